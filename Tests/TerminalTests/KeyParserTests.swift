import Support
import Terminal
import Testing

@Suite("Keys from bytes") struct KeyParserTests {
  private func events(_ text: String, timing: KeyParser.Timing = .withDigits) -> [Event] {
    events(Array(text.utf8), timing: timing)
  }

  private func events(_ bytes: [UInt8], timing: KeyParser.Timing = .withDigits) -> [Event] {
    var parser = KeyParser(timing: timing)
    var events = parser.feed(bytes)
    // As the one who reads does: as long as there is something to wait for.
    while parser.waitMilliseconds != nil { events += parser.idle() }
    return events
  }

  @Test(
    "Text and control keys",
    arguments: [
      ("a", Key.character("a")), ("张", .character("张")), ("𠮷", .character("𠮷")), ("\r", .enter),
      ("\n", .enter), ("\t", .tab), ("\u{7F}", .backspace), ("\u{8}", .backspace),
      ("\u{11}", .control("q")), ("\u{1A}", .control("z")), ("\u{3}", .control("c")),
    ])
  func plain(text: String, key: Key) {
    #expect(events(text) == [.key(key)])
  }

  @Test(
    "Each terminal's own way to write a key",
    arguments: [
      ("[A", Key.up), ("OA", .up), ("[1;5A", .up), ("Oa", .up), ("[a", .up), ("[B", .down),
      ("[C", .right), ("[D", .left), ("[H", .home), ("[1~", .home), ("[7~", .home), ("OH", .home),
      ("[F", .end), ("[4~", .end), ("[8~", .end), ("[2~", .insert), ("[3~", .delete),
      ("[3;5~", .delete),
      ("[3$", .delete), ("[3^", .delete), ("[5~", .pageUp), ("[6@", .pageDown), ("[Z", .backTab),
      ("OP", .function(1)), ("[11~", .function(1)), ("[[A", .function(1)), ("[1;2P", .function(1)),
      ("O2P", .function(1)), ("[[E", .function(5)), ("[15~", .function(5)), ("[17~", .function(6)),
      ("[21~", .function(10)), ("[23~", .function(11)), ("[24~", .function(12)),
      ("[24;2~", .function(12)),
      ("[25~", .function(13)), ("[34~", .function(20)), ("OM", .enter), ("Oj", .character("*")),
      ("Ok", .character("+")), ("Ol", .character(",")), ("On", .character(".")),
      ("Om", .character("-")), ("Oo", .character("/")), ("Op", .character("0")),
      ("Oy", .character("9")),
      ("OX", .character("=")), ("3", .function(3)), ("0", .function(10)),
    ])
  func sequences(rest: String, key: Key) {
    #expect(events("\u{1B}" + rest) == [.key(key)])
    #expect(events("\u{1B}" + rest, timing: .atOnce) == [.key(key)])
  }

