/// The same numbers in every run, so that a failure can be looked at again.
package struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64

  /// A row of numbers that the seed alone decides.
  package init(seed: UInt64) { state = seed }

  /// SplitMix64.
  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// One of a few.
  package mutating func pick<Value>(_ values: [Value]) -> Value {
    values[Int(next() % UInt64(values.count))]
  }

  /// True once in so many times.
  package mutating func once(in times: UInt64) -> Bool { next() % times == 0 }
}
