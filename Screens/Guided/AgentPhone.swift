import Interview

extension Screen {
  /// The agent's telephone number, or none.
  static let agentPhone = Screen(
    .agentPhone, step: 5, .text(.phone, width: 12), words: [.hint, .why])
}
