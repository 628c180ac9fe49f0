internal import CCups

extension PrintFault {
  /// Whether this machine has libcups; without it every call answers as if nobody were there.
  static var hasLibrary: Bool {
    guard let request = ippNewRequest(IPP_OP_GET_PRINTER_ATTRIBUTES) else { return false }
    ippDelete(request)
    return true
  }

  /// That it has not.
  static var missingLibrary: PrintFault { PrintFault(.missingLibrary, reason: "libcups2") }
}

/// A queue of the printing service, found by name; it gives libcups's memory back.
struct CupsQueue: ~Copyable {
  let name: String
  /// Where requests about it are addressed.
  let uri: String
  let destination: UnsafeMutablePointer<cups_dest_t>

  deinit {
    cupsFreeDests(1, destination)
  }
}

/// What a queue says about itself.
struct QueueState {
  let isStopped: Bool
  let isAccepting: Bool
  /// Such as media-empty-warning; the ending is no guide to how bad it is.
  var reasons: [String]
  let message: String
  /// Media types it takes.
  let formats: [String]
  /// Where the printer is, such as ipp://… or socket://….
  let device: String
  /// Whether it is the printer itself and not a queue: its "completed" means paper, and it stops by
  /// itself for want of some.
  var isDirect = false
  /// Whether it is at a job, this or another.
  var isPrinting = false

  /// Whether documents of that type are taken; a queue that names no types takes all.
  func takes(_ mime: String) -> Bool {
    formats.isEmpty || formats.contains(mime)
  }

  /// What stands in the way at the printer itself.
  var hindrance: PrintFault.Code? {
    for (stems, code) in QueueState.hindrances
    where reasons.contains(where: { reason in stems.contains { reason.hasPrefix($0) } }) {
      return code
    }
    return nil
  }

  /// Whether whoever brings pages to the printer is still looking for it.
  var isConnecting: Bool { reasons.contains { $0.hasPrefix("connecting-to-device") } }

  /// Whether something will run out soon.
  var isLow: Bool {
    reasons.contains { reason in
      ["toner-low", "marker-supply-low", "media-low"].contains { reason.hasPrefix($0) }
    }
  }

  /// Whether the printer has taken the paper, so that its silence is no sign that it is off.
  var isAtWork: Bool { isDirect || reasons.contains("cups-waiting-for-job-completed") }

  private static let hindrances: [([String], PrintFault.Code)] = [
    (["cover-open", "door-open", "interlock-open"], .coverOpen),
    (["media-jam"], .mediaJam),
    (["media-empty", "media-needed"], .mediaEmpty),
    (["toner-empty", "marker-supply-empty"], .supplyEmpty),
    (
      [
        "output-area-full", "output-tray-missing", "input-tray-missing", "marker-waste-full",
        "developer-empty", "fuser-", "opc-life-over",
      ], .printerError
    ),
    (["offline", "shutdown", "timed-out"], .noAnswer),
  ]
}

/// Where a job stands.
struct JobState {
  /// The states of RFC 8011, those that mean the same to us in one.
  enum Stage: Hashable {
    case waiting
    case held
    case processing
    /// Stuck until somebody removes it.
    case stopped
    case cancelled
    case aborted
    case completed
    /// Whoever had it does not remember it: it is over, one way or another.
    case forgotten
    case unheardOf

    /// The stage of an IPP job-state.
    init(ipp: Int) {
      switch UInt32(clamping: ipp) {
      case IPP_JSTATE_PENDING.rawValue: self = .waiting
      case IPP_JSTATE_HELD.rawValue: self = .held
      case IPP_JSTATE_PROCESSING.rawValue: self = .processing
      case IPP_JSTATE_STOPPED.rawValue: self = .stopped
      case IPP_JSTATE_CANCELED.rawValue: self = .cancelled
      case IPP_JSTATE_ABORTED.rawValue: self = .aborted
      case IPP_JSTATE_COMPLETED.rawValue: self = .completed
      default: self = .unheardOf
      }
    }
  }

  /// A job that is not remembered any more.
  static let forgotten = JobState(stage: .forgotten, hasBegun: true, reasons: [], message: "")

  let stage: Stage
  /// Whether it ever left the queue for the printer; it may have come and gone between two looks.
  let hasBegun: Bool
  let reasons: [String]
  let message: String

  /// Whether it is over, well or not.
  var isOver: Bool { [.cancelled, .aborted, .completed].contains(stage) }

