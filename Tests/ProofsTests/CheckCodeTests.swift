import Seals
import Support
import Testing

@testable import Proofs

@Suite("The code for people")
struct CheckCodeTests {
  @Test("has two groups of four, and is read back however it is typed")
  func typing() throws {
    let code = try CheckCode(signature: [1, 2, 3])
    let text = code.description
    #expect(text.wholeMatch(of: /[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}/) != nil)
    let hand = text.replacing("1", with: "l").replacing("0", with: "o").lowercased()
    for typed in [text, hand, text.replacing("-", with: " "), " \(text)\n"] {
      #expect(CheckCode.typed(typed) == .code(code), "\(typed)")
    }
    for typed in ["", "7", text + "0", text.replacing(text.suffix(1), with: "U"), "核验码"] {
      #expect(CheckCode.typed(typed) == .misshapen, "\(typed)")
    }
    #expect(CheckCode.typed("ABCDEFGH") == .mistyped, "of the right shape")
  }

  @Test("sees every wrong character and every exchange of two")
  func check() throws {
    for seed in 0..<20 as Range<UInt8> {
      let text = Array(try CheckCode(signature: [seed]).description.filter { $0 != "-" })
      for place in text.indices {
        for letter in "0123456789ABCDEFGHJKMNPQRSTVWXYZ" where letter != text[place] {
          var wrong = text
          wrong[place] = letter
          #expect(CheckCode.typed(String(wrong)) == .mistyped)
        }
        for other in text.indices where text[other] != text[place] {
          var wrong = text
          wrong.swapAt(place, other)
          #expect(CheckCode.typed(String(wrong)) == .mistyped)
        }
      }
    }
  }
}

@Suite("The list of public keys")
struct SignerListTests {
  @Test("comes back from its text, names with blanks too")
  func text() throws {
    var list = SignerList()
    for (index, scheme) in [("A B 局", true), ("", false)].enumerated() {
      var sample = try SampleProof(scheme.1 ? .sm2 : .ed25519)
      sample.signer = try Signer(
        key: sample.signer.key, from: sample.signer.from, through: sample.signer.through,
        state: Signer.State.allCases[index], office: scheme.0)
      list.put(sample.signer)
      list.put(sample.signer)
    }
    let text = try list.text()
    let again = try SignerList(text)
    #expect(try again.text() == text)
    #expect(again.signers.map(\.office) == ["A B 局", ""])
    #expect(try SignerList(text.replacing("\n", with: "\r\n")).signers.count == 2)
    #expect(!text.contains("PRIVATE"))
  }

  @Test("is refused at the line that is wrong")
  func faults() throws {
    let text = try SampleProof().list.text()
    let line = String(text.split(separator: "\n")[1])
    let other = try SampleProof().signer.id.description
    let wrong = [
      ("", 1), ("yidi-signers 2\n", 1), (text + line + "\n", 3), (text + "x\n", 3),
      (text.replacing(line.prefix(8), with: other), 2),
      (text.replacing("sm2-sm3", with: "ed25519"), 2),
      (text.replacing("current", with: "good"), 2),
      (text.replacing("2026-12-31", with: "2026-13-31"), 2),
    ]
    for (text, line) in wrong {
      #expect(throws: SignerList.Fault(line: line)) { try SignerList(text) }
    }
  }
}

@Suite("The canonical text")
struct CanonicalTextTests {
  @Test("is sorted by the labels' bytes, and no value makes a line of its own")
  func lines() {
    #expect(CanonicalText(["b": "2", "a": "1", "年": "3"]).text == "a=1\nb=2\n年=3\n")
    #expect(CanonicalText(["a": "1\nb=2"]).text == "a=1\\nb=2\n")
    #expect(CanonicalText(["a": "1\nb"]) != CanonicalText(["a": "1\\nb"]))
  }
}
