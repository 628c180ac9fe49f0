package import Messages
package import Receipts
package import Rules

/// The situations whose papers are kept as golden files.
package enum PaperSample: String, CaseIterable, Sendable {
  case longTerm = "long-term"
  case referralInProvince = "referral-in-province"
  case referralOutOfProvince = "referral-out-of-province"
  case otherTemporary = "other-temporary"
  case emergency
  case lateFiling = "late-filing"
  case pharmacy
  case staff
  case selfPaid = "self-paid"
  case notNetworked = "not-networked"
  case specialDisease = "special-disease"
  /// Ended on request since.
  case ended
  /// Changed since: another took its place.
  case changed

  /// A person who is nobody: the check digit is right, and each digit can be found on a paper.
  package static let name = "欧阳三丰"
  package static let idNumber = "513021195203150017"
  package static let phone = "13900001234"
  package static let agentName = "李小四"
  package static let agentNumber = "513021198007210029"
  /// Which filing took the place of the one that was changed.
  package static let successor = "DZ2026081502000142"
  /// Read and proved once.
  package static let policy = Result { try dazhou() }

  /// The facts the decision is made from.
  package var facts: CareCase {
    get throws {
      var facts = CareCase(
        insuredPlace: try code("511703"), category: .otherTemporary, care: .inpatient,
        fileTo: try code("510100"), networked: nil)
      facts.filesOn = try day("2026-07-31")
      facts.trauma = Trauma.none
      let qualified = Certificate(scope: .county, grade: .secondaryA, listed: true)
      switch self {
      case .longTerm:
        facts.category = .longTermResident
      case .referralInProvince:
        facts.category = .referral
        facts.certificate = qualified
        facts.networked = true
      case .referralOutOfProvince:
        facts.category = .referral
        facts.certificate = qualified
        facts.fileTo = try code("610100")
      case .otherTemporary:
        facts.category = .referral
        facts.certificate = Certificate(scope: .county, grade: .secondaryB, listed: false)
        facts.fileTo = try code("500000")
      case .emergency:
        facts.category = .emergency
        facts.fileTo = try code("530100")
        facts.trauma = nil
      case .lateFiling:
        facts.admission = try day("2026-07-25")
      case .pharmacy:
        facts.care = .pharmacy
      case .staff:
        facts.trauma = .thirdParty
      case .selfPaid:
        facts.admission = try day("2026-07-20")
        facts.discharge = try day("2026-07-28")
        facts.paid = .selfPaid
      case .notNetworked:
        facts.networked = false
      case .specialDisease:
        facts.care = .specialDisease
      case .ended:
        facts.category = .longTermResident
      case .changed:
        facts.category = .emergency
      }
      return facts
    }
  }

  /// The place of care, in full and in short.
  package func place(_ language: Language) -> (full: String, short: String) {
    switch (self, language.isChinese) {
    case (.referralOutOfProvince, true): ("陕西省西安市", "西安市")
    case (.referralOutOfProvince, false): ("Xi'an, Shaanxi", "Xi'an")
    case (.otherTemporary, true): ("重庆市", "重庆市")
    case (.otherTemporary, false): ("Chongqing", "Chongqing")
    case (.emergency, true): ("云南省昆明市", "昆明市")
    case (.emergency, false): ("Kunming, Yunnan", "Kunming")
    case (_, true): ("四川省成都市", "成都市")
    case (_, false): ("Chengdu, Sichuan", "Chengdu")
    }
  }

  /// What the paper is made from.
  package func input(_ language: Language) throws -> ReceiptInput {
    let policy = try PaperSample.policy.get()
    let facts = try facts
    let today = try day("2026-07-31")
    let decision = policy.decide(facts, today: today)
    // On record it is what the rules treat the person as.
    let category = decision.treatedAs
    let filing = Filing(category: category, fileTo: facts.fileTo, effective: today)
    let validity = policy.validity(of: filing, on: today)
    let isChinese = language == .zh
    var input = ReceiptInput(
      number: "DZ20260731020042\(rawValue.count + 10)",
      filedAt: .init(today, "09:42"), name: PaperSample.name, idNumber: PaperSample.idNumber,
      insuredPlace: isChinese ? "四川省达州市达川区" : "Dachuan, Dazhou, Sichuan",
      insurance: self == .longTerm ? .employee : .resident, category: category,
      care: facts.care, paid: facts.paid, carePlace: place(language).full,
      carePlaceShort: place(language).short, certificate: facts.certificate, effective: today,
      validity: validity.validThrough, admission: facts.admission,
      isInHospital: facts.admission != nil && facts.paid == .notYet,
      method: self == .longTerm ? .promise(by: try day("2026-08-31")) : .complete,
      agent: self == .longTerm || self == .lateFiling
        ? .init(name: PaperSample.agentName, relation: isChinese ? "子女" : "child") : nil,
      decision: decision, document: policy.identity.number,
      office: .init(
        name: isChinese ? "达州市医疗保障事务中心" : "Dazhou Medical Insurance Centre",
        phone: self == .longTerm ? "0818-2100000" : nil, window: "2", clerk: "0217"),
      copy: self == .lateFiling ? 2 : 1, printedAt: .init(today, "09:45"))
    input.source = isChinese ? "窗口" : "Window"
    switch self {
    case .ended: input.standing = .ended(on: try day("2026-09-15"))
    case .changed: input.standing = .replaced(by: PaperSample.successor)
    default: break
    }
    if !input.stands { input.printedAt.day = try day("2026-09-20") }
    input.idKind = isChinese ? "居民身份证" : "Resident ID card"
    input.phone = PaperSample.phone
    input.sex = isChinese ? "男" : "M"
    input.birth = try day("1952-03-15")
    if self == .longTerm {
      input.agent?.idNumber = PaperSample.agentNumber
      input.agent?.idKind = input.idKind
      input.agent?.phone = "13700005678"
    }
    input.citeValidity(policy, filing)
    input.careCode = facts.fileTo.description
    let uploaded = noticeSentences().filter { $0.hasPrefix("参保人员因故无法直接结算的") }
    input.cite(
      policy, facts, today: today, isLate: facts.isLate(on: today),
      settling: PaperSample.settling(facts.care),
      uploaded: uploaded.map { Citation(clause: "五（三）末段", quote: $0, row: "settling") })
    return input
  }

  /// The sentences by which such care is settled directly, which no row of the pack rests on.
  private static func settling(_ care: Care) -> [Citation] {
    let (clause, words) =
      switch care {
      case .inpatient: ("四（四）", "享受住院费用直接结算服务")
      case .twoDiseases, .specialDisease: ("二", "办理异地就医备案后可以享受异地就医直接结算服务")
      case .outpatient, .pharmacy: ("", "")
      }
    return noticeSentences().filter { !words.isEmpty && $0.contains(words) }
      .map { Citation(clause: clause, quote: $0, row: "settling") }
  }

  private func code(_ text: String) throws -> PlaceCode { try there(PlaceCode(text)) }

  private func day(_ text: String) throws -> Day { try there(Day(text)) }
}

