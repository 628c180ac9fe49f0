import Fronts
import Interview
import Messages
import OfficeLists
import Support
import Terminal
import Testing

@Suite("Pages of an office with lists of its own")
struct ListPagesTests {
  private func guided(_ path: GuidedPath, columns: Int = 80, rows: Int = 24) throws -> Pilot {
    try GuidedGoldenTests.pilot(
      at: path, size: Size(columns: columns, rows: rows), language: .zh)
  }

  @Test("An institution on any leaf is picked with digits alone, and shown again on going back")
  func keypad() throws {
    var pilot = try guided(.listIssuer)
    pilot.press("0", "2", "enter", "-")
    #expect(pilot.words.contains("> 2   开江己医院"))
    pilot.press("0")
    #expect(pilot.words.contains("1   达州甲医院") && !pilot.words.contains(">"))
    pilot.press("0", "0", "0")
    #expect(pilot.words.contains("第 2 页，共 2 页"))
  }

  @Test("A short list has no leaves to turn, and what is typed begins with the first one")
  func leaves() throws {
    var pilot = try guided(.listHospital)
    pilot.press("0")
    #expect(pilot.words.contains("没有 0"))
    pilot = try guided(.listIssuerNext)
    pilot.type("yy")
    #expect(pilot.words.contains("1   达州甲医院"))
    pilot.press("enter")
    #expect(pilot.words.contains("按 1 到 4，或者 9"))
  }

  @Test("What was marked on the list of one place is not marked on another's")
  func otherPlace() throws {
    var pilot = try guided(.listHospital)
    pilot.press("1", "-", "ctrl-u")
    pilot.type("cd")
    pilot.choose(1)
    #expect(pilot.words.contains("1   成都壬医院") && !pilot.words.contains(">"))
    pilot.press("enter")
    #expect(pilot.words.contains("还没有选"))
  }

  @Test(
    "四（五） An issuer that is not on the list is said to be none, with the clause and what follows")
  func notListed() throws {
    for path in [GuidedPath.listCheckNone, .listResultNone] {
      let words = try guided(path, rows: 40).words
      #expect(words.contains("2026 年的转诊机构名单上没有开证明的医院"), "\(path)")
      #expect(words.contains("四（五）") && words.contains("这张证明不算"), "\(path)")
    }
    var city = try guided(.listIssuerNone, rows: 40)
    city.choose(1, 1)
    city.type("bj")
    city.choose(1)
    city.type("dachuan")
    city.choose(1, 1)
    GuidedPath.walkPerson(&city)
    #expect(city.words.contains("名单上没有开证明的医院") && city.words.contains("要问经办机构"))
    #expect(city.words.contains("降低 10 个百分点"))
  }

  @Test("四（五） One that is on the list though the clause does not name its grade is said so")
  func listedInVain() throws {
    var pilot = try desk(lists: ClerkScreen.listIssuer.lists)
    ClerkScreen.listIssuer.show(&pilot)
    pilot.press("6", "f7")
    #expect(pilot.words.contains("2026 年的名单上有开江己医院，写的是县（市、区） 二级乙等"))
    #expect(pilot.words.contains("其他临时外出"))
  }

  /// A filing for Chengdu by an insured of that digit, its reasons shown.
  private func reasons(_ lists: OfficeLists, insurance: String) throws -> String {
    var pilot = try desk(size: Size(columns: 120, rows: 60), lists: lists)
    pilot.press("f6")
    pilot.type(ClerkPerson.identity)
    pilot.enter(ClerkPerson.name)
    pilot.press("enter", insurance)
    pilot.type(ClerkPerson.phone)
    pilot.press("6")
    pilot.enter("cd")
    pilot.press("f7")
    return pilot.words
  }

