import Ledger
import Messages
import Proofs
import Receipts
import Rules
import Support
import Testing

@testable import yidi

@Suite("What is signed of a filing")
struct SignedFieldsTests {
  /// One thing that a receipt says, and another filing that differs in it.
  struct Change: Sendable, CustomTestStringConvertible {
    let testDescription: String
    var actor = "0217"
    let make: @Sendable (inout NewFiling) throws -> Void

    static let all: [Change] = [
      Change("name") { $0.person.name = "李大山" },
      Change("id_number") { $0.person.idNumber = Sample.idNumber(3) },
      Change("insured_place") {
        $0.facts.insuredPlace = try #require(PlaceCode("511703"))
      },
      Change("insurance") { $0.insurance = .employee },
      Change("category") { ($0.category, $0.facts.category) = (.emergency, .emergency) },
      Change("care_place") { $0.carePlace = chengdu },
      Change("certificate") { $0.facts.certificate = nil },
      Change("effective") { $0.effective = sampleDay.adding(days: 1) },
      Change("validity") { $0.validThrough = .through(sampleDay.adding(days: 90)) },
      Change("method") { $0.method = .complete },
      Change("promised") { $0.papersBy = sampleDay.adding(days: 31) },
      Change("late") { $0.facts.admission = sampleDay.adding(days: -3) },
      Change("agent") { $0.agent?.name = "王五" },
      Change("relation") { $0.agent?.relation = "spouse" },
      Change("document") { $0.person.idKind = "4" },
      Change("clerk", actor: "0300") { _ in },
    ]

    init(
      _ name: String, actor: String = "0217",
      _ make: @escaping @Sendable (inout NewFiling) throws -> Void
    ) {
      (testDescription, self.actor, self.make) = (name, actor, make)
    }
  }

  @Test("whatever a receipt says of a filing is signed, each field of it")
  func everything() throws {
    let (said, signed) = try made(Change("nothing") { _ in })
    for change in Change.all {
      let (other, otherSigned) = try made(change)
      #expect(other != said, "\(change.testDescription) is not on the receipt")
      #expect(otherSigned != signed, "\(change.testDescription) is not signed")
    }
  }

  @Test("papers signed when less was are those of their filing still")
  func earlier() throws {
    let filed = try filed(Change("nothing") { _ in })
    let key = KeyID(fingerprint: [])
    let (now, before) = (filed.body(signedBy: key), filed.earlierBody(signedBy: key))
    #expect(now != nil && now?.digest != before?.digest)
    #expect(now?.name == before?.name && now?.number == before?.number)
  }

  /// The receipt as text, and what is signed, both without number and time, which are always others.
  private func made(_ change: Change) throws -> (said: [String], signed: [String]) {
    let filed = try filed(change)
    let desk = ReceiptDesk(
      policy: try dazhou(), places: try builtInPlaces(), office: .init(name: ""), hotline: "")
    let texts = try Program.catalogue(.zh)
    let input = desk.receipt(
      of: FollowedFiling(filed, []), copy: 1, printedAt: .init(sampleDay, "09:45"), texts: texts)
    let lines = TextRenderer.forPaper(Paper(input, catalogue: texts)).split(separator: "\n")
    let own = [filed.number.text, texts("receipt.label.filed_at")]
    return (
      lines.map(String.init).filter { line in !own.contains { line.contains($0) } },
      filed.canonicalText.text.split(separator: "\n").map(String.init)
        .filter { !$0.hasPrefix("number=") && !$0.hasPrefix("filed_at=") }
    )
  }

  private func filed(_ change: Change) throws -> FiledFiling {
    var filing = Sample.filing(
      person: Sample.person(1, name: "张小丰"),
      agent: Agent(name: "李四", idNumber: Sample.idNumber(2), phone: "139", relation: "child"))
    (filing.method, filing.papersBy) = (.promise, sampleDay.adding(days: 30))
    try change.make(&filing)
    return try TemporaryFolder.with { folder in
      let ledger = try Ledger.open(
        folder + "/ledger.sqlite", settings: .init(actor: change.actor))
      return try ledger.append(filing)
    }
  }
}
