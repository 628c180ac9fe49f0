/// Numbers keys from 0 in the order they are first met, faster than a dictionary does.
struct Numbering {
  /// What is numbered.
  typealias Key = SIMD16<UInt32>

  /// The keys in the order of their numbers.
  private(set) var keys: [Key] = []
  /// By hash, the number of a key, or `vacant`; at most half of it is taken.
  private var places = [UInt32](repeating: vacant, count: 1 << 10)

  private static let vacant = UInt32.max
  /// Odd numbers without a pattern, so that keys which differ in one lane spread.
  private static let factors = Key(
    0x9E37_79B1, 0x85EB_CA77, 0xC2B2_AE3D, 0x27D4_EB2F, 0x1656_67B1, 0xD3A2_646D, 0xFD70_46C5,
    0xB55A_4F09, 0x8E9F_2B1B, 0x6C8E_9CF5, 0xA24B_AED5, 0x9FB2_1C65, 0xE6F3_D0A7, 0x7F4A_7C15,
    0x94D0_49BB, 0xBF58_476D)

  /// The key's number, a new one if it has none yet.
  mutating func number(of key: Key) -> Int {
    var place = place(of: key)
    while places[place] != Self.vacant {
      let number = Int(places[place])
      if keys[number] == key { return number }
      place = (place + 1) & (places.count - 1)
    }
    places[place] = UInt32(keys.count)
    keys.append(key)
    if keys.count * 2 > places.count { grow() }
    return keys.count - 1
  }

  private func place(of key: Key) -> Int {
    let sum = (key &* Self.factors).wrappedSum()
    return Int(sum ^ sum >> 15) & (places.count - 1)
  }

  private mutating func grow() {
    places = [UInt32](repeating: Self.vacant, count: places.count * 2)
    for (number, key) in keys.enumerated() {
      var place = place(of: key)
      while places[place] != Self.vacant { place = (place + 1) & (places.count - 1) }
      places[place] = UInt32(number)
    }
  }
}
