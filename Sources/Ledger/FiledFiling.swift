package import Rules

/// A filing on record.
package struct FiledFiling: Equatable, Sendable {
  package let number: FilingNumber
  /// The moment it was filed.
  package let at: String
  /// Whether that moment can be believed.
  package let clock: ClockState
  /// Who filed it.
  package let actor: String
  package let state: FilingState
  /// How many receipts somebody may hold: the printer said so, somebody saw it, or nobody knows.
  package let prints: Int
  /// Whether promised papers (告知承诺) are still owed.
  package let owes: Bool
  /// Whether it was filed late, and the discharge is not on record yet.
  package let waits: Bool
  /// Whether it was filed while the server was away, and is not there yet.
  package let isProvisional: Bool
  /// What was filed; its `draft` is `nil`, since that is gone.
  package let filing: NewFiling

  /// Whether the person's data were erased; all texts of the person are empty then.
  package var isErased: Bool { filing.person.idNumber.isEmpty }

  /// The filing as the law sees it.
  package var onRecord: Filing {
    Filing(category: filing.category, fileTo: filing.facts.fileTo, effective: filing.effective)
  }
}

/// Where a filing stands among those of the same person, place and kind.
package enum FilingState: String, CaseIterable, Sendable {
  /// The last of them; whether it still holds on a day, the law says.
  case active
  /// A later one took its place after its time was over.
  case over
  /// It was changed: another took its place while it held.
  case changed
  /// It was ended on request.
  case ended
}

/// One try to print a receipt.
package struct PrintAttempt: Equatable, Sendable {
  /// How it ended.
  package enum Outcome: String, CaseIterable, Sendable {
    /// The printer said that it was done.
    case confirmed
    /// Handed over; nobody said how it went on.
    case sent
    case notSent = "not_sent"
    /// Broken off half way.
    case unknown
    case cancelled
  }

  package var outcome: Outcome
  /// `text`, `pdf` or `escpos`.
  package var format: String
  /// The printer's name, where one was found.
  package var printer: String?
  /// A stable code of what went wrong, such as `no_printer`.
  package var fault: String?
  /// Which paper it was, such as `hospital`, `day` or `test`; `nil` for the receipt, whose copies
  /// alone are counted.
  package var paper: String?
  /// Which copy of the receipt was printed on it, from 1; `nil` for other papers, and of old tries.
  package var copy: Int?
  /// When it was begun, as `EventRecord.at` says when it was over; `nil` of old tries.
  package var begun: String?
  /// The SM3 hash of what the printer was sent, in hexadecimal; `nil` of old tries and where nothing was
  /// made.
  package var digest: String?

  /// Whether it counts as a copy of a filing's receipt until somebody says that none came: where nobody
  /// knows, somebody may have it in their hands, and no two papers are the same copy.
  package var isCopy: Bool { paper == nil && outcome != .notSent && outcome != .cancelled }

  /// Whether its paper may come by itself though it was given up: that there is none now is not the
  /// last word on it.
  var mayStillCome: Bool { fault == "beyond_recall" || fault == "cancel_unconfirmed" }

  /// A try that ended so.
  package init(
    outcome: Outcome, format: String, printer: String? = nil, fault: String? = nil,
    paper: String? = nil, copy: Int? = nil, begun: String? = nil, digest: String? = nil
  ) {
    (self.copy, self.begun, self.digest) = (copy, begun, digest)
    self.paper = paper
    self.outcome = outcome
    self.format = format
    self.printer = printer
    self.fault = fault
  }
}

/// One event of a filing as it can be shown.
package struct EventRecord: Equatable, Sendable {
  /// What happened.
  package enum Kind: String, CaseIterable, Sendable {
    case filed
    /// Filed during the stay or after it (补办); the first event of that filing.
    case filedLate = "filed_late"
    /// Filed in the place of another that ends by it (变更); the first event of the new filing.
    case changed
    /// Another filing took its place, by a change.
    case superseded
    /// Ended on request, which the notice says nothing of.
    case ended
    /// What was written down of the person was wrong and is put right.
    case corrected
    /// Promised papers were shown.
    case papersShown = "papers_shown"
    /// The discharge from a stay that was filed for late.
    case discharged
    case printed
    /// Somebody saw whether a paper came out that no printer vouched for.
    case paperSeen = "paper_seen"
    case exported
    /// Somebody saw what is masked.
    case unmasked
    /// Somebody looked up a person who is on record by the identity number, masked.
    case lookedUp = "looked_up"
    /// The notice on personal data was shown (个人信息保护法 17, 30).
    case noticeShown = "notice_shown"
    /// The person's key was destroyed (个人信息保护法 47).
    case erased
    /// Filed while the server was away, now on the server too.
    case pushed
    /// Somebody who works here was added, changed, signed in or was locked out.
    case staff
    /// The ledger was moved, restored or brought to a later version.
    case moved
    /// A key that signs papers was made or retired.
    case signing
    /// The clock had gone back since the window's last event.
    case clockBack = "clock_back"

    /// Whether it is the first event of a filing.
    package var isFiling: Bool { self == .filed || self == .filedLate || self == .changed }
  }

  /// The window, 0 to 99.
  package let window: Int
  /// Its count of that window, from 1.
  package let seq: Int64
  package let kind: Kind
  package let at: String
  package let clock: ClockState
  package let actor: String
  package let reason: String?
  /// How the print went, for `printed`.
  package let print: PrintAttempt?
  /// What was seen of an earlier print, for `paperSeen`.
  package let seen: PaperSeen?
  /// The filing that took the place, for `superseded`.
  package let by: FilingNumber?
  /// The second person who answers for it, where two were asked for.
  package let second: String?
  /// The day it is of, for `ended` and `discharged`.
  package let day: Day?
  /// The moment it happened, where that was while the server was away.
  package let away: String?
  /// By which reading of the law it was done; `nil` where that was not written down.
  package let policy: PolicyMark?

  /// An event as it can be shown.
  package init(
    window: Int, seq: Int64, kind: Kind, at: String, clock: ClockState, actor: String,
    reason: String?, print: PrintAttempt?, seen: PaperSeen? = nil, by: FilingNumber? = nil,
    second: String? = nil, day: Day? = nil, away: String? = nil, policy: PolicyMark? = nil
  ) {
    self.window = window
    self.seq = seq
    self.kind = kind
    self.at = at
    self.clock = clock
    self.actor = actor
    self.reason = reason
    self.print = print
    self.seen = seen
    self.by = by
    self.second = second
    self.day = day
    self.away = away
    self.policy = policy
  }
}

/// Where a window's chain ends; kept elsewhere, it shows later that nothing was cut off.
package struct ChainHead: Equatable, Sendable {
  package let window: Int
  /// How many events the window has written.
  package let seq: Int64
  /// The hash of the last one, 32 bytes.
  package let hash: [UInt8]
}