  /// Whether it ended well; "completed" is also said of a job whose pages came to nothing.
  var isFine: Bool {
    stage == .completed
      && !reasons.contains { reason in
        ["job-completed-with-errors", "aborted-by-system", "job-canceled"].contains {
          reason.hasPrefix($0)
        }
      }
  }

  /// Whether whoever says so only handed it on, to something that tells nothing.
  var isHandedOn: Bool { reasons.contains("queued-in-device") }

  /// Whether somebody ended it, and not a fault.
  var isCancelledElsewhere: Bool { reasons.contains { $0.hasPrefix("job-canceled") } }
}

/// A job that a printer remembers.
struct RememberedJob {
  var id = 0
  var name = ""
  var stage = JobState.Stage.unheardOf
  var reasons: [String] = []

  /// Where it stands.
  var state: JobState { JobState(stage: stage, hasBegun: true, reasons: reasons, message: "") }
}

extension QueueState {
  /// What an answer about a printer says.
  init(_ answer: borrowing IppAnswer) {
    isStopped = answer.integer("printer-state") == Int(IPP_PSTATE_STOPPED.rawValue)
    isPrinting = answer.integer("printer-state") == Int(IPP_PSTATE_PROCESSING.rawValue)
    isAccepting = answer.bool("printer-is-accepting-jobs") ?? true
    reasons = answer.strings("printer-state-reasons")
    message = answer.strings("printer-state-message").first ?? ""
    formats = answer.strings("document-format-supported")
    device = answer.strings("device-uri").first ?? ""
  }

  /// Why it is stopped.
  var stopCode: PrintFault.Code { isDirect ? hindrance ?? .paused : .paused }
}

extension JobState {
  /// What an answer about a job says.
  init(_ answer: borrowing IppAnswer) {
    stage = Stage(ipp: answer.integer("job-state") ?? 0)
    hasBegun =
      answer.integer("time-at-processing") != nil || [.processing, .stopped].contains(stage)
    reasons = answer.strings("job-state-reasons")
    message = answer.strings("job-printer-state-message").first ?? ""
  }
}

/// An IPP answer, and its memory.
struct IppAnswer: ~Copyable {
  private let message: OpaquePointer

  /// Takes over what `cupsDoRequest` returned, or `nil` if that was nothing.
  init?(_ message: OpaquePointer?) {
    guard let message else { return nil }
    self.message = message
  }

  deinit {
    ippDelete(message)
  }

  /// A whole number or the number of a state; `nil` also where the service says it has none yet.
  func integer(_ name: String) -> Int? {
    let attribute =
      ippFindAttribute(message, name, IPP_TAG_INTEGER)
      ?? ippFindAttribute(message, name, IPP_TAG_ENUM)
    guard let attribute else { return nil }
    return Int(ippGetInteger(attribute, 0))
  }

  func bool(_ name: String) -> Bool? {
    guard let attribute = ippFindAttribute(message, name, IPP_TAG_BOOLEAN) else { return nil }
    return ippGetBoolean(attribute, 0) != 0
  }

  /// The values of an attribute that comes once for each thing asked about, such as each queue.
  func each(_ name: String) -> [String] {
    var values: [String] = []
    var attribute = ippFindAttribute(message, name, IPP_TAG_ZERO)
    while let found = attribute {
      if let value = ippGetString(found, 0, nil) { values.append(String(cString: value)) }
      attribute = ippFindNextAttribute(message, name, IPP_TAG_ZERO)
    }
    return values
  }

  func strings(_ name: String) -> [String] {
    ippFindAttribute(message, name, IPP_TAG_ZERO).map(IppAnswer.values) ?? []
  }

  /// The jobs it lists.
  func jobs() -> [RememberedJob] {
    var jobs: [RememberedJob] = []
    var job = RememberedJob()
    var attribute = ippFirstAttribute(message)
    while let found = attribute {
      switch ippGetName(found).map({ String(cString: $0) }) {
      case nil:
        // What stands between two jobs has no name.
        jobs.append(job)
        job = RememberedJob()
      case "job-id": job.id = Int(ippGetInteger(found, 0))
      case "job-name": job.name = IppAnswer.values(of: found).first ?? ""
      case "job-state": job.stage = JobState.Stage(ipp: Int(ippGetInteger(found, 0)))
      case "job-state-reasons": job.reasons = IppAnswer.values(of: found)
      default: break
      }
      attribute = ippNextAttribute(message)
    }
    return (jobs + [job]).filter { $0.id > 0 }
  }

  private static func values(of attribute: OpaquePointer) -> [String] {
    (0..<ippGetCount(attribute)).compactMap { index in
      ippGetString(attribute, index, nil).map { String(cString: $0) }
    }
  }
}
