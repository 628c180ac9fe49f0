import FoundationEssentials
import Fronts
import Glibc
import Ledger
import Messages
import Rules
import Support
import Testing

@testable import yidi

@Suite("What a window tells its clerk once")
struct WindowNewsTests {
  /// What the list says beside its rows.
  private func notices(_ world: World) -> [Message] {
    world.perform(.listFilings(ListRequest(text: "")), language: .zh).compactMap {
      if case .told(let message) = $0 { message } else { nil }
    }
  }

  @Test("Signs from the first day of its key to the last, and says once that it does not any more")
  func signingKey() throws {
    try TemporaryFolder.with { folder in
      chmod(folder, 0o700)
      _ = try Ledger.open(folder + "/ledger.sqlite")
      let made = try DecideProgram.run(
        ["signing", "new", "--today", "2026-08-01", "--days", "30"],
        environment: [
          "XDG_CONFIG_HOME": folder, "XDG_STATE_HOME": folder + "/state",
          "YIDI_LEDGER": folder + "/ledger.sqlite",
        ])
      #expect(made.status == 0, "\(made.err)")
      for name in ["signing.pem", "signing.pem.signers"] {
        #expect(rename("\(folder)/state/yidi/\(name)", "\(folder)/\(name)") == 0)
      }
      let world = try windowWorld(
        in: folder, on: "2026-07-31", "[proof]\nkey = \"\(folder)/signing.pem\"\n")
      #expect(world.office.desk.signing.keyID == nil && world.office.desk.signing.trouble != nil)
      world.office.common.today = Day("2026-08-01")
      #expect(world.office.desk.signing.keyID != nil && notices(world).isEmpty)
      world.office.common.today = Day("2026-08-30")
      #expect(world.office.desk.signing.keyID != nil && notices(world).isEmpty)
      world.office.common.today = Day("2026-09-01")
      #expect(world.office.desk.signing.keyID == nil)
      #expect(notices(world).map(\.key) == ["signing.fault.days"])
      #expect(notices(world).isEmpty)
    }
  }

  @Test("That the clock stands before the last record of this window, until it does not")
  func clockBehind() throws {
    try TemporaryFolder.with { folder in
      chmod(folder, 0o700)
      let path = "\(folder)/ledger.sqlite"
      for (ahead, keys) in [(Int64(0), []), (86_400, ["clerk.list.clock_behind"]), (0, [])] {
        let outside = Ledger.Outside(clock: Ahead(seconds: ahead))
        let ledger = try Ledger.open(path, outside: outside)
        try ledger.recordNotice(language: "zh", Grounds(id: ledger.newIdentifier()))
        let told = try notices(windowWorld(in: folder, on: sampleDay.description))
        #expect(told.map(\.key) == keys)
        #expect(told.first?.values["at"]?.count ?? 16 == 16, "a day and a minute")
      }
    }
  }

  @Test("That a ledger was begun, as a path written wrong would look like an office of its own")
  func begun() throws {
    try TemporaryFolder.with { folder in
      chmod(folder, 0o700)
      let world = try windowWorld(in: folder, on: "2026-07-31", "")
      #expect(notices(world).map(\.key) == ["clerk.list.ledger_begun"])
      #expect(notices(world).isEmpty)
      #expect(try notices(windowWorld(in: folder, on: "2026-07-31", "")).isEmpty)
    }
  }
}
