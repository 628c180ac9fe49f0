import Glibc
import Ledger
import Messages
import Places
import Receipts
import Rules
import Support
import Testing
import Voices

@testable import yidi

@Suite("yidi ledger")
struct LedgerCommandTests {
  private func filed(_ change: (inout NewFiling) -> Void = { _ in }) throws -> FiledFiling {
    var filing = Sample.filing(
      person: Sample.person(1, name: "张小丰", phone: "13800001234", initials: "zxf"),
      agent: Agent(
        name: "李四", idNumber: Sample.idNumber(2), phone: "13900005678", relation: "child"))
    // As the tests read the pack.
    filing.policyHash = try dazhou().hash
    change(&filing)
    let path = "/tmp/yidi-command-\(Identifier(SystemEntropy()).text)"
    defer { removeLedger(path) }
    let ledger = try Ledger.open(path + "/ledger.sqlite", settings: .init(actor: "0217"))
    let number = try ledger.append(filing).number
    try ledger.recordPrint(
      of: number, PrintAttempt(outcome: .sent, format: "text", printer: "hall"),
      id: ledger.newIdentifier())
    return try ledger.filing(number)
  }

  private func removeLedger(_ path: String) {
    for ending in ["", "-wal", "-shm", ".keys", ".lock", ".queue", ".ballast"] {
      unlink("\(path)/ledger.sqlite\(ending)")
    }
    rmdir(path)
  }

  private func voices(_ language: Language) throws -> Voices {
    Voices(catalogue: try Program.catalogue(language))
  }

  @Test("A ledger that cannot be opened is said to be so with its reason and what to do")
  func cannotOpen() throws {
    let (chinese, english) = (try voices(.zh).catalogue, try voices(.en).catalogue)
    for (number, words): (Int32, [String]) in [
      (EACCES, ["没有权限", "no permission"]), (EPERM, ["没有权限", "no permission"]),
      (EROFS, ["只能读", "read-only"]), (EISDIR, ["Is a directory", "Is a directory"]),
    ] {
      let message = Ledger.Failure.cannotOpen(path: "/a.sqlite", errno: number).message
      for (said, word) in zip([chinese(message), english(message)], words) {
        #expect(said.contains(word) && said.contains("/a.sqlite"), "\(said)")
      }
    }
  }

  private func expectMasked(_ text: String) {
    for secret in [
      "张小丰", "李四", Sample.idNumber(1), Sample.idNumber(2), "13800001234", "13900005678", "zxf",
      Sample.birth,
    ] {
      #expect(!text.contains(secret))
    }
    #expect(!text.contains("ledger."), "a text is missing")
    #expect(!text.contains("word."), "a text is missing")
  }

  @Test(
    "A list shows number, masked person, category, place and validity",
    arguments: [Language.zh, .en])
  func list(_ language: Language) throws {
    let filed = try filed()
    let table = LedgerTable(places: try builtInPlaces(), voices: try voices(language))
    let lines = table.text([filed, filed]).split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines[1] == lines[2])
    #expect(lines[1].hasPrefix(filed.number.text))
    #expect(lines[1].contains("599999********\(Sample.idNumber(1).suffix(4))"))
    for line in lines { expectMasked(String(line)) }
  }

  @Test(
    "A filing is shown whole and masked, with its clauses quoted and its events",
    arguments: [Language.zh, .en])
  func show(_ language: Language) throws {
    let filed = try filed()
    let print = PrintAttempt(outcome: .sent, format: "text", printer: "hall", digest: "c0ffee")
    let events = [
      EventRecord(
        window: 1, seq: 1, kind: .filed, at: filed.at, clock: .steady, actor: "0217", reason: nil,
        print: nil),
      EventRecord(
        window: 1, seq: 2, kind: .printed, at: filed.at, clock: .back, actor: "0217", reason: nil,
        print: print),
    ]
    let page = LedgerPage(
      places: try builtInPlaces(), voices: try voices(language), policy: try dazhou())
    let text = page.text(filed, events)
    expectMasked(text)
    #expect(text.contains(filed.number.grouped))
    #expect(text.contains("138****1234"))
    #expect(text.contains("三（二）2  "), "the clause stands with its sentence")
    #expect(text.contains("01/2"))
    #expect(text.contains("hall") && text.contains("c0ffee"))
  }

  @Test("Of a clause with several sentences the one that decided is quoted; unknown, all of them")
  func ownSentence() throws {
    let policy = try dazhou()
    let all = policy.sentences(of: "四（二）").map(\.quote)
    #expect(all.count == 2)
    for paid in [Paid.selfPaid, .notYet] {
      func late(_ filing: inout NewFiling) {
        (filing.facts.paid, filing.facts.admission) = (paid, sampleDay.adding(days: -3))
        filing.decision = CodedDecision(policy.decide(filing.facts, today: filing.today))
      }
      func quoted(_ filed: FiledFiling) throws -> [String] {
        let page = LedgerPage(places: try builtInPlaces(), voices: try voices(.zh), policy: policy)
        let text = page.text(filed, [])
        return all.filter { text.contains("  四（二）  \($0)") }
      }
      let filed = try filed(late)
      let own = policy.decide(filed.filing.facts, today: sampleDay).citations
        .filter { $0.clause == "四（二）" }.map(\.quote)
      #expect(try quoted(filed) == own && own.count == 1)
      // Decided otherwise than the pack does now: which sentence it was nobody knows.
      let other = try self.filed {
        late(&$0)
        $0.decision.deltaPoints = -1
      }
      #expect(try quoted(other) == all)
      let desk = ReceiptDesk(
        policy: policy, places: try builtInPlaces(), office: .init(name: ""), hotline: "")
      let reason = desk.decision(of: other).citations.first { $0.clause == "四（二）" }
      for quote in all { #expect(reason?.quote.contains(quote) ?? false) }
    }
  }

  @Test("Where the pack is another one now, clauses stand without its sentences")
  func otherPack() throws {
    let filed = try filed()
    let page = LedgerPage(places: try builtInPlaces(), voices: try voices(.zh), policy: nil)
    let lines = page.text(filed, []).split(separator: "\n")
    #expect(lines.contains("  三（二）2"))
  }

  @Test("Each cause of a fault has its sentence in both languages", arguments: [Language.zh, .en])
  func faults(_ language: Language) throws {
    let texts = try Program.catalogue(language)
    for cause in Verification.Fault.Cause.allCases {
      #expect(texts.has("ledger.fault.\(cause.rawValue)"))
      #expect(texts("ledger.fault.\(cause.rawValue)").contains(language == .zh ? "：" : ": "))
    }
    for kind in EventRecord.Kind.allCases { #expect(texts.has("ledger.event.\(kind.rawValue)")) }
    for outcome in PrintAttempt.Outcome.allCases {
      #expect(texts.has("ledger.print.\(outcome.rawValue)"))
    }
  }
}
