internal import Messages
internal import OfficeLists

extension OfficeStore {
  /// What happened to the file of this store, what is safe, what to do.
  func message(_ failure: Failure) -> Message {
    var values = ["path": path]
    switch failure {
    case .cannotOpen(let number), .cannotCreate(let number), .inputOutput(let number):
      values["reason"] = systemReason(number)
    case .damaged(let line): values["line"] = String(line)
    default: break
    }
    return Message("failure.office.\(failure.textKey)", values)
  }

  /// Runs a piece of work on the store; a failure becomes a sentence and an exit status.
  func stopping<T>(_ texts: Messages.Catalogue, _ body: () throws -> T) throws -> T {
    do {
      return try body()
    } catch let failure as Failure {
      throw Stop(failure.status, texts(message(failure)))
    }
  }
}

extension OfficeStore.Failure {
  /// Names its sentence.
  var textKey: String {
    switch self {
    case .missing: "missing"
    case .cannotOpen: "cannot_open"
    case .notLists: "not_lists"
    case .newer: "newer"
    case .damaged: "damaged"
    case .tooLarge: "too_large"
    case .cannotCreate: "cannot_create"
    case .diskFull: "disk_full"
    case .inputOutput: "input_output"
    case .busy: "busy"
    case .cryptography: "cryptography"
    }
  }

  /// The exit status of a command that meets it.
  var status: Status {
    switch self {
    case .missing: .missingFile
    case .notLists, .newer, .damaged, .tooLarge: .refused
    case .cannotCreate: .cannotCreate
    case .cannotOpen, .diskFull, .inputOutput: .inputOutput
    case .busy: .tryLater
    case .cryptography: .fault
    }
  }
}
