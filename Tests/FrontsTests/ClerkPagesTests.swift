import Fronts
import Interview
import Messages
import Rules
import Support
import Terminal
import Testing

@Suite("Every page at the window")
struct ClerkPagesTests {
  @Test(
    "says in its head while the machine goes on without its server, and no longer",
    arguments: ClerkScreen.allCases, [Language.zh, .en])
  func away(_ screen: ClerkScreen, _ language: Language) throws {
    var pilot = try screen.pilot(testContext(language: language), size: PageLayout.smallest)
    let sign = language == .zh ? "脱机" : "Offline"
    for isAway in [true, false] {
      pilot.receive(.server(isAway: isAway))
      for size in ClerkScreenTests.sizes {
        let head = pilot.app.frame(size).grid.rows[0]
        #expect(head.contains(sign) == isAway, "\(head)")
      }
    }
  }

  @Test("that is read opens the help on ? as on F1, and goes to its end and top on End and Home")
  func read() throws {
    for screen in [
      ClerkScreen.reasons, .changeReasons, .confirm, .printed, .record, .day, .life, .help,
      .lifeEnd,
      .changeAllowed, .printer,
    ] {
      let start = try screen.pilot(testContext(), size: PageLayout.smallest)
      for sign in ["?", "？"] {
        var (asked, helped) = (start, start)
        asked.press(sign)
        helped.press("f1")
        #expect(asked.picture == helped.picture, "\(screen) \(sign)")
      }
      var (end, leafed) = (start, start)
      end.press("end")
      for _ in 0..<40 { leafed.press("pagedown") }
      #expect(end.picture == leafed.picture, "\(screen)")
      end.press("home")
      for _ in 0..<40 { leafed.press("pageup") }
      #expect(end.picture == leafed.picture, "\(screen)")
    }
    var pilot = try ClerkScreen.reasons.pilot(testContext(), size: PageLayout.smallest)
    let top = pilot.picture
    pilot.press("end")
    #expect(pilot.picture != top)
    pilot.press("home")
    #expect(pilot.picture == top)
  }

  @Test("on which one types takes ? as a sign, and keeps Home and End for what is typed")
  func typed() throws {
    for screen in [
      ClerkScreen.list, .empty, .scan, .signIn, .reason, .changeBegun, .lifeCorrect, .printerTyped,
    ] {
      var pilot = try screen.pilot(testContext(), size: Size(columns: 80, rows: 24))
      let title = pilot.frame.grid.rows[0]
      pilot.press("?")
      #expect(!pilot.words.contains("问题打电话"), "\(screen) \(title)")
    }
    var pilot = try desk()
    pilot.type("zs")
    pilot.press("home", "x")
    #expect(pilot.effects.contains(.findFilings("xzs")))
    pilot.press("end", "y")
    #expect(pilot.effects.contains(.findFilings("xzsy")))
  }
}

@Suite("The materials a filing takes")
struct ClerkMaterialsTests {
  private static let asked: [Rules.Category: [String]] = [
    .longTermResident: ["身份证", "居住证或者租房合同"], .referral: ["转诊转院证明"],
  ]

  /// The confirmation of a long-term filing, with those keys pressed behind its place of care.
  private func confirmation(
    _ keys: [String], _ language: Language = .zh,
    _ materials: [Rules.Category: [String]] = asked
  ) throws -> Pilot {
    var context = try testContext(language: language)
    context.window = .ofLi
    context.materials = materials
    var pilot = Pilot(context, only: .clerk, size: PageLayout.smallest, world: clerkWorld)
    pilot.fillPlain()
    for key in keys { pilot.press(key) }
    pilot.press("f8")
    return pilot
  }

  @Test("are named where it is confirmed, with what was said of them, beside the key that files it")
  func named() throws {
    let promised = ["tab", "tab", "tab", "2"] + "20260815".map(String.init)
    for (keys, chinese, english) in [
      ([], "没有填是否齐全：", "not said whether complete: "),
      (["tab", "tab", "tab", "1"], "齐全：", "complete: "),
      (promised, "承诺后补  2026-08-15：", "2026-08-15: "),
    ] {
      for (language, said, key) in [
        (Language.zh, chinese, "Y 提交并打印"), (.en, english, "Y file and print"),
      ] {
        let words = try confirmation(keys, language).words
        let bare = words.filter { !$0.isWhitespace }
        let line = (said + "身份证居住证或者租房合同").filter { !$0.isWhitespace }
        #expect(bare.lowercased().contains(line.lowercased()), "\(words)")
        #expect(words.contains(key), "\(words)")
        #expect(!words.contains("转诊转院证明"))
      }
    }
  }

  @Test("are not spoken of where the office names none for it")
  func unnamed() throws {
    let none = try confirmation([], .zh, [:]).picture
    let others = try confirmation([], .zh, [.referral: ["转诊转院证明"]]).picture
    #expect(none == others && !none.contains("是否齐全"))
  }
}
