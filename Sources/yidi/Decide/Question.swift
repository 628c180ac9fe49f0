internal import Rules

/// One line's question, ready to be answered.
enum Question {
  case care(CareCase, today: Day)
  case change(ChangeCase)
  case place(PlaceCode)
  case certificate(Certificate)
  case validity(Filing, on: Day)

  /// What `ask` may say.
  enum Kind: String, CaseIterable {
    case care, change, place, certificate, validity

    /// Whether the office's lists may be asked for it.
    var asksLists: Bool { self == .care || self == .change || self == .certificate }
  }
}

/// How a line names itself; without a name of its own the line's number stands for it.
enum LineID: Equatable {
  case text(String)
  case integer(String)
}
