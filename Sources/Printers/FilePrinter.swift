internal import Glibc
internal import Receipts

/// A folder in the place of a printer: each document becomes a file, complete and for its owner alone.
package struct FilePrinter: Printer {
  let folder: String

  /// The printer that writes to that folder.
  package init(folder: String) {
    self.folder = folder
  }

  package func print(_ document: PrintDocument, watch: PrintWatch) -> PrintOutcome {
    if watch.isAbandoned() { return .cancelled }
    watch.progress(.sending(printer: folder))
    // A reprint says that it is one, and so differs: it gets the next free name.
    do throws(ReceiptFile.Failure) {
      let file = try ReceiptFile.keep(
        document.bytes, folder: folder, number: document.title, kind: document.fileKind)
      return .saved(path: file.path)
    } catch {
      switch error {
      case .noFolder: return .notSent(PrintFault(.noFolder, printer: folder))
      case .differs, .refused: return .notSent(PrintFault(.notWritten, printer: folder))
      }
    }
  }
}

extension FilePrinter {
  package func trouble() -> PrintFault? {
    var information = stat()
    guard stat(folder, &information) == 0, information.st_mode & S_IFMT == S_IFDIR else {
      return PrintFault(.noFolder, printer: folder)
    }
    return access(folder, W_OK) == 0 ? nil : PrintFault(.notWritten, printer: folder)
  }
}

extension PrintDocument {
  /// What the name of its file ends in.
  fileprivate var fileKind: String {
    switch mime {
    case "application/pdf": "pdf"
    case PrintDocument.thermalType: "escpos"
    default: "txt"
    }
  }
}
