extension Institution {
  /// Those of a list that a text may mean, the likeliest first; all of them where it says nothing.
  ///
  /// The text is a part of a name, initials, the spelling of the place, or the beginning of a code.
  package static func matches(
    _ text: String, in list: [Institution], limit: Int
  ) -> [Institution] {
    let asked = Width.comparable(text)
    guard !asked.isEmpty else { return Array(list.prefix(limit)) }
    var byGrade: [[Institution]] = [[], [], [], []]
    for institution in list {
      if let grade = institution.grade(of: asked) { byGrade[grade].append(institution) }
    }
    return Array(byGrade.joined().prefix(limit))
  }

  /// How well a text meets it, 0 the best; `nil` where it does not.
  private func grade(of asked: String) -> Int? {
    let names = comparableNames
    if names.contains(asked) || code?.lowercased() == asked { return 0 }
    if names.contains(where: { $0.hasPrefix(asked) }) { return 1 }
    let isLetters = asked.allSatisfy(\.isASCII)
    if isLetters, spellings.contains(where: { $0.hasPrefix(asked) }) { return 1 }
    if names.contains(where: { $0.contains(asked) }) { return 2 }
    if let code, code.lowercased().hasPrefix(asked) { return 2 }
    // One letter stands in nearly every name.
    if isLetters, asked.count > 1, spellings.contains(where: { $0.contains(asked) }) { return 3 }
    return nil
  }
}