  @Test(
    "What is not known is swallowed whole and types nothing",
    arguments: [
      "[I", "[O", "[?1;2c", "[>0;276;0c", "[?2026;1$y", "[38;5;1m", "]11;rgb:0/0/0\u{7}",
      "P1$r0m\u{1B}\\", "[M !!", "[<35;9;9M", "[<0;9;9m", "[<64;9;9M", "[99~", "[[Z", "Oz", "[",
      "O", "[12;", "[<0;0;0M", "[201~",
    ])
  func unknown(rest: String) {
    #expect(events("\u{1B}" + rest) == [])
    if rest.count > 2 { #expect(events("\u{1B}" + rest + "备").last == .key(.character("备"))) }
  }

  @Test("A press of the mouse gives its cell, counted from zero")
  func mouse() {
    #expect(events("\u{1B}[<0;12;3M") == [.click(Position(column: 11, row: 2))])
    #expect(events("\u{1B}[<4;1;1M\u{1B}[<4;1;1m") == [.click(Position(column: 0, row: 0))])
  }

  @Test("A terminal's answer where its cursor is is told, and is no key")
  func report() {
    #expect(events("\u{1B}[18;2R") == [.report(column: 1)])
    #expect(events("\u{1B}[24;120R") == [.report(column: 119)])
    #expect(events("\u{1B}[1;2R") == [.key(.function(3))], "F3 with Shift")
    #expect(events("\u{1B}[18;0R") == [.report(column: 0)])
  }

  @Test("A paste is one event, its lines cleaned and told apart, and presses no key")
  func paste() {
    let text = "\u{1B}[200~张三\r\n\u{1B}[A\u{202E}四\u{1B}[201~x"
    #expect(events(text) == [.paste("张三\n四"), .key(.character("x"))])
    #expect(events("\u{1B}[200~\u{1B}[201~") == [])
    #expect(events("\u{1B}[200~\r\n\u{1B}[201~") == [])
  }

  @Test(
    "However a terminal or a spreadsheet parts what it pastes, a line is a line",
    arguments: ["\r", "\n", "\r\n", "\t", "\u{2028}"])
  func pastedLines(_ end: String) {
    #expect(events("\u{1B}[200~a\(end)b\(end)\u{1B}[201~") == [.paste("a\nb\n")])
  }

  @Test("A paste without an end is taken as it is when nothing more comes")
  func unendedPaste() {
    #expect(events("\u{1B}[200~513021") == [.paste("513021")])
  }

  @Test("A paste of a book is cut, and its end is still seen")
  func longPaste() {
    let text = "\u{1B}[200~" + String(repeating: "a", count: 100_000) + "\u{1B}[201~b"
    let result = events(text)
    #expect(result.count == 2)
    #expect(result.first == .paste(String(repeating: "a", count: 65_536)))
    #expect(result.last == .key(.character("b")))
  }

  @Test("Esc alone acts at once for citizens and waits for a digit for clerks")
  func escape() {
    var citizen = KeyParser(timing: .atOnce)
    #expect(citizen.feed([0x1B]) == [])
    #expect(citizen.waitMilliseconds == 25)
    #expect(citizen.idle() == [.key(.escape)])
    #expect(citizen.feed([0x33]) == [.key(.character("3"))])
    _ = citizen.feed([0x1B]) + citizen.idle()
    #expect(citizen.feed([0x30]) == [.key(.function(10))])
    _ = citizen.feed([0x1B]) + citizen.idle()
    #expect(citizen.idle() == [])
    #expect(citizen.feed([0x30]) == [.key(.character("0"))])

    // Where 0 does something it is no call, also on the page that Esc has led to.
    var typing = KeyParser(timing: .alone)
    #expect(typing.feed([0x1B]) + typing.idle() == [.key(.escape)])
    #expect(typing.waitMilliseconds == nil)
    #expect(typing.feed([0x30]) == [.key(.character("0"))])
    var turned = KeyParser(timing: .atOnce)
    _ = turned.feed([0x1B]) + turned.idle()
    turned.timing = .alone
    #expect(turned.feed([0x30]) == [.key(.character("0"))])

    var clerk = KeyParser(timing: .withDigits)
    #expect(clerk.feed([0x1B]) == [])
    #expect(clerk.idle() == [.escapeHeld])
    #expect(clerk.waitMilliseconds == 575)
    #expect(clerk.feed([0x33]) == [.key(.function(3))])
    _ = clerk.feed([0x1B])
    _ = clerk.idle()
    #expect(clerk.feed(Array("[".utf8)) == [.key(.escape), .key(.character("["))])
    _ = clerk.feed([0x1B])
    _ = clerk.idle()
    #expect(clerk.idle() == [.key(.escape)])
    #expect(clerk.waitMilliseconds == nil)
    for isSlow in [false, true] {
      _ = clerk.feed([0x1B])
      #expect(!isSlow || clerk.idle() == [.escapeHeld])
      #expect(clerk.feed([0x1B]) == [])
      #expect(clerk.waitMilliseconds == 25)
      #expect(clerk.idle() == [.key(.function(12))])
      #expect(clerk.waitMilliseconds == nil)
    }
  }

  @Test("Esc before another key is a key of its own")
  func escapeFirst() {
    #expect(events("\u{1B}x") == [.key(.escape), .key(.character("x"))])
    #expect(events("\u{1B}\u{1B}[A") == [.key(.escape), .key(.up)])
    #expect(events("\u{1B}\u{1B}") == [.key(.function(12))])
    #expect(events("\u{1B}\u{1B}3") == [.key(.escape), .key(.function(3))])
    #expect(
      events("\u{1B}\u{1B}\u{1B}") == [.key(.function(12)), .escapeHeld, .key(.escape)])
    #expect(events("\u{1B}\u{1B}", timing: .atOnce) == [.key(.escape), .key(.escape)])
    #expect(events("\u{1B}[\u{1B}[A") == [.key(.up)])
    #expect(events("\u{1B}[备") == [.key(.character("备"))])
  }

  @Test(
    "A stray byte yields nothing and swallows nothing after it",
    arguments: [
      [0xFF], [0xC3], [0xE5, 0xA4], [0xF0, 0x9F], [0x80], [0xC0, 0x80], [0xED, 0xA0, 0x80],
      [0xF4, 0x90, 0x80, 0x80], [0xE0, 0x80, 0x80], [0xF8], [0xB1, 0xB8],
    ] as [[UInt8]])
  func stray(bytes: [UInt8]) {
    #expect(events(bytes + Array("ab备".utf8)).map(\.self) == "ab备".map { .key(.character($0)) })
  }

  @Test("Characters that clean text has not are not typed")
  func unclean() {
    #expect(events("\u{200B}\u{202E}\u{9B}\u{E000}\u{AD}a") == [.key(.character("a"))])
  }

  @Test("Any bytes, cut anywhere, give the same events and never a trap")
  func property() {
    var random = SeededRandom(seed: 10)
    let samples: [[UInt8]] = [
      "\u{1B}[A", "\u{1B}", "\u{1B}[200~", "\u{1B}[201~", "\u{1B}O", "备", "𠮷", "\u{1B}[<0;5;5M",
      "\u{1B}]0;x\u{7}", "\u{1B}[[", "\u{1B}[M", "7", ";", "~", "a", "\r",
    ].map { Array($0.utf8) }
    for _ in 0..<3_000 {
      var bytes: [UInt8] = []
      for _ in 0..<Int.random(in: 1...30, using: &random) {
        if Bool.random(using: &random) {
          bytes += samples.randomElement(using: &random) ?? []
        } else {
          bytes.append(UInt8.random(in: 0...255, using: &random))
        }
      }
      var whole = KeyParser()
      let expected = whole.feed(bytes)
      var cut = KeyParser()
      let place = Int.random(in: 0...bytes.count, using: &random)
      let pieces = cut.feed(bytes[..<place]) + cut.feed(bytes[place...])
      #expect(pieces == expected, "\(bytes) cut at \(place)")
      #expect(cut == whole)
      var rounds = 0
      while whole.waitMilliseconds != nil, rounds < 4 {
        _ = whole.idle()
        rounds += 1
      }
      #expect(rounds < 4, "\(bytes)")
    }
  }
}
