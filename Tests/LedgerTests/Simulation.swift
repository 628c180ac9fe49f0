import CPowerCut
import Glibc
import Ledger
import Rules
import Seals
import Support
import Synchronization

/// A hall in one process: three windows with a machine each, the ledger they share, and all that may go wrong
/// between two steps, drawn from one seed.
///
/// The disk fails at its n-th write, or from there on until somebody mends it; the shared ledger is away, and
/// windows go on at their outboxes; everybody stops where they are; clocks go back; keys are renewed. Only
/// what is sealed differs between two runs of one seed, never how long it is.
final class Simulation {
  /// What must not be.
  struct Wrong: Error, CustomStringConvertible {
    let seed: UInt64
    let step: Int
    let what: String

    var description: String { "seed \(seed), step \(step): \(what)" }
  }

  /// What a draft may be: as acknowledged last, and as tried since.
  struct Drafts {
    var values: Set<UInt8> = []
    var isKept = false
  }

  /// One window, as far as it is open.
  struct Window {
    var shared: Ledger?
    var outbox: Ledger?
    /// What the draft in either may be, by whether the shared ledger was away.
    var drafts: [Bool: Drafts] = [:]
  }

  let seed: UInt64
  let folder = Folder(under: "/dev/shm")
  var random: SeededRandom
  var windows = [Window](repeating: Window(), count: 3)
  /// Filings that were acknowledged, by the serials of their persons.
  var filed: [(number: FilingNumber, person: Int)] = []
  /// How often something was acknowledged of a filing, and how often it was tried.
  var acts: [FilingNumber: [EventRecord.Kind: (least: Int, most: Int)]] = [:]
  /// How many filings were tried in vain, which may be on record all the same.
  var unanswered = 0
  /// Whether the shared ledger cannot be reached.
  var isAway = false
  /// What came of each step.
  private(set) var trace: [String] = []
  private let clock = FakeClock()
  private let entropy: SeededEntropy

  /// The hall of that seed, with keys that are always the same.
  init(seed: UInt64) throws {
    self.seed = seed
    (random, entropy) = (SeededRandom(seed: seed), SeededEntropy(seed: ~seed))
    try keyFile.create(Keyring.new(chained: true, day: "2026-07-31", random: SeededKeys()))
  }

  private var keyFile: KeyFile { KeyFile(credentials: nil, else: folder.path + "/keys") }
  var shared: String { folder.path + "/shared.sqlite" }
  func outbox(_ window: Int) -> String { folder.path + "/outbox\(window).sqlite" }

  private var outside: Ledger.Outside {
    var outside = Ledger.Outside(clock: clock, entropy: entropy, keyFile: keyFile)
    outside.log = NoLog()
    return outside
  }

  /// The ledger at which a window works now; opened where it is not.
  func ledger(_ window: Int, away: Bool) throws(Ledger.Failure) -> Ledger {
    let settings = Ledger.Settings(window: window + 1, actor: "021\(window)")
    if away {
      if let open = windows[window].outbox { return open }
      let outbox = try Ledger.openOutbox(
        outbox(window), of: shared, settings: settings, outside: outside)
      windows[window].outbox = outbox
      return outbox
    }
    if let open = windows[window].shared { return open }
    let ledger = try Ledger.open(shared, settings: settings, outside: outside)
    windows[window].shared = ledger
    return ledger
  }

  /// So many steps; what was begun with nothing wrong must end so.
  func run(steps: Int) throws {
    for step in 0..<steps {
      clock.advance(Int64.random(in: -60...4_000, using: &random))
      breakOrMend()
      do throws(Ledger.Failure) {
        trace.append(try act(on: sampleDay.adding(days: step / 10)))
      } catch {
        trace.append("\(error)".replacing(folder.path, with: ""))
        guard isToBeExpected(error) else { throw Wrong(seed: seed, step: step, what: "\(error)") }
      }
    }
    mend()
    isAway = false
    do { try check() } catch let wrong as Wrong { throw wrong } catch {
      throw Wrong(seed: seed, step: steps, what: "\(error)")
    }
  }

  /// Lets the disk fail from some call on, or mends it.
  private func breakOrMend() {
    switch Int.random(in: 0..<8, using: &random) {
    case 0, 1:
      yidi_disk_fails(
        folder.path, Int32.random(in: 1...60, using: &random),
        Bool.random(using: &random) ? EIO : ENOSPC, random.once(in: 3) ? 1 : 0)
    case 2...4: mend()
    default: break
    }
  }

  private func mend() { yidi_disk_fails(folder.path, 0, 0, 0) }

  /// Whether the law of the ledger says so, or the disk was made to fail.
  private func isToBeExpected(_ failure: Ledger.Failure) -> Bool {
    switch failure {
    case .alreadyFiled, .hasEnded, .noSuchFiling: true
    case .diskFull, .inputOutput, .cannotCreate, .cannotOpen, .keys: yidi_disk_has_failed() != 0
    default: false
    }
  }

  /// Everybody stops where they are: what was synced is all there is, the log as it was.
  func crash() {
    mend()
    let files = names(in: folder.path).filter { !$0.hasSuffix("-shm") && !$0.hasSuffix("ballast") }
      .map { (path: "\(folder.path)/\($0)", bytes: contents("\(folder.path)/\($0)")) }
    for index in windows.indices { (windows[index].shared, windows[index].outbox) = (nil, nil) }
    for name in names(in: folder.path) { unlink("\(folder.path)/\(name)") }
    for file in files { write(file.bytes, to: file.path) }
  }

  /// A fresh identifier of this run.
  func identifier() -> Identifier { Identifier(entropy) }
}

/// Bytes for identifiers, the same in every run.
private final class SeededEntropy: Entropy {
  private let state: Mutex<SeededRandom>

  init(seed: UInt64) { state = Mutex(SeededRandom(seed: seed)) }

  func bytes(_ count: Int) -> [UInt8] {
    state.withLock { random in
      (0..<count).map { _ in UInt8(truncatingIfNeeded: random.next()) }
    }
  }
}

/// Bytes for keys, the same in every run.
private struct SeededKeys: RandomSource {
  func fill(_ memory: UnsafeMutableRawBufferPointer) {
    for index in memory.indices { memory[index] = UInt8(truncatingIfNeeded: index &* 37 &+ 11) }
  }
}

/// Days are reported to nobody outside.
private struct NoLog: SystemLog {
  func write(_ line: String) {}
}
