internal import Glibc
internal import Messages

/// The settings file in which the printer of this window is kept.
struct PrinterFile {
  let path: String

  /// Why nothing was written.
  enum Failure: Error, Equatable {
    /// The system refused, by its number.
    case refused(Int32)
    case table(PrinterTable.Failure)

    /// What it is, for the clerk.
    func message(_ path: String) -> Message {
      switch self {
      case .refused(let number):
        Message("clerk.printer.file.refused", ["path": path, "reason": systemReason(number)])
      case .table(.unreadable): Message("clerk.printer.file.unreadable", ["path": path])
      case .table(.unusual): Message("clerk.printer.file.unusual", ["path": path])
      }
    }
  }

  /// Puts the printer into the file: all of it or nothing, and nothing else of the file changes.
  func keep(_ setup: PrinterSetup) throws(Failure) {
    let isThere = access(path, F_OK) == 0
    let old = isThere ? Environment.bytes(of: path) : []
    guard let old else { throw .refused(errno) }
    let text = String(decoding: old, as: UTF8.self)
    guard Array(text.utf8) == old else { throw .table(.unreadable) }
    let new: [UInt8]
    do throws(PrinterTable.Failure) {
      new = Array(try PrinterTable.text(text, with: setup).utf8)
    } catch {
      throw .table(error)
    }
    if !isThere, let number = Folder.make(for: path, mode: 0o755) { throw .refused(number) }
    if let number = Replacement.write(new, to: path, making: 0o644) { throw .refused(number) }
  }
}