  @Test("Where no figure of the office stands beside the points, it is said why")
  func whyNoFigure() throws {
    let ratio = SampleLists.ratio
    #expect(try reasons(.none, insurance: "1").contains("没有 2026 年的本地比例"))
    let held = try SampleLists.lists(ratio)
    #expect(try reasons(held, insurance: "1").contains("本地 三级 80.5% 变成 60.5%"))
    #expect(try reasons(held, insurance: "2").contains("没有说到这种情形"))
    let last = try SampleLists.lists(ratio.replacing("2026,310", with: "2025,310"))
    #expect(try reasons(last, insurance: "1").contains("没有 2026 年的本地比例"))
    let small = try SampleLists.lists(
      ratio.replacing(",80.5,", with: ",10,").replacing(",85,", with: ",10,"))
    #expect(try reasons(small, insurance: "1").contains("比要减的还低"))
    let many = ["二级甲等", "二级乙等", "二级丙等", "一级", "未定级"].map {
      "\n2026,310,住院,\($0),70,文件二号,2025-12,李"
    }
    let head = String(ratio.prefix { $0 != "\n" })
    let several = try SampleLists.lists(head + many.joined())
    #expect(try reasons(several, insurance: "1").contains("有 5 种可能"))
  }

  @Test("Wherever a list is used it says its source, its date and who entered it")
  func origin() throws {
    let referral = "转诊机构名单：2026 年，来源 公告一号，2026-01-15，录入人 李"
    let networked = "联网机构名单：来源 平台公布，2026-06，录入人 李"
    let ratio = "经办机构录入的本地比例：2026 年，来源 文件二号，2025-12，录入人 李"
    for path in [GuidedPath.listIssuer, .listIssuerHelp, .listReasons] {
      #expect(try guided(path, columns: 120, rows: 40).words.contains(referral), "\(path)")
    }
    #expect(try guided(.listReasons, columns: 120, rows: 40).words.contains(networked))
    for screen in [ClerkScreen.listConfirm, .listReasons] {
      var pilot = try desk(size: Size(columns: 120, rows: 60), lists: screen.lists)
      screen.show(&pilot)
      for origin in [referral, networked, ratio] {
        #expect(pilot.words.contains(origin), "\(screen): \(origin)")
      }
    }
  }

  @Test("A sample says that it is one on every page that rests on it, on the smallest screen too")
  func sample() throws {
    for path in [GuidedPath.sampleIssuer, .sampleCheck, .sampleResult] {
      let pilot = try guided(path, columns: 60, rows: 18)
      #expect(pilot.words.contains("示例"), "\(path)")
    }
    for path in [GuidedPath.sampleCheck, .sampleResult] {
      #expect(try guided(path).frame.announce.contains("示例"), "\(path)")
    }
    let small = Size(columns: 60, rows: 18)
    for keys in [
      ["f4"], ["x"], ["f4", "enter"], ["f4", "enter", "f7"], ["f1"], ["f4", "enter", "f8"],
    ] {
      var pilot = try desk(size: small, lists: ClerkScreen.sampleFilled.lists)
      ClerkScreen.fillToIssuer(&pilot)
      for key in keys { pilot.press(key) }
      #expect(pilot.words.contains("示例"), "\(keys)")
    }
  }

  @Test("Lists that cannot be read are not said to be missing")
  func unreadable() throws {
    var context = try testContext()
    context.listsTrouble = Message("office.unreadable")
    var app = App(context: context, only: .clerk, size: Size(columns: 120, rows: 60))
    _ = app.start()
    #expect(app.frame(Size(columns: 120, rows: 60)).grid.text.contains("名单现在读不出来"))
    var guided = App(context: context, only: .guided, size: Size(columns: 80, rows: 24))
    for number in ["1", "1", "4", "1", "2", "1", "2", "2"] {
      for name in [number, "enter"] { _ = guided.handle(.key(key(name))) }
    }
    let words = guided.frame(Size(columns: 80, rows: 24)).grid.text
    #expect(words.contains("名单现在读不出来") && !words.contains("没有存"))
  }
}
