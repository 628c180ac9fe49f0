internal import Glibc
internal import Messages

/// The files of the folder that `YIDI_DATA` names: those that take the place of built-in ones, and packs
/// beside them.
///
/// All of them are read at once. One that cannot be read never gives way to what is built in: whoever
/// changed the law or a text would not learn that nobody goes by the change.
struct DataFolder: Sendable {
  /// Where it is, as it was named.
  let path: String
  /// The bytes of its files by their names, such as `Policies/dazhou-2022-118.md`.
  let files: [String: [UInt8]]

  /// Why the folder is not gone by.
  enum Failure: Error, Equatable {
    /// There is no such folder.
    case missing(path: String)
    /// It, or what lies in it, cannot be read; the number is the system's errno.
    case unreadable(path: String, errno: Int32)
    /// A file whose name ends in other letters, so that it would be passed over.
    case misnamed(path: String, wanted: String)
  }

  /// What is read in it: a folder, and how the names end there.
  private static let kinds = [("Locales", ".po"), ("Policies", ".md")]

  /// The one that the environment names, read at the first use; `nil` where it names none.
  static let named: Result<DataFolder, Failure>? = Environment.value("YIDI_DATA").map { path in
    do throws(Failure) { return .success(try DataFolder(path)) } catch { return .failure(error) }
  }

  /// Reads that folder.
  init(_ path: String) throws(Failure) {
    self.path = path
    guard try Self.names(in: path) != nil else { throw .missing(path: path) }
    var files: [String: [UInt8]] = [:]
    for (folder, ending) in Self.kinds {
      // What an editor lays beside a file it has open is hidden, and nobody's text or law.
      for name in try Self.names(in: "\(path)/\(folder)") ?? [] where !name.hasPrefix(".") {
        let file = "\(path)/\(folder)/\(name)"
        guard name.hasSuffix(ending) else {
          guard !name.lowercased().hasSuffix(ending) else {
            throw .misnamed(path: file, wanted: ending)
          }
          continue
        }
        guard let bytes = Environment.bytes(of: file) else {
          throw .unreadable(path: file, errno: errno)
        }
        files["\(folder)/\(name)"] = bytes
      }
    }
    self.files = files
  }

  /// The names of the files in a folder whose names begin with it, such as "Policies/", in their order.
  func names(in folder: String) -> [String] {
    files.keys.filter { $0.hasPrefix(folder) }.sorted()
  }

  /// What a folder holds; `nil` where it is not there.
  private static func names(in folder: String) throws(Failure) -> [String]? {
    if let names = Environment.names(in: folder) { return names }
    guard errno == ENOENT else { throw .unreadable(path: folder, errno: errno) }
    return nil
  }
}

extension DataFolder.Failure {
  /// What is wrong and what to do.
  var message: Message {
    switch self {
    case .missing(let path): Message("failure.data.missing", ["path": path])
    case .unreadable(let path, let number):
      Message("failure.data.unreadable", ["path": path, "reason": systemReason(number)])
    case .misnamed(let path, let wanted):
      Message("failure.data.misnamed", ["path": path, "wanted": wanted])
    }
  }

  /// The exit status of every command then.
  var status: Status {
    switch self {
    case .missing: .missingFile
    case .unreadable, .misnamed: .refused
    }
  }
}
