import Fronts
import Interview
import Messages
import Support
import Terminal
import Testing

/// A screen of the clerk's front, and the keys that lead to it.
enum ClerkScreen: String, CaseIterable, Sendable {
  case list, draftOffered, nothingFound, empty, filled, placeList, valueList, faults, late, agent
  case unclear, unclearReasons, silentReasons
  case reasons, confirm, nothingToFile, printed, paperTrouble, record, help
  case listIssuer, listFound, listFilled, listNone, listReasons, listConfirm, listHelp
  case sampleFilled, sampleConfirm

  func show(_ pilot: inout Pilot) {
    switch self {
    case .list: pilot.press("down")
    case .draftOffered: pilot.receive(.drafts([Self.draft]))
    case .nothingFound: pilot.type("xyz")
    case .empty: pilot.press("f6")
    case .filled: pilot.fillPlain()
    case .placeList:
      pilot.press("f6")
      pilot.fillPerson()
      pilot.press("2")
      pilot.type("cd")
    case .valueList:
      pilot.fillPlain()
      pilot.press("backtab", "backtab", "f4")
    case .faults:
      pilot.press("f6")
      pilot.type(ClerkPerson.wrong)
      pilot.enter(ClerkPerson.name)
      pilot.press("enter", "1")
      pilot.type("1381234567")
      pilot.press("tab", "4", "f8")
    case .late: Self.fillLate(&pilot)
    case .agent: Self.fillAgent(&pilot)
    case .unclear: Self.fillUnclear(&pilot)
    case .unclearReasons:
      Self.fillUnclear(&pilot)
      pilot.press("f7")
    case .silentReasons:
      Self.fillSilent(&pilot)
      pilot.press("f7")
    case .reasons:
      pilot.fillPlain()
      pilot.press("f7")
    case .confirm:
      Self.fillLate(&pilot)
      pilot.press("f8")
    case .nothingToFile:
      pilot.fillPlain()
      pilot.press("2", "f8")
    case .printed: file(&pilot)
    case .paperTrouble:
      file(&pilot)
      pilot.receive(
        .printing(
          number: "DZ2026073103004297",
          .stopped([Message("print.fault.service_down"), Message("print.not_sent")])))
      pilot.press("d")
    case .record: pilot.press("down", "5")
    case .help:
      pilot.press("f6", "f1")
    default: showLists(&pilot)
    }
  }

  private func file(_ pilot: inout Pilot) {
    pilot.fillPlain()
    pilot.press("f8", "y")
  }

  /// In a hospital in Beijing since the 29th, with a certificate.
  static func fillLate(_ pilot: inout Pilot) {
    pilot.press("f6")
    pilot.fillPerson()
    pilot.press("4")
    pilot.enter("bj")
    pilot.press("1", "1", "1", "tab", "tab", "2")
    pilot.type("20260729")
  }

  /// Somebody goes to Beijing and does not know whether there is a certificate.
  static func fillUnclear(_ pilot: inout Pilot) {
    pilot.press("f6")
    pilot.fillPerson()
    pilot.press("6")
    pilot.enter("bj")
    pilot.press("9")
  }

  /// Somebody buys medicine from a pharmacy in Beijing, of which the notice hardly speaks.
  static func fillSilent(_ pilot: inout Pilot) {
    pilot.press("f6")
    pilot.fillPerson()
    pilot.press("6")
    pilot.enter("bj")
    pilot.press("tab", "5")
  }

  /// The daughter files.
  static func fillAgent(_ pilot: inout Pilot) {
    pilot.fillPlain()
    pilot.press("tab", "tab", "tab", "tab", "1")
    pilot.enter("张小丽")
    pilot.press("2")
    pilot.type("511700195503120015")
    pilot.type("13900139000")
  }

  /// A draft of 09:43 left behind by a crash.
  static var draft: WaitingDraft {
    var answers = Answers()
    answers[.identity] = Answer(ClerkPerson.identity)
    answers[.name] = Answer(ClerkPerson.name)
    answers[.category] = Answer("referral")
    answers[.carePlace] = Answer("510100")
    return WaitingDraft(
      id: "a", draft: Draft(answers: answers, front: .clerk, position: "field=care\nphone=1381"),
      time: "09:43")
  }
}

@Suite("The clerk's screens")
struct ClerkScreenTests {
  static let sizes = [(60, 18), (80, 24), (120, 40)].map { Size(columns: $0, rows: $1) }

  @Test("look as they are kept", arguments: ClerkScreen.allCases, sizes)
  func pictures(_ screen: ClerkScreen, _ size: Size) throws {
    for language in [Language.zh, .en] {
      var pilot = try desk(size: size, language: language, lists: screen.lists)
      screen.show(&pilot)
      let name = "clerk-\(screen.rawValue).\(language.rawValue).\(size.columns)x\(size.rows).txt"
      #expect(Support.golden(pilot.picture, "FrontsTests/Golden/\(name)") == nil)
    }
  }

  @Test("show the focus by more than colour, in the place of the cursor")
  func focusStyle() throws {
    for screen in [ClerkScreen.list, .empty, .filled, .placeList, .faults] {
      var pilot = try desk()
      screen.show(&pilot)
      let styles = pilot.frame.grid.styles.split(separator: "\n", omittingEmptySubsequences: false)
      #expect(styles[pilot.frame.cursor.row].contains("F"), "\(screen)")
    }
  }

  @Test("have every word they need in both languages", arguments: ClerkScreen.allCases)
  func words(_ screen: ClerkScreen) throws {
    for language in [Language.zh, .en] {
      var pilot = try desk(language: language, lists: screen.lists)
      screen.show(&pilot)
      // A text that is missing shows as its key, a value that is missing as its placeholder.
      let odd = pilot.words.firstMatch(
        of: /\b(clerk|word|q|key|shared|error|office|desk)\.[a-z_]+|[{}]/)
      #expect(odd == nil, "\(screen) \(language): \(odd?.output.0 ?? "")")
      if language == .en {
        #expect(!pilot.frame.announce.isEmpty, "\(screen)")
      }
    }
  }

  @Test("can be drawn at every size from 20x5 to 200x60", arguments: ClerkScreen.allCases)
  func everySize(_ screen: ClerkScreen) throws {
    var pilot = try desk(lists: screen.lists)
    screen.show(&pilot)
    for columns in stride(from: 20, through: 200, by: 12) {
      for rows in stride(from: 5, through: 60, by: 5) {
        let size = Size(columns: columns, rows: rows)
        let frame = pilot.app.frame(size)
        #expect(frame.grid.size == size)
        #expect(frame.grid.contains(frame.cursor), "\(screen) at \(columns)x\(rows)")
      }
    }
  }
}
