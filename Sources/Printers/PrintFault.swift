package import Messages

/// Why paper did not come, or may not have.
package struct PrintFault: Error, Hashable, Sendable {
  /// A stable word for it, as the ledger and the tests know it.
  package enum Code: String, CaseIterable, Sendable {
    /// The printer has no paper.
    case mediaEmpty = "media_empty"
    /// Paper is stuck.
    case mediaJam = "media_jam"
    /// Toner, ink or ribbon is used up.
    case supplyEmpty = "supply_empty"
    /// A cover or a door stands open.
    case coverOpen = "cover_open"
    /// The printer does not answer: switched off, or its cable is out.
    case noAnswer = "no_answer"
    /// Nobody says where a printer of that name is: the network, or who knows its names, does not answer.
    case nameSilent = "name_silent"
    /// Somebody stopped the queue.
    case paused
    /// The queue takes no jobs.
    case notAccepting = "not_accepting"
    /// There is no queue of that name.
    case noPrinter = "no_printer"
    /// There is no such device file: the printer is off or not plugged in, or it has another name.
    case noDevice = "no_device"
    /// No printer was named, and the machine has no default one.
    case noDefault = "no_default"
    /// The printing service is not running.
    case serviceDown = "service_down"
    /// The printing service runs and does not answer.
    case serviceSilent = "service_silent"
    /// The queue does not take this kind of document.
    case wrongFormat = "wrong_format"
    /// The printer gave the job up.
    case aborted
    /// The job was cancelled at the printer or by somebody else.
    case cancelledElsewhere = "cancelled_elsewhere"
    /// It did not finish in the time given.
    case tooSlow = "too_slow"
    /// The job was to be cancelled, and the service did not say that it is.
    case cancelUnconfirmed = "cancel_unconfirmed"
    /// The printer's own report of a fault that paper and cover do not explain.
    case printerError = "printer_error"
    /// The printer says that it is off line, and not why.
    case offline
    /// The connection was lost on the way.
    case connectionLost = "connection_lost"
    /// The roll ended with the paper, which may be short of its last lines.
    case paperRanOut = "paper_ran_out"
    /// It was given up when a part had left already.
    case beyondRecall = "beyond_recall"
    /// It was given up when the printer was at it: nothing more comes, and a part may be out.
    case cancelledLate = "cancelled_late"
    /// The device is another program's.
    case busy
    /// This user may not open the device.
    case noAccess = "no_access"
    /// The folder that stands in for a printer is not there.
    case noFolder = "no_folder"
    /// The folder does not let the file be written.
    case notWritten = "not_written"
    /// The code that proves the paper is too wide for the roll.
    case codeTooWide = "code_too_wide"
    /// The service refused for a reason of its own.
    case refused
    /// Whoever prints there has to give a name and a password first.
    case wantsPassword = "wants_password"
    /// A character that no font has, given as the reason.
    case missingCharacter = "missing_character"
    /// The machine has no font that papers are set in; the package that brings one is the reason.
    case missingFont = "missing_font"
    /// A library that draws papers is not there; the package that brings it is the reason.
    case missingLibrary = "missing_library"
    /// The process that draws papers ended, hung or answered nonsense.
    case notDrawn = "not_drawn"

    /// Whether somebody at the printer puts it right, and the paper then comes by itself.
    var isMendedByHand: Bool {
      [.mediaEmpty, .mediaJam, .coverOpen, .supplyEmpty].contains(self)
    }

    /// Whether the reason stands within the sentence, and is not the printing service's own.
    var hasOwnReason: Bool {
      [.missingCharacter, .missingFont, .missingLibrary].contains(self)
    }
  }

  package let code: Code
  /// The queue, where one is known.
  package let printer: String
  /// What the printing service said, in its own words; empty where it said nothing.
  package let reason: String

  /// That fault of that printer.
  package init(_ code: Code, printer: String = "", reason: String = "") {
    self.code = code
    self.printer = printer
    self.reason = reason
  }

  /// The sentences that say it: what is amiss, then what the printing service said of it.
  package var messages: [Message] {
    let said = Message("print.fault.\(code.rawValue)", ["printer": printer, "reason": reason])
    return reason.isEmpty || code.hasOwnReason
      ? [said] : [said, Message("print.reason", ["reason": reason])]
  }

  /// The same when the attempt is over: nothing goes on by itself any more.
  var messagesAtEnd: [Message] {
    code.isMendedByHand ? [Message("print.over.\(code.rawValue)")] : messages
  }
}
