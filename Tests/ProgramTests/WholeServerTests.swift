import Foundation
import Ledger
import Messages
import Rules
import Seals
import Support
import Testing

@testable import yidi

@Suite("A ledger on a server, in a terminal")
struct WholeServerTests {
  @Test("While the server is away a person is filed here, told so, and is on the server later")
  func away() async throws {
    let server = try PostgresServer()
    let address = try server.newAddress()
    try await Visitor.with { visitor in
      let number = try await filesAway(visitor, server, address)
      let refused = try runs(visitor, address, "ledger", "list")
      #expect(refused.status == 75)
      #expect(refused.err.contains(visitor.texts("failure.ledger.server_away")))
      let here = try runs(visitor, address, "ledger", "list", "--provisional")
      #expect(here.out.contains(number))

      try server.comeBack()
      let pushed = try runs(visitor, address, "ledger", "push")
      #expect(pushed.out == visitor.texts("ledger.push.done", ["count": "1"]) + "\n")
      let list = try runs(visitor, address, "ledger", "list")
      #expect(list.out.contains(number))
      #expect(try runs(visitor, address, "ledger", "verify").status == 0)
      #expect(try !runs(visitor, address, "ledger", "list", "--provisional").out.contains(number))
      let paper = try runs(visitor, address, "receipt", number, "--format", "text").out
      #expect(!paper.contains("只存在本机"))
    }
  }

  @Test("While the server is away the head of the form and of its confirmation says so")
  func saidInHead() async throws {
    let server = try PostgresServer()
    let address = try server.newAddress()
    try await Visitor.with { visitor in
      let sign = visitor.texts("clerk.alone")
      func head(_ screen: String) -> Bool {
        screen.split(separator: "\n").first?.hasSuffix(sign) ?? false
      }
      try visitor.start("--front clerk", "YIDI_LEDGER='\(address)'")
      try await visitor.sees("clerk.list.empty")
      #expect(try !head(visitor.terminal.screen()))
      server.goAway()
      try visitor.terminal.press("F6")
      try await visitor.sees("clerk.form.no_decision_yet")
      let keys =
        Visitor.number.map(String.init) + ["L", "i"] + Visitor.ClerkKeys.afterName
        + Visitor.phone.map(String.init) + ["2", "c", "d", "Enter"]
      for key in keys { try visitor.terminal.press(key) }
      try await visitor.terminal.waits(for: "the sign on the form", head)
      try visitor.terminal.press("F8")
      try await visitor.sees("clerk.confirm.title")
      try await visitor.terminal.waits(for: "the sign on the confirmation", head)
      try visitor.terminal.press("C-q")
      try await visitor.terminal.waits(for: "the sign on the list", head)
    }
  }

  @Test("A filing that met another on the server is seen at the window, and ended there")
  func conflict() async throws {
    let server = try PostgresServer()
    let address = try server.newAddress()
    try await Visitor.with(columns: 100, rows: 40) { visitor in
      let number = try await filesAway(visitor, server, address)
      try server.comeBack()
      let other = try fileElsewhere(visitor, address)
      #expect(try runs(visitor, address, "ledger", "push").status == 0)
      let before = try runs(visitor, address, "ledger", "list", "--conflicts").out
      #expect(before.filter { $0 != " " }.contains(number))

      try visitor.start("--front clerk", "YIDI_LEDGER='\(address)'")
      try await visitor.sees("clerk.list.conflicts", ["count": "1"])
      let terminal = visitor.terminal
      try terminal.press("F4", "P")
      try await visitor.sees("clerk.list.conflict", ["number": number, "other": other])
      try terminal.press("Down", "3")
      try await visitor.sees("clerk.life.title", ["number": number])
      try terminal.press("2")
      try await visitor.sees("clerk.life.hint.reason")
      try terminal.paste("服务器上另有一份")
      try await terminal.sees("服务器上另有一份")
      try terminal.press("Enter", "y")
      try await visitor.sees("clerk.life.done.end", ["number": number])
      try terminal.press("C-q")
      try await visitor.sees("clerk.list.leave.landed")
      try terminal.press("C-q")
      try await visitor.ended(0)
      let left = try runs(visitor, address, "ledger", "list", "--conflicts")
      #expect(left.status == 0 && !left.out.filter { $0 != " " }.contains(number))
      #expect(try runs(visitor, address, "ledger", "show", other).status == 0)
    }
  }

  /// Files a person at the guided front while the server is away, and gives the number.
  private func filesAway(
    _ visitor: Visitor, _ server: PostgresServer, _ address: String
  ) async throws -> String {
    let settings = "YIDI_LEDGER='\(address)'"
    // The first start makes the tables and the keys.
    try visitor.start("--front guided", settings)
    try await visitor.sees("guided.start.title")
    try visitor.terminal.press("C-q")
    try await visitor.ended(0)
    server.goAway()
    try await visitor.walksGuided(settings: settings)
    try visitor.terminal.press("Enter")
    try await visitor.sees("guided.result.title")
    let number = try visitor.filingNumber()
    #expect(number.dropFirst(12).prefix(4) == "5001")
    try visitor.terminal.press("Enter")
    try await visitor.terminal.sees(String(visitor.texts("receipt.provisional").prefix(12)))
    try visitor.terminal.press("9")
    try await visitor.sees("guided.start.title")
    try visitor.terminal.press("C-q")
    try await visitor.ended(0)
    return number
  }

  /// The same person is filed to the same place at another window.
  private func fileElsewhere(_ visitor: Visitor, _ address: String) throws -> String {
    let keys = KeyFile(
      credentials: nil, else: "\(visitor.terminal.folder)/state/yidi/ledger.keys")
    let ledger = try Ledger.open(
      address, settings: .init(window: 2), outside: .init(keyFile: keys))
    var person = Sample.person(name: Visitor.name, phone: Visitor.phone, initials: "zsf")
    person.idNumber = Visitor.number
    return try ledger.append(
      Sample.filing(person: person, category: .longTermResident, fileTo: chengdu)
    ).number.text
  }

  private func runs(
    _ visitor: Visitor, _ address: String, _ arguments: String...
  ) throws -> DecideProgram.Run {
    try DecideProgram.run(
      arguments,
      environment: [
        "YIDI_LEDGER": address, "YIDI_LANG": "zh",
        "XDG_STATE_HOME": "\(visitor.terminal.folder)/state",
        "XDG_CONFIG_HOME": "\(visitor.terminal.folder)/config",
      ])
  }
}
