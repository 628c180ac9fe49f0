import FoundationEssentials
import Interview
import Messages
import Support
import Terminal
import Testing

@testable import Fronts

@Suite("What the clerk is told")
struct ClerkNoticeTests {
  /// Every page on which something is told, and the keys to it.
  static let ways: [(page: ClerkPage, isFilled: Bool, keys: [String])] = [
    (.list, false, []), (.form, false, ["f6"]), (.form, true, []), (.change, false, ["down", "2"]),
    (.confirm, true, ["f8"]), (.reasons, true, ["f7"]), (.printing, true, ["f8", "p"]),
    (.record, false, ["down", "5"]), (.life, false, ["down", "3"]), (.day, false, ["f4", "d"]),
    (.scan, false, ["f4", "v"]), (.printer, false, ["ctrl-p"]), (.help, false, ["f1"]),
    (.reason, false, ["down", "7"]),
  ]

  @Test(
    "is on the smallest screen to its last word, on every page", arguments: ways.indices,
    [Language.zh, .en])
  func whole(_ index: Int, _ language: Language) throws {
    let way = Self.ways[index]
    let clerk = try clerk(way.isFilled, way.keys, language)
    #expect(clerk.page == way.page)
    let texts = clerk.context.texts(language)
    let values = Self.values(language)
    // What is told of the form is as long as it comes, and is not told while a reason is given.
    for key in try Self.keys() where way.page != .reason || !key.hasPrefix("clerk.form.") {
      var told = clerk
      told.notice = Message(key, values)
      let screen = told.frame(Self.size).grid.text
      let sentence = texts(key, values)
      #expect(bare(screen).contains(bare(sentence)), "\(key)\n\(screen)")
    }
  }

  @Test("is in sight where the page was scrolled before")
  func scrolled() throws {
    var clerk = try clerk(false, ["down", "5", "pagedown"], .zh)
    clerk.notice = Message("clerk.staff.no_filing")
    #expect(clerk.frame(Self.size).grid.text.contains("只能查看"))
  }

  @Test("of faults is how many they are and what Enter does, and their names where these have room")
  func faults() throws {
    for (language, count, next) in [
      (Language.zh, "还有 4 处不对", "回车跳到下一处"), (.en, "4 to put right", "Enter goes to the next"),
    ] {
      for size in ClerkScreenTests.sizes {
        let pilot = try ClerkScreen.faults.pilot(testContext(language: language), size: size)
        let isNamed = size.columns > 60
        #expect(bare(pilot.words).contains(bare(next)) && pilot.words.contains(count))
        let name = language == .zh ? "：证件号、电话" : ": ID number"
        #expect(pilot.words.contains(name) == isNamed, "\(pilot.words)")
      }
    }
  }

  private static let size = PageLayout.smallest

  /// The clerk's front with those keys pressed, in a world that answers at once.
  private func clerk(
    _ isFilled: Bool, _ keys: [String], _ language: Language
  ) throws -> Clerk {
    var context = try testContext(language: language)
    context.window = .ofLi
    var clerk = Clerk(context: context, language: language)
    func run(_ effects: [Effect]) {
      for effect in effects { for result in clerkWorld(effect) { run(clerk.receive(result)) } }
    }
    func press(_ keys: [Key]) { for key in keys { run(clerk.handle(.key(key), size: Self.size)) } }
    run(clerk.start())
    if isFilled {
      let words = [ClerkPerson.identity, ClerkPerson.name].map { $0.map(Key.character) }
      press([.function(6)] + words[0] + words[1] + [.enter, .enter, .character("1")])
      press(ClerkPerson.phone.map(Key.character) + "2cd".map(Key.character) + [.enter])
    }
    press(keys.map { key($0) })
    return clerk
  }

  /// What the sources tell by: every key of a message made in the clerk's front but those that are said
  /// at a field.
  private static func keys() throws -> [String] {
    let folder = "\(repositoryPath())/Sources/Fronts/Clerk"
    let files = try FileManager.default.subpathsOfDirectory(atPath: folder)
    var keys: Set<String> = [
      "clerk.sign_in.given_up.release", "clerk.sign_in.given_up.second", "clerk.life.done.end",
      "clerk.life.done.papers", "clerk.life.done.discharge", "clerk.life.done.correct",
      "clerk.print.unrecorded", "clerk.list.conflict", "clerk.list.left_here",
    ]
    for file in files where file.hasSuffix(".swift") {
      let source = try String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8)
      for call in source.split(separator: "Message(").dropFirst() {
        let arguments = call.prefix { !"[)".contains($0) }
        for match in arguments.matches(of: #/"(clerk\.[a-z_.]+[a-z])"/#) {
          keys.insert(String(match.output.1))
        }
      }
    }
    #expect(keys.count > 60)
    return keys.subtracting(["clerk.not_picked", "clerk.not_on_list", "clerk.missing"]).sorted()
  }

  /// What stands in them, as long as it comes.
  private static func values(_ language: Language) -> [String: String] {
    let isChinese = language == .zh
    let said = isChinese ? "大病，要去外地的医院看" : "Seriously ill, has to see a hospital there"
    return [
      "count": "12", "left": "3", "digit": "7", "time": "09:43", "typed": "dachuan",
      "number": "DZ2026073103004297", "other": "DZ2026073103004135", "year": "2026",
      "path": "/srv/papers/DZ2026073103004297.pdf",
      "fields": isChinese ? "转诊证明 开具医院 医院等级 在名单内" : "Certificate Issued by Its grade Listed",
      "said": Array(repeating: said, count: 4).joined(separator: isChinese ? "；" : "; "),
      "what": isChinese
        ? "打印机缺纸。装好纸以后会自动接着打。" : "The printer is out of paper. Load it, and it goes on.",
    ]
  }

  private func bare(_ text: String) -> String { text.filter { !$0.isWhitespace }.lowercased() }
}
