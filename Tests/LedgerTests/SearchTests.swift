import Ledger
import Rules
import Support
import Testing

@Suite("Looking filings up", .onBothStores, .namingTheStore)
struct SearchTests {
  let folder = Folder()
  let clock = FakeClock()

  private func filled() throws -> Ledger {
    let ledger = try Ledger.open(folder.ledger, outside: folder.outside(clock))
    for (serial, (name, initials)) in [
      ("张三", "zs"), ("赵山", "zs"), ("周九", "zj"), ("欧阳小明", "oyxm"),
    ].enumerated() {
      var filing = Sample.filing(serial)
      filing.person.name = name
      filing.person.initials = initials
      _ = try ledger.append(filing)
      clock.advance(60)
    }
    return ledger
  }

  private func names(_ ledger: Ledger, _ text: String) throws -> [String] {
    try ledger.filings(matching: text).map(\.filing.person.name)
  }

  @Test("Nothing typed lists all, the newest first")
  func all() throws {
    #expect(try names(filled(), " ") == ["欧阳小明", "周九", "赵山", "张三"])
  }

  @Test("First letters find every name that begins with them, in either case")
  func initials() throws {
    let ledger = try filled()
    #expect(try names(ledger, "zs") == ["赵山", "张三"])
    #expect(try names(ledger, "Z") == ["周九", "赵山", "张三"])
    #expect(try names(ledger, "oyx") == ["欧阳小明"])
    #expect(try names(ledger, "s") == [])
  }

  @Test("A name, a whole identity number or its last four find the person")
  func person() throws {
    let ledger = try filled()
    let number = Sample.idNumber(2)
    #expect(try names(ledger, "周九") == ["周九"])
    #expect(try names(ledger, number) == ["周九"])
    for length in 3...4 {
      #expect(try names(ledger, String(number.suffix(length)).lowercased()) == ["周九"])
    }
    #expect(try names(ledger, "周") == ["周九"])
    #expect(try names(ledger, "欧阳") == ["欧阳小明"])
    #expect(try names(ledger, "九") == [])
  }

  @Test("A filing number, its beginning or its serial find the filing")
  func number() throws {
    let ledger = try filled()
    let third = try #require(try ledger.filings(matching: "周九").first).number
    #expect(try names(ledger, third.grouped) == ["周九"])
    #expect(try names(ledger, "dz 2026 0731 0100 03") == ["周九"])
    #expect(try names(ledger, "DZ20260731").count == 4)
    #expect(try names(ledger, "DZ20260730") == [])
    #expect(try names(ledger, "0003") == ["周九"])
    // One digit more would tell who has typed it what is masked.
    #expect(try names(ledger, "10003") == [] && names(ledger, "110003") == [])
    #expect(try names(ledger, String(third.text.suffix(4))) == ["周九"])
    for digits in 5...8 {
      #expect(try names(ledger, String("20260731".prefix(digits))).count == 4, "\(digits)")
    }
    #expect(try names(ledger, String(third.text.dropFirst(2))) == ["周九"])
  }

  @Test("Text that means nothing to SQL or to us finds nothing")
  func odd() throws {
    let ledger = try filled()
    for text in ["' OR 1=1 --", "%", "_", "\u{0}", "null", String(repeating: "9", count: 5000)] {
      #expect(try names(ledger, text) == [])
    }
  }

  @Test("A day's filings are counted at all windows and at one")
  func counts() throws {
    let ledger = try filled()
    let other = try Ledger.open(
      folder.ledger, settings: Ledger.Settings(window: 2), outside: folder.outside(clock))
    _ = try other.append(Sample.filing(9))
    #expect(try other.counts(on: sampleDay).day == 5)
    #expect(try other.counts(on: sampleDay).dayHere == 1)
    #expect(try ledger.counts(on: sampleDay).dayHere == 4)
    #expect(try ledger.counts(on: sampleDay.adding(days: 1)).day == 0)
  }
}
