internal import Glibc

/// A folder for what is measured, gone afterwards.
struct BenchFolder {
  let path: String

  /// A new one.
  init() throws {
    var name = Array("/tmp/yidi-bench-XXXXXX".utf8CString)
    guard mkdtemp(&name) != nil else { throw RawLedger.Failure(code: errno) }
    path = String(decoding: name.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// Removes it with the files in it.
  func remove() {
    guard let handle = opendir(path) else { return }
    while let entry = readdir(handle) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      unlink("\(path)/\(name)")
    }
    closedir(handle)
    rmdir(path)
  }
}
