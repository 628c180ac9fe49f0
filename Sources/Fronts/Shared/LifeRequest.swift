package import Rules

/// Something that is to be put on record of a filing, other than a change (四（三）).
package struct LifeRequest: Hashable, Sendable {
  /// What is to be put on record.
  package enum Deed: Hashable, Sendable {
    /// Ended because the person asks for it, from that day on.
    case end(on: Day)
    /// The papers that were promised have been seen.
    case papers
    /// The discharge from the stay it was made late for.
    case discharge(on: Day)
    /// What was written down wrong of the person; `nil` stays as it is, and a telephone that is `nil`
    /// within is none from now on.
    case correct(name: String?, phone: String??)
  }

  /// Of the filing.
  package var number: String
  package var deed: Deed
  /// In the person's own words.
  package var reason: String?

  /// That deed, for that filing.
  package init(number: String, deed: Deed, reason: String? = nil) {
    (self.number, self.deed, self.reason) = (number, deed, reason)
  }
}

/// A page of filings that is asked for.
package struct ListRequest: Hashable, Sendable {
  /// Filings that want something done.
  package enum Work: String, CaseIterable, Sendable {
    /// About to end.
    case ending
    /// Promised papers are owed.
    case owed
    /// Made late, without a discharge yet.
    case waiting
    /// Not on the server yet.
    case provisional
  }

  /// Where in the list the page lies, by the number of a filing.
  package enum Turn: Hashable, Sendable {
    case first
    case after(String)
    case before(String)
  }

  /// What is searched for; empty for all.
  package var text: String
  /// Only those; `nil` for what the text finds.
  package var work: Work?
  package var turn: Turn

  /// That page.
  package init(text: String = "", work: Work? = nil, turn: Turn = .first) {
    (self.text, self.work, self.turn) = (text, work, turn)
  }
}

/// How many filings want something done, by what.
package typealias WorkLeft = [ListRequest.Work: Int]
