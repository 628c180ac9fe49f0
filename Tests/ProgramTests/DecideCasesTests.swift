import FoundationEssentials
import Support
import Testing

@Suite("Worked cases")
struct DecideCasesTests {
  @Test(
    "yidi decide answers every worked case as it was worked by hand", arguments: ["dazhou", "more"])
  func worked(_ name: String) throws {
    let folder = "\(repositoryPath())/Tests/ProgramTests/Cases"
    let run = try DecideProgram.run(["decide", "\(folder)/\(name).jsonl"])
    var answers: [Value: Value] = [:]
    for answer in try run.answers() {
      #expect(answers.updateValue(answer, forKey: answer["id"]) == nil, "\(answer["id"]) twice")
    }
    let text = try String(contentsOfFile: "\(folder)/\(name).expected.jsonl", encoding: .utf8)
    let expectations = try text.split(separator: "\n").map { try Value(json: String($0)) }
    #expect(expectations.count == answers.count)
    for wanted in expectations {
      let found = answers[wanted["id"]].map { wanted.differences(from: $0) } ?? ["no answer"]
      #expect(found.isEmpty, "\(wanted["id"]): \(found.joined(separator: "; "))")
    }
  }

  @Test("Every case of our own says why, in Chinese, and is known by one name")
  func reasons() throws {
    let path = "\(repositoryPath())/Tests/ProgramTests/Cases/more.jsonl"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    var seen: Set<Value> = []
    for line in text.split(separator: "\n") {
      // Lines that are refused before they are read have no reason to give.
      guard let value = try? Value(json: String(line)), value.keys.contains("id") else { continue }
      #expect(seen.insert(value["id"]).inserted, "\(value["id"]) twice")
      let isChinese = value["why"].text.unicodeScalars.contains { $0.value >= 0x4E00 }
      #expect(isChinese, "\(value["id"]) does not say why")
    }
    #expect(seen.count > 100)
  }
}
