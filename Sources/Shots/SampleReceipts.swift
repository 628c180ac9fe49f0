package import Fronts
import Interview
import Messages
import Receipts
import Rules
import Screens
import Synchronization

extension ReceiptPages {
  /// Stands for the receipt of a filing until `SampleReceipts` makes it.
  package static let sample = ReceiptPages(number: "sample") { _ in [] }
}

/// Makes the receipts of a world that answers at once: unsigned, filed by nobody who signs in, else of the
/// same words as any other.
package struct SampleReceipts: Sendable {
  private let context: Context

  /// Receipts of that office, by its law.
  package init(_ context: Context) { self.context = context }

  /// The columns that the body of a page has on the smallest screen.
  private static let columns = 56

  /// What came of an effect, with its receipts.
  package func made(_ result: EffectResult, of effect: Effect? = nil) -> EffectResult {
    switch result {
    case .filed(var filed) where filed.receipt == .sample:
      guard let paper = effect.flatMap(SamplePaper.init) else { return result }
      filed.receipt = pages(paper.onRecord(filed))
      return .filed(filed)
    case .filings(let rows):
      return .filings(rows.map { given($0, \.receipt, SamplePaper($0)) })
    case .found(let found):
      return .found(found.map { given($0, \.receipt, SamplePaper($0)) })
    default: return result
    }
  }

  /// The same with its receipt, where it has a sample of one.
  private func given<Filing>(
    _ filing: Filing, _ receipt: WritableKeyPath<Filing, ReceiptPages>, _ paper: SamplePaper?
  ) -> Filing {
    guard filing[keyPath: receipt] == .sample, let paper else { return filing }
    var filing = filing
    filing[keyPath: receipt] = pages(paper)
    return filing
  }

  /// The rows of a paper, each kind made once and when it is looked at.
  private func pages(_ paper: SamplePaper) -> ReceiptPages {
    let (context, made) = (context, MadeRows())
    return ReceiptPages(number: "\(paper.number).\(paper.copy)") { kind in
      made.rows(kind) {
        let texts = context.texts(kind.language.official)
        guard let input = paper.input(context, texts) else { return [] }
        let receipt = Paper(
          input, typeSize: kind.isLarge ? .large : .ordinary, catalogue: texts)
        guard !kind.isInLines else {
          return receipt.sentences { texts("lines.row", ["label": $0, "value": $1]) }
        }
        return TextRenderer(columns: Self.columns)?.lines(receipt) ?? []
      }
    }
  }
}

/// The rows of a receipt that were made already.
private final class MadeRows: Sendable {
  private let known = Mutex<[ReceiptPages.Kind: [String]]>([:])

  func rows(_ kind: ReceiptPages.Kind, else make: () -> [String]) -> [String] {
    known.withLock { known in
      if let rows = known[kind] { return rows }
      let rows = make()
      known[kind] = rows
      return rows
    }
  }
}

/// What a sample's receipt is made from.
private struct SamplePaper: Sendable {
  var number = ""
  var time = "09:45"
  /// Masked already where the world has it so; the paper masks it once more.
  var name = ClerkPerson.name
  var identity = ClerkPerson.identity
  var identityKind = Identity.Kind.resident
  var insuredPlace = Interview.usualInsuredPlace
  var insurance = Insurance.employee
  var category: Rules.Category
  var carePlace: PlaceCode
  var facts: CareCase
  var decidedOn = Pilot.today
  /// What was decided; the law decides anew where the world does not say.
  var decision: Decision?
  var effective: Day
  var materials: FilingRequest.Materials?
  var agent: FilingRequest.Agent?
  var replaces: String?
  var front: Interview.Front
  var copy = 1
  var isProvisional = false
}

extension SamplePaper {
  /// The filing that such an effect puts on record.
  init?(_ effect: Effect) {
    switch effect {
    case .file(let request): self.init(request)
    case .fileAnew(let request, let succession):
      self.init(request)
      replaces = succession.number
    case .change(let change):
      self.init(
        category: change.category, carePlace: change.carePlace, facts: change.facts,
        effective: change.effective, front: .clerk)
      (insurance, decision) = (change.insurance, change.decision)
      (insuredPlace, replaces) = (change.facts.insuredPlace, change.number)
    default: return nil
    }
  }

