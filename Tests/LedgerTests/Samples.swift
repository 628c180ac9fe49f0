import Glibc
import Ledger
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
      // Nowhere: what is returned is removed with all that is in it.
      guard let start = buffer.baseAddress, let made = mkdtemp(start) else {
        return parent + "/no-folder"
      }
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
