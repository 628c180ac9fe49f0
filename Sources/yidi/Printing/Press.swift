internal import Ledger
internal import Messages
internal import Pages
internal import Printers
internal import Receipts
internal import Thermal

/// Makes of a paper what a printer is sent, or a file is filled with.
struct Press: Sendable {
  /// The sheets in the printer.
  var format = PageFormat.a4
  /// The roll and the type of a thermal printer, where it is one.
  var thermal: ThermalProfile?
  /// Whether it is a dot-matrix printer, whose usual dots are too coarse for Chinese.
  var isDots = false
  /// The dots to a module of codes on a roll that are not as large as fits, by what they hold.
  var codeDots: [String: Int] = [:]
  /// Whose job it is at the printer, by number; `nil` where nobody has one.
  var user: String?
  /// Who draws them.
  var maker = PageMaker()

  /// The paper as a PDF; `texts` are those of its language.
  func pdf(_ paper: Paper, _ texts: Messages.Catalogue) throws(PrintFault) -> [UInt8] {
    do {
      return try maker.pdf(paper, format, footer: Self.footer(texts))
    } catch {
      throw PrintFault(error)
    }
  }

  /// The paper as a print job under its number.
  func document(
    _ paper: Paper, _ texts: Messages.Catalogue
  ) throws(PrintFault) -> PrintDocument {
    if let thermal {
      return PrintDocument(
        title: paper.number, bytes: try bytes(paper, for: thermal, texts),
        mime: PrintDocument.thermalType, user: user)
    }
    return PrintDocument(
      title: paper.number, bytes: try pdf(paper, texts), mime: "application/pdf",
      media: format.media, resolution: isDots ? "180dpi" : nil, user: user)
  }

  /// How the ledger names what the printer is sent.
  var kind: String { thermal == nil ? "pdf" : "escpos" }

  /// What stands at each page's foot, the numbers still to be filled in.
  static func footer(_ texts: Messages.Catalogue) -> String {
    texts("paper.page", ["page": "{page}", "pages": "{pages}"])
  }
}

extension PrintFault {
  /// That no page was drawn, as a print that did not begin.
  init(_ fault: PageFault) {
    switch fault {
    case .missingCharacter(let character): self.init(.missingCharacter, reason: character)
    case .missingFont(let package): self.init(.missingFont, reason: package)
    case .missingLibrary(let package): self.init(.missingLibrary, reason: package)
    case .failed: self.init(.notDrawn)
    }
  }
}

extension PrintDocument {
  /// The SM3 hash of what is sent, as the ledger keeps it; `nil` where nothing can hash it.
  var digest: String? {
    let digest = fingerprint(of: bytes)
    return digest.isEmpty ? nil : digest
  }
}
