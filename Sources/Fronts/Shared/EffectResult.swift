package import Interview
package import Messages
package import Rules

/// What came of an effect.
package enum EffectResult: Hashable, Sendable {
  /// When the draft was kept, as HH:MM.
  case draftSaved(time: String)
  /// The last answers are on the screen only; why the ledger did not keep them, and what to do.
  case draftNotSaved(Message)
  case drafts([WaitingDraft])
  /// The windows have the answers under that number, for so many hours.
  case called(number: String, hours: Int)
  /// It is on record that the call of that draft is gone on with here.
  case callTaken(id: String)
  case filed(FiledReceipt)
  /// The same filing is on record already, under that number.
  case duplicate(number: String)
  /// Nothing was filed; why, and what to do.
  case notFiled(Message)
  case found([FoundFiling])
  /// The search could not be made.
  case notFound(Message)
  /// Something that whoever works at the window is to know, beside what was asked for.
  case told(Message)
  case filings([FiledRow])
  /// How many were filed today, at all windows.
  case filedToday(Int)
  /// Whether the list has more before and behind the page that was given.
  case listGoesOn(newer: Bool, older: Bool)
  /// How much wants doing.
  case workLeft(WorkLeft)
  /// It is on record of the filing of that number.
  case acted(number: String)
  /// Nothing was recorded; why, and what to do.
  case notActed(Message)
  /// The report of that day.
  case dayReport(Day, ReceiptPages)
  /// What a code on a paper turned out to be, in the languages of the office.
  case verified([Language: Verified])
  /// The list could not be read; why, and what to do.
  case notListed(Message)
  case opened(number: String, OpenedFiling)
  /// What is on record of that filing, as answers that a new form can begin with.
  case copied(number: String, Answers)
  /// The filings of the person with that ID number, and the names they stand under.
  case known(identity: String, [Filing], names: [String] = [])
  /// How far it is on its way to paper.
  case printing(PaperID, Printing)
  /// What is to be known of a paper on its way beside how far it is.
  case paperRemark(PaperID, PaperRemark)
  case printer(PrinterResult)
  /// The printers of this machine, by name.
  case printers([String])
  /// They cannot be told: what is wrong, then what to do.
  case noPrinters([Message])
  /// Where the receipt was written to.
  case receiptSaved(path: String)
  case receiptNotSaved(Message)
  /// The server that keeps the ledger went away, or answers again; told as that changes.
  case server(isAway: Bool)
  /// Whether anybody has to sign in at this window.
  case staff(needsSignIn: Bool)
  /// It cannot be told whether anybody has to, so nobody comes in; why, and what to do.
  case staffUnknown(Message)
  case signedIn(Badge)
  /// A supervisor or a second person has signed.
  case proven
  /// Number and PIN do not do: why, and what to do.
  case notSignedIn(Message)
  case unmasked(number: String, Unmasked)
  case maskAgain(token: Int)
  /// The day's ceiling is reached; a supervisor can let that be done all the same.
  case ceilingReached(again: Effect, Message)
  /// That takes two people, and the second has not signed.
  case secondWanted(again: Effect)
  /// What was being read aloud has been read to its end.
  case spoken
  /// It could not be heard: there is nothing to play sound with.
  case notSpoken
}

/// What a clerk is told of a paper on its way that does not stop it.
package enum PaperRemark: Hashable, Sendable {
  /// Toner or paper will run out soon: this paper is not affected, the next may be.
  case supplyLow
  /// It takes long and goes on: whoever waits says whether to wait on.
  case long
}

/// A draft that waits to be gone on with.
package struct WaitingDraft: Hashable, Sendable {
  /// Names it among the drafts that wait.
  package var id: String
  package var draft: Draft
  /// When it was kept, such as 09:43.
  package var time: String
  /// The number by which somebody at the guided front handed it over; `nil` for a draft of one's own.
  package var call: String?
  /// The initials of the person's name in capitals, by which a clerk finds it.
  package var initials: String

  /// That draft, kept at that time.
  package init(
    id: String, draft: Draft, time: String, call: String? = nil, initials: String = ""
  ) {
    self.initials = initials
    self.id = id
    self.draft = draft
    self.time = time
    self.call = call
  }
}

