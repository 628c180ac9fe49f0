package import Messages

/// The printer of a window, as a clerk sees it and chooses another.
package struct PrinterChoice: Hashable, Sendable {
  /// How it is reached; raw values are those of `[printer]` in `yidi.toml`.
  package enum Kind: String, CaseIterable, Sendable {
    case cups
    case ipp
    case tcp
    case device
    case file

    /// The paper such a printer can take.
    package var sheets: [Sheets] {
      switch self {
      case .cups: Sheets.allCases
      case .ipp: [.a4, .a5]
      case .tcp, .device: [.wide, .narrow]
      case .file: [.a4, .a5, .wide, .narrow]
      }
    }
  }

  /// What is in it.
  package enum Sheets: String, CaseIterable, Sendable {
    case a4
    case a5
    /// A roll of 80 mm.
    case wide = "80"
    /// A roll of 58 mm.
    case narrow = "58"
    /// A dot-matrix printer with A4.
    case dot

    /// Whether it is a roll.
    package var isRoll: Bool { self == .wide || self == .narrow }
  }

  /// The Chinese type that a thermal printer has built in.
  package enum Hanzi: String, CaseIterable, Sendable {
    case gb18030
    case gbk
    case gb2312
    /// None: every Chinese line is drawn.
    case none
  }

  package var kind: Kind
  /// The queue, the IPP address, host:port, the device file or the folder; empty is the default queue.
  package var address: String
  package var sheets: Sheets
  /// Whether papers are printed in large type unless somebody chooses otherwise.
  package var isLarge = false
  package var hanzi = Hanzi.gb18030
  /// Whether a roll's printer draws codes itself.
  package var drawsCodes = true
  /// The most dots to a module of codes on a roll; `nil`: as many as fit.
  package var codeDots: Int?
  package var hasCutter = true
  /// Whether a thermal printer answers how it is.
  package var answers = true
  /// Whether it doubles Chinese type only on a command of its own (FS !).
  package var doublesByCommand = false

  /// A printer of that kind with that paper; what a roll's printer can do is that of most.
  package init(kind: Kind = .cups, address: String = "", sheets: Sheets = .a4) {
    (self.kind, self.address, self.sheets) = (kind, address, sheets)
  }
}

/// What can be said of a printer before anything is printed.
package enum PrinterLook: Hashable, Sendable {
  /// Nothing is known to stand in the way.
  case ready
  /// What does, and what to do.
  case trouble([Message])
  /// Its address is missing or is none: nothing can be printed so.
  case misfit(Message)
}

/// What became of keeping a printer for a window.
package enum PrinterKept: Hashable, Sendable {
  /// It is in that file.
  case stored(path: String)
  /// It holds until the program ends: why, and the lines that somebody else may write into that file.
  case unstored(Message, path: String, lines: [String])
  /// It cannot be used as it is.
  case refused(Message)
}

/// What the world says of a window's printer.
package enum PrinterResult: Hashable, Sendable {
  /// What the window prints on.
  case inUse(PrinterChoice)
  /// How that printer is at this moment.
  case looked(PrinterChoice, PrinterLook)
  case kept(PrinterChoice, PrinterKept)
  /// What the code on the test page that is being printed holds.
  case testCode(String)
}
