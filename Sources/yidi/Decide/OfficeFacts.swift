internal import OfficeLists
internal import Rules

/// What a line was answered from beside the case itself: the office's lists, as far as it asks them.
struct OfficeFacts {
  /// An institution that a line names, and what the lists say of it.
  struct Sought {
    /// As the line names it.
    let asked: String
    /// The institution meant; `nil` where it is on no list.
    let found: Institution?
    /// Where the list it was looked for in comes from; none where there is no such list.
    let sources: [ListSource]
  }

  let lists: OfficeLists
  /// Who issued the certificate; `nil` where the line does not name an institution.
  var issuer: Sought?
  /// Where the care is; `nil` where the line does not name an institution.
  var institution: Sought?
  /// The kinds of lists that were asked for and are not there.
  var missing: Set<ListKind> = []
  /// What decides which local percentage holds, as far as the line says it.
  var insurance: Insurance?
  var grade: Grade?
  var group: String?

  /// The facts of a line that has asked nothing yet.
  init(_ lists: OfficeLists) {
    self.lists = lists
  }

  /// What is paid at home for that care, and what is then paid for it.
  func local(_ care: Care, on day: Day) -> OfficeLists.Local {
    lists.local(Int(day.civil.year), insurance, care, grade: grade, group: group)
  }

  /// The facts that would tell which of several percentages holds, by the names a line has for them.
  func needs(_ open: [LocalRatio]) -> [String] {
    guard !open.isEmpty else { return [] }
    var needs: [String] = []
    if insurance == nil { needs.append("person.insurance") }
    if open.contains(where: { !$0.holds(grade) }) { needs.append("institution_grade") }
    if group == nil, open.contains(where: { !$0.group.isEmpty }) { needs.append("group") }
    return needs
  }
}
