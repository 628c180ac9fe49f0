import Fronts
import Interview
import Messages
import Rules
import Support
import Testing

@Suite("The program without a screen, as it is read")
struct PlainGoldenTests {
  /// Sittings of which every line is kept.
  enum Sitting: String, CaseIterable {
    case filing, late, lookUp, wrongNumber, backThroughAll, helpAndStaff, changing, relative
    case nothingFits, idle, resumed, leaving, lists, printing, slips, opening

    var only: Interview.Front? { self == .opening ? nil : .guided }

    func lists() throws -> GuidedPath { self == .lists ? .listIssuer : .start }

    func play(_ pilot: inout LinePilot, _ language: Language) {
      let name = "张三丰"
      switch self {
      case .filing:
        pilot.type(
          "1", "1", "2", "cd", "1", "1", "1", "0", GuidedPath.number, name, "138 0013 8000")
        pilot.type("0", "7", "<", "0", "2", "1", "0", "<", "9")
      case .late:
        pilot.type("2", "1", "4", "1", "2026-7-29", "2", "2", "1", "1", "beijing", "1", "dachuan")
        pilot.type("1", "1", "0", GuidedPath.number, name, "0", "0")
      case .lookUp:
        pilot.type("3", "", "0", "0", "DZ 2026 0731 0300 4297", "15", "00 15")
        pilot.receive(.found(foundFilings))
        pilot.type("1", "<", "5", "0", "3", "0", GuidedPath.number)
        pilot.receive(.found([]))
        pilot.type("<", "")
      case .wrongNumber:
        pilot.type("1", "1", "2", "成都", "1", "1", "1", "0")
        pilot.type("511700195503120017", "51170019550312001", "", "511700 19550312 0015")
      case .backThroughAll:
        pilot.type("1", "1", "2", "cd", "1", "1", "1", "0", GuidedPath.number, name, "13800138000")
        pilot.type("<", "<", "<", "<", "<", "<", "<", "<", "<")
        pilot.type("", "", "", "", "", "", "", "", "")
      default: playMore(&pilot, language)
      }
    }

    private func playMore(_ pilot: inout LinePilot, _ language: Language) {
      switch self {
      case .helpAndStaff:
        pilot.type("?", "1", "<", "2", "<", "", "1", "1", "4", "1", "?", "<", "!", "?", "<", "2")
        pilot.type("!", "!")
      case .changing:
        pilot.type("1", "1", "4", "1", "2", "1", "1", "1", "bj", "1", "dachuan", "1", "1")
        pilot.type("0", GuidedPath.number, "张三丰", "13800138000", "4", "重庆", "1", "3", "4", "2")
        pilot.type("12", "x", "0")
      case .relative:
        pilot.type("1", "2", "2", "cd", "1", "1", "1", "0", GuidedPath.number, "张三丰", "13800138000")
        pilot.type("李四", "51170019660401008x", "13900139000", "2", "5", "1")
      case .nothingFits:
        pilot.type("1", "1", "9", "2", "1", "0")
      case .idle:
        pilot.type("1", "1")
        pilot.wait(seconds: 200)
        pilot.type("2")
        pilot.wait(seconds: 200)
        pilot.type("")
        pilot.wait(seconds: 400)
      case .resumed:
        var answers = Answers()
        answers[.purpose] = Answer(Value.going)
        answers[.forWhom] = Answer(Value.oneself)
        pilot.receive(
          .drafts([
            WaitingDraft(
              id: "1", draft: Draft(answers: answers, front: .guided, position: "reason"),
              time: "09:43")
          ]))
        pilot.type("", "1")
      case .leaving: pilot.type("1", "q", "q", "1", "<", "q", "2")
      case .lists:
        pilot.type("1", "1", "4", "1", "2", "1", "0", "0", "xhy", "zzz", "9")
      case .printing:
        pilot.type(
          "1", "1", "2", "cd", "1", "1", "1", "0", GuidedPath.number, "张三丰", "0", "0", "0", "0")
        pilot.receive(
          .printing(
            .filing("DZ2026073103004297"), .waiting([Message("print.fault.media_empty")])))
        pilot.receive(
          .printing(
            .filing("DZ2026073103004297"), .stopped([Message("print.fault.media_empty")])))
        pilot.type("<", "3", "7", "9")
      case .slips:
        pilot.type("7", "一", "", ".", "1", "1", "2", "xyz", "9", "5", "cd", "dz", "3", "1")
      case .opening: pilot.type("", "3", "?", "", "E", language == .zh ? "e" : "语言", "1", "<")
      default: break
      }
    }
  }

  @Test("each reads as it did, in both languages", arguments: Sitting.allCases, Language.allCases)
  func sitting(_ sitting: Sitting, _ language: Language) throws {
    let office = Office(phone: "0818-2123456", isShared: sitting != .printing)
    var pilot = try LinePilot(
      only: sitting.only, language: language, office: office, lists: try sitting.lists().lists)
    sitting.play(&pilot, language)
    #expect(!pilot.transcript.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
    let path = "FrontsTests/Golden/plain/\(sitting.rawValue).\(language.rawValue).txt"
    #expect(golden(pilot.transcript + "\n", path) == nil)
  }
}
