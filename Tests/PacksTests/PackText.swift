import Packs
import Rules
import Support

/// A pack as text, to be changed at one place and read again.
struct PackText {
  var lines: [String]

  /// A pack the program has.
  init(_ id: String = "dazhou-2022-118") {
    let text = String(decoding: asset("Policies/\(id).md"), as: UTF8.self)
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  /// The number, from 1, of the first line that begins so, at or after the heading of a section.
  func line(_ beginning: String, in section: String = "") -> Int? {
    let start = section.isEmpty ? 0 : lines.firstIndex(of: "## \(section)")
    return start.flatMap { start in
      lines[start...].firstIndex { $0.hasPrefix(beginning) }.map { $0 + 1 }
    }
  }

  /// Loads the pack as it stands.
  func load() throws(PackFailure) -> Policy {
    try loadPolicy(
      markdown: Array(lines.joined(separator: "\n").utf8), file: "pack.md", digest: "test")
  }

  /// What is wrong with the pack as it stands.
  func findings() -> [Finding] {
    do {
      _ = try load()
      return []
    } catch {
      return error.findings
    }
  }

  /// The rows of all tables: lines from 0 that are neither heads nor the rules beneath them.
  var rows: [Int] {
    lines.indices.filter { index in
      index > 1 && lines[index].hasPrefix("|") && !lines[index].hasPrefix("|-")
        && lines[index - 1].hasPrefix("|")
    }
  }

  /// The heading a line stands under, the title where it is none.
  func section(ofLine index: Int) -> String {
    lines[...index].last { $0.hasPrefix("## ") }.map { String($0.dropFirst(3)) } ?? ""
  }

  /// The pack with one conclusion alone and every quote, so that it is read in no time.
  func keeping(_ conclusion: String?) -> PackText {
    var kept = self
    var isKept = true
    kept.lines = lines.map { line in
      if line.hasPrefix("## ") {
        isKept = !line.hasPrefix("## 结论：") || line.dropFirst(3) == conclusion ?? ""
      }
      return isKept || line.hasPrefix("> ") ? line : ""
    }
    return kept
  }

  /// The pack without its cases, which would fail first where a row is changed.
  var withoutCases: PackText {
    var bare = self
    bare.lines = Support.withoutCases(lines)
    return bare
  }

  /// The conclusion with the fewest rows whose table has all these columns.
  func smallestConclusion(with columns: [String]) -> String? {
    let heads = rows.map { $0 - 2 }.filter { lines[$0].hasPrefix("| 号") }
    return heads.filter { Set(columns).isSubset(of: cells($0)) }
      .min { tableLength($0) < tableLength($1) }.map(section(ofLine:))
  }

  private func tableLength(_ head: Int) -> Int {
    lines[head...].prefix { $0.hasPrefix("|") }.count
  }

  /// Writes a cell of the row on that line, from 1, under the column of that name.
  mutating func set(_ column: String, to text: String, line: Int) {
    guard let head = lines[..<line].lastIndex(where: { $0.hasPrefix("|-") }),
      let position = cells(head - 1).firstIndex(of: column)
    else { return }
    var row = cells(line - 1)
    row[position] = text
    lines[line - 1] = "| " + row.joined(separator: " | ") + " |"
  }

  /// The cells of a table's line, trimmed.
  func cells(_ index: Int) -> [String] {
    lines[index].split(separator: "|", omittingEmptySubsequences: false).dropFirst().dropLast()
      .map { String($0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()) }
  }
}

/// Everything a policy says, without the numbers by which its parts are kept.
struct Sayings: Hashable {
  private var tables: [Slot: Set<[String]>] = [:]
  private var rest: [String]

  init(_ policy: Policy) {
    rest =
      policy.areas.map { "\($0.prefix)=\($0.zone)" } + policy.readings.map { "\($0.id) \($0.text)" }
      + [
        "\(policy.identity)", "\(policy.terms)", "\(policy.citedInOrder)",
      ]
    for slot in Slot.allCases {
      guard let table = policy.table(slot) else { continue }
      for explanation in table.explanations {
        let value =
          slot == .ratio
          ? "\(policy.points[Int(explanation.value)].map(String.init) ?? "none")"
          : slot.values[Int(explanation.value)]
        let citations = explanation.citations.map { policy.citations[Int($0)] }
        tables[slot, default: []].insert(
          [value] + citations.map { "\($0.clause) \($0.quote)" }
            + explanation.readings.map { policy.readings[Int($0)].id }
            + explanation.notes.map(\.rawValue))
      }
    }
  }
}
