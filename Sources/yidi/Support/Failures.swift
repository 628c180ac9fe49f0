internal import Glibc
internal import Ledger
internal import Messages
internal import Receipts
internal import Seals

// Failures of the parts as sentences and exit statuses; those of people who sign in and of the office's lists
// stand in StaffFailures and OfficeFailures.

extension Ledger.Failure {
  /// What happened, what is safe, what to do.
  var message: Message {
    switch self {
    case .nowhere: Message("failure.ledger.nowhere")
    case .missing(let path): Message("failure.ledger.missing", ["path": path])
    case .cannotCreate(let path, let number):
      Message("failure.ledger.cannot_create", ["path": path, "reason": systemReason(number)])
    case .cannotOpen(let path, EROFS): Message("failure.ledger.medium", ["path": path])
    case .cannotOpen(let path, EACCES), .cannotOpen(let path, EPERM):
      Message("failure.ledger.permission", ["path": path])
    case .cannotOpen(let path, let number):
      Message("failure.ledger.cannot_open", ["path": path, "reason": systemReason(number)])
    case .networkFileSystem(let path):
      Message("failure.ledger.network", ["path": path])
    case .notALedger(let path): Message("failure.ledger.not_a_ledger", ["path": path])
    case .newer: Message("failure.ledger.newer")
    case .older: Message("failure.ledger.older")
    case .readOnly: Message("failure.ledger.read_only")
    case .diskFull: Message("failure.ledger.disk_full")
    case .inputOutput: Message("failure.ledger.input_output")
    case .busy: Message("failure.ledger.busy")
    case .damaged: Message("failure.ledger.damaged")
    case .pragma, .database, .server, .cryptography, .sealed, .tooLarge:
      Message("failure.ledger.fault", ["reason": "\(code)"])
    case .keys(let failure): failure.message
    case .keyWrong(let path): Message("failure.ledger.key_wrong", ["path": path])
    case .chainKeyMissing(let path, let id):
      Message("failure.ledger.chain_key_missing", ["path": path, "id": String(id)])
    case .address: Message("failure.ledger.address")
    case .settings(let name): Message("failure.ledger.settings", ["name": name])
    case .alreadyFiled(let number):
      Message("failure.ledger.already_filed", ["number": number.grouped])
    case .numbersUsedUp: Message("failure.ledger.numbers_used_up")
    case .numberTaken(let number):
      Message("failure.ledger.number_taken", ["number": number.grouped])
    case .hasEnded(let number): Message("failure.ledger.has_ended", ["number": number.grouped])
    case .notTheSamePerson: Message("failure.ledger.not_the_same_person")
    case .noSuchFiling: Message("failure.ledger.no_such_filing")
    case .serverAway: Message("failure.ledger.server_away")
    case .serverAwayKeyless(let path):
      Message("failure.ledger.server_away.no_keys", ["path": path])
    case .serverUntrusted: Message("failure.ledger.server_untrusted")
    case .serverRefuses(let state):
      Message("failure.ledger.server_refuses", ["state": state])
    case .serverLacks(let things):
      Message("failure.ledger.server_lacks", ["things": things.joined(separator: ", ")])
    case .passwordFile(.missing(let path)):
      Message("failure.ledger.password_file.missing", ["path": path])
    case .passwordFile(.exposed(let path)):
      Message("failure.ledger.password_file.exposed", ["path": path])
    case .passwordInAddress: Message("failure.ledger.password")
    case .notEmpty: Message("failure.ledger.not_empty")
    case .differs(let table): Message("failure.ledger.differs", ["table": table])
    case .exists(let path): Message("failure.ledger.exists", ["path": path])
    case .replaced(let path): Message("failure.ledger.replaced", ["path": path])
    case .onServer: Message("failure.ledger.on_server")
    case .unsound(let fault):
      Message("ledger.fault.\(fault.cause.rawValue)", ["place": fault.place])
    case .keyInUse: Message("failure.ledger.key_in_use")
    case .keysFixed(let path): Message("failure.ledger.keys_fixed", ["path": path])
    case .notSignedIn: Message("failure.ledger.not_signed_in")
    case .notPermitted(let right):
      Message("failure.ledger.not_permitted.\(right.rawValue)")
    case .operatorAltered(let id): Message("people.altered", ["id": id])
    case .secondWanted: Message("failure.ledger.second_wanted")
    case .ceiling(let ceiling, let most):
      Message("failure.ledger.ceiling.\(ceiling.rawValue)", ["count": String(most)])
    case .staff(let fault): fault.message
    }
  }

