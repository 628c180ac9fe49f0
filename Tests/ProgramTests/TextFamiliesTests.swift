import Interview
import Ledger
import Messages
import OfficeLists
import Seals
import Terminal
import Testing

@testable import Fronts
@testable import yidi

@Suite("Texts that are named by a case")
struct TextFamiliesTests {
  /// What stands before the case, and all that may stand there.
  private static let families: [(family: String, cases: [String])] = [
    ("failure.pin", PINFault.allCases.map(\.rawValue)),
    ("failure.ledger.not_permitted", Right.allCases.map(\.rawValue)),
    ("failure.ledger.ceiling", Ceiling.allCases.map(\.rawValue)),
    ("ledger.fault", Verification.Fault.Cause.allCases.map(\.rawValue)),
    ("ledger.event", EventRecord.Kind.allCases.map(\.rawValue)),
    ("ledger.print", PrintAttempt.Outcome.allCases.map(\.rawValue)),
    ("ledger.seen", PaperSeen.allCases.map(\.rawValue)),
    ("people.role", Role.allCases.map(\.rawValue)),
    ("day.front", FilingFront.allCases.map(\.rawValue)),
    ("office.kind", ListKind.allCases.map(\.rawValue)),
    ("office.find", ListFinding.Code.allCases.map(\.rawValue)),
    ("word.identity_kind", Identity.Kind.allCases.map(\.rawValue)),
    ("staff", StaffReason.allCases.map(\.rawValue)),
    ("shared.look", Theme.allCases.map(\.rawValue)),
    ("doctor.what", Doctor.Part.allCases.map(\.rawValue)),
    ("clerk.life.title", ClerkLife.Act.allCases.map(\.textKey)),
    ("clerk.life.done", ClerkLife.Act.allCases.map(\.textKey)),
    ("clerk.printer.kind", PrinterChoice.Kind.allCases.map(\.rawValue)),
    ("clerk.printer.misfit", PrinterChoice.Kind.allCases.map(\.rawValue)),
    ("clerk.printer.sheets", PrinterChoice.Sheets.allCases.map(\.rawValue)),
    ("clerk.papers", PaperChoice.others.map(\.rawValue)),
  ]

  @Test("Each case has its text, in each language", arguments: [Language.zh, .en])
  func cases(_ language: Language) throws {
    let texts = try Program.catalogue(language)
    for (family, cases) in Self.families {
      for one in cases { #expect(texts.has("\(family).\(one)"), "\(family).\(one)") }
    }
  }
}
