import FoundationEssentials
import Fronts
import Glibc
import Ledger
import Messages
import Rules
import Support
import Testing

@testable import yidi

@Suite("A window that is open beyond midnight")
struct WindowOverNightTests {
  /// The world of a window in that folder, on that day.
  private func world(_ folder: String, _ day: String) throws -> World {
    var settings = Settings()
    try settings.read("[proof]\nkey = \"\(folder)/signing.pem\"\n", file: "yidi.toml")
    var common = CommonOptions()
    (common.ledger, common.lang, common.today) = ("\(folder)/ledger.sqlite", nil, day)
    let texts = try Program.catalogue(.zh)
    let policy = try #require(try Program.policy("dazhou-2022-118", texts: texts))
    return World(
      settings: settings, common: common,
      filed: Filed(
        policy: policy, places: try Program.places(), office: settings.office, hotline: "",
        signing: Signing(settings, on: common.day)),
      chinese: texts, english: try Program.catalogue(.en),
      initials: Lazy { Program.initials() }, sitting: "night")
  }

  /// What the list says beside its rows.
  private func notices(_ world: World) -> [Message] {
    world.perform(.listFilings(ListRequest(text: "")), language: .zh).compactMap {
      if case .notFound(let message) = $0 { message } else { nil }
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
      let world = try world(folder, "2026-07-31")
      #expect(world.filed.signing.keyID == nil && world.filed.signing.trouble != nil)
      world.common.today = "2026-08-01"
      #expect(world.filed.signing.keyID != nil && notices(world).isEmpty)
      world.common.today = "2026-08-30"
      #expect(world.filed.signing.keyID != nil && notices(world).isEmpty)
      world.common.today = "2026-09-01"
      #expect(world.filed.signing.keyID == nil)
      #expect(notices(world).map(\.key) == ["signing.fault.days"])
      #expect(notices(world).isEmpty)
    }
  }
}