  /// The exit status of a command that meets it.
  var status: Status {
    switch self {
    case .missing, .nowhere, .noSuchFiling: .missingFile
    case .cannotCreate, .exists: .cannotCreate
    case .cannotOpen, .networkFileSystem, .readOnly, .diskFull, .inputOutput: .inputOutput
    case .busy, .serverAway, .serverAwayKeyless, .replaced: .tryLater
    case .serverRefuses, .serverUntrusted, .serverLacks, .differs, .passwordFile: .inputOutput
    case .keys(.unwritable): .cannotCreate
    case .notALedger, .newer, .older, .damaged, .keys, .keyWrong, .chainKeyMissing, .settings,
      .address,
      .alreadyFiled, .numbersUsedUp, .numberTaken, .hasEnded, .notTheSamePerson, .tooLarge,
      .passwordInAddress, .notEmpty,
      .onServer, .unsound, .keyInUse, .keysFixed, .notSignedIn, .notPermitted, .operatorAltered,
      .secondWanted,
      .ceiling, .staff:
      .refused
    case .pragma, .database, .server, .cryptography, .sealed: .fault
    }
  }

  /// A word for faults of ours, without anybody's data.
  private var code: String {
    switch self {
    case .pragma(let name): "pragma \(name)"
    case .database(let code): "sqlite \(code)"
    case .server(let state): "postgresql \(state)"
    case .cryptography: "libcrypto"
    case .sealed: "seal"
    default: "size"
    }
  }
}

extension KeyFileFailure {
  /// What happened, and how the keys are got at again.
  var message: Message {
    switch self {
    case .missing(let path): Message("failure.ledger.key_missing", ["path": path])
    case .exposed(let path, _), .notAFile(let path):
      Message("failure.ledger.key_exposed", ["path": path])
    case .foreignOwner(let path, _): Message("failure.ledger.key_owner", ["path": path])
    case .folderExposed(let path, _): Message("failure.ledger.key_folder", ["path": path])
    case .newer: Message("failure.ledger.newer")
    case .malformed(let path, let line, _):
      Message("failure.ledger.key_malformed", ["path": path, "line": String(line)])
    case .incomplete(let path, _), .notASigningKey(let path):
      Message("failure.ledger.key_wrong", ["path": path])
    case .unreadable(let path, let number):
      Message("failure.ledger.cannot_open", ["path": path, "reason": systemReason(number)])
    case .unwritable(let path, let number):
      Message("failure.ledger.cannot_create", ["path": path, "reason": systemReason(number)])
    case .cryptography: Message("failure.ledger.fault", ["reason": "libcrypto"])
    case .exists(let path): Message("failure.ledger.key_exists", ["path": path])
    }
  }
}

extension ReceiptFile.Failure {
  /// What happened and what to do.
  var message: Message {
    switch self {
    case .noFolder(let path): Message("failure.receipt.no_folder", ["path": path])
    case .differs(let path): Message("failure.receipt.differs", ["path": path])
    case .refused(let path, let number):
      Message("failure.receipt.refused", ["path": path, "reason": systemReason(number)])
    }
  }

  /// The exit status of a command that meets it.
  var status: Status {
    switch self {
    case .noFolder: .missingFile
    case .differs: .cannotCreate
    case .refused: .inputOutput
    }
  }
}

extension POFile.Failure {
  /// What is wrong with the line of that file of texts, and what to do.
  func message(in path: String) -> Message {
    let key =
      switch problem {
      case .unknownLine: "unknown_line"
      case .unclosedText: "unclosed_text"
      case .unknownEscape: "unknown_escape"
      case .notUTF8: "not_text"
      case .misplacedKeyword: "misplaced_keyword"
      case .duplicateKey: "duplicate_key"
      }
    var values = ["path": path, "line": String(line)]
    if case .duplicateKey(let twice) = problem { values["key"] = twice }
    return Message("failure.texts.\(key)", values)
  }
}

extension Settings {
  /// The settings of the machine and the person; a fault in them ends the program with its sentence.
  static func loaded(_ texts: Messages.Catalogue) throws(Stop) -> Settings {
    do {
      return try load()
    } catch {
      throw Stop(.refused, texts(error.message))
    }
  }
}

extension Settings.Failure {
  /// The sentence that says it.
  var message: Message {
    switch self {
    case .syntax(let file, let line):
      Message("failure.settings.syntax", ["file": file, "line": String(line)])
    case .unreadable(let file): Message("failure.settings.unreadable", ["file": file])
    case .office(let file, let name):
      Message(
        "failure.settings.office", ["file": file, "name": name, "office": Settings.officeFile])
    case .tooShort(let file, let name):
      Message("failure.settings.log_days", ["file": file, "name": name])
    case .setting(let file, let name, let fitting?):
      Message("failure.settings.fitting", ["file": file, "name": name, "fitting": fitting])
    case .setting(let file, let name, nil):
      Message("failure.settings.setting", ["file": file, "name": name])
    }
  }
}

extension Stop {
  /// A file named that is not there or cannot be read, by the system's error number.
  init(unreadable file: String, _ number: Int32, _ texts: Messages.Catalogue) {
    let values = ["file": file, "reason": systemReason(number)]
    self.init(
      .missingFile, texts(number == ENOENT ? "file.missing" : "file.unreadable", values))
  }
}

/// The system's own words for an error number.
func systemReason(_ number: Int32) -> String {
  strerror(number).map { String(cString: $0) } ?? String(number)
}