/// A value written here that must be one; Support is built without the testing library.
private func there<Value>(_ value: Value?) throws -> Value {
  guard let value else { throw NotThere() }
  return value
}

private struct NotThere: Error {}

/// One paper: what it is about, in which language, in which type.
package struct SamplePaper: Sendable, CustomStringConvertible {
  package let sample: PaperSample
  package let language: Language
  package let typeSize: Paper.TypeSize

  /// The paper of that situation.
  package init(sample: PaperSample, language: Language, typeSize: Paper.TypeSize) {
    self.sample = sample
    self.language = language
    self.typeSize = typeSize
  }

  package static let all = PaperSample.allCases.flatMap { sample in
    Language.official.flatMap { language in
      Paper.TypeSize.allCases.map { SamplePaper(sample: sample, language: language, typeSize: $0) }
    }
  }

  package var receipt: Paper {
    get throws {
      Paper(try sample.input(language), typeSize: typeSize, catalogue: try texts(language))
    }
  }

  package var description: String {
    "\(sample.rawValue).\(typeSize.rawValue).\(language.rawValue)"
  }
}

/// The texts of a language as the program has them; read once, since each takes a while.
package func texts(_ language: Language) throws -> Messages.Catalogue {
  try language == .zh ? chinese.get() : english.get()
}

private let chinese = Result {
  try Messages.Catalogue(po: asset("Locales/zh.po"), language: .zh)
}

private let english = Result {
  try Messages.Catalogue(
    po: asset("Locales/en.po"), language: .en, fallback: try chinese.get())
}
