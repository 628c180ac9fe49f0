/// Which paper of a filing is meant; raw values are those of the papers themselves.
package enum PaperChoice: String, CaseIterable, Sendable {
  case receipt
  /// The receipt in large type.
  case large
  /// For the hospital's desk.
  case hospital
  /// What is missing (一次性告知单).
  case missing
  /// The filing form (登记备案表), with the full number.
  case form
  /// The promise (个人承诺书), with the full number.
  case promise

  /// The receipt in that type.
  package init(isLarge: Bool) { self = isLarge ? .large : .receipt }

  /// Whether it shows what is masked elsewhere.
  package var isInFull: Bool { self == .form || self == .promise }

  /// Those beside the receipt, in the order of their digits.
  static let others: [PaperChoice] = [.hospital, .missing, .form, .promise]
}

/// What somebody who looked saw of a paper.
package enum PaperSight: Hashable, Sendable {
  case out
  case notOut
  /// It came, and nobody can use it.
  case spoiled

  /// The sight that a key stands for, where somebody has to look.
  init?(key: String) {
    switch key {
    case "o": self = .out
    case "n": self = .notOut
    case "x": self = .spoiled
    default: return nil
    }
  }
}
