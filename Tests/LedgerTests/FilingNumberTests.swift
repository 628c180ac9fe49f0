import Ledger
import Rules
import Support
import Testing

@Suite("Filing numbers")
struct FilingNumberTests {
  private func number(_ serial: Int = 42, window: Int = 1) throws -> FilingNumber {
    try #require(FilingNumber(prefix: "DZ", day: sampleDay, window: window, serial: serial))
  }

  @Test("A number is 18 characters: office, day, window, serial, two check digits")
  func shape() throws {
    let number = try number()
    // 13 35 20260731 01 0042 00 leaves 61 by 97, and 98 - 61 is 37.
    #expect(number.text == "DZ2026073101004237")
    #expect(number.grouped == "DZ 2026 0731 0100 4237")
    #expect(number.day == sampleDay)
    #expect(number.window == 1)
    #expect(number.serial == 42)
  }

  @Test(
    "A number is read however people write it",
    arguments: [
      "DZ2026073101004237", "dz 2026 0731 0100 4237", "DZ20260731-01-0042-37", "ＤＺ２０２６０７３１０１００４２３７",
    ])
  func written(_ text: String) throws {
    #expect(FilingNumber(text) == (try number()))
  }

  @Test("Every single wrong character is seen")
  func substitutions() throws {
    for serial in [1, 42, 1234, 9999] {
      let right = Array(try number(serial, window: 7).text.utf8)
      for place in right.indices {
        for wrong in Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".utf8)
        where wrong != right[place] {
          var characters = right
          characters[place] = wrong
          let text = String(decoding: characters, as: UTF8.self)
          #expect(FilingNumber(text) == nil, "\(text)")
        }
      }
    }
  }

  @Test("Every two neighbours exchanged are seen")
  func swaps() throws {
    for serial in 1...9999 {
      let right = Array(try number(serial).text.utf8)
      for place in right.indices.dropLast() where right[place] != right[place + 1] {
        var characters = right
        characters.swapAt(place, place + 1)
        #expect(FilingNumber(String(decoding: characters, as: UTF8.self)) == nil)
      }
    }
  }

  @Test("Every number of a window's day is another one and is read back")
  func distinct() throws {
    var seen: Set<String> = []
    for serial in 1...9999 {
      let number = try number(serial, window: 99)
      #expect(FilingNumber(number.text) == number)
      seen.insert(number.text)
    }
    #expect(seen.count == 9999)
  }

  @Test("Parts out of range make no number")
  func outOfRange() {
    #expect(FilingNumber(prefix: "D1", day: sampleDay, window: 1, serial: 1) == nil)
    #expect(FilingNumber(prefix: "dz", day: sampleDay, window: 1, serial: 1) == nil)
    #expect(FilingNumber(prefix: "DZ", day: sampleDay, window: 100, serial: 1) == nil)
    #expect(FilingNumber(prefix: "DZ", day: sampleDay, window: 1, serial: 0) == nil)
    #expect(FilingNumber(prefix: "DZ", day: sampleDay, window: 1, serial: 10_000) == nil)
    for text in ["", "DZ", "DZ20260731010042370", "备案号备案号备案号备案号备案号备案号"] {
      #expect(FilingNumber(text) == nil)
    }
  }
}
