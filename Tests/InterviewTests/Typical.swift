import Interview
import Support

/// An answer somebody may give.
enum Typical {
  static func value(_ question: Question, _ generator: inout SeededRandom) -> String {
    if let choice = question.choices?.randomElement(using: &generator) { return choice }
    switch question {
    case .name, .agentName: return "李明"
    case .identity: return Sample.identity
    case .agentIdentity: return Sample.agentIdentity
    case .phone, .agentPhone: return "13800138000"
    case .admission, .effective: return "20260729"
    case .discharge: return "20260730"
    case .materialsBy: return "20260815"
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
