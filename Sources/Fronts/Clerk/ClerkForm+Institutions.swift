import Interview
import Messages
import OfficeLists
import Places
import Rules
import Terminal

/// Fields that are filled from one of the office's lists.
extension ClerkForm {
  /// Institutions that are meant by what is typed; without a word all, and that it is none of them.
  func institutions(_ words: Messages.Catalogue) -> [ClerkCandidate] {
    let list = interview.institutions(focus)
    let found = Institution.matches(line.text, in: list, limit: list.count).enumerated()
    let candidates = found.map { index, institution in
      let place = places.place(institution.place.value)
      return ClerkCandidate(
        digit: index < 9 ? index + 1 : nil, value: institution.key,
        cells: [
          institution.name,
          institution.grade.map { words("word.grade.\($0.rawValue)") } ?? "",
          place.map { words.language.isChinese ? $0.name : $0.latin } ?? "",
        ])
    }
    // Where nothing is found a slip of the finger must not mean that it is not listed.
    guard line.text.isEmpty else { return candidates }
    let none = ClerkCandidate(
      digit: 0, value: Value.notListed, cells: [words("clerk.institution.none"), "", ""])
    return candidates + [none]
  }

  /// Whether the focus is on a field of that kind.
  var picksInstitution: Bool { !interview.institutions(focus).isEmpty }

  /// The key of the institution a text stands for without a doubt.
  func exactInstitution(_ text: String) -> String? {
    let found = Institution.matches(text, in: interview.institutions(focus), limit: 2)
    guard let first = found.first, found.count == 1 || first.isCalled(text) else { return nil }
    return first.key
  }
}
