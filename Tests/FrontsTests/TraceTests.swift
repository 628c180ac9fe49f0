import Interview
import Messages
import Rules
import Support
import Terminal
import Testing

@testable import Fronts

/// What was asked and answered, and what follows from it by which clause: key 7 and F7.
@Suite("The trace of a decision")
struct TraceTests {
  /// So high that no page is scrolled.
  private static let tall = Size(columns: 120, rows: 90)

  @Test("names questions as they were asked, each with its answer, before what follows from them")
  func guided() throws {
    var pilot = try Pilot(size: Self.tall)
    GuidedPath.reasons.walk(&pilot)
    let rows = pilot.words.split(separator: "\n").map { $0.drop { $0 == " " } }
    func row(_ text: String) throws -> Int {
      try #require(rows.firstIndex { $0.hasPrefix(text) }, "\(text)")
    }
    let place = try row("在哪个城市看病？  四川省成都市")
    #expect(try row("为什么要在外地看病？  长期住在外地") > place)
    #expect(try row("去外地看什么？  没有问，先按住院算") > place)
    #expect(try row("以前办过备案吗？  没有查到") > place)
    let follows = try row("所以：长期住在外地的人，在备案的地方住院，待遇和在达州住院一样。")
    #expect(try row("三（二）1") == follows + 1)
    #expect(try row("「异地长期居住人员在备案地住院就医结算时") == follows + 2)
    // Told once; where a later step hangs on it too it is named.
    #expect(rows.count { $0.hasPrefix("在哪个城市看病？") } == 1)
    #expect(try row("也看上面的：") > follows)
  }

  @Test("says nothing of who somebody is")
  func impersonal() throws {
    for path in [GuidedPath.reasons, .reasonsUnsure, .listReasons] {
      var pilot = try Pilot(size: Self.tall, lists: path.lists)
      path.walk(&pilot)
      for word in ["张三丰", "0015", "138"] {
        #expect(!pilot.words.contains(word), "\(path): \(word)")
      }
    }
    let asked = Premise.Fact.allCases.flatMap { fact in
      Interview.Front.allCases.compactMap { fact.question($0) }
    }
    #expect(asked.allSatisfy { !$0.isPersonal })
  }

  @Test("has question, clause, answer and effect beside the form, each answer once")
  func side() throws {
    var pilot = try desk(size: Size(columns: 120, rows: 40))
    pilot.fillPlain()
    for row in [
      "就医地     三（二）1 成都市，省内", "类别       三（二）1 异地长期居住",
      "支付比例   三（二）1 比例不降", "备案       四（四）  现在备案",
    ] {
      #expect(pilot.words.contains(row), "\(row)")
    }
    #expect(pilot.words.split(separator: "\n").count { $0.contains("成都市，省内") } == 1)
  }

  @Test("tells of a filing on record what it was decided from")
  func record() throws {
    var pilot = try desk(size: Self.tall)
    pilot.press("down", "down", "5", "f7")
    #expect(pilot.words.contains("三（二）2  比例不降"))
    #expect(pilot.words.contains("转诊证明") && pilot.words.contains("三级甲等"))
    #expect(pilot.words.contains("四（五）  转诊证明算数"))
  }

  @Test("has in every language words for all it may say")
  func words() throws {
    for language in Language.allCases {
      let texts = try testContext().texts(language)
      for fact in Premise.Fact.allCases where fact.question(.clerk) != nil {
        #expect(texts.has("trace.taken.\(fact.rawValue)"), "\(fact)")
      }
      for slot in [Slot.applies] + (try dazhou()).citedInOrder {
        #expect(texts.has("trace.of.\(slot.code)"), "\(slot)")
      }
    }
  }
}
