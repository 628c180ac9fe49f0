import Fronts
import Glibc
import Interview
import Messages
import Names
import Places
import Rules
import Shots
import Support
import Terminal
import Testing

@testable import yidi

@Suite("A recorded run")
struct RecordingTests {
  /// How a run is looked at.
  struct Look: Sendable {
    let size: Size
    let language: Language
  }

  static let looks = [
    Look(size: Size(columns: 60, rows: 18), language: .zh),
    Look(size: Size(columns: 120, rows: 40), language: .en),
  ]

  /// Each way at one look, in turn; at every look where all is asked for.
  private static func inTurn<Way>(_ ways: [Way]) -> [(Way, Look)] {
    ways.enumerated().flatMap { index, way in
      (triesAll ? looks : [looks[index % looks.count]]).map { (way, $0) }
    }
  }

  /// Ways through a whole filing and through what is shown of one afterwards.
  static let guided: [GuidedPath] = [
    .result, .receiptLarge, .checkRelative, .identityTwice, .identityMasked, .checkWarned, .row,
    .foundNothing, .staff, .listResult, .resultLate, .help,
  ]
  static let clerk: [ClerkScreen] = [
    .list, .nothingFound, .filled, .faults, .late, .agent, .confirm, .printed, .record, .reasons,
    .listConfirm,
  ]

  @Test("of the guided front holds nothing of the persons typed in", arguments: inTurn(guided))
  func guidedRuns(_ path: GuidedPath, _ look: Look) throws {
    let run = try recorded(only: .guided, look.size, look.language) { pilot in
      path.walk(&pilot)
      if path == .checkRelative { pilot.press("enter", "enter", "2", "escape") }
    }
    Self.expectNobody(in: run, "\(path) \(look)")
  }

  @Test("of the clerk's front holds nothing of the persons typed in", arguments: inTurn(clerk))
  func clerkRuns(_ screen: ClerkScreen, _ look: Look) throws {
    let run = try recorded(only: .clerk, look.size, look.language) { pilot in
      screen.show(&pilot)
      pilot.press("f3")
      pilot.type("zs")
      pilot.press("down", "5", "f12", "f6", "f9", "f7")
      pilot.type("张三丰513021195203150015")
      pilot.handle(.paste("张三丰 13812345678"))
    }
    Self.expectNobody(in: run, "\(screen) \(look)")
  }

  @Test("tells nothing of a name put together by its sound")
  func pickedName() throws {
    let look = Self.looks[0]
    let run = try recorded(only: .guided, look.size, look.language) { pilot in
      GuidedPath.name.walk(&pilot)
      pilot.type("zhang")
      pilot.press("1", "enter")
      pilot.type("94664")
      pilot.press("1", "enter")
    }
    let texts = try catalogues()[0]
    for step in try Playback(run.bytes).steps where step.page == "guided.name" {
      for row in step.frame.grid.rows {
        #expect(!row.lowercased().contains("zhang") && !row.contains("94664"), "\(row)")
        for letter in "张章掌丈" {
          #expect(!row.contains(letter) || texts("q.name.title").contains(letter), "\(row)")
        }
      }
    }
  }

  @Test("still shows what was asked, what was wrong and what came of it")
  func readable() throws {
    let run = try recorded(only: .guided, Size(columns: 80, rows: 24), .zh) { pilot in
      GuidedPath.identityTwice.walk(&pilot)
      pilot.press("ctrl-u")
      GuidedPath.walkPerson(&pilot)
      pilot.press("enter")
    }
    for sentence in [
      "为什么要在外地看病？", "身份证号码是多少？", "没有对上", "已输入 17 位", "姓名怎么写", "电话号码是多少",
      "备案办好了。", "不降低", "guided.identity", "guided.check",
    ] {
      #expect(run.text.contains(sentence), "\(sentence)")
    }
    #expect(run.text.contains("*"))
  }

