import Interview
import Messages
import Terminal
import Testing

@testable import Fronts

@Suite("Back at a place that was picked from a list")
struct BackToListTests {
  private func pilot(at path: GuidedPath) throws -> Pilot {
    try GuidedGoldenTests.pilot(at: path, size: Size(columns: 80, rows: 24), language: .zh)
  }

  @Test("the list is as it was left, its leaf and its mark, and so is the one it lies in")
  func leaf() throws {
    var pilot = try pilot(at: .carePlace)
    try pilot.pick("浙江省")
    let provinces = pilot.picture
    #expect(!pilot.words.contains("1   四川省"), "it is not on the first leaf")
    pilot.press("enter")
    try pilot.pick("丽水市")
    let cities = pilot.picture
    #expect(!pilot.words.contains("1   杭州市"))
    pilot.press("enter")
    #expect(pilot.words.contains("哪里参保"))
    pilot.press("-")
    #expect(pilot.picture == cities)
    pilot.press("-")
    #expect(pilot.picture == provinces)
    pilot.press("-")
    #expect(pilot.words.contains("为什么要在外地看病"))
    pilot.press("enter")
    #expect(pilot.picture == provinces)
    pilot.press("enter")
    #expect(pilot.words.contains("1   杭州市"))
  }

  @Test("a place that is a province itself is marked on its leaf")
  func province() throws {
    var pilot = try pilot(at: .carePlace)
    try pilot.pick("上海市")
    let list = pilot.picture
    pilot.press("enter", "-")
    #expect(pilot.picture == list)
    // Another leaf was only looked at: the answer is shown again.
    pilot.press("0", "-", "enter")
    #expect(pilot.picture == list)
  }

  @Test("nothing is marked where nothing of a list fits")
  func nothingFits() throws {
    var pilot = try pilot(at: .carePlace)
    try pilot.pick("浙江省")
    pilot.press("enter", "9", "enter")
    #expect(pilot.digit(before: "浙江省") != nil && !pilot.words.contains("> "))
    #expect(pilot.words.contains("!"))
  }

  @Test("9 at the insured place does what it did the first time, whatever was picked")
  func insured() throws {
    var fresh = try pilot(at: .insuredPlace)
    let first = fresh.picture
    fresh.press("9", "enter")
    let elsewhere = fresh.picture
    var pilot = try pilot(at: .insuredPlace)
    pilot.press("1")
    let marked = pilot.picture
    pilot.press("enter", "-")
    #expect(pilot.picture == marked && marked != first)
    pilot.press("9", "enter")
    #expect(pilot.picture == elsewhere)
    // Back from there, the way that was gone is marked.
    pilot.press("-")
    #expect(pilot.words.contains("> 9"))
    pilot.press("2", "enter")
    try pilot.pick("宣汉县")
    let counties = pilot.picture
    pilot.press("enter", "-")
    #expect(pilot.picture == counties)
    pilot.press("-")
    #expect(pilot.words.contains("> 2"))
  }

  @Test("from the check page one goes back to it at once, unless another list was looked at")
  func changing() throws {
    var pilot = try pilot(at: .carePlace)
    try pilot.pick("浙江省")
    pilot.press("enter", "1", "enter", "1", "enter", "1", "enter")
    GuidedPath.walkPerson(&pilot)
    let check = pilot.picture
    let row = try #require(pilot.digit(before: "去哪里"))
    pilot.keypad(String(row))
    #expect(pilot.words.contains("> 1   杭州市"))
    pilot.press("-")
    #expect(pilot.picture == check)
    pilot.keypad(String(row))
    pilot.press("enter")
    #expect(pilot.picture == check)
    // What was marked and not taken stays marked, as on every page; another list is left by steps.
    pilot.keypad(String(row) + "2-")
    #expect(pilot.picture == check)
    pilot.keypad(String(row))
    #expect(pilot.words.contains("> 2   宁波市"))
    pilot.press("9", "enter", "-")
    #expect(pilot.picture == check)
  }
}

@Suite("Esc and then 0")
struct EscapeZeroTests {
  @Test("calls the staff only from pages on which 0 does nothing")
  func taken() throws {
    let taken: [GuidedPath] = [
      .start, .resume, .carePlace, .carePlaceMatches, .carePlaceProvince, .insuredPlace,
      .identity, .identityMasked, .name, .nameFigures, .namePicking, .phone, .admission, .lookUp,
      .lookUpTail,
      .listIssuer, .listHospital, .help, .helpOnKeys, .reasons,
    ]
    let free: [GuidedPath] = [
      .forWhom, .reasonChosen, .certificate, .insurance, .check, .row, .result, .staff, .leave,
      .stillThere, .notice, .printing,
    ]
    for (paths, isTaken) in [(taken, true), (free, false)] {
      for path in paths {
        let pilot = try GuidedGoldenTests.pilot(
          at: path, size: Size(columns: 80, rows: 24), language: .zh)
        #expect(pilot.app.takesZero == isTaken, "\(path)")
      }
    }
    #expect(!(try desk()).app.takesZero)
  }

  @Test("takes nothing from a page it calls from", arguments: GuidedPath.allCases)
  func free(_ path: GuidedPath) throws {
    guard !path.hasOpening, path != .stillThere else { return }
    for size in GuidedGoldenTests.sizes {
      var pilot = try GuidedGoldenTests.pilot(at: path, size: size, language: .zh)
      guard !pilot.app.takesZero else { continue }
      let (before, effects) = (words(pilot), pilot.effects)
      pilot.press("0")
      #expect(words(pilot) == before, "\(path) \(size)")
      #expect(pilot.effects == effects, "\(path) \(size)")
    }
  }

  /// The words of the page, but for what is wrong.
  private func words(_ pilot: Pilot) -> [String] {
    let body = pilot.app.lineFront?.drawn.body ?? []
    return body.filter { !($0 is ErrorNote) }.flatMap(\.spoken)
  }
}
