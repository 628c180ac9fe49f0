package import Rules

/// Everything a receipt is made from; its personal fields are in full, and masked on the way.
///
/// Names of places are given as they are to be read, in the language of the paper.
package struct ReceiptInput: Hashable, Sendable {
  /// How the filing was accepted.
  package enum Method: Hashable, Sendable {
    /// 材料齐全
    case complete
    /// 告知承诺: the missing papers are promised, by that day where one was agreed.
    case promise(by: Day?)
    /// What was promised has been shown since.
    case supplied
  }

  /// Somebody who came in the person's place (代办人).
  package struct Agent: Hashable, Sendable {
    /// In full; the paper carries it masked.
    package var name: String
    /// Such as 子女, in the language of the paper.
    package var relation: String
    /// In full, for what stays with the office; empty where none is known.
    package var idNumber = ""
    /// What that number is of, where it tells; in the language of the paper.
    package var idKind = ""
    package var phone = ""

    /// That person, so related to the insured one.
    package init(name: String, relation: String) {
      self.name = name
      self.relation = relation
    }
  }

  /// A civil day and the time of day the caller read off the clock, such as "09:42".
  package struct Moment: Hashable, Sendable {
    package var day: Day
    package var time: String

    /// That time on that day, both in Asia/Shanghai.
    package init(_ day: Day, _ time: String) {
      self.day = day
      self.time = time
    }
  }

  /// What the office prints about itself; what it has not set is left out.
  package struct Office: Hashable, Sendable {
    package var name: String
    /// Its own number, beside 12393.
    package var phone: String?
    package var window: String?
    /// The clerk's number, never the name.
    package var clerk: String?

    /// An office of that name.
    package init(
      name: String, phone: String? = nil, window: String? = nil, clerk: String? = nil
    ) {
      self.name = name
      self.phone = phone
      self.window = window
      self.clerk = clerk
    }
  }

  /// What shows that the office gave the paper.
  package struct Signature: Hashable, Sendable {
    /// What the QR code holds.
    package var payload: String
    /// The code that people compare.
    package var code: String

    /// That content of the QR code, with the code for people.
    package init(payload: String, code: String) {
      self.payload = payload
      self.code = code
    }
  }

  /// Whether a filing on record still stands.
  package enum Standing: Hashable, Sendable {
    case stands
    /// Another took its place by a change; its number, where it is known.
    case replaced(by: String?)
    /// It was ended on request, from that day on, where it is known.
    case ended(on: Day?)
  }

  /// The filing number, 18 characters without spaces; empty for what is not on record yet.
  package var number: String
  package var filedAt: Moment
  /// In full; the paper carries it masked.
  package var name: String
  /// In full; the paper carries its last four.
  package var idNumber: String
  package var insuredPlace: String
  package var insurance: Insurance
  /// As declared; `decision.treatedAs` may differ.
  package var category: Category
  package var care: Care
  package var paid: Paid
  /// Province and city, such as 四川省成都市.
  package var carePlace: String
  /// The place filed to as sentences name it, such as 成都市.
  package var carePlaceShort: String
  package var certificate: Certificate?
  /// The first day the filing holds.
  package var effective: Day
  package var validity: Validity
  /// The first day of the care, where it is known.
  package var admission: Day?
  /// Whether the person lies in hospital there now.
  package var isInHospital: Bool
  /// `nil` where nobody was asked: the paper then says nothing of it.
  package var method: Method?
  package var agent: Agent?
  /// The answer the filing was made on.
  package var decision: Decision
  /// Why the filing holds as long as it does (四（一）), where the decision does not cite it.
  package var validityReasons: [Citation]
  /// How its last day is read, where the notice leaves that open.
  package var validityReadings: [Reading] = []
  /// The number of the document the decision rests on, such as 达市医保办发〔2022〕118号.
  package var document: String
  /// The last day on which that document is in force, where it names one.
  package var documentThrough: Day?
  package var office: Office
  /// What people call for help, such as 12393.
  package var hotline: String
  /// 1 for the first paper, 2 for the first reprint.
  package var copy: Int
  package var printedAt: Moment
  /// The number of the filing whose place it took by a change.
  package var replaces: String?
  /// What became of it since; where it does not stand any more, the paper says nothing of what it gave.
  package var standing = Standing.stands
  /// What the number is of, such as 居民身份证, in the language of the paper; for what stays here.
  package var idKind = ""
  /// In full, for what stays with the office; empty where none is known.
  package var phone = ""
  /// In the language of the paper; empty where the number does not tell it.
  package var sex = ""
  /// The day of birth, where the number tells it.
  package var birth: Day?
  /// Where it was filed, such as 窗口, in the language of the paper; empty where that is not known.
  package var source = ""
  /// Who issued the referral certificate, and its national code, for what stays with the office; empty where
  /// that was not picked from a list.
  package var issuer = ""
  package var issuerCode = ""
  /// The code of the care place as chosen, for what stays with the office.
  package var careCode = ""
  /// The sentences by which what somebody filed for is settled directly in the filed place.
  package var settlingReasons: [Citation] = []
  /// The sentences by which the hospital settles, those before among them; empty where it does not.
  package var hospitalReasons: [Citation] = []
  /// The reading by which the filing holds from the first day of a stay that had begun before it; `nil`
  /// where there is no such stay.
  package var reachesBack: Reading?
  /// What a hospital does with a bill that cannot be settled directly; empty where the document says nothing.
  package var claimReasons: [Citation] = []
  /// The sentences that say whose referral certificate counts.
  package var certificateReasons: [Citation] = []
  /// Whether the person said alone that there is a certificate, and nobody looked at it.
  package var isCertificateUnseen = false
  /// Whether the certificate shown counts, and why; `nil` where none was shown.
  package var certificateDecision: CertificateDecision?
  /// The sentences that say when such a filing may be changed.
  package var changeReasons: [Citation] = []
  /// What the office itself asks for with such a filing; the notice lists nothing.
  package var materials: [String] = []
  /// Whether it is on this machine only, until the office's server answers again.
  package var isProvisional = false
  /// What the paper is, for somebody who is given one in a language that is not theirs.
  package var forReader = ""
  /// `nil`: the paper says that it is not signed.
  package var signature: Signature?

  /// A filing as its receipt needs it.
  package init(
    number: String, filedAt: Moment, name: String, idNumber: String, insuredPlace: String,
    insurance: Insurance, category: Category, care: Care, paid: Paid = .notYet,
    carePlace: String, carePlaceShort: String, certificate: Certificate? = nil,
    effective: Day, validity: Validity, admission: Day? = nil,
    isInHospital: Bool = false, method: Method? = nil, agent: Agent? = nil, decision: Decision,
    validityReasons: [Citation] = [], document: String,
    office: Office, hotline: String = "12393", copy: Int = 1, printedAt: Moment
  ) {
    self.number = number
    self.filedAt = filedAt
    self.name = name
    self.idNumber = idNumber
    self.insuredPlace = insuredPlace
    self.insurance = insurance
    self.category = category
    self.care = care
    self.paid = paid
    self.carePlace = carePlace
    self.carePlaceShort = carePlaceShort
    self.certificate = certificate
    self.effective = effective
    self.validity = validity
    self.admission = admission
    self.isInHospital = isInHospital
    self.method = method
    self.agent = agent
    self.decision = decision
    self.validityReasons = validityReasons
    self.document = document
    self.office = office
    self.hotline = hotline
    self.copy = copy
    self.printedAt = printedAt
  }
}

extension ReceiptInput {
  /// Whether there is a filing on record that the paper is of.
  var isOnRecord: Bool { !number.isEmpty }

  /// Whether what the filing gave is still to be had.
  package var stands: Bool { standing == .stands }

  /// Whether promised papers are still owed.
  var owes: Bool { if case .promise = method { true } else { false } }
}
