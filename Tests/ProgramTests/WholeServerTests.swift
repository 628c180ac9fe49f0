import Foundation
import Messages
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
      let settings = "YIDI_LEDGER='\(address)'"
      func runs(_ arguments: String...) throws -> DecideProgram.Run {
        try DecideProgram.run(
          arguments,
          environment: [
            "YIDI_LEDGER": address, "YIDI_LANG": "zh",
            "XDG_STATE_HOME": "\(visitor.terminal.folder)/state",
            "XDG_CONFIG_HOME": "\(visitor.terminal.folder)/config",
          ])
      }
      // The first start makes the tables and the keys.
      try visitor.start("--front guided", settings)
      try await visitor.sees("guided.start.title")
      try visitor.terminal.press("C-q")
      try await visitor.ended(0)
      server.goAway()
      let refused = try runs("ledger", "list")
      #expect(refused.status == 75)
      #expect(refused.err.contains(visitor.texts("failure.ledger.server_away")))

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
      let here = try runs("ledger", "list", "--provisional")
      #expect(here.out.contains(number))

      try server.comeBack()
      let pushed = try runs("ledger", "push")
      #expect(pushed.out == visitor.texts("ledger.push.done", ["count": "1"]) + "\n")
      let list = try runs("ledger", "list")
      #expect(list.out.contains(number))
      #expect(try runs("ledger", "verify").status == 0)
      #expect(try !runs("ledger", "list", "--provisional").out.contains(number))
      #expect(try !runs("receipt", number, "--format", "text").out.contains("只存在本机"))
    }
  }
}