  @Test("hides a number in whatever field it was typed, and one read off a masked one")
  func elsewhere() throws {
    let concealment = try known.get().concealment
    var grid = Grid(Size(columns: 60, rows: 6))
    let rows = [
      "去哪里  511700195503120015", "1 DZ2026073103004297 张*丰 异地长期居住 成都市",
      "电话 138 **** 5678   女  1955-03-12 71 岁 | 报销比例 0", "备案号 DZ 2026 0731 0300 4297",
      "有问题打电话 12393。", "Jean-Paul Ah Li",
    ]
    for (row, text) in rows.enumerated() { grid.put(text, at: Position(column: 0, row: row)) }
    var personal = Personal(page: "x", typing: .nothing)
    personal.names = ["Jean-Paul"]
    let shown = concealment.conceal(
      Frame(grid: grid, cursor: Position(column: 0, row: 0)), personal
    ).grid.rows
    #expect(
      shown == [
        "去哪里  ******************", "* ****************** ***** ************ ******",
        "**** *** **** ****   **  ****-**-** ** ** | 报销比例 0", "备案号 DZ 2026 0731 0300 4297",
        "有问题打电话 12393。", "********* Ah Li",
      ])
  }

  @Test("shows of a page that offers characters for a name only the program's own texts")
  func picker() throws {
    let concealment = try known.get().concealment
    var grid = Grid(Size(columns: 60, rows: 5))
    let rows = ["  姓名怎么写？", "  zhang", "  1   张    2   章", "  1 张 2 章 3 掌", "  第 4 步，共 6 步"]
    for (row, text) in rows.enumerated() { grid.put(text, at: Position(column: 0, row: row)) }
    let shown = concealment.conceal(
      Frame(grid: grid, cursor: Position(column: 0, row: 0)),
      Personal(page: "guided.name", typing: .page)
    ).grid.rows
    #expect(
      shown == ["  姓名怎么写？", "  *****", "  1   **    2   **", "  * ** * ** * **", "  第 4 步，共 6 步"])
  }

  @Test("is shown again frame by frame as it was written, looks and cursor too")
  func roundTrip() throws {
    let run = try recorded(only: .guided, Size(columns: 80, rows: 24), .zh) { pilot in
      pilot.choose(1, 1)
      pilot.press("2")
    }
    let playback = try Playback(run.bytes)
    #expect(playback.steps.map(\.frame) == run.frames)
    #expect(playback.steps.last?.frame.grid.styles.contains("F") == true)
    #expect(playback.text.contains("-- 00:00.0"))
    let cast = String(decoding: playback.asciicast(theme: .plain, pauseMax: 10), as: UTF8.self)
    let lines = cast.split(separator: "\n")
    #expect(lines.first == #"{"version":2,"width":80,"height":24}"#)
    #expect(lines.count == playback.steps.count + 1)
    #expect(lines.dropFirst().allSatisfy { $0.hasPrefix("[0.") && $0.hasSuffix("\"]") })
  }

  @Test("cut off in its last line still plays; anything else is told at its line")
  func broken() throws {
    let run = try recorded(only: .guided, Self.looks[0].size, .zh) { $0.choose(1) }
    let cut = try Playback(Array(run.bytes.dropLast(40)))
    #expect(cut.steps.count == run.frames.count - 1)
    #expect(throws: Playback.Failure(line: 1)) { try Playback(Array("{}\n".utf8)) }
    #expect(throws: Playback.Failure(line: 1)) { try Playback([]) }
    let lines = run.bytes.split(separator: 10, omittingEmptySubsequences: false)
    let odd = lines[0] + Array("\n[1]\n".utf8)
    #expect(throws: Playback.Failure(line: 2)) { try Playback(Array(odd)) }
  }

  @Test("with figures beyond all bounds is told at its line, or shown within its frame")
  func beyondBounds() throws {
    func file(t: String, cursor: String) -> [UInt8] {
      Array(
        """
        {"yidi":"recording"}
        {"t":0,"page":"p","size":"20x5","cursor":"0,0","rows":["a"]}
        {"t":\(t),"page":"p","size":"20x5","cursor":"\(cursor)","rows":["a"]}

        """.utf8)
    }
    for time in ["-9223372036854775808", "9223372036854775807", "-1"] {
      #expect(throws: Playback.Failure(line: 3)) { try Playback(file(t: time, cursor: "0,0")) }
    }
    let far = "9223372036854775807,-9223372036854775808"
    let playback = try Playback(file(t: "5", cursor: far))
    #expect(playback.steps.last?.frame.cursor == Position(column: 19, row: 0))
    #expect(!playback.asciicast(theme: .plain, pauseMax: 10).isEmpty)
  }

  @Test("is a new file for its owner alone, and never grows past its bound")
  func file() throws {
    var name = Array("/tmp/yidi-recording-XXXXXX".utf8CString)
    try #require(mkdtemp(&name) != nil)
    let folder = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let path = folder + "/run.jsonl"
    defer {
      unlink(path)
      rmdir(folder)
    }
    let texts = try catalogues()
    umask(0)
    try Recorder.create(path, texts[0])
    umask(0o022)
    var information = stat()
    #expect(stat(path, &information) == 0 && information.st_mode & 0o777 == 0o600)
    let stop = #expect(throws: Stop.self) { try Recorder.create(path, texts[0]) }
    #expect(stop?.status == .cannotCreate)
    let recorder = try Recorder(
      path, texts[0], catalogues: texts, size: Self.looks[0].size, bytesMax: 20_000)
    var pilot = try pilot(only: .guided, Self.looks[0].size, .zh)
    for _ in 0..<20 {
      pilot.press("2", "f1", "escape")
      recorder.record(.key(.character("2")), on: pilot.app)
      recorder.record(pilot.frame, of: pilot.app)
      pilot.press("3", "f1")
      recorder.record(pilot.frame, of: pilot.app)
      pilot.press("escape")
    }
    let bytes = try #require(Environment.bytes(of: path))
    #expect((15_000..<20_100).contains(bytes.count))
    #expect(String(decoding: bytes.suffix(30), as: UTF8.self).contains(#""event":"full"}"#))
    #expect(try !Playback(bytes).steps.isEmpty)
  }
}

