import CPowerCut
import Glibc
import Support
@testable import Ledger

/// A process that drafts and files until it is killed, and tells what was acknowledged.
///
/// A line is written by one call after the ledger returned, so it is acknowledged for sure; what is
/// in the ledger beyond the lines was committed at the moment of the kill.
struct Writer: Codable {
  /// The ledger's file.
  var path: String
  /// The file the lines go to.
  var told: String
  /// The first person filed.
  var start: Int
  /// After how many lines the kill comes.
  var lines: Int
  /// How many microseconds later it comes.
  var microseconds: Int
  /// Where the files are kept as a power cut would leave them, or `nil`.
  var disk: String?
  /// What SQLite is told of syncing instead of `FULL`: a test must see that it loses.
  var synchronous: String?

  /// Writes until the kill comes.
  func run() {
    if let disk { yidi_power_cut(LedgerFiles(data: path).folder, disk) }
    let file = open(told, O_WRONLY | O_CREAT | O_APPEND, 0o600)
    var count = 0
    func tell(_ line: String) {
      let bytes = Array((line + "\n").utf8)
      write(file, bytes, bytes.count)
      count += 1
      if count == lines { killMyself() }
    }
    if lines == 0 { killMyself() }
    guard let ledger = try? Ledger.open(path) else { return }
    if let synchronous { try? ledger.store.run("PRAGMA synchronous = \(synchronous)") }
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
  private func killMyself() {
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
}

/// What was acknowledged, line by line.
struct Told {
  /// How many filings and draft steps are not there.
  private(set) var lost = 0
  /// How many filings were acknowledged.
  private(set) var filed = 0

  /// Looks up in that ledger every line of the file from that byte on.
  init(_ path: String, from start: Int, in ledger: Ledger) throws {
    var lastDraft: (serial: Int, step: Int)?
    let text = String(decoding: contents(path).dropFirst(start), as: UTF8.self)
    for line in text.split(separator: "\n") {
      let parts = line.split(separator: " ")
      guard let serial = Int(parts[1]) else { continue }
      if parts[0] == "filed" {
        filed += 1
        let found = FilingNumber(String(parts[2])).flatMap { try? ledger.filing($0) }
        if found?.filing.person.idNumber != Sample.idNumber(serial) { lost += 1 }
        lastDraft = nil
      } else {
        lastDraft = Int(parts[2]).map { (serial, $0) }
      }
    }
    guard let lastDraft else { return }
    // The last answer told is there, or the one after it, or the filing that came of it.
    let step = try ledger.draft("now")?.body.first.map(Int.init)
    let isFiled = try !ledger.filings(of: Sample.idNumber(lastDraft.serial)).isEmpty
    if !isFiled, (step ?? 0) < lastDraft.step { lost += 1 }
  }
}
