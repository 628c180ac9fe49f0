import FoundationEssentials
import Glibc
import Messages
import Receipts
import Support
import Testing

@testable import Pages

@Suite("The process that draws")
struct PageMakerTests {
  private let maker = PageMaker(program: programPath())
  private let footer = "{page}/{pages}"

  @Test("it draws what would be drawn here")
  func same() throws {
    let paper = try PageSample.form(.ordinary, .zh).paper
    #expect(
      try maker.pdf(paper, .a5, footer: footer) == PageDrawing.pdf(paper, .a5, footer: footer))
    let lines = [DotLine("姓名 张𬭊"), DotLine("李*四", column: 24, height: 48, isBold: true)]
    #expect(try maker.rasters(of: lines) == lines.map { try LineDrawing.raster($0) })
    #expect(try maker.code(of: PageSample.payload).width == 53)
  }

  @Test("it tells what stopped it")
  func faults() throws {
    #expect(throws: PageFault.missingCharacter("\u{323B5}")) {
      try maker.pdf(named("张\u{323B5}"), .a4, footer: footer)
    }
    #expect(throws: PageFault.missingCharacter("\u{323B5}")) {
      try maker.rasters(of: [DotLine("好"), DotLine("张\u{323B5}")])
    }
  }

  @Test(
    "one that crashes, ends, hangs or talks nonsense is a fault, and nothing more",
    arguments: [
      ("kill -9 $$", PageFault.Failure.ended), ("kill -SEGV $$", .ended), ("exit 3", .ended),
      ("exit 65", .nonsense), ("cat > /dev/null; exit 65", .nonsense),
      ("cat > /dev/null; echo hello", .nonsense), ("printf %%PDF-1.5", .nonsense),
      ("sleep 600", .hung), ("while :; do :; done", .hung),
    ])
  func failing(_ script: String, _ failure: PageFault.Failure) throws {
    let maker = PageMaker(program: "/bin/sh", arguments: ["-c", script], secondsAllowed: 1)
    #expect(throws: PageFault.failed(failure)) {
      try maker.pdf(named("张三"), .a4, footer: footer)
    }
  }

  @Test("a PDF that was cut off, or changed on its way by a bit of each letter, is refused")
  func damaged() throws {
    let drawing = "\(programPath()) \(PageMaker.argument)"
    for damage in [
      "head -c 20000", "head -c -1", "tail -c +2", "{ head -c 5; tail -c 5000; }",
      "LC_ALL=C tr e f", "cat; printf x",
    ] {
      let maker = PageMaker(program: "/bin/sh", arguments: ["-c", "\(drawing) | \(damage)"])
      #expect(throws: PageFault.failed(.nonsense), "\(damage)") {
        try maker.pdf(try PageSample.form(.ordinary, .zh).paper, .a4, footer: footer)
      }
    }
    let whole = PageMaker(program: "/bin/sh", arguments: ["-c", "\(drawing) | cat"])
    #expect(try whole.pdf(named("张三"), .a4, footer: footer).count > 5000)
  }

  @Test("it says which type papers come out in, and what there should be")
  func type() throws {
    let type = try maker.type()
    #expect(type.family == "WenQuanYi Micro Hei" && type.isOwn && type.missing == [])
    let other = PaperType(family: "Noto Sans CJK SC", present: ["Noto Sans CJK SC"])
    #expect(!other.isOwn && other.missing == ["fonts-wqy-microhei"])
    #expect(PaperType(other.bytes) == other && PaperType(other.bytes.dropLast()) == nil)
  }

  @Test("one that has said all and stays is ended, and so is one that never stops talking")
  func lingering() throws {
    let staying = try DrawingProcess("/bin/sh", ["-c", "exec 0<&- 1>&-; sleep 600"])
    #expect(staying.converse([], secondsAllowed: 5) == .killed)
    let talking = try DrawingProcess("/bin/sh", ["-c", "while :; do echo 张三张三张三; done"])
    #expect(talking.converse([], secondsAllowed: 1) == .hung)
    #expect(throws: PageFault.failed(.notStarted)) {
      try PageMaker(program: "/nowhere/yidi").pdf(named("张三"), .a4, footer: footer)
    }
  }

  @Test("nothing of the request is in its arguments or environment, nor anything of ours")
  func privacy() throws {
    setenv("YIDI_PAGES_SECRET", "张三", 1)
    defer { unsetenv("YIDI_PAGES_SECRET") }
    let script = "cat > /dev/null; tr '\\0' '\\n' < /proc/self/environ"
    let child = try DrawingProcess("/bin/sh", ["-c", script])
    let request = PageRequest.pdf(named("张三"), .a4, footer: footer)
    guard case .exited(0, let bytes) = child.converse(request.bytes, secondsAllowed: 5) else {
      Issue.record("it did not end")
      return
    }
    let said = String(decoding: bytes, as: UTF8.self)
    #expect(!said.contains("张三") && !said.contains("YIDI"))
  }

  @Test(
    "a request is read back as it was, and no part of one is a request", arguments: PageSample.all)
  func wire(_ kind: PageSample) throws {
    let request = PageRequest.pdf(try kind.paper, .a5, footer: footer)
    #expect(PageRequest(request.bytes) == request)
    for count in stride(from: 0, to: request.bytes.count, by: 101) {
      #expect(PageRequest(Array(request.bytes.prefix(count))) == nil)
    }
    #expect(PageRequest(request.bytes + [UInt8(ascii: " ")]) == nil)
  }

  private func named(_ name: String) -> Paper {
    Paper(
      number: "DZ2026073102004219", typeSize: .ordinary, language: .zh,
      blocks: [.fields([.init("姓名", .text(name))])])
  }
}
