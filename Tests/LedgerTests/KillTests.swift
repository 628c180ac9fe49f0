import Glibc
import Ledger
import Rules
import Support
import Testing

/// What a killed writer does: drafts, then a filing, each told to `told` once it is acknowledged.
///
/// A line there is written by one call after the ledger returned, so it is acknowledged for sure;
/// what is in the ledger beyond the lines was committed at the moment of the kill.
///
/// The kill comes that many microseconds after that many lines.
private func writeUntilKilled(
  _ path: String, told: String, from start: Int, lines: Int, microseconds: Int
) {
  let file = open(told, O_WRONLY | O_CREAT | O_APPEND, 0o600)
  var count = 0
  func tell(_ line: String) {
    let bytes = Array((line + "\n").utf8)
    write(file, bytes, bytes.count)
    count += 1
    if count == lines { killMyself(in: microseconds) }
  }
  if lines == 0 { killMyself(in: microseconds) }
  guard let ledger = try? Ledger.open(path) else { return }
  for serial in start... {
    let filing = Sample.filing(serial, draft: "now")
    for step in 1...3 {
      guard (try? ledger.saveDraft("now", owner: .window(1), body: [UInt8(step)])) != nil else {
        return
      }
      tell("draft \(serial) \(step)")
    }
    guard let filed = try? ledger.append(filing) else { return }
    tell("filed \(serial) \(filed.number)")
  }
}

/// Has the kernel kill this process a little later, wherever it is by then.
private func killMyself(in microseconds: Int) {
  var event = sigevent()
  event.sigev_notify = Int32(SIGEV_SIGNAL)
  event.sigev_signo = SIGKILL
  var timer: timer_t?
  timer_create(CLOCK_MONOTONIC, &event, &timer)
  var moment = itimerspec()
  moment.it_value.tv_nsec = microseconds * 1000
  // The first timer's id is 0, which Swift takes for no pointer: it is passed on as it is.
  timer_settime(timer, 0, &moment, nil)
}

@Suite("A writer that is killed")
struct KillTests {
  let folder = Folder()

  @Test("A dozen kills at any moment lose nothing that was acknowledged")
  func kills() async throws {
    let told = folder.path + "/told"
    let path = folder.ledger
    var random = SeededRandom(seed: 12)
    for kill in 0..<12 {
      let start = kill * 10_000
      // The first ones hit the making of the file and its tables.
      let lines = kill < 4 ? 0 : Int.random(in: 4...24, using: &random)
      let microseconds = Int.random(in: 1...1_500, using: &random)
      await #expect(processExitsWith: .signal(SIGKILL)) {
        [
          path = path as String, told = told as String, start = start as Int,
          lines = lines as Int, microseconds = microseconds as Int
        ] in
        writeUntilKilled(
          path, told: told, from: start, lines: lines, microseconds: microseconds)
      }
      try check(told: String(decoding: contents(told), as: UTF8.self))
    }
    // The kills came late enough for something to be lost.
    let filed = try Ledger.open(path).counts(on: sampleDay).day
    #expect(filed >= 8)
  }

  /// Looks up every line that was told.
  private func check(told: String) throws {
    let ledger = try Ledger.open(folder.ledger)
    #expect(try ledger.verify().fault == nil)
    var lastDraft: (serial: Int, step: Int)?
    for line in told.split(separator: "\n") {
      let parts = line.split(separator: " ")
      let serial = try #require(Int(parts[1]))
      if parts[0] == "filed" {
        let number = try #require(FilingNumber(String(parts[2])))
        #expect(try ledger.filing(number).filing.person.idNumber == Sample.idNumber(serial))
        lastDraft = nil
      } else {
        lastDraft = (serial, try #require(Int(parts[2])))
      }
    }
    guard let lastDraft else { return }
    // The last answer told is there, or the one after it, or the filing that came of it.
    let step = try ledger.draft("now")?.body.first.map(Int.init)
    let isFiled = try !ledger.filings(of: Sample.idNumber(lastDraft.serial)).isEmpty
    #expect(isFiled || (step ?? 0) >= lastDraft.step)
  }
}
