internal import CCups

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
  let reasons: [String]
  let message: String
  /// Media types it takes.
  let formats: [String]
  /// Where the printer is, such as ipp://… or socket://….
  let device: String
  /// Whether it is the printer itself, which stops by itself for want of paper, and not a queue.
  var isDirect = false

  /// Whether "completed" comes from the printer, and not merely from the last byte having left.
  var reportsBack: Bool {
    ["ipp:", "ipps:", "dnssd:", "implicitclass:"].contains { device.hasPrefix($0) }
  }

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

  /// Whether something will run out soon.
  var isLow: Bool {
    reasons.contains { reason in
      ["toner-low", "marker-supply-low", "media-low"].contains { reason.hasPrefix($0) }
    }
  }

  private static let hindrances: [([String], PrintFault.Code)] = [
    (["cover-open", "door-open", "interlock-open"], .coverOpen),
    (["media-jam"], .mediaJam),
    (["media-empty", "media-needed"], .mediaEmpty),
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

  let stage: Stage
  /// Whether it ever left the queue for the printer; it may have come and gone between two looks.
  let hasBegun: Bool
  let reasons: [String]
  let message: String
}

extension QueueState {
  /// What an answer about a printer says.
  init(_ answer: borrowing IppAnswer) {
    isStopped = answer.integer("printer-state") == Int(IPP_PSTATE_STOPPED.rawValue)
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
    hasBegun = answer.integer("time-at-processing") != nil
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
    guard let attribute = ippFindAttribute(message, name, IPP_TAG_ZERO) else { return [] }
    return (0..<ippGetCount(attribute)).compactMap { index in
      ippGetString(attribute, index, nil).map { String(cString: $0) }
    }
  }
}
