import Interview

/// Numbers that repeat from run to run.
struct Seeded: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// SplitMix64.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// An answer somebody may give.
enum Typical {
  static func value(_ question: Question, _ generator: inout Seeded) -> String {
    if let choice = question.choices?.randomElement(using: &generator) { return choice }
    switch question {
    case .name, .agentName: return "李明"
    case .identity: return Sample.identity
    case .agentIdentity: return Sample.agentIdentity
    case .phone, .agentPhone: return "13800138000"
    case .admission, .effective: return "20260729"
    case .discharge: return "20260730"
    case .carePlace:
      return ["510100", "500000", "110000", "511703"].randomElement(using: &generator) ?? "510100"
    case .issuerName: return "511722 宣汉乙医院"
    case .hospital: return "110000 北京庚医院"
    case .insuredPlace:
      return ["511703", "511702", "510100"].randomElement(using: &generator) ?? "511703"
    default: return Sample.identity
    }
  }
}
