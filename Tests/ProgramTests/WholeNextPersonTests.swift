import Foundation
import Support
import Testing

@Suite("The next person at a machine many use")
struct WholeNextPersonTests {
  /// Neither stands in the program itself, as texts and samples do.
  private static let name = "欧阳秋水"
  private static let phone = "13907182645"

  @Test("meets a new process, in whose memory nothing is of the person before")
  func memory() async throws {
    try await Visitor.with { visitor in
      try visitor.set("kiosk = true")
      try await visitor.walksGuided(name: Self.name, phone: Self.phone)
      let before = try visitor.terminal.processes()
      #expect(before.count == 2)
      expectKept([Self.name, Self.phone], by: before)
      // Out of a kiosk nobody leaves: everything is wiped.
      try visitor.terminal.press("C-q")
      try await visitor.sees("guided.leave.title")
      try visitor.terminal.press("2", "Enter")
      try await visitor.sees("guided.start.title")
      let after = try visitor.terminal.processes()
      #expect(after.count == 2)
      #expect(after.first == before.first)
      #expect(after.last != before.last)
      expectKept([], by: after)
      // And it works for whoever comes next.
      try await visitor.choose(1, then: "q.for_whom.title")
    }
  }

  @Test("finds nothing of who went away, on the screen or above it, once nobody has pressed a key")
  func idle() async throws {
    try await Visitor.with { visitor in
      let terminal = visitor.terminal
      try terminal.keepsAllInHistory()
      // Long enough for a walk and a look among a thousand tests.
      try visitor.set("ask_seconds = 30\nwipe_seconds = 30")
      try await visitor.walksGuided(name: Self.name, phone: Self.phone)
      let before = try terminal.processes()
      // Drawn anew, the page before goes into the history.
      try terminal.resize(columns: 100, rows: 30)
      try await visitor.sees("guided.still_there.title")
      #expect(try terminal.history().contains(Self.name), "a history that forgets proves nothing")
      try await visitor.sees("guided.start.title")
      let left = try terminal.history()
      for secret in [Self.name, Self.phone, "2645", Visitor.number, "0015"] {
        #expect(!left.contains(secret), "\(secret)")
      }
      #expect(try terminal.processes().last != before.last, "in a process of its own")
      try await visitor.choose(1, then: "q.for_whom.title")
    }
  }

  @Test("comes after a filing to the first page of the front that was chosen, and may still choose")
  func opening() async throws {
    try await Visitor.with { visitor in
      try visitor.start()
      try await visitor.sees("shared.opening.title")
      try visitor.terminal.press("1", "Enter")
      try await visitor.sees("guided.start.title")
      try await visitor.choose(1, then: "q.for_whom.title")
      let before = try visitor.terminal.processes()
      try visitor.terminal.press("/")
      try await visitor.sees("guided.staff.come")
      try visitor.terminal.press("/")
      try await visitor.sees("guided.start.title")
      #expect(try visitor.terminal.processes().last != before.last)
      try visitor.terminal.press("-")
      try await visitor.sees("shared.opening.title")
    }
  }

  private func expectKept(_ words: [String], by processes: [Int32]) {
    guard let found = kept(by: processes) else {
      // Where the system shows no memory nothing is looked at, unless nothing may be left out.
      #expect(!mayRun(with: false), "no memory to be read")
      return
    }
    #expect(found == words)
  }

  /// Which of both the memory of the processes holds; `nil` where the system shows it to nobody else.
  private func kept(by processes: [Int32]) -> [String]? {
    var found: Set<String> = []
    for process in processes {
      guard let memory = FileHandle(forReadingAtPath: "/proc/\(process)/mem"),
        let maps = try? String(contentsOfFile: "/proc/\(process)/maps", encoding: .utf8)
      else { return nil }
      defer { try? memory.close() }
      for line in maps.split(separator: "\n") where line.contains(" rw") {
        let ends = line.prefix { $0 != " " }.split(separator: "-")
        guard ends.count == 2, let start = UInt64(ends[0], radix: 16),
          let end = UInt64(ends[1], radix: 16), (try? memory.seek(toOffset: start)) != nil,
          let bytes = try? memory.read(upToCount: Int(end - start))
        else { continue }
        for word in [Self.name, Self.phone] where bytes.range(of: Data(word.utf8)) != nil {
          found.insert(word)
        }
      }
    }
    return [Self.name, Self.phone].filter(found.contains)
  }
}
