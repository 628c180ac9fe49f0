package import Rules

extension Voices {
  /// The decision for the person it is about.
  package func forPerson(_ decision: Decision, _ scene: Scene) -> PersonWords {
    PersonWords(
      headline: "", facts: ["", "", ""], because: "", clauses: "", next: [], remarks: [], steps: [])
  }

  /// The decision for the clerk.
  package func forClerk(_ decision: Decision, _ scene: Scene) -> ClerkWords {
    ClerkWords(
      summary: "", ratio: "", settlement: "", validity: "", basis: "", remarks: [], readings: [],
      steps: [], trace: [])
  }

  /// The decision in one line for the file.
  package func forFile(_ decision: Decision, _ scene: Scene) -> String {
    ""
  }
}
