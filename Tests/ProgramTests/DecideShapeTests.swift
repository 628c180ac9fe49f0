import Testing

@Suite("The shape of an answer")
struct DecideShapeTests {
  private static let care =
    #"{"id":"1","ask":"care","today":"2025-04-12","category":"referral","care":"inpatient","#
    + #""care_place":"610100","networked":true,"trauma":"none"}"#
  private static let filing =
    #""filing":{"category":"referral","place":"610100","effective":"2025-04-01"},"on":"2025-04-12""#

  /// A question of each kind, with the keys of its answer between `policy` and `clauses`.
  static let questions: [(line: String, keys: [String])] = [
    (
      care, ["treated_as", "zone", "ratio", "settlement", "catalogue", "filing"]
    ),
    (
      #"{"id":"2","ask":"change",\#(filing),"change":"place","to":"310000"}"#,
      ["verdict", "locked_through", "earliest"]
    ),
    (#"{"id":"3","ask":"place","care_place":"610100"}"#, ["file_to"]),
    (
      #"{"id":"4","ask":"certificate","certificate":{"scope":"city","grade":"三级"}}"#,
      ["qualified"]
    ),
    (#"{"id":"5","ask":"validity",\#(filing)}"#, ["in_force", "valid_through"]),
  ]

  @Test(
    "Every key is always there, in the contract's order",
    arguments: [
      ("none", [], []), ("ids", ["clauses", "readings", "notes"], []),
      ("full", ["clauses", "readings", "notes", "because"], ["one_step"]),
    ] as [(String, [String], [String])])
  func keys(_ explain: String, _ reasons: [String], _ careOnly: [String]) throws {
    let lines = Self.questions.map(\.line).joined(separator: "\n")
    let run = try DecideProgram.decide(lines, ["--explain", explain])
    #expect(run.lines.count == Self.questions.count)
    for (line, question) in zip(run.lines, Self.questions) {
      let wanted =
        ["id", "policy"] + question.keys + reasons + (question.line == Self.care ? careOnly : [])
      #expect(keys(of: line, depth: 1) == wanted, "\(line)")
    }
  }

  @Test("Full is the default")
  func standard() throws {
    let full = try DecideProgram.decide(Self.care, ["--explain", "full"])
    #expect(try DecideProgram.decide(Self.care).out == full.out)
  }

  @Test("The parts of an answer have their keys in order too")
  func parts() throws {
    let line = try DecideProgram.decide(Self.care).lines[0]
    let inner = keys(of: line, depth: 2)
    #expect(inner.prefix(4) == ["delta_points", "status", "valid_through", "file_to"])
    let items = keys(of: line, depth: 3)
    let reasons = items.prefix { $0 != "change" }
    #expect(Array(reasons.prefix(3)) == ["clause", "quote", "says"])
    #expect(
      Array(items.dropFirst(reasons.count).prefix(4)) == [
        "change", "to", "delta_points", "settlement",
      ])
  }

  @Test("A refusal has its three keys; what it says names the value")
  func refusals() throws {
    let line = Self.care.replacing("inpatient", with: "住院部")
    for language in ["zh", "en"] {
      let answer = try DecideProgram.decide(line, ["--lang", language]).lines[0]
      #expect(keys(of: answer, depth: 1) == ["id", "error"])
      #expect(keys(of: answer, depth: 2) == ["code", "field", "message"])
      #expect(try Value(json: answer)["error"]["message"].text.contains("住院部"))
    }
  }

  @Test("A value of the wrong type is named in words of the language, never in JSON's own")
  func wrongTypes() throws {
    let pairs = [
      ("5", "数字 5", "the number 5"), ("1.5e3", "数字 1.5e3", "the number 1.5e3"),
      ("true", "true", "true"),
      ("[]", "方括号里的列表", "a list in square brackets"),
      ("{}", "花括号里的对象", "an object in braces"),
    ]
    let lines = pairs.map { #"{"ask":"place","care_place":\#($0.0)}"# } + ["null"]
    let input = lines.joined(separator: "\n")
    let chinese = try DecideProgram.decide(input, ["--lang", "zh"]).answers()
    let english = try DecideProgram.decide(input, ["--lang", "en"]).answers()
    #expect(
      chinese.map { $0["error"]["message"].text }
        == pairs.map { "这里写的是\($0.1)，应为带引号的文字。" } + ["这里写的是空值（null），应为花括号里的对象。"])
    #expect(
      english.map { $0["error"]["message"].text }
        == pairs.map { "This is \($0.2); it should be text in quotes." }
        + ["This is null; it should be an object in braces."])
  }

  @Test("Each clause has its sentence and plain words; only the words follow the language")
  func reasons() throws {
    let chinese = try DecideProgram.decide(Self.care).answers()[0]
    let english = try DecideProgram.decide(Self.care, ["--lang", "en"]).answers()[0]
    for answer in [chinese, english] {
      guard case .list(let reasons) = answer["because"] else {
        Issue.record("no reasons")
        continue
      }
      #expect(reasons.map { $0["clause"] } == answer["clauses"].texts.map(Value.text))
      for reason in reasons { #expect(!reason["says"].text.isEmpty) }
    }
    #expect(quotes(chinese) == quotes(english))
    #expect(says(chinese) != says(english))
    #expect(says(chinese).joined().unicodeScalars.contains { $0.value > 0x4E00 })
    #expect(says(english).joined().contains(" "))
  }

  private func quotes(_ answer: Value) -> [String] { parts(answer, "quote") }

  private func says(_ answer: Value) -> [String] { parts(answer, "says") }

  private func parts(_ answer: Value, _ key: String) -> [String] {
    if case .list(let reasons) = answer["because"] { reasons.map { $0[key].text } } else { [] }
  }

  /// The keys that stand at a depth of nesting, in the order they are written.
  private func keys(of json: String, depth wanted: Int) -> [String] {
    var found: [String] = []
    var depth = 0
    var text: String?
    var last = ""
    var isEscaped = false
    for character in json {
      if let open = text {
        if character == "\"" && !isEscaped {
          last = open
          text = nil
        } else {
          text = open + String(character)
        }
        isEscaped = character == "\\" && !isEscaped
        continue
      }
      switch character {
      case "\"": text = ""
      case "{", "[": depth += 1
      case "}", "]": depth -= 1
      case ":": if depth == wanted { found.append(last) }
      default: break
      }
    }
    return found
  }
}
