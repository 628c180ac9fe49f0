import Messages
import Support
import Testing

@testable import yidi

@Suite("A numeric keypad in a terminal")
struct WholeKeypadTests {
  @Test("is enough for a whole filing for oneself, the name by the telephone's letters")
  func oneself() async throws {
    try await Visitor.with { visitor in
      try await visitor.dialsToIdentity(forWhom: "1")
      try await visitor.dial(figures(Visitor.otherNumber), then: "q.name.title")
      try await visitor.dial(name: [("尉迟", "yuchi"), ("三", "san"), ("丰", "feng")])
      try await visitor.sees("q.phone.title")
      try await visitor.dial(Visitor.phone + "e", then: "guided.check.title")
      #expect(try visitor.terminal.screen().contains("尉迟三丰"))
      try await visitor.dial("e", then: "guided.result.title")
      try expectOnRecord(try visitor.filingNumber(), visitor)
    }
  }

  @Test("is enough for a relative, with the name and the number of who files")
  func relative() async throws {
    try await Visitor.with(columns: 60, rows: 18) { visitor in
      try await visitor.dialsToIdentity(forWhom: "2")
      // One figure wrong, taken back by the keypad's plus.
      try visitor.dial(String(Visitor.number.dropLast()) + "7+5e")
      try await visitor.sees("q.name.title.relative")
      try await visitor.dial(name: [("张", "zhang"), ("伟", "wei")])
      try await visitor.sees("q.phone.title.relative")
      try await visitor.dial(Visitor.phone + "e", then: "q.agent_name.title")
      try await visitor.dial(name: [("单", "shan"), ("喆", "zhe")])
      try await visitor.sees("q.agent_identity.title")
      try await visitor.dial(figures(Visitor.otherNumber), then: "q.agent_phone.title")
      try await visitor.dial("13900139000e", then: "q.relation.title")
      try await visitor.dial("2e", then: "guided.check.title")
      // What will come of it is below the answers: the first Enter reads on.
      try await visitor.dial("e", then: "guided.check.not_filed_yet")
      try await visitor.dial("e", then: "guided.result.title")
      try expectOnRecord(try visitor.filingNumber(), visitor)
    }
  }

  /// An ID number as it is pressed, and Enter: its X by the point.
  private func figures(_ number: String) -> String { number.replacing("X", with: ".") + "e" }
}

extension Visitor {
  /// Presses keys of the keypad itself, `e` for its Enter.
  func dial(_ keys: String) throws {
    try terminal.press(keys.map { $0 == "e" ? "KPEnter" : "KP\($0)" })
  }

  /// Presses keys of the keypad and waits for the page they lead to.
  func dial(_ keys: String, then key: String) async throws {
    try dial(keys)
    try await sees(key)
  }

  /// From the first page to the ID number: to Chengdu by lists, insured in 宣汉县.
  func dialsToIdentity(forWhom: String) async throws {
    try start("--front guided")
    try await sees("guided.start.title")
    try await dial("1e", then: "q.for_whom.title")
    try await dial(forWhom + "e", then: "q.reason.title")
    try await dial("2e", then: "q.care_place.title")
    try await pick("四川省", andEnter: true)
    try await pick("成都市", andEnter: true)
    let about = forWhom == "2" ? ".relative" : ""
    try await sees("q.insured_place.title" + about)
    try dial("2e")
    try await pick("宣汉县", andEnter: true)
    try await sees("q.insurance.title" + about)
    try await dial("1e", then: "privacy.title")
    try await dial("e", then: "q.identity.title" + about)
  }

  /// Writes a name by the readings of its characters, and goes on.
  func dial(name: [(String, String)]) async throws {
    let keys = ["abc", "def", "ghi", "jkl", "mno", "pqrs", "tuv", "wxyz"]
    var written = ""
    for (text, reading) in name {
      let figures = reading.compactMap { letter in
        keys.firstIndex { $0.contains(letter) }.map { "\($0 + 2)" }
      }
      try dial(figures.joined() + "e")
      let asked = [texts("guided.name.which"), texts("guided.name.which_reading")]
      let screen = try await terminal.waits(for: "what is read so") { screen in
        asked.contains { screen.contains($0) }
      }
      if screen.contains(asked[1]) { try await pick(reading) }
      try await terminal.sees(asked[0])
      try await pick(text)
      written += text
      try await terminal.sees("[ \(written) ")
    }
    try dial("e")
  }

  /// Presses the digit of that answer, turning leaves until it is there.
  func pick(_ label: String, andEnter: Bool = false) async throws {
    let leaves = ["guided.leaf.more", "guided.leaf.first"].map { texts($0).prefix(3) }
    for _ in 0..<100 {
      let before = try await terminal.waits(for: "\(label), or a leaf to turn") { screen in
        digit(before: label, on: screen) != nil
          || leaves.contains { screen.contains($0) }
      }
      if let digit = digit(before: label, on: before) {
        return try dial("\(digit)" + (andEnter ? "e" : ""))
      }
      try dial("0")
      try await terminal.waits(for: "the next leaf") { $0 != before }
    }
    throw TmuxSession.Failure(description: "\(label) is on no leaf of\n\(try terminal.screen())")
  }

  private func digit(before label: String, on screen: String) -> Character? {
    for row in rows(of: screen) {
      let words = row.split(separator: " ")
      if words.count > 1, words[0].count == 1, words[1] == label { return words[0].first }
    }
    return nil
  }
}
