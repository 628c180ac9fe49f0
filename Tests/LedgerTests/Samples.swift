import Glibc
import Ledger
import Rules
import Seals
import Support
import Synchronization
import Testing

/// A folder of its own for one test, gone afterwards.
final class Folder {
  let path: String
  private let kind = StoreKind.current

  init(under parent: String = "/tmp") {
    var name = Array("\(parent)/yidi-ledger-XXXXXX".utf8CString)
    path = name.withUnsafeMutableBufferPointer { buffer in
      guard let start = buffer.baseAddress, let made = mkdtemp(start) else { return parent }
      return String(cString: made)
    }
  }

  deinit { removeAll(path) }

  /// Where the test's ledger lies: a file of its own, or a schema of its own on the tests' server.
  private(set) lazy var ledger =
    switch kind {
    case .sqlite: path + "/ledger.sqlite"
    case .postgres: serverAddress()
    }

  /// The world a test's ledger is in; a server's has its keys in the folder too.
  func outside(_ clock: any WallClock = SystemWallClock()) -> Ledger.Outside {
    kind == .sqlite ? Ledger.Outside(clock: clock) : outsideOfServer(clock)
  }

  /// The world of a ledger on a server, its keys in this folder.
  func outsideOfServer(_ clock: any WallClock = SystemWallClock()) -> Ledger.Outside {
    Ledger.Outside(
      clock: clock, keyFile: KeyFile(credentials: nil, else: path + "/ledger.keys"))
  }

  private func serverAddress() -> String {
    do { return try PostgresServer.shared.get().newAddress() } catch {
      Issue.record(error)
      return path + "/no-server"
    }
  }

  private func removeAll(_ folder: String) {
    for name in names(in: folder) {
      let path = "\(folder)/\(name)"
      if unlink(path) != 0 { removeAll(path) }
    }
    rmdir(folder)
  }
}

/// The names in a folder, sorted.
func names(in folder: String) -> [String] {
  guard let handle = opendir(folder) else { return [] }
  defer { closedir(handle) }
  var names: [String] = []
  while let entry = readdir(handle) {
    let name = withUnsafePointer(to: &entry.pointee.d_name) {
      $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    }
    if name != ".", name != ".." { names.append(name) }
  }
  return names.sorted()
}

/// All bytes of a file; none where there is no file.
func contents(_ path: String) -> [UInt8] {
  guard let file = fopen(path, "r") else { return [] }
  defer { fclose(file) }
  var result: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 65_536)
  while case let count = fread(&buffer, 1, buffer.count, file), count > 0 {
    result += buffer[..<count]
  }
  return result
}

/// Makes a file of those bytes.
func write(_ bytes: [UInt8], to path: String) {
  guard let file = fopen(path, "w") else { return }
  fwrite(bytes, 1, bytes.count, file)
  fclose(file)
  chmod(path, 0o600)
}

/// A clock that stands still until it is set.
final class FakeClock: WallClock {
  private let seconds: Mutex<Int64>

  /// Stands at 2026-07-31T09:45:12+08:00 unless told.
  init(_ seconds: Int64 = 1_785_462_312) { self.seconds = Mutex(seconds) }

  func now() -> Int64 { seconds.withLock { $0 } }

  func set(_ value: Int64) { seconds.withLock { $0 = value } }

  func advance(_ by: Int64) { seconds.withLock { $0 += by } }
}

/// A code known to be one.
private func place(_ value: UInt32) -> PlaceCode {
  guard let place = PlaceCode(value: value) else { preconditionFailure("no code: \(value)") }
  return place
}

let sampleDay = Day(number: 20_665)
let chengdu = place(510_100)
let xian = place(610_100)
let dazhou = place(511_700)

/// Filings of persons that do not exist.
enum Sample {
  /// An identity number with its check digit; the district 599999 is nowhere.
  static func idNumber(_ serial: Int) -> String {
    let digits = "599999" + "19600101" + String(String(1000 + serial % 900).suffix(3))
    let seventeen =
      serial < 900 ? digits : "5\(99999 - serial / 900)" + String(digits.dropFirst(6))
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    let sum = zip(seventeen.utf8, weights).reduce(0) { $0 + (Int($1.0) - 48) * $1.1 }
    return seventeen + ["1", "0", "X", "9", "8", "7", "6", "5", "4", "3", "2"][sum % 11]
  }

  static func person(_ serial: Int = 0) -> Person {
    Person(
      name: "张三", idNumber: idNumber(serial), idKind: "resident_id", phone: "13800000000",
      initials: "zs")
  }

  static func filing(
    _ serial: Int = 0, id: Identifier = Identifier(SystemEntropy()),
    category: Rules.Category = .referral, fileTo: PlaceCode = xian, today: Day = sampleDay,
    effective: Day? = nil, agent: Agent? = nil, draft: String? = nil
  ) -> NewFiling {
    let effective = effective ?? today
    let end: Validity = category.isLongTerm ? .open : .through(effective.adding(months: 6))
    return NewFiling(
      id: id, person: person(serial), agent: agent, insurance: .resident, category: category,
      carePlace: fileTo,
      facts: CareCase(
        insuredPlace: dazhou, category: category, care: .inpatient, fileTo: fileTo,
        certificate: Certificate(scope: .city, grade: .tertiaryA, listed: true),
        filings: [Filing(category: .longTermResident, fileTo: chengdu, effective: today)],
        admission: today, paid: .notYet, filesOn: today, networked: true,
        trauma: Trauma.none),
      today: today, effective: effective, validThrough: end, method: .complete,
      policy: "dazhou-2022-118", policyHash: "0a1b2c",
      decision: CodedDecision(
        treatedAs: category, zone: .outOfProvince, deltaPoints: -10,
        settlement: .directAfterFiling, catalogue: .carePlace, status: .fileNow,
        validThrough: end, clauses: ["三（二）2", "四（五）", "四（四）", "三（一）1"],
        readings: ["R2"], notes: [.ratioOnly]),
      language: "zh", front: .clerk, draft: draft)
  }
}