/// A filing that went on record, with the receipt ready to be shown.
package struct FiledReceipt: Hashable, Sendable {
  /// 18 characters: DZ, date, window, serial, two check digits.
  package var number: String
  /// When it was put on record, as HH:MM:SS.
  package var time: String
  package var receipt: ReceiptPages
  /// Whether it is not on the server yet.
  package var isProvisional: Bool

  /// A filing on record under that number.
  package init(
    number: String, time: String, receipt: ReceiptPages, isProvisional: Bool = false
  ) {
    self.number = number
    self.time = time
    self.receipt = receipt
    self.isProvisional = isProvisional
  }
}

/// A receipt as rows of text or whole lines, in both types and both languages, so that Ctrl-T changes it too.
///
/// Rows are at most 56 columns wide, what the body of a page has on the smallest screen.
///
/// The rows are made when a page asks for them: a list of filings costs nothing for its receipts.
/// Two are the same if they are of the same filing.
package struct ReceiptPages: Hashable, Sendable {
  /// A type and a language.
  package struct Kind: Hashable, Sendable {
    package var isLarge: Bool
    package var language: Language
    /// Whether it is wanted sentence by sentence, for somebody who hears it.
    package var isInLines: Bool

    /// That type in that language.
    package init(isLarge: Bool, language: Language, isInLines: Bool = false) {
      self.isLarge = isLarge
      self.language = language
      self.isInLines = isInLines
    }
  }

  private let number: String
  private let make: @Sendable (Kind) -> [String]

  /// The pages of the filing of that number, made by `make`.
  package init(number: String, make: @escaping @Sendable (Kind) -> [String]) {
    self.number = number
    self.make = make
  }

  /// The rows of each kind, made already.
  package init(_ pages: [Kind: [String]]) {
    self.init(number: "") { pages[$0] ?? [] }
  }

  /// The rows of that kind; none where it was not made.
  package func rows(isLarge: Bool, _ language: Language) -> [String] {
    make(Kind(isLarge: isLarge, language: language))
  }

  /// All of it sentence by sentence; none where it was not made so.
  package func sentences(_ language: Language) -> [String] {
    make(Kind(isLarge: false, language: language, isInLines: true))
  }

  package static func == (first: ReceiptPages, second: ReceiptPages) -> Bool {
    first.number == second.number
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(number)
  }
}

/// A filing on record, as a person who looks it up is shown it.
package struct FoundFiling: Hashable, Sendable {
  package var number: String
  /// Masked: the first and, of three or more, the last character.
  package var name: String
  package var filing: Filing
  /// Until when it holds, past or not.
  package var validThrough: Validity
  /// Whether it holds today.
  package var isInForce: Bool
  /// Whether it was ended on request.
  package var isEnded = false
  /// Whether the notice it was made by still says so.
  package var isGoverned: Bool
  package var receipt: ReceiptPages
  /// What it was decided from, and on which day; what it covers is read out of the law again.
  package var facts: CareCase?
  package var decidedOn: Day?

  /// That filing, as it stands today.
  package init(
    number: String, name: String, filing: Filing, validThrough: Validity, isInForce: Bool,
    isGoverned: Bool = true, receipt: ReceiptPages, facts: CareCase? = nil, decidedOn: Day? = nil
  ) {
    self.facts = facts
    self.decidedOn = decidedOn
    self.number = number
    self.name = name
    self.filing = filing
    self.validThrough = validThrough
    self.isInForce = isInForce
    self.isGoverned = isGoverned
    self.receipt = receipt
  }
}

