package import Rules

/// All that is put on record when a filing is made.
package struct NewFiling: Equatable, Sendable {
  /// Made before the first try; a second try with the same one files nothing more.
  package var id: Identifier
  package var person: Person
  /// Who came instead of the person, or `nil`.
  package var agent: Agent?
  package var insurance: Insurance
  /// The category it is filed under; the one declared for the care is in `facts`.
  package var category: Category
  /// The place of care as chosen, such as a county; what it files to is in `facts`.
  package var carePlace: PlaceCode
  /// Everything the decision was made from.
  package var facts: CareCase
  /// The civil day on which it was decided and filed.
  package var today: Day
  /// The first day it holds.
  package var effective: Day
  package var validThrough: Validity
  package var method: FilingMethod
  /// By when promised papers are to be there, where a day was agreed.
  package var papersBy: Day?
  /// Who issued the referral certificate, and where the care is, where they were picked from a list.
  package var issuer: ListedInstitution?
  package var hospital: ListedInstitution?
  /// The policy's id, such as `dazhou-2022-118`.
  package var policy: String
  /// The hash of the policy's text.
  package var policyHash: String
  package var decision: CodedDecision
  /// The language it was filed in, such as `zh`.
  package var language: String
  package var front: FilingFront
  /// The draft it came from, removed in the same stroke.
  package var draft: String?
  /// The filing it takes the place of, or `nil`; that one ends in the same stroke.
  package var replaces: Supersession?

  /// A filing of that person; `id` must be new for each person at the window.
  package init(
    id: Identifier, person: Person, agent: Agent? = nil, insurance: Insurance,
    category: Category, carePlace: PlaceCode, facts: CareCase, today: Day, effective: Day,
    validThrough: Validity, method: FilingMethod, policy: String, policyHash: String,
    decision: CodedDecision, language: String, front: FilingFront, draft: String? = nil,
    replaces: Supersession? = nil
  ) {
    self.id = id
    self.person = person
    self.agent = agent
    self.insurance = insurance
    self.category = category
    self.carePlace = carePlace
    self.facts = facts
    self.today = today
    self.effective = effective
    self.validThrough = validThrough
    self.method = method
    self.policy = policy
    self.policyHash = policyHash
    self.decision = decision
    self.language = language
    self.front = front
    self.draft = draft
    self.replaces = replaces
  }
}

extension NewFiling {
  /// The filing as it is read from the record: the draft it came from is not kept.
  var asStored: NewFiling {
    var filing = self
    filing.draft = nil
    return filing
  }

  /// As what it goes on record: a change, a late filing, or a filing.
  package var kind: EventRecord.Kind {
    if replaces != nil { return .changed }
    return isLate ? .filedLate : .filed
  }

  /// Whether it is filed during the stay or after it (补办), in another's place or in none.
  package var isLate: Bool {
    facts.filesOn.map(facts.isLate) ?? false
  }
}

/// An institution as the office's list names it.
package struct ListedInstitution: Equatable, Sendable {
  package var name: String
  /// Its national code; `nil` where the list gave none.
  package var code: String?

  /// An institution of that name and code.
  package init(name: String, code: String? = nil) {
    self.name = name
    self.code = code
  }
}

/// Which filing on record another takes the place of (四（三）), and on what grounds.
package struct Supersession: Equatable, Sendable {
  package var number: FilingNumber
  /// What is changed by it.
  package var change: ChangeKind
  /// Whether papers that show the reason were at hand.
  package var hasProof: Bool
  /// Clause numbers of the verdict that allowed it, in the order they are cited.
  package var clauses: [String]

  /// The replacement of that filing.
  package init(number: FilingNumber, change: ChangeKind, hasProof: Bool, clauses: [String]) {
    self.number = number
    self.change = change
    self.hasProof = hasProof
    self.clauses = clauses
  }
}

/// Who files; every text but the kind is sealed before it is stored.
package struct Person: Equatable, Sendable {
  package var name: String
  package var idNumber: String
  /// The code of the paper the number is on, such as `1`.
  package var idKind: String
  package var phone: String
  /// The first letters of the name's pinyin, such as `zs` for 张三: what a clerk searches by.
  package var initials: String

  /// A person with that paper.
  package init(name: String, idNumber: String, idKind: String, phone: String, initials: String) {
    self.name = name
    self.idNumber = idNumber
    self.idKind = idKind
    self.phone = phone
    self.initials = initials
  }
}

/// Who came instead (代办人); every text but the relation is sealed before it is stored.
package struct Agent: Equatable, Sendable {
  package var name: String
  package var idNumber: String
  package var phone: String
  /// What the agent is to the person, such as `child`.
  package var relation: String

  /// An agent with that paper.
  package init(name: String, idNumber: String, phone: String, relation: String) {
    self.name = name
    self.idNumber = idNumber
    self.phone = phone
    self.relation = relation
  }
}

/// How the papers were dealt with.
package enum FilingMethod: String, CaseIterable, Sendable {
  /// 材料齐全
  case complete = "complete"
  /// 告知承诺: papers are promised.
  case promise = "promise"
  /// Nobody was asked; nothing is said of it on paper.
  case notRecorded = "not_recorded"
}

/// Where it was filed.
package enum FilingFront: String, CaseIterable, Sendable {
  /// 自助办理
  case guided
  /// 窗口办理
  case clerk
}

/// A decision in its coded words, without quotes: the policy's hash leads back to those.
package struct CodedDecision: Equatable, Sendable {
  package var treatedAs: Category
  package var zone: Zone
  /// Percentage points against the local ratio; `nil`: none stated.
  package var deltaPoints: Int?
  package var settlement: Settlement
  package var catalogue: Catalogue?
  package var status: FilingStatus
  package var validThrough: Validity?
  /// Clause numbers, in the order they are cited.
  package var clauses: [String]
  /// Numbers of readings, such as R4.
  package var readings: [String]
  package var notes: [Note]

  /// The decision of those words.
  package init(
    treatedAs: Category, zone: Zone, deltaPoints: Int?, settlement: Settlement,
    catalogue: Catalogue?, status: FilingStatus, validThrough: Validity?, clauses: [String],
    readings: [String] = [], notes: [Note] = []
  ) {
    self.treatedAs = treatedAs
    self.zone = zone
    self.deltaPoints = deltaPoints
    self.settlement = settlement
    self.catalogue = catalogue
    self.status = status
    self.validThrough = validThrough
    self.clauses = clauses
    self.readings = readings
    self.notes = notes
  }

  /// What of that decision is put on record.
  package init(_ decision: Decision) {
    self.init(
      treatedAs: decision.treatedAs, zone: decision.zone, deltaPoints: decision.deltaPoints,
      settlement: decision.settlement, catalogue: decision.catalogue, status: decision.status,
      validThrough: decision.validThrough, clauses: decision.clauses,
      readings: decision.readings.map(\.id), notes: decision.notes)
  }
}
