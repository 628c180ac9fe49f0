package import Messages

/// What can be printed of a filing.
package enum PaperKind: String, CaseIterable, Sendable {
  /// 备案回执, also of a change and of a late filing.
  case receipt
  /// 备案回执（长辈版）: in large type, only what one does next.
  case large
  /// What the hospital's desk is shown so that it settles directly.
  case hospital
  /// 一次性告知单: what is missing, and who can give it.
  case missing
  /// 登记备案表, filled in for signature.
  case form
  /// 个人承诺书, filled in for signature.
  case promise

  /// Whether it stays with the office: these alone carry the full number and telephone.
  package var staysAtOffice: Bool { self == .form || self == .promise }

  /// What it is written in for somebody who asked in that language: Chinese where an office or a
  /// hospital's desk reads it.
  package func language(for asked: Language) -> Language {
    staysAtOffice || self == .hospital ? .zh : asked
  }

  /// The type it is set in.
  package var typeSize: Paper.TypeSize { self == .large ? .large : .ordinary }

  /// Whether it carries the filing's signature: what the office says to others.
  package var isProven: Bool { self == .receipt || self == .large || self == .hospital }
}