/// A row of the clerk's list.
package struct FiledRow: Hashable, Sendable {
  package var number: String
  /// Masked as on the clerk's list.
  package var name: String
  package var category: Rules.Category
  package var fileTo: PlaceCode
  /// Who filed it, such as 0217; empty for the guided front.
  package var clerk: String
  package var effective: Day
  package var isInForce: Bool
  /// Whether the notice it was made by still says so.
  package var isGoverned: Bool
  /// Whether another took its place by a change.
  package var isReplaced = false
  /// Whether it was ended on request.
  package var isEnded = false
  /// Whether the person's data were erased.
  package var isErased = false
  /// Whether promised papers are owed.
  package var owes = false
  /// Whether it was made late and has no discharge yet.
  package var waits = false
  /// Whether it is not on the server yet.
  package var isProvisional = false
  package var receipt: ReceiptPages
  /// What its page shows beyond the row; `nil` where it cannot be read.
  package var details: FiledDetails?

  /// That filing as a row.
  package init(
    number: String, name: String, category: Rules.Category, fileTo: PlaceCode, clerk: String,
    effective: Day, isInForce: Bool, isGoverned: Bool = true, receipt: ReceiptPages,
    details: FiledDetails? = nil
  ) {
    self.number = number
    self.name = name
    self.category = category
    self.fileTo = fileTo
    self.clerk = clerk
    self.effective = effective
    self.isInForce = isInForce
    self.isGoverned = isGoverned
    self.receipt = receipt
    self.details = details
  }
}

/// What the clerk's page of a filing on record shows beyond its row.
package struct FiledDetails: Hashable, Sendable {
  /// Masked: the first six and the last four.
  package var identity: String
  /// Masked; `nil` where the person has none.
  package var phone: String?
  package var insuredPlace: PlaceCode
  package var insurance: Insurance
  /// The place of care as chosen, such as a county.
  package var carePlace: PlaceCode
  /// What it was decided from; the reasons are read out of the law again from these.
  package var facts: CareCase
  /// The day it was decided and filed.
  package var decidedOn: Day
  /// When it was put on record, as HH:MM.
  package var time: String
  /// Until when it holds, past or not.
  package var validThrough: Validity
  /// How often its receipt was printed.
  package var prints: Int
  /// What became of the materials; `nil` where nobody was asked.
  package var materials: FilingRequest.Materials?
  /// The filing whose place it took.
  package var replaces: String?
  /// The filing that took its place.
  package var replacedBy: String?

  /// The details of one filing.
  package init(
    identity: String, phone: String?, insuredPlace: PlaceCode, insurance: Insurance,
    carePlace: PlaceCode, facts: CareCase, decidedOn: Day, time: String, validThrough: Validity,
    prints: Int
  ) {
    self.identity = identity
    self.phone = phone
    self.insuredPlace = insuredPlace
    self.insurance = insurance
    self.carePlace = carePlace
    self.facts = facts
    self.decidedOn = decidedOn
    self.time = time
    self.validThrough = validThrough
    self.prints = prints
  }
}

/// How far a receipt is on its way to paper.
package enum Printing: Hashable, Sendable {
  /// Being laid out.
  case started
  /// Handed to that printer.
  case sent(printer: String)
  /// It waits for somebody at the printer, and goes on by itself: what is wrong, then what to do.
  case waiting([Message])
  /// The printer says the paper is out.
  case done(printer: String)
  /// Written to that file: the window prints into a folder, and nothing comes on paper.
  case saved(path: String)
  /// It may be out, and nobody says so: whether the paper came has to be seen.
  case unconfirmed([Message])
  /// Over, and nothing will come: what is wrong, then what to do. The filing holds all the same.
  case stopped([Message])

  /// Whether the paper may still come by itself, so that it can be called off.
  package var isUnderWay: Bool {
    switch self {
    case .started, .sent, .waiting: true
    case .done, .saved, .unconfirmed, .stopped: false
    }
  }
}
