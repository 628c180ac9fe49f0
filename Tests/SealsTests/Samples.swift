import FoundationEssentials
import Glibc
import Support
import Synchronization

@testable import Seals

/// Bytes that the seed alone decides.
final class SeededBytes: RandomSource {
  private let state: Mutex<SeededRandom>

  init(_ seed: UInt64) { state = Mutex(SeededRandom(seed: seed)) }

  func fill(_ memory: UnsafeMutableRawBufferPointer) {
    state.withLock { random in
      for index in memory.indices { memory[index] = UInt8(truncatingIfNeeded: random.next()) }
    }
  }
}

/// A generator that is out of order.
struct BrokenRandom: RandomSource {
  func fill(_ memory: UnsafeMutableRawBufferPointer) throws(CryptoFailure) {
    throw CryptoFailure("broken")
  }
}

extension Secret {
  /// A key of known digits.
  convenience init(hex: String) {
    var bytes = Hexadecimal.bytes(hex.utf8) ?? []
    self.init(taking: &bytes)
  }
}

/// The bytes of digits; blanks between them are skipped.
func hex(_ digits: String) -> [UInt8] {
  Hexadecimal.bytes(digits.utf8.filter { $0 != 32 && $0 != 10 }) ?? []
}

/// Where a sample of a box belongs.
let somewhere = BoxPlace(table: "filing", row: "7", field: "name")

/// The bytes of a text.
func utf8(_ text: String) -> [UInt8] { Array(text.utf8) }

/// A folder of one test, only for its owner, gone with the test.
final class TestFolder {
  let path: String

  init() throws {
    var template = utf8("/tmp/yidi-seals-XXXXXX") + [0]
    path = template.withUnsafeMutableBytes { memory in
      memory.withMemoryRebound(to: CChar.self) { text in
        text.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) } ?? ""
      }
    }
    guard !path.isEmpty else { throw CryptoFailure("mkdtemp") }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Stores a file with that mode.
  func put(_ name: String, _ bytes: [UInt8], mode: mode_t = 0o600) throws -> String {
    let file = "\(path)/\(name)"
    try Data(bytes).write(to: URL(filePath: file))
    chmod(file, mode)
    return file
  }

  /// What is in a file.
  func bytes(_ name: String) -> [UInt8] {
    FileManager.default.contents(atPath: "\(path)/\(name)").map { Array($0) } ?? []
  }

  /// The names in it, sorted.
  var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
  }
}

/// The `openssl` command, against which ours is compared where it is installed.
enum OpenSSLCommand {
  static let path = "/usr/bin/openssl"
  static let isThere = access(path, X_OK) == 0

  /// What it printed.
  static func run(_ arguments: [String], in folder: TestFolder) throws -> String {
    let log = "\(folder.path)/openssl.log"
    unlink(log)
    try ChildProgram.run(path, arguments, log: log)
    return String(decoding: folder.bytes("openssl.log"), as: UTF8.self)
  }
}
