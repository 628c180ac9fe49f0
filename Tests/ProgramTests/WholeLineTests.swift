import Foundation
import Glibc
import Messages
import Support
import Testing

@testable import yidi

@Suite("Whatever happens to the line")
struct WholeLineTests {
  /// Who is asked to stop, and how.
  enum Stop: String, CaseIterable {
    case program, parent, both
    /// A way that cannot be heard: its parent restores the terminal.
    case unasked
  }

  @Test(
    "Stopped from outside it gives the terminal back, and goes on where it was",
    arguments: Stop.allCases)
  func stopped(_ stop: Stop) async throws {
    try await Visitor.with { visitor in
      let terminal = visitor.terminal
      try await visitor.entersPerson()
      let before = try terminal.screen()
      for _ in 1...2 {
        let processes = try terminal.processes()
        try #require(processes.count == 2)
        switch stop {
        case .program: kill(processes[1], SIGTSTP)
        case .parent: kill(processes[0], SIGTSTP)
        case .both: kill(-getpgid(processes[0]), SIGTSTP)
        case .unasked: kill(processes[1], SIGSTOP)
        }
        try await terminal.waits(for: "the shell's own screen") { screen in
          try terminal.isOrdinary() && screen.contains("Stopped")
        }
        try terminal.type("fg")
        try terminal.press("Enter")
        try await terminal.waits(for: "the form as before") { $0 == before }
        #expect(try terminal.processes() == processes)
      }
      try terminal.press("F3")
      try await visitor.sees("clerk.list.search")
      try terminal.press("F3")
      // The shell forgot the rest of its line when it took the terminal.
      try await terminal.waits(for: "the end") { _ in
        try terminal.processes().isEmpty && terminal.isOrdinary()
      }
    }
  }

  @Test("A broken line ends all of it, and the next start offers what was typed, to the last key")
  func broken() async throws {
    try await Visitor.with { visitor in
      try await visitor.entersPerson()
      // In the middle of a field, where nothing has been kept yet.
      try visitor.terminal.press("2", "c", "d", "Enter", "BTab", "C-u", "b", "j")
      try await visitor.terminal.sees("> 就医地   bj____")
      let processes = try visitor.terminal.processes()
      try #require(processes.count == 2)
      try visitor.terminal.breakLine()
      try await visitor.terminal.waits(for: "the end of both") { _ in
        processes.allSatisfy { kill($0, 0) != 0 }
      }
      try visitor.start("--front clerk")
      try await visitor.terminal.sees("张*丰")
      try visitor.terminal.press("2")
      try await visitor.terminal.sees("> 就医地   bj____")
    }
  }

  @Test("A broken line on a machine of one's own: the next start goes on where the questions were")
  func brokenGuided() async throws {
    try await Visitor.with { visitor in
      try visitor.set("shared = false")
      try visitor.start("--front guided")
      try await visitor.sees("guided.start.title")
      try await visitor.choose(1, then: "q.for_whom.title")
      try await visitor.choose(1, then: "q.reason.title")
      try await visitor.choose(2, then: "q.care_place.title")
      let processes = try visitor.terminal.processes()
      try #require(processes.count == 2)
      try visitor.terminal.breakLine()
      try await visitor.terminal.waits(for: "the end of both") { _ in
        processes.allSatisfy { kill($0, 0) != 0 }
      }
      try visitor.start("--front guided")
      try await visitor.sees("guided.resume.2")
      try await visitor.choose(1, then: "q.care_place.title")
      try visitor.terminal.press("-")
      try await visitor.terminal.sees("> 2")
    }
  }

  @Test("A window that is pulled about is drawn whole in the end, in both fronts")
  func storm() async throws {
    for front in ["guided", "clerk"] {
      try await Visitor.with { visitor in
        let terminal = visitor.terminal
        try visitor.start("--front \(front)")
        try await visitor.sees(front == "guided" ? "guided.start.title" : "clerk.list.search")
        let before = try terminal.screen()
        var random = SeededRandom(seed: 12)
        for _ in 0..<60 {
          try terminal.resize(
            columns: Int.random(in: 1...200, using: &random),
            rows: Int.random(in: 1...60, using: &random))
        }
        try terminal.resize(columns: 80, rows: 24)
        try await terminal.waits(for: "the page as before") { $0 == before }
        try terminal.press("C-q")
        try await visitor.ended(0)
      }
    }
  }

  @Test(
    "A disk that fills up in the middle of a form: it is said, nothing is lost, it is filed later",
    .enabled(if: mayRun(with: SmallDisk.isAllowed), "mounting needs rights"))
  func fullDisk() async throws {
    try await Visitor.with { visitor in
      let disk = try #require(SmallDisk(bytes: 4 << 20))
      let ledger = "\(disk.path)/ledger.sqlite"
      try visitor.start("--front clerk", "YIDI_LEDGER=\(ledger)")
      try await visitor.sees("clerk.list.empty")
      try visitor.terminal.press(Visitor.ClerkKeys.begin)
      try await visitor.sees("clerk.form.no_decision_yet")
      try visitor.terminal.type(Visitor.number)
      disk.fill()
      try visitor.terminal.type(Visitor.name)
      try visitor.terminal.press(Visitor.ClerkKeys.afterName)
      try visitor.terminal.type(Visitor.phone)
      try await visitor.sees("clerk.form.not_kept")
      try visitor.terminal.press(Visitor.ClerkKeys.afterPhone)
      try await visitor.sees("clerk.confirm.title")
      try visitor.terminal.press(Visitor.ClerkKeys.file)
      try await visitor.sees("failure.ledger.disk_full")
      disk.empty()
      try visitor.terminal.press(Visitor.ClerkKeys.file)
      try await visitor.sees("receipt.title")
      let number = try visitor.filingNumber()
      try visitor.terminal.press("F3")
      try await visitor.terminal.sees(number)
      try visitor.terminal.press("F3")
      try await visitor.ended(0)
      #expect(try visitor.terminal.isOrdinary())
    }
  }

  @Test(
    "A disk that fills up in the middle of the questions: the answers stay, and it is filed later",
    .enabled(if: mayRun(with: SmallDisk.isAllowed), "mounting needs rights"))
  func fullDiskGuided() async throws {
    try await Visitor.with { visitor in
      let disk = try #require(SmallDisk(bytes: 4 << 20))
      try visitor.start("--front guided", "YIDI_LEDGER=\(disk.path)/ledger.sqlite")
      try await visitor.sees("guided.start.title")
      try await visitor.choose(1, then: "q.for_whom.title")
      disk.fill()
      try await visitor.choose(1, then: "q.reason.title")
      try await visitor.choose(2, then: "q.care_place.title")
      try await visitor.find("cd", "成都市", then: "q.insured_place.title")
      try await visitor.tellsOfThemselves()
      try visitor.terminal.press("Enter")
      try await visitor.terminal.sees(" ! ")
      #expect(try visitor.terminal.screen().contains(Visitor.name))
      disk.empty()
      try visitor.terminal.press("Enter")
      try await visitor.sees("guided.result.title")
      try visitor.terminal.press("C-q")
      try await visitor.ended(0)
      #expect(try visitor.terminal.isOrdinary())
    }
  }
}
