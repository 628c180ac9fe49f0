import Foundation
import Testing

@Suite("Cases in, decisions out, line by line")
struct DecideStreamTests {
  static let place = #"{"ask":"place","care_place":"510107"}"#

  @Test("A line is answered before the next is sent", .timeLimit(.minutes(1)))
  func streams() throws {
    let process = DecideProgram.process(["decide", "--explain", "none"])
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    for id in 1...3 {
      input.fileHandleForWriting.write(
        Data(#"{"id":\#(id),"ask":"place","care_place":"110108"}"#.utf8 + [10]))
      var answer = Data()
      while answer.last != 10 { answer += output.fileHandleForReading.availableData }
      let line = String(decoding: answer, as: UTF8.self)
      #expect(
        line == #"{"id":\#(id),"policy":"dazhou-2022-118","file_to":"110000"}"# + "\n")
    }
    try input.fileHandleForWriting.close()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  @Test("Answers come in the order of the cases, one for each line that is not blank")
  func order() throws {
    let cases = (0..<2000).map {
      #"{"id":"第\#($0)","ask":"place","care_place":"51010\#($0 % 10)"}"#
    }
    let answers = try DecideProgram.decide(cases.joined(separator: "\n\n")).answers()
    #expect(answers.map { $0["id"].text } == (0..<2000).map { "第\($0)" })
  }

  @Test("Line numbers count blank lines and go on across files")
  func lineNumbers() throws {
    try TemporaryFolder.with { folder in
      try TemporaryFolder.write("\n \t\nno\n\(Self.place)\n\n", to: "\(folder)/a")
      try TemporaryFolder.write("\(Self.place)\r\n\r\n[]", to: "\(folder)/b")
      let run = try DecideProgram.run(["decide", "\(folder)/a", "\(folder)/b"])
      #expect(try run.answers().map { $0["id"] } == [3, 4, 6, 8].map(Value.integer))
      #expect(
        try run.answers().map { $0["error"]["code"].text } == ["not_json", "", "", "wrong_type"])
      #expect(run.status == 65)
    }
  }

  @Test("An id is echoed as it was given; the line's number stands for one that cannot be read")
  func ids() throws {
    let pairs = [
      (#""甲-1""#, #""甲-1""#), (#""""#, #""""#), (#""a\"\u00e9\t""#, #""a\"é\u0009""#), ("7", "7"),
      ("-3", "-3"), ("123456789012345678901234567890", "123456789012345678901234567890"),
      ("null", "7"), ("1.5", "8"), ("true", "9"), ("[1]", "10"),
    ]
    let lines = pairs.map { #"{"id":\#($0.0),"ask":"place","care_place":"510107"}"# }
    let run = try DecideProgram.decide(lines.joined(separator: "\n"))
    #expect(run.lines.count == pairs.count)
    for (line, pair) in zip(run.lines, pairs) {
      #expect(line.hasPrefix(#"{"id":\#(pair.1),"#), "\(pair.0): \(line)")
    }
  }

  @Test("What is not JSON is refused in its place and the rest goes on")
  func notJSON() throws {
    let broken = [
      "{", "{}{}", "{'ask':'place'}", #"{"ask":"place","care_place":"510107",}"#, "nul", "NaN",
      #"{"ask":"place" "care_place":"510107"}"#, #"{"a":01}"#, #"{"a":"\x"}"#, #"{"a":"\ud800"}"#,
      #"{"ask":"place","ask":"care"}"#, "\"", String(repeating: "[", count: 5000), "// ?",
    ]
    let run = try DecideProgram.decide(
      broken.map { "\($0)\n\(Self.place)" }.joined(separator: "\n"))
    let answers = try run.answers()
    #expect(answers.count == 2 * broken.count)
    for (index, line) in broken.enumerated() where answers.count == 2 * broken.count {
      #expect(answers[2 * index]["id"] == .integer(2 * index + 1))
      #expect(answers[2 * index]["error"]["code"].text == "not_json", "\(line)")
      #expect(answers[2 * index + 1]["file_to"].text == "510100")
    }
    #expect(run.status == 65)
  }

  @Test(
    "A key given twice is told by its path",
    arguments: [
      (#"{"ask":"place","ask":"place"}"#, "ask"),
      (#"{"ask":"care","person":{"insurance":"310","insurance":"390"}}"#, "person.insurance"),
      (#"{"ask":"care","filings":[{},{"place":"510100","place":"510100"}]}"#, "filings[1].place"),
      (#"{"why":[[{"a":1,"a":1}]]}"#, "why[0][0].a"),
    ])
  func twice(line: String, path: String) throws {
    let answer = try #require(try DecideProgram.decide(line).answers().first)
    #expect(answer["error"]["code"].text == "not_json")
    #expect(answer["error"]["field"].text == path)
  }

  @Test("A hundred thousand keys are read in no time, twice or not", .timeLimit(.minutes(1)))
  func manyKeys() throws {
    let keys = (0..<100_000).map { "\"\($0)\":0" }.joined(separator: ",")
    let lines = [
      #"{"ask":"place","care_place":"510107","why":{\#(keys)}}"#, #"{\#(keys),"7":0}"#, Self.place,
    ]
    let answers = try DecideProgram.decide(lines.joined(separator: "\n")).answers()
    #expect(answers.map { $0["file_to"].text } == ["510100", "", "510100"])
    #expect(answers[1]["error"]["field"].text == "7")
  }

  @Test("Bytes that are no UTF-8 are not JSON")
  func encoding() throws {
    let bytes = Array(#"{"id":""#.utf8) + [0xC3, 0x28] + Array(#"","ask":"place"}"#.utf8)
    let answers = try DecideProgram.run(["decide"], input: bytes).answers()
    #expect(answers.map { $0["error"]["code"].text } == ["not_json"])
  }

  @Test("A byte order mark and line ends of another system are taken as they come")
  func marks() throws {
    let run = try DecideProgram.decide("\u{FEFF}\(Self.place)\r\n\r\n\(Self.place)\r\n")
    #expect(try run.answers().map { $0["id"] } == [.integer(1), .integer(3)])
    #expect(run.status == 0)
  }

  @Test("A line of 1 MiB is read, one byte more is refused and the next is answered")
  func longLines() throws {
    func line(bytes: Int) -> String {
      let frame = #"{"ask":"place","care_place":"510107","why":""}"#.utf8.count
      let filler = String(repeating: "x", count: bytes - frame)
      return #"{"ask":"place","care_place":"510107","why":"\#(filler)"}"#
    }
    let lines = [1 << 20, 1 << 20 + 1, 3 << 20].map(line(bytes:)) + [Self.place]
    for end in ["", "\n"] {
      let answers = try DecideProgram.decide(lines.joined(separator: "\n") + end).answers()
      #expect(
        answers.map { $0["error"]["code"].text } == ["", "line_too_long", "line_too_long", ""])
      #expect(answers.map { $0["id"] } == [1, 2, 3, 4].map(Value.integer))
    }
  }

  @Test("An empty input is no fault")
  func empty() throws {
    let run = try DecideProgram.decide("")
    #expect(run.out.isEmpty && run.err.isEmpty && run.status == 0)
  }
}

@Suite("How yidi decide ends")
struct DecideStatusTests {
  @Test("A file that is missing is named before anything is answered")
  func missingFile() throws {
    try TemporaryFolder.with { folder in
      try TemporaryFolder.write(DecideStreamTests.place, to: "\(folder)/there")
      let run = try DecideProgram.run(["decide", "\(folder)/there", "\(folder)/没有.jsonl"])
      #expect(run.status == 66)
      #expect(run.out.isEmpty)
      #expect(run.err.hasPrefix("yidi: ") && run.err.contains("没有.jsonl"))
      #expect(run.err.split(separator: "\n").count == 1)
    }
  }

  @Test(
    "Wrong use is one line on standard error, status 64",
    arguments: [
      ["--explain", "some"], ["--policy", "nowhere-1999"], ["--lang", "fr"],
      ["--today", "2025-02-29"], ["--unknown"], ["--explain"],
    ])
  func usage(_ arguments: [String]) throws {
    let run = try DecideProgram.decide(DecideStreamTests.place, arguments)
    #expect(run.status == 64)
    #expect(run.out.isEmpty)
    #expect(run.err.hasPrefix("yidi: "), "\(run.err)")
    #expect(run.err.split(separator: "\n").count == 1)
  }

  @Test("Refused lines are counted on standard error, status 65")
  func refused() throws {
    let run = try DecideProgram.decide("no\n\(DecideStreamTests.place)\nno\n")
    #expect(run.status == 65)
    #expect(run.err.hasPrefix("yidi: ") && run.err.contains("2"))
    #expect(run.err.split(separator: "\n").count == 1)
  }

  @Test("The flags say today and the policy; the line's own win")
  func flags() throws {
    let filing = #""filing":{"category":"emergency","place":"310000","effective":"2025-01-10"}"#
    let lines = [
      #"{"ask":"validity",\#(filing)}"#, #"{"ask":"validity",\#(filing),"today":"2025-07-11"}"#,
      #"{"ask":"validity",\#(filing),"policy":"dazhou-2022-118"}"#,
      #"{"ask":"validity",\#(filing),"today":"2025-07-11","on":"2025-07-10"}"#,
    ]
    let run = try DecideProgram.decide(
      lines.joined(separator: "\n"), ["--today", "2025-07-10", "--policy", "dazhou-2022-118"])
    #expect(try run.answers().map { $0["in_force"] } == [true, false, true, true].map(Value.bool))
  }
}
