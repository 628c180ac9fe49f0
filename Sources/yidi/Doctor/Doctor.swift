internal import Fronts
internal import Glibc
internal import Ledger
internal import Messages
internal import Proofs
internal import Terminal

/// Looks at each part of a window's machine; every look is harmless and ends within seconds.
struct Doctor {
  /// What is looked at, in this order; raw values name `doctor.what.…`.
  enum Part: String, CaseIterable {
    case settings
    case terminal
    case locale
    case data
    case policies
    case ledger
    case signing
    case type
    case printer
    case filters
    case speech
    case glyphs
    case pictures
  }

  /// How it is with a part.
  enum State: String {
    case good
    /// It is not there, and the program does without.
    case without
    case wanting
  }

  /// What one look found.
  struct Finding {
    let part: Part
    let state: State
    let says: Message
    var toDo: [Message] = []
  }

  let common: CommonOptions
  let texts: Messages.Catalogue

  /// One finding for each part, or several.
  func findings() -> [Finding] {
    let settings: Settings
    let first: Finding
    do throws(Settings.Failure) {
      settings = try Settings.load()
      let files = Set(settings.sources.values).sorted()
      first =
        files.isEmpty
        ? Finding(part: .settings, state: .good, says: Message("doctor.settings.none"))
        : Finding(
          part: .settings, state: .good,
          says: Message("doctor.settings.read", ["files": files.joined(separator: " ")]))
    } catch {
      settings = Settings()
      first = Finding(
        part: .settings, state: .wanting, says: Message("doctor.settings.bad"),
        toDo: [error.message])
    }
    return [first, terminal, locale] + data + policies + [
      ledger(settings), signing(settings), type, printer(settings),
    ] + filters(settings) + [speech(settings), glyphs, pictures]
  }

  // MARK: - The screen

  private var terminal: Finding {
    let kind = Environment.value("TERM") ?? ""
    guard isatty(STDOUT_FILENO) == 1 else {
      return Finding(part: .terminal, state: .without, says: Message("doctor.terminal.none"))
    }
    if kind.isEmpty {
      return Finding(
        part: .terminal, state: .wanting, says: Message("doctor.terminal.unnamed"),
        toDo: [Message("doctor.terminal.unknown.do")])
    }
    if CursesScreen.isScreenless(kind) {
      return Finding(
        part: .terminal, state: .wanting,
        says: Message("doctor.terminal.unknown", ["name": kind]),
        toDo: [Message("doctor.terminal.unknown.do")])
    }
    guard CursesScreen.isDescribed(kind) else {
      return Finding(
        part: .terminal, state: .wanting, says: Message("doctor.terminal.undescribed"),
        toDo: [Message("doctor.terminal.undescribed.do")])
    }
    var size = winsize()
    let isSized = ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    let values = [
      "name": kind, "columns": String(size.ws_col), "rows": String(size.ws_row),
    ]
    guard !isSized || (size.ws_col >= 60 && size.ws_row >= 18) else {
      return Finding(
        part: .terminal, state: .wanting, says: Message("doctor.terminal.small", values),
        toDo: [Message("doctor.terminal.small.do")])
    }
    return Finding(part: .terminal, state: .good, says: Message("doctor.terminal.good", values))
  }

  private var locale: Finding {
    if let encoding = Environment.foreignEncoding {
      return Finding(
        part: .locale, state: .wanting,
        says: Message("doctor.locale.foreign", ["name": encoding]),
        toDo: [Message("doctor.locale.foreign.do")])
    }
    let name =
      Environment.value("LC_ALL") ?? Environment.value("LC_CTYPE") ?? Environment.value("LANG")
    return Finding(
      part: .locale, state: .good, says: Message("doctor.locale.good", ["name": name ?? "-"]))
  }

  // MARK: - The law

  /// What of `YIDI_DATA` is gone by; nothing where it is not set.
  private var data: [Finding] {
    guard let data = Program.data else { return [] }
    let files = data.files.keys.sorted().joined(separator: " ")
    return [
      Finding(
        part: .data, state: files.isEmpty ? .without : .good,
        says: Message(
          files.isEmpty ? "doctor.data.unused" : "doctor.data.used",
          ["path": data.path, "files": files]))
    ]
  }

  private var policies: [Finding] {
    let broken = Program.policyIDs.filter { ((try? Program.load($0)) ?? nil) == nil }
    guard broken.isEmpty else {
      return broken.map { id in
        Finding(
          part: .policies, state: .wanting, says: Message("doctor.policies.bad", ["id": id]),
          toDo: [Message("doctor.policies.bad.do", ["id": id])])
      }
    }
    return [
      Finding(
        part: .policies, state: .good,
        says: Message("doctor.policies.good", ["count": String(Program.policyIDs.count)]))
    ]
  }

  // MARK: - The record

  /// Opens the ledger to be read, as every command does: a wrong or missing key shows by that.
  private func ledger(_ settings: Settings) -> Finding {
    guard let path = common.ledgerPath(configured: settings.ledger) else {
      return Finding(
        part: .ledger, state: .wanting, says: Message("doctor.ledger.nowhere"),
        toDo: [Message("doctor.ledger.nowhere.do")])
    }
    do throws(Ledger.Failure) {
      let ledger = try Ledger.open(path, settings: settings.ledgerSettings, access: .reading)
      if let moment = try ledger.momentAhead() {
        return Finding(
          part: .ledger, state: .wanting,
          says: Message("doctor.ledger.clock", ["path": path, "at": moment]),
          toDo: [Message("doctor.ledger.clock.do")])
      }
      if let left = ledger.megabytesLeft {
        return Finding(
          part: .ledger, state: .wanting,
          says: Message("doctor.ledger.scarce", ["path": path, "megabytes": String(left)]),
          toDo: [
            Message(
              "doctor.ledger.scarce.do", ["megabytes": String(Ledger.megabytesWanted)])
          ])
      }
      return Finding(
        part: .ledger, state: .good,
        says: Message("doctor.ledger.good", ["path": path, "key": ledger.keyPath]))
    } catch .missing {
      if let refusal = Folder.refusal(for: path) {
        let why = systemReason(refusal.number)
        return Finding(
          part: .ledger, state: .wanting, says: Message("doctor.ledger.bad", ["path": path]),
          toDo: [Message("doctor.ledger.folder.do", ["folder": refusal.folder, "why": why])])
      }
      return Finding(
        part: .ledger, state: .good, says: Message("doctor.ledger.new", ["path": path]))
    } catch {
      return Finding(
        part: .ledger, state: .wanting, says: Message("doctor.ledger.bad", ["path": path]),
        toDo: [error.message] + packages(error))
    }
  }

  /// What brings the library that a ledger on a server needs.
  private func packages(_ failure: Ledger.Failure) -> [Message] {
    failure == .serverLacks(["libpq"]) ? [Message("doctor.ledger.library.do")] : []
  }

  // MARK: - Papers

  private func signing(_ settings: Settings) -> Finding {
    let signing = Signing(settings, on: common.day)
    if let trouble = signing.trouble {
      return Finding(
        part: .signing, state: .wanting, says: Message("doctor.signing.bad"), toDo: [trouble])
    }
    guard let id = signing.keyID else {
      return Finding(
        part: .signing, state: .without, says: Message("doctor.signing.none"),
        toDo: [Message("doctor.signing.none.do")])
    }
    return Finding(
      part: .signing, state: .good, says: Message("doctor.signing.good", ["id": id.description]))
  }
}
