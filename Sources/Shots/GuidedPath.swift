import Fronts
import Interview
import Messages
import Rules

/// Ways to every page of the guided front, by the keys a person would press.
package enum GuidedPath: String, CaseIterable, Sendable {
  case opening, openingHelp, openingStaff, start, startNothingChosen
  case forWhom, reason, reasonChosen, reasonNothingChosen, livesThere, needsHospital, noReasonFits
  case care, notNeeded, emergency, certificate, issuer, grade, listed
  case stage, admission, admissionLater, injury, networked
  case carePlaceProvince, insuredCounties
  case nameFigures, nameReadings, namePicking, nameLetters
  case nameLatin, nameLatinLetters
  case carePlace, carePlaceMatches, carePlaceCounty, carePlaceNothing, atHome
  case insuredPlace, insuredPlaceMatches, insurance, insuredElsewhere
  case notice, identity, identityTyping, identityWrong, identityTwice, identityMasked
  case name, phone, phoneNone
  case agentName, agentIdentity, agentPhone, relation
  case checkWarned, checkUnsure, reasonsUnsure
  case check, checkRelative, checkSetAside, checkOpen, row, duplicate, notFiled
  case result, resultLate, resultKeptHere, reasons
  case receipt, receiptLarge, receiptSaved, printing, printingStopped
  case alreadyFiled, changeFirst, longTermElsewhere, temporaryHere
  case lookUpNotice, lookUp, lookUpTail
  case found, foundOwn, foundNothing, standing, standingOver, standingNotGoverned
  case printingDone, printingWaiting, printingUnconfirmed, printingUnknown
  case help, helpOnKeys, staff, staffStart, staffFiled, staffEnding, staffTwo, leave, resume,
    stillThere
  case listIssuer, listIssuerNext, listIssuerFound, listIssuerNothing, listIssuerNone
  case listIssuerHelp, listHospital, listUnchecked, listCheckNone, listResultNone
  case listResult, listReasons, listYear
  case sampleIssuer, sampleCheck, sampleResult
  case nameEmpty, nameSign, nameLong, phoneShort, phoneBegins, identityBegins, admissionBegins
  case agentNameEmpty, agentIdentitySame, agentPhoneShort, lookUpShort, lookUpNot, receiptNotSaved

  /// Whether the program begins with the opening page on this path.
  package var hasOpening: Bool { [.opening, .openingHelp, .openingStaff].contains(self) }

  /// Presses what leads there.
  package func walk(_ pilot: inout Pilot) {
    switch self {
    case .opening, .start: break
    case .openingHelp: pilot.press("f1")
    case .openingStaff: pilot.press("/")
    case .startNothingChosen: pilot.press("enter")
    case .forWhom: pilot.choose(1)
    case .reason: pilot.choose(1, 1)
    case .reasonChosen: GuidedPath.reason.then(&pilot, "2")
    case .reasonNothingChosen: GuidedPath.reason.then(&pilot, "enter")
    case .livesThere: pilot.choose(1, 1, 9)
    case .needsHospital: pilot.choose(1, 1, 9, 2)
    case .noReasonFits: pilot.choose(1, 1, 9, 2, 1)
    case .care: pilot.choose(1, 1, 4)
    case .notNeeded: pilot.choose(1, 1, 4, 2)
    case .emergency: pilot.choose(1, 1, 4, 1)
    case .certificate: pilot.choose(1, 1, 4, 1, 2)
    case .issuer: pilot.choose(1, 1, 4, 1, 2, 1)
    case .grade: pilot.choose(1, 1, 4, 1, 2, 1, 2)
    case .listed: pilot.choose(1, 1, 4, 1, 2, 1, 2, 2)
    default: walkOn(&pilot)
    }
  }

  private func walkOn(_ pilot: inout Pilot) {
    switch self {
    case .stage: pilot.choose(2, 1, 4)
    case .admission: pilot.choose(2, 1, 4, 1)
    case .admissionLater:
      GuidedPath.admission.walk(&pilot)
      pilot.enter("20260801")
    case .injury:
      GuidedPath.admission.walk(&pilot)
      pilot.enter("20260729")
      pilot.choose(2, 2)
    case .networked:
      GuidedPath.injury.walk(&pilot)
      pilot.choose(1)
    case .carePlace: pilot.choose(1, 1, 2)
    case .carePlaceMatches:
      GuidedPath.carePlace.walk(&pilot)
      pilot.type("cd")
    case .carePlaceCounty:
      GuidedPath.carePlace.walk(&pilot)
      pilot.type("linshui")
      pilot.press("1")
    case .carePlaceProvince:
      GuidedPath.carePlace.walk(&pilot)
      pilot.choose(1)
    case .insuredCounties:
      GuidedPath.insuredPlace.walk(&pilot)
      pilot.choose(2)
    case .carePlaceNothing:
      GuidedPath.carePlace.walk(&pilot)
      pilot.type("xyz")
    case .atHome:
      GuidedPath.carePlace.walk(&pilot)
      pilot.type("dz")
      pilot.choose(1)
    case .insuredPlace:
      GuidedPath.carePlaceMatches.walk(&pilot)
      pilot.choose(1)
    case .insuredPlaceMatches:
      GuidedPath.insuredPlace.walk(&pilot)
      pilot.type("dachuan")
    case .insurance:
      GuidedPath.insuredPlace.walk(&pilot)
      pilot.type("dachuan")
      pilot.choose(1)
    case .insuredElsewhere:
      GuidedPath.insuredPlace.walk(&pilot)
      pilot.type("chengdu")
      pilot.choose(1)
    default: walkToPerson(&pilot)
    }
  }

  private func walkToPerson(_ pilot: inout Pilot) {
    switch self {
    case .notice:
      GuidedPath.insurance.walk(&pilot)
      pilot.choose(1)
    case .identity: GuidedPath.notice.then(&pilot, "enter")
    case .identityTyping:
      GuidedPath.identity.walk(&pilot)
      pilot.type("51170019550312001")
    case .identityWrong:
      GuidedPath.identity.walk(&pilot)
      pilot.enter("511700195503120017")
    case .identityTwice: GuidedPath.identityWrong.then(&pilot, "enter")
    case .identityMasked: GuidedPath.name.then(&pilot, "escape")
    case .nameFigures:
      GuidedPath.name.walk(&pilot)
      pilot.type("94264")
    case .nameReadings: GuidedPath.nameFigures.then(&pilot, "enter")
    case .namePicking:
      GuidedPath.name.walk(&pilot)
      pilot.type("张yi")
    case .nameLetters:
      GuidedPath.name.walk(&pilot)
      pilot.type("Anna")
    case .nameLatin:
      GuidedPath.name.walk(&pilot)
      pilot.type("1513221")
    case .nameLatinLetters:
      GuidedPath.nameLatin.walk(&pilot)
      pilot.type("6")
    case .name:
      GuidedPath.identity.walk(&pilot)
      pilot.enter(GuidedPath.number)
    case .phone:
      GuidedPath.name.walk(&pilot)
      pilot.enter("张三丰")
    case .phoneNone:
      GuidedPath.phone.walk(&pilot)
      pilot.type("0")
    case .agentName: GuidedPath.walkForRelative(&pilot)
    case .agentIdentity:
      GuidedPath.agentName.walk(&pilot)
      pilot.enter("李四")
    case .agentPhone:
      GuidedPath.agentIdentity.walk(&pilot)
      pilot.enter("51170019660401008X")
    case .relation:
      GuidedPath.agentPhone.walk(&pilot)
      pilot.enter("13900139000")
    default: walkToCheck(&pilot)
    }
  }

  private func walkToCheck(_ pilot: inout Pilot) {
    switch self {
    case .check:
      GuidedPath.phone.walk(&pilot)
      pilot.enter("13800138000")
    case .checkRelative:
      GuidedPath.relation.walk(&pilot)
      pilot.choose(2)
    case .checkWarned:
      GuidedPath.phone.walk(&pilot)
      pilot.enter("19400138000")
    case .checkUnsure:
      pilot.choose(1, 1, 4, 1, 2, 9)
      pilot.type("bj")
      pilot.choose(1)
      pilot.type("dachuan")
      pilot.choose(1, 1)
      GuidedPath.walkPerson(&pilot)
    case .checkSetAside:
      GuidedPath.walkReferral(&pilot)
      pilot.press("3", "1")
      pilot.choose(2)
    case .checkOpen:
      GuidedPath.check.walk(&pilot)
      pilot.press("3")
      pilot.choose(4)
      pilot.press("escape")
    case .row:
      GuidedPath.walkReferral(&pilot)
      pilot.press("3")
    case .duplicate:
      pilot.world = { effect in
        if case .file = effect { [.duplicate(number: "DZ2026073103004297")] } else { [] }
      }
      GuidedPath.check.file(&pilot)
    case .staffTwo:
      pilot.world = { effect in
        switch effect {
        case .file: [.secondWanted(again: effect)]
        case .callStaff: [.called(number: "527", hours: 24)]
        default: []
        }
      }
      GuidedPath.check.file(&pilot)
    case .notFiled:
      pilot.world = { effect in
        if case .file = effect { [.notFiled(Message("failure.ledger.busy"))] } else { [] }
      }
      GuidedPath.check.file(&pilot)
    case .result: GuidedPath.check.file(&pilot)
    case .resultLate:
      GuidedPath.walkLate(&pilot)
      pilot.press("end", "enter")
    case .reasons: GuidedPath.result.then(&pilot, "7")
    case .reasonsUnsure:
      GuidedPath.checkUnsure.file(&pilot)
      pilot.press("7", "end")
    case .receipt: GuidedPath.result.then(&pilot, "enter")
    case .receiptLarge: GuidedPath.receipt.then(&pilot, "2")
    case .receiptSaved: GuidedPath.receipt.then(&pilot, "3")
    case .printing: GuidedPath.receipt.then(&pilot, "enter")
    default: walkElsewhere(&pilot)
    }
  }

  private func walkElsewhere(_ pilot: inout Pilot) {
    switch self {
    case .resultKeptHere:
      pilot.world = { effect in
        kindWorld(effect).map { result in
          guard case .filed(var filed) = result else { return result }
          (filed.number, filed.isProvisional) = ("DZ2026073103500144", true)
          return .filed(filed)
        }
      }
      GuidedPath.check.file(&pilot)
    case .printingDone: GuidedPath.printing(.done(printer: "HP-3"), &pilot)
    case .printingWaiting:
      GuidedPath.printing(.waiting([Message("print.fault.media_empty")]), &pilot)
    case .printingUnconfirmed:
      let message = Message("print.sent_unconfirmed", ["printer": "HP-3"])
      GuidedPath.printing(.unconfirmed([message]), &pilot)
    case .printingUnknown:
      let why = [Message("print.fault.paper_ran_out"), Message("print.unknown")]
      GuidedPath.printing(.unconfirmed(why), &pilot)
    case .printingStopped:
      GuidedPath.printing.walk(&pilot)
      pilot.receive(
        .printing(.filing("DZ2026073103004297"), .stopped([Message("print.fault.media_empty")])))
    case .alreadyFiled:
      GuidedPath.know(.longTermResident, 510_100, &pilot)
      GuidedPath.name.walk(&pilot)
    case .changeFirst:
      GuidedPath.know(.otherTemporary, 110_000, &pilot)
      GuidedPath.walkReferral(&pilot, upToIdentity: true)
    case .longTermElsewhere:
      GuidedPath.know(.longTermResident, 310_000, &pilot)
      GuidedPath.name.walk(&pilot)
    case .temporaryHere:
      GuidedPath.know(.otherTemporary, 510_100, &pilot)
      GuidedPath.name.walk(&pilot)
    case .lookUpNotice: pilot.choose(3)
    case .lookUp: GuidedPath.lookUpNotice.then(&pilot, "enter")
    case .lookUpTail:
      GuidedPath.lookUp.walk(&pilot)
      pilot.enter(String(foundFilings[0].number.dropFirst(2)))
    case .found, .foundOwn: GuidedPath.find(foundFilings, &pilot)
    case .standing: GuidedPath.standing(foundFilings[0], &pilot)
    case .standingOver: GuidedPath.standing(foundFilings[1], &pilot)
    case .standingNotGoverned:
      var filing = foundFilings[0]
      filing.isGoverned = false
      GuidedPath.standing(filing, &pilot)
    case .foundNothing: GuidedPath.find([], &pilot)
    case .help: GuidedPath.certificate.then(&pilot, "f1")
    case .helpOnKeys: GuidedPath.help.then(&pilot, "end")
    case .staff: GuidedPath.certificate.then(&pilot, "/")
    case .staffStart: pilot.press("/")
    case .staffFiled: GuidedPath.result.then(&pilot, "/")
    case .staffEnding: GuidedPath.noReasonFits.then(&pilot, "enter")
    case .leave: GuidedPath.certificate.then(&pilot, "ctrl-q")
    case .resume:
      pilot.receive(
        .drafts([
          WaitingDraft(
            id: "1", draft: Draft(answers: Answers(), front: .guided, position: "reason"),
            time: "09:43")
        ]))
    case .stillThere:
      GuidedPath.certificate.walk(&pilot)
      pilot.tick(90)
    default: walkWithLists(&pilot)
    }
  }

  /// Goes to a check page, reads it to its end and files.
  package func file(_ pilot: inout Pilot) {
    walk(&pilot)
    pilot.press("end", "enter")
  }

  /// Goes there and presses one more key.
  package func then(_ pilot: inout Pilot, _ key: String) {
    walk(&pilot)
    pilot.press(key)
  }

  /// 511700 is a prefecture's code and is not issued to persons, so this is nobody's number.
  package static let number = "511700195503120015"

  /// Puts a filing of that kind on record for whoever is asked about.
  private static func know(_ category: Rules.Category, _ place: UInt32, _ pilot: inout Pilot) {
    guard let code = PlaceCode(value: place) else { return }
    let filing = Filing(category: category, fileTo: code, effective: Day(number: 20_600))
    pilot.world = { effect in
      guard case .ownFilings(let identity) = effect else { return kindWorld(effect) }
      return [.known(identity: identity, [filing])]
    }
  }

  /// Looks up by an ID number, of which those filings are on record.
  private static func find(_ filings: [FoundFiling], _ pilot: inout Pilot) {
    GuidedPath.lookUp.walk(&pilot)
    pilot.enter(GuidedPath.number)
    pilot.receive(.found(filings))
  }

  /// Looks a filing up by its number, typed without the letters that a keypad lacks, and by its person's.
  private static func standing(_ filing: FoundFiling, _ pilot: inout Pilot) {
    GuidedPath.lookUp.walk(&pilot)
    pilot.enter(String(filing.number.dropFirst(2)))
    pilot.enter(String(GuidedPath.number.suffix(4)))
    pilot.receive(.found([filing]))
  }

  private static func printing(_ printing: Printing, _ pilot: inout Pilot) {
    GuidedPath.printing.walk(&pilot)
    pilot.receive(.printing(.filing("DZ2026073103004297"), printing))
  }

  private static func walkForRelative(_ pilot: inout Pilot) {
    pilot.choose(1, 2, 2)
    pilot.type("cd")
    pilot.choose(1)
    pilot.type("dachuan")
    pilot.choose(1, 1)
    walkPerson(&pilot)
  }

  /// From the notice of how data are used on, to the end of who somebody is.
  package static func walkPerson(_ pilot: inout Pilot) {
    pilot.press("enter")
    pilot.enter(number)
    pilot.enter("张三丰")
    pilot.enter("13800138000")
  }

  /// A referral out of the province, to the check page, or to where its ID number has been given.
  package static func walkReferral(_ pilot: inout Pilot, upToIdentity: Bool = false) {
    pilot.choose(1, 1, 4, 1, 2, 1, 1, 1)
    pilot.type("bj")
    pilot.choose(1)
    pilot.type("dachuan")
    pilot.choose(1, 1)
    if upToIdentity {
      pilot.press("enter")
      return pilot.enter(number)
    }
    walkPerson(&pilot)
  }

  /// A late filing from a hospital bed in Beijing, to the check page.
  package static func walkLate(_ pilot: inout Pilot) {
    pilot.choose(2, 1, 4, 1)
    pilot.enter("20260729")
    pilot.choose(2, 2, 1, 1)
    pilot.type("bj")
    pilot.choose(1)
    pilot.type("dachuan")
    pilot.choose(1, 1)
    walkPerson(&pilot)
  }
}
