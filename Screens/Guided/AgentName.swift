import Interview

extension Screen {
  /// The name of who files for somebody else.
  static let agentName = Screen(
    .agentName, step: 5, .text(.name, width: 20), words: [.why])
}