// MARK: - Runs

extension RecordingTests {
  /// What was recorded of a run.
  struct Run {
    var bytes: [UInt8] = []
    var frames: [Frame] = []
    var text: String { String(decoding: bytes, as: UTF8.self) }
  }

  private func pilot(only: Interview.Front, _ size: Size, _ language: Language) throws -> Pilot {
    let texts = try catalogues()
    let places = try known.get().places
    let context = Context(
      chinese: texts[0], english: texts[1], language: language, places: places,
      law: try known.get().law,
      ground: places,
      lists: SampleLists.lists(
        [SampleLists.referral, SampleLists.networked, SampleLists.ratio], places: places),
      today: Pilot.today, office: Office(phone: "0818-2123456"), window: .ofLi)
    return Pilot(context, only: only, size: size, world: only == .clerk ? clerkWorld : kindWorld)
  }

  private func catalogues() throws -> [Messages.Catalogue] { try known.get().catalogues }

  /// Walks, then goes the same way again with the recorder beside it.
  private func recorded(
    only: Interview.Front, _ size: Size, _ language: Language, walk: (inout Pilot) -> Void
  ) throws -> Run {
    var again = try pilot(only: only, size, language)
    var first = again
    walk(&first)
    var recording = try known.get().recording
    var run = Run()
    run.bytes = recording.beginning(at: "2026-07-31T09:45:12+08:00", size: size)
    let concealment = try known.get().concealment
    func frame() {
      let bytes = recording.lines(for: again.frame, of: again.app, milliseconds: run.frames.count)
      run.bytes += bytes
      if !bytes.isEmpty { run.frames.append(concealment.conceal(again.frame, again.app.personal)) }
    }
    frame()
    for event in first.events {
      run.bytes += recording.lines(for: event, on: again.app, milliseconds: run.frames.count)
      again.handle(event)
      frame()
    }
    return run
  }

  private static let names = ["张三丰", "三丰", "李四", "张小丽", "小丽", "张*", "欧阳", "赵*"]
  private static let numbers = [
    "511700195503120015", "51170019660401008X", "511700195503120017", "513021195203150015",
    "513021195203150017", "13800138000", "13900139000", "19400138000", "13812345678",
  ]

  /// Every seven digits in a row of a number: six are a place's code.
  private static let parts = Set(
    numbers.flatMap { number -> [[UInt8]] in
      let all = Array(number.utf8)
      return (0...all.count - 7).map { Array(all[$0..<$0 + 7]) }
    })
  private static let ends = Set(numbers.map { Array($0.utf8.suffix(4)) })

  /// Looks for planted persons in every string of the recording, and in all its keys in order.
  private static func expectNobody(in run: Run, _ comment: Comment) {
    let lines = run.text.split(separator: "\n")
    for piece in Set(lines.flatMap { $0.split(separator: "\"") }) {
      if !piece.utf8.allSatisfy({ $0 < 0x80 }) {
        let bare = piece.filter { $0 != " " }
        for name in names { #expect(!bare.contains(name), "\(comment): \(piece)") }
      }
      let figures = piece.utf8.filter {
        (0x30..<0x3A).contains($0) || (0x41..<0x5B).contains($0) || (0x61..<0x7B).contains($0)
      }
      if ends.contains(figures) { Issue.record("\(comment): \(piece)") }
      for start in figures.indices where start + 7 <= figures.count {
        let part = Array(figures[start..<start + 7])
        if parts.contains(part) { Issue.record("\(comment): \(piece)") }
      }
    }
    let keys = lines.compactMap { line in
      line.firstRange(of: "\"event\":\"").map { line[$0.upperBound...].prefix { $0 != "\"" } }
    }
    // Nothing that writes itself: digits stand only in the names of function keys.
    #expect(
      keys.allSatisfy { $0.count > 1 && ($0.hasPrefix("f") || !$0.contains(where: \.isNumber)) })
    #expect(keys.contains("character"), comment)
    #expect(run.frames.count > 3, comment)
  }
}

/// What all runs are made from, read once.
private struct Known {
  var catalogues: [Messages.Catalogue]
  var places: Places
  var law: Policy
  var concealment: Concealment
  var recording: Recording
}

private let known = Result { () throws -> Known in
  let chinese = try Catalogue(po: asset("Locales/zh.po"), language: .zh)
  let texts = [
    chinese, try Catalogue(po: asset("Locales/en.po"), language: .en, fallback: chinese),
    try Catalogue(po: asset("Locales/zh_plain.po"), language: .zhPlain, fallback: chinese),
  ]
  return Known(
    catalogues: texts, places: try builtInPlaces(), law: try dazhou(),
    concealment: Concealment(texts), recording: Recording(texts))
}
