import Interview
import Rules
import Support
import Testing

@Suite("Drafts go to bytes and back")
struct DraftTests {
  private func draft() throws -> Draft {
    let interview = try Sample.interview(.guided, Sample.ill("110000") + Sample.person)
    return Draft(answers: interview.answers, front: .guided, position: "页 3:,\n")
  }

  @Test("What was kept comes back, whatever it contains")
  func roundTrip() throws {
    let draft = try draft()
    #expect(try Draft(bytes: draft.bytes) == draft)
    let empty = Draft(answers: Answers(), front: .clerk, position: "")
    #expect(try Draft(bytes: empty.bytes) == empty)
  }

  @Test("The source of an answer is kept")
  func sources() throws {
    var interview = try Sample.interview(.clerk)
    try interview.answer(.identity, Sample.identity, source: .card)
    let draft = Draft(answers: interview.answers, front: .clerk, position: "identity")
    #expect(try Draft(bytes: draft.bytes).answers[.identity]?.source == .card)
  }

  @Test("Another version is refused, not guessed at")
  func version() {
    #expect(throws: Draft.Failure.unknownVersion("2")) {
      try Draft(bytes: Array("yidi draft 2\n".utf8))
    }
    #expect(throws: Draft.Failure.notADraft) { try Draft(bytes: []) }
    #expect(throws: Draft.Failure.notADraft) { try Draft(bytes: Array("hello\n".utf8)) }
  }

  @Test("A length that no memory has is refused, and does not trap")
  func absurdLength() {
    for length in ["9223372036854775807", "9223372036854775806", "-1", "65536"] {
      #expect(throws: Draft.Failure.damaged) {
        try Draft(bytes: Array("yidi draft 1\n\(length):x,".utf8))
      }
    }
  }

  @Test("Bytes cut off anywhere are refused, and never trap")
  func cutOff() throws {
    let bytes = try draft().bytes
    for length in 0..<bytes.count {
      #expect(throws: Draft.Failure.self) { try Draft(bytes: Array(bytes.prefix(length))) }
    }
  }

  @Test("Any one byte changed is refused or read as another draft, and never traps")
  func damaged() throws {
    let bytes = try draft().bytes
    var generator = SeededRandom(seed: 3)
    for _ in 0..<2000 {
      var other = bytes
      let index = Int.random(in: other.indices, using: &generator)
      other[index] = UInt8.random(in: 0...255, using: &generator)
      _ = try? Draft(bytes: other)
    }
    for text in [
      "-1:a,", "99999999999999999999:a,", "5:ab,", "1:a;", ":,", "1:1,0:,0:,0:,0:,0:,",
      "1:1,6:guided,0:,",
    ] {
      #expect(throws: Draft.Failure.self) {
        try Draft(bytes: Array("yidi draft 1\n\(text)".utf8))
      }
    }
  }
}
