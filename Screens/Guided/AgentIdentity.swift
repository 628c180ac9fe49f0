import Interview

extension Screen {
  /// The agent's identity number.
  static let agentIdentity = Screen(
    .agentIdentity, step: 5, .text(.identity, width: 18), words: [.hint, .why])
}
