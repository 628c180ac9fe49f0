package import Fronts
import Interview
import Messages
import Rules

/// A screen of the clerk's front, and the keys that lead to it.
package enum ClerkScreen: String, CaseIterable, Sendable {
  case list, draftOffered, nothingFound, empty, filled, placeList, valueList, faults, late, agent
  case promised, unclear, unclearReasons, silentReasons
  case reasons, confirm, nothingToFile, printed, paperTrouble, record, help
  case listIssuer, listFound, listFilled, listNone, listReasons, listConfirm, listHelp
  case listChange, listChanged
  case sampleFilled, sampleConfirm
  case changeBegun, changePlaces, changeRefused, changeAllowed, changeLastDay, changeOver
  case changeReferral, changeMoved, changeReasons, changeNotFound
  case conditions, unreadable, manyDrafts, alike, oneColumn
  case paperWaits, printerList, noPrinters, outLater, otherName, filedBefore, filedBeforeConfirm
  case signIn, signInRefused, signInTooFast, signInUnknown, signedIn, locked, reason, unmasked,
    ceiling, second
  case printer, printerRoll, printerTested, printerUnstored, printerTyped
  case printerAsked, printerScanned
  case workList, life, lifeTemporary, lifeEnd, lifeDischarge, lifeCorrect, lifeClosed, day
  case awayList, awayForm, awayConfirm, confirmMaterials, paperKept
  case scan, scanTyped, scanGenuine, scanSuperseded, scanCorrected, scanAltered, scanUnsigned
  case wrongName, wrongLate, wrongAgent, wrongPasted, wrongDraft, wrongOption, wrongChange
  case wrongEnd, wrongDischarge, wrongCorrection, wrongReason, wrongSecond, wrongPrinter, wrongQueue
  case refusedTwin, refusedFiling, refusedAct, alreadyFiled, onRecord, otherPaper

  /// Presses what leads there.
  package func show(_ pilot: inout Pilot) {
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
    case .promised:
      pilot.fillPlain()
      pilot.press("tab", "tab", "tab", "2")
      pilot.type("20260815")
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
      pilot.world = clerkWorldWithoutPrinting
      file(&pilot)
      pilot.press("d")
    case .record: pilot.press("down", "5")
    case .help: pilot.press("f6", "f1")
    case .changeBegun, .changePlaces, .changeRefused, .changeAllowed, .changeLastDay, .changeOver,
      .changeReferral, .changeMoved, .changeReasons, .changeNotFound:
      showChange(&pilot)
    case .signIn, .signInRefused, .signInTooFast, .signInUnknown, .signedIn, .locked, .reason,
      .unmasked, .ceiling, .second:
      showStaff(&pilot)
    case .workList, .life, .lifeTemporary, .lifeEnd, .lifeDischarge, .lifeCorrect, .lifeClosed,
      .day:
      showLife(&pilot)
    default:
      switch rawValue {
      case _ where rawValue.hasPrefix("scan"): showScan(&pilot)
      case _ where rawValue.hasPrefix("wrong"): showWrong(&pilot)
      default: showLists(&pilot)
      }
    }
  }

  func showMore(_ pilot: inout Pilot) {
    switch self {
    case .conditions: pilot.press("f4")
    case .paperWaits:
      file(&pilot)
      pilot.receive(
        .printing(.filing("DZ2026073103004297"), .waiting([Message("print.fault.media_empty")])))
    case .printerList:
      ClerkScreen.paperWaits.show(&pilot)
      pilot.press("s")
      pilot.receive(.printers(["HP-3", "Brother-1", "Hall"]))
    case .noPrinters:
      ClerkScreen.paperTrouble.show(&pilot)
      pilot.press("s")
    case .outLater:
      file(&pilot)
      pilot.press("f6")
      pilot.receive(.printing(.filing("DZ2026073103004297"), .done(printer: "HP-3")))
      pilot.press("tab", "f3")
    case .unreadable: pilot.receive(.notListed(Message("failure.ledger.damaged")))
    case .manyDrafts:
      pilot.receive(
        .drafts(
          (0..<7).map {
            WaitingDraft(id: "\($0)", draft: Self.draft.draft, time: "09:4\($0)")
          }))
    case .alike:
      pilot.press("f6")
      pilot.fillPerson()
      pilot.press("2")
      pilot.enter("sz")
    case .otherName:
      pilot.fillPlain()
      pilot.receive(.known(identity: ClerkPerson.identity, [], names: ["李四光"]))
    case .filedBefore:
      pilot.fillPlain()
      let filed = filedRow("", "", .referral, 110_000, "2026-07-15").map {
        Filing(category: $0.category, fileTo: $0.fileTo, effective: $0.effective)
      }
      pilot.receive(
        .known(identity: ClerkPerson.identity, [filed].compactMap(\.self), names: []))
    case .filedBeforeConfirm:
      ClerkScreen.filedBefore.show(&pilot)
      pilot.press("f8")
    case .oneColumn:
      pilot.fillPlain()
      pilot.press("f2")
    default: showOffice(&pilot)
    }
  }

  /// A receipt is verified.
  private func showScan(_ pilot: inout Pilot) {
    pilot.press("f4", "v")
    switch self {
    case .scanTyped: pilot.type("%YBBA1:AHIYBGHJ")
    case .scanGenuine: pilot.enter("%YBBA1:AHIYBGHJQM")
    case .scanSuperseded: pilot.enter("%YBBA1:AHIYBGHJQS")
    case .scanCorrected: pilot.enter("%YBBA1:AHIYBGHJQC")
    case .scanAltered: pilot.enter("%YBBA1:AHIYBGHJQL")
    case .scanUnsigned: pilot.enter("DZ2026073103004297")
    default: break
    }
  }

  func file(_ pilot: inout Pilot) {
    pilot.fillPlain()
    pilot.press("f8", "y")
  }

  /// In a hospital in Beijing since the 29th, with a certificate.
  package static func fillLate(_ pilot: inout Pilot) {
    pilot.press("f6")
    pilot.fillPerson()
    pilot.press("4")
    pilot.enter("bj")
    pilot.press("1", "1", "1", "tab", "tab", "2")
    pilot.type("20260729")
  }

  /// Somebody goes to Beijing and does not know whether there is a certificate.
  package static func fillUnclear(_ pilot: inout Pilot) {
    pilot.press("f6")
    pilot.fillPerson()
    pilot.press("6")
    pilot.enter("bj")
    pilot.press("9")
  }

  /// Somebody buys medicine from a pharmacy in Beijing, of which the notice hardly speaks.
  package static func fillSilent(_ pilot: inout Pilot) {
    pilot.press("f6")
    pilot.fillPerson()
    pilot.press("6")
    pilot.enter("bj")
    pilot.press("tab", "5")
  }

  /// The daughter files.
  package static func fillAgent(_ pilot: inout Pilot) {
    pilot.fillPlain()
    pilot.press("tab", "tab", "tab", "tab", "tab", "1")
    pilot.enter("张小丽")
    pilot.press("2")
    pilot.type("511700195503120015")
    pilot.type("13900139000")
  }

  /// A draft of 09:43 left behind by a crash.
  package static var draft: WaitingDraft {
    var answers = Answers()
    answers[.identity] = Answer(ClerkPerson.identity)
    answers[.name] = Answer(ClerkPerson.name)
    answers[.category] = Answer(Category.referral.rawValue)
    answers[.carePlace] = Answer("510100")
    return WaitingDraft(
      id: "a", draft: Draft(answers: answers, front: .clerk, position: "field=care\nphone=1381"),
      time: "09:43")
  }
}
