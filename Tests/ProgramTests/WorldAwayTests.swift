import Fronts
import Glibc
import Ledger
import Messages
import Rules
import Seals
import Support
import Testing

@testable import yidi

@Suite("A window whose server goes away and comes back")
struct WorldAwayTests {
  private static let pin = "tiger-7041"

  /// A window on a server of its own, which has a supervisor and a clerk, and what the supervisor sees.
  private func withWindow(
    _ written: String = "", _ body: (World, Ledger, PostgresServer) throws -> Void
  ) throws {
    let server = try PostgresServer()
    let address = try server.newAddress()
    try TemporaryFolder.with { folder in
      chmod(folder, 0o700)
      var staff = StaffRules()
      staff.pinWork = 4
      let ledger = try Ledger.open(
        address, settings: .init(window: 2, staff: staff),
        outside: .init(keyFile: KeyFile(credentials: nil, else: "\(folder)/ledger.keys")))
      for (id, role) in [("0100", Role.supervisor), ("0217", .clerk)] {
        try ledger.addOperator(id, name: id, role: role, pin: Self.pin)
        if role == .supervisor { _ = try ledger.signIn(id, pin: Self.pin) }
      }
      let world = try windowWorld(
        in: folder, at: address, on: sampleDay.description, written)
      #expect(world.hears(.askStaff) == .staff(needsSignIn: true))
      try body(world, ledger, server)
    }
    withExtendedLifetime(server) {}
  }

  @Test("A window that never met its server says that it is away, and lets nobody in")
  func neverMet() throws {
    let server = try PostgresServer()
    let address = try server.newAddress()
    try TemporaryFolder.with { folder in
      chmod(folder, 0o700)
      let path = "\(folder)/ledger.keys"
      let outside = Ledger.Outside(keyFile: KeyFile(credentials: nil, else: path))
      _ = try Ledger.open(address, settings: .init(window: 2), outside: outside)
      let world = try windowWorld(in: folder, at: address, on: sampleDay.description)
      server.goAway()
      #expect(world.hears(.askStaff) == .staffUnknown(Message("failure.ledger.server_away")))
      #expect(rename(path, path + ".away") == 0)
      #expect(throws: Ledger.Failure.serverAwayKeyless(path: path)) {
        try Ledger.checkKeys(of: address, settings: .init(window: 2), outside: outside)
      }
      #expect(rename(path + ".away", path) == 0)
      try server.comeBack()
      #expect(world.hears(.askStaff) == .staff(needsSignIn: false))
    }
    withExtendedLifetime(server) {}
  }

  private func signIn(_ world: World) {
    let came = world.hears(.signIn(number: "0217", pin: Self.pin))
    #expect(came == .signedIn(Badge(number: "0217", name: "0217", mayFile: true)))
  }

  @Test("Who signed in while it was away is known to it when it is back, whatever is asked first")
  func carriedOver() throws {
    try withWindow { world, ledger, server in
      let number = try ledger.append(Sample.filing(1)).number.text
      for first in [
        Effect.knownFilings(identity: Sample.idNumber(1)), .listFilings(ListRequest()),
        .openFiling(number: number), .reportDay,
      ] {
        server.goAway()
        signIn(world)
        try server.comeBack()
        switch world.hears(first) {
        case .known, .filings, .opened, .dayReport: break
        case let other: Issue.record("\(first): \(String(describing: other))")
        }
        #expect(world.perform(.signOut, language: .zh).isEmpty)
      }
    }
  }

  @Test("A day's look-ups are counted through two outages, at one sitting and with what was pushed")
  func ceilings() throws {
    try withWindow("[staff]\nlook_ups_per_day = 4\n") { world, ledger, server in
      func isLet(_ effect: Effect) -> Bool {
        switch world.hears(effect) {
        case .known, .unmasked: return true
        case .ceilingReached: return false
        case let other:
          Issue.record("\(String(describing: other))")
          return false
        }
      }
      func files(_ identity: String) throws -> Effect {
        .unmask(number: try world.files(windowRequest(identity: identity)).text, reason: "核对")
      }
      server.goAway()
      signIn(world)
      #expect(try isLet(files(WindowPerson.identity)))
      try server.comeBack()
      world.push()
      #expect(try ledger.allowance(of: "0217", .lookUps, on: Environment.today).used == 1)
      #expect(isLet(.knownFilings(identity: Sample.idNumber(5))))
      #expect(isLet(.knownFilings(identity: Sample.idNumber(6))))
      server.goAway()
      let second = try files(WindowPerson.other)
      #expect(isLet(second), "one, two there, and this one")
      #expect(!isLet(second))
    }
  }
}
