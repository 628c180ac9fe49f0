import Testing

@testable import Seals

@Suite("PINs")
struct PINTests {
  @Test("A rule that is broken is named")
  func rules() {
    let cases: [(String, PINFault?)] = [
      ("", .tooShort), ("29501", .tooShort), ("295013", nil), ("295013295013", nil),
      ("2950132950131", .tooLong), ("888888", .allSame), ("aaaaaaa", .allSame),
      ("123456", .run), ("987654", .run), ("890123", .run), ("210987", .run), ("abcdef", .run),
      ("135791", nil), ("123465", nil), ("112233", nil), ("2950 13", .character),
      ("密码密码密码", .character), ("29501\u{7F}", .character), ("a#9_Zq", nil),
    ]
    for (pin, fault) in cases { #expect(PINFault.of(pin) == fault, "\(pin)") }
  }

  @Test("The right PIN matches what was stored, no other does")
  func matching() throws {
    let stored = try PINHash("295013", random: SeededBytes(1))
    #expect(stored.text.hasPrefix("scrypt$15$8$1$"))
    #expect(!stored.isOutdated)
    let read = try #require(PINHash(text: stored.text))
    #expect(read == stored)
    #expect(try read.matches("295013"))
    for wrong in ["295014", "29501", "2950130", ""] {
      #expect(try !read.matches(wrong), "\(wrong)")
    }
  }

  @Test("Two people with the same PIN have different hashes")
  func salted() throws {
    let cheap = try #require(PINHash.Cost(logN: 4, blocks: 1, lanes: 1))
    let one = try PINHash("295013", cost: cheap)
    let other = try PINHash("295013", cost: cheap)
    #expect(one.text != other.text)
    #expect(try one.matches("295013") && other.matches("295013"))
    #expect(one.isOutdated)
  }

  @Test("What is stored is the scrypt of RFC 7914 with the salt beside it")
  func stored() throws {
    let cheap = try #require(PINHash.Cost(logN: 4, blocks: 1, lanes: 1))
    let text = try PINHash("295013", cost: cheap, random: SeededBytes(2)).text
    let salt = try SeededBytes(2).bytes(16)
    let hash = try PINHash.scrypt(utf8("295013"), salt: salt, cheap, length: 32)
    #expect(text == "scrypt$4$1$1$\(Hexadecimal.text(salt))$\(Hexadecimal.text(hash))")
  }

  @Test("Texts that are no hash, or would cost too much, are refused")
  func malformed() throws {
    let salt = String(repeating: "0", count: 32)
    let hash = String(repeating: "0", count: 64)
    #expect(PINHash(text: "scrypt$15$8$1$\(salt)$\(hash)") != nil)
    for wrong in [
      "", "scrypt", "bcrypt$15$8$1$\(salt)$\(hash)", "scrypt$0$8$1$\(salt)$\(hash)",
      "scrypt$25$8$1$\(salt)$\(hash)", "scrypt$20$32$1$\(salt)$\(hash)",
      "scrypt$15$8$0$\(salt)$\(hash)", "scrypt$15$8$99$\(salt)$\(hash)",
      "scrypt$15$8$1$\(salt)", "scrypt$15$8$1$\(salt)$\(hash)$", "scrypt$15$8$1$00$\(hash)",
      "scrypt$15$8$1$\(salt)$zz", "scrypt$99999999999999999999$8$1$\(salt)$\(hash)",
    ] {
      #expect(PINHash(text: wrong) == nil, "\(wrong)")
    }
  }
}