  private init(_ request: FilingRequest) {
    self.init(
      category: request.category, carePlace: request.carePlace, facts: request.facts,
      effective: request.effective, front: request.front)
    (insurance, decision) = (request.insurance, request.decision)
    (insuredPlace, materials, agent) = (request.insuredPlace, request.materials, request.agent)
    (name, identity) = (request.person.name, request.person.identity.number)
    identityKind = request.person.identity.kind
  }

  /// The filing of a row of the clerk's list.
  init?(_ row: FiledRow) {
    guard let details = row.details, !row.isErased else { return nil }
    self.init(
      category: row.category, carePlace: details.carePlace, facts: details.facts,
      effective: row.effective, front: .clerk)
    (number, name, identity) = (row.number, row.name, details.identity)
    (insuredPlace, insurance) = (details.insuredPlace, details.insurance)
    (decidedOn, time, copy) = (details.decidedOn, details.time, details.prints + 1)
    (materials, replaces) = (details.materials, details.replaces)
  }

  /// A filing that was looked up.
  init?(_ found: FoundFiling) {
    guard let facts = found.facts, let day = found.decidedOn else { return nil }
    self.init(
      category: found.filing.category, carePlace: found.filing.fileTo, facts: facts,
      effective: found.filing.effective, front: .guided)
    (number, name, decidedOn) = (found.number, found.name, day)
  }

  /// The same on record.
  func onRecord(_ filed: FiledReceipt) -> SamplePaper {
    var paper = self
    (paper.number, paper.isProvisional) = (filed.number, filed.isProvisional)
    paper.time = String(filed.time.prefix(5))
    return paper
  }

  /// The receipt's contents; `nil` where the law is no pack of ours.
  func input(_ context: Context, _ texts: Messages.Catalogue) -> ReceiptInput? {
    guard let policy = context.law as? Policy else { return nil }
    let filing = Filing(category: category, fileTo: facts.fileTo, effective: effective)
    let office = context.office
    var input = ReceiptInput(
      number: number, filedAt: .init(decidedOn, time), name: name, idNumber: identity,
      insuredPlace: context.places.nameOnRecord(insuredPlace, isFull: true, texts),
      insurance: insurance, category: category, care: facts.care, paid: facts.paid,
      carePlace: context.places.nameOnRecord(carePlace, isFull: true, texts),
      carePlaceShort: context.places.nameOnRecord(facts.fileTo, texts),
      certificate: facts.certificate, effective: effective,
      validity: policy.validity(of: filing, on: effective).validThrough,
      admission: facts.admission,
      isInHospital: facts.admission != nil && facts.paid == .notYet, method: method,
      agent: agent.map {
        .init(name: $0.name, relation: texts("word.relation.\($0.relation)"))
      },
      decision: decision ?? policy.decide(facts, today: decidedOn),
      document: policy.identity.number,
      office: .init(
        name: office.name, phone: office.phone,
        window: context.window.number.isEmpty ? nil : context.window.number),
      hotline: office.hotline, copy: copy, printedAt: .init(context.today, "09:45"))
    input.idKind = texts("word.identity_kind.\(identityKind.rawValue)")
    input.source = texts("day.front.\(front.rawValue)")
    (input.replaces, input.isProvisional) = (replaces, isProvisional)
    input.citeValidity(policy, filing)
    let document = context.document()
    input.cite(
      policy, facts, today: decidedOn, isLate: replaces == nil && facts.isLate(on: decidedOn),
      settling: HelpQuote.settling(facts.care)?.cited(in: document) ?? [],
      uploaded: HelpQuote.uploaded.cited(in: document))
    return input
  }

  private var method: ReceiptInput.Method? {
    switch materials {
    case .complete: .complete
    case .promised(let day): .promise(by: day)
    case nil: nil
    }
  }
}
