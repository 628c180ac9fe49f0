import Interview
import Messages
import Support
import Terminal
import Testing

@testable import Fronts
@testable import Shots

@Suite("A paper is verified at the window")
struct ClerkScanTests {
  private static let size = Size(columns: 80, rows: 24)
  private static let code = "%YBBA1:" + String(repeating: "AHIYBGHJQM2345", count: 14)

  private func clerk(onPage: Bool = true) throws -> Clerk {
    var clerk = Clerk(context: try testContext(), language: .zh)
    _ = clerk.receive(.staff(needsSignIn: false))
    guard onPage else { return clerk }
    _ = press(.function(4), on: &clerk)
    _ = press(.character("v"), on: &clerk)
    #expect(clerk.page == .scan)
    return clerk
  }

  private func press(_ key: Key, on clerk: inout Clerk) -> [Effect] {
    clerk.handle(.key(key), size: Self.size)
  }

  private func type(_ text: String, on clerk: inout Clerk) -> [Effect] {
    text.flatMap { press(.character($0), on: &clerk) }
  }

  @Test("what a scanner types is judged at its Enter, and the next scan takes its place")
  func scanner() throws {
    var clerk = try clerk()
    for scan in ["ybba1:ahiy", Self.code] {
      #expect(type(scan, on: &clerk) == [])
      #expect(press(.enter, on: &clerk) == [.verify(scan)])
      _ = clerk.receive(.verified([.zh: Verified("said \(scan.count)")]))
      #expect(clerk.frame(Self.size).grid.text.contains("said \(scan.count)"))
    }
    _ = type("Y", on: &clerk)
    #expect(!clerk.frame(Self.size).grid.text.contains("said"))
  }

  @Test("a scanner that ends with two Enters, or with Tab, leaves what was found on the screen")
  func endings() throws {
    for ending in [[Key.enter, .enter], [.tab], [.enter, .tab]] {
      var clerk = try clerk()
      _ = type(Self.code, on: &clerk)
      var effects: [Effect] = []
      for key in ending {
        effects += press(key, on: &clerk)
        _ = clerk.receive(.verified([.zh: Verified("said", isGenuine: true)]))
      }
      #expect(effects == [.verify(Self.code)])
      #expect(clerk.page == .scan && clerk.notice == nil)
      #expect(clerk.frame(Self.size).grid.text.contains("said"))
    }
  }

  @Test("a paste is judged at Enter, one that brings its Enter along at once")
  func paste() throws {
    var clerk = try clerk()
    #expect(clerk.handle(.paste(Self.code), size: Self.size) == [])
    #expect(press(.enter, on: &clerk) == [.verify(Self.code)])
    #expect(
      clerk.handle(.paste(Self.code + "\r\n"), size: Self.size) == [.verify(Self.code + "\r\n")])
  }

  @Test("a scan on the list leads to the page, whole, typed or pasted, in full width too")
  func onTheList() throws {
    let wide = String(
      Self.code.dropFirst().unicodeScalars.map {
        Character(Unicode.Scalar($0.value + 0xFEE0) ?? $0)
      })
    let old = String(Self.code.dropFirst())
    for text in [old, wide, old.lowercased(), "https://yb.example/v/ABC"] {
      var typed = try clerk(onPage: false)
      _ = type(text, on: &typed)
      #expect(typed.page == .scan)
      let effects = press(.enter, on: &typed)
      guard case .verify(let scan) = effects.first else {
        Issue.record("\(effects)")
        continue
      }
      #expect(scan.narrowed.uppercased() == text.narrowed.uppercased())
      var pasted = try clerk(onPage: false)
      #expect(pasted.handle(.paste(text), size: Self.size) == [])
      #expect(pasted.page == .scan)
      #expect(press(.enter, on: &pasted) == [.verify(text)])
    }
    var clerk = try clerk(onPage: false)
    _ = type("DZ2026073103004297", on: &clerk)
    #expect(clerk.page == .list)
  }

  @Test("what is scanned is never on the screen: it may be an identity card")
  func hidden() throws {
    for language in [Language.zh, .en] {
      var clerk = try clerk()
      clerk.language = language
      _ = type(ClerkPerson.identity, on: &clerk)
      let text = clerk.frame(Self.size).grid.text
      #expect(text.contains("18"))
      #expect(!text.contains("513021") && !text.contains("0015"))
      #expect(!clerk.frame(Self.size).announce.contains("513021"))
    }
  }

  @Test(
    "ten thousand characters are handed on short enough to be judged, and long enough to be none")
  func long() throws {
    var clerk = try clerk()
    let book = String(repeating: "YBBA1:", count: 10_000)
    #expect(clerk.handle(.paste(book), size: Self.size) == [])
    guard case .verify(let scan) = press(.enter, on: &clerk).first else {
      Issue.record("not judged")
      return
    }
    #expect((4_096...16_384).contains(scan.utf8.count))
  }

  @Test("an empty Enter says that nothing came, and Esc goes back to the whole list")
  func empty() throws {
    var clerk = try clerk()
    #expect(press(.enter, on: &clerk) == [])
    #expect(clerk.notice == Message("clerk.scan.nothing"))
    #expect(press(.escape, on: &clerk) == [.findFilings("")])
    #expect(clerk.page == .list)
  }

  @Test("what the ledger says otherwise stands below the field, and first that it no longer holds")
  func order() throws {
    for (screen, words) in [
      (ClerkScreen.scanSuperseded, ["真实", "已经变更", "备案号"]),
      (.scanCorrected, ["真实", "有更正", "姓名", "台账现在", "证件号码"]),
    ] {
      let text = screen.pilot(try testContext(), size: Self.size).words
      var rest = text[...]
      for word in words {
        let place = rest.firstRange(of: word)
        #expect(place != nil, "\(screen): \(word)\n\(text)")
        rest = place.map { rest[$0.upperBound...] } ?? rest
      }
    }
  }

  // MARK: - On other pages

  private func pilot(_ keys: (inout Pilot) -> Void) throws -> Pilot {
    var context = try testContext()
    context.window = .ofLi
    var pilot = Pilot(context, only: .clerk, size: Self.size, world: clerkWorld)
    keys(&pilot)
    return pilot
  }

  private func scan(_ pilot: inout Pilot) -> [Effect] {
    let before = pilot.effects.count
    pilot.enter(Self.code)
    return Array(pilot.effects.dropFirst(before))
  }

  @Test("a scan on the list, a record, its printing or its help is judged at once")
  func lookedUp() throws {
    let ways: [(inout Pilot) -> Void] = [
      { _ in }, { $0.press("down") }, { $0.press("f4") }, { $0.press("down", "5") },
      { $0.press("down", "5", "f1") }, { $0.press("down", "3") },
      {
        $0.fillPlain()
        $0.press("f8", "p")
      },
      { $0.press("f4", "d") },
    ]
    for way in ways {
      var pilot = try pilot(way)
      #expect(scan(&pilot).contains(.verify(Self.code)))
      #expect(pilot.words.contains("核对回执"), "\(pilot.words)")
      // The second Enter of a scanner, then a hand.
      let shown = pilot.words
      pilot.press("enter")
      #expect(pilot.words == shown)
    }
  }

  @Test(
    "elsewhere nothing of it is a key: nothing is filed, typed or printed, and where to scan is said"
  )
  func elsewhere() throws {
    let ways: [(inout Pilot) -> Void] = [
      { $0.fillPlain() },
      {
        $0.fillPlain()
        $0.press("f8")
      },
      { $0.press("down", "2") },
      { $0.press("down", "3", "2") },
      { $0.press("ctrl-p") },
      { $0.press("down", "7") },
    ]
    for (index, way) in ways.enumerated() {
      var pilot = try pilot(way)
      #expect(pilot.words.contains("对吗") == (index == 1))
      let page = pilot.app.pageNumber
      let effects = scan(&pilot)
      let done = effects.filter { $0.isDecision || $0 == .verify(Self.code) }
      #expect(done.isEmpty)
      #expect(pilot.app.pageNumber == page)
      #expect(pilot.words.contains("扫到一个码"), "\(pilot.words)")
      #expect(!pilot.words.contains("YBBA1") && !pilot.words.contains("AHIYB"))
    }
  }

  @Test("a code with the office's address is no key either, where nothing is typed")
  func address() throws {
    for keys in [["f6"], ["down", "5"]] {
      var pilot = try pilot { pilot in
        for key in keys { pilot.press(key) }
        if keys == ["f6"] {
          pilot.press("f3")
          pilot.fillPlain()
          pilot.press("f8")
        }
      }
      let before = pilot.effects.count
      pilot.enter("HTTPS://YB.EXAMPLE/V/" + Self.code.dropFirst(7))
      let decided = pilot.effects.dropFirst(before).filter(\.isDecision)
      #expect(decided.isEmpty)
    }
  }

  @Test("a scan without an Enter is over after a second, a few signs are none, Esc ends it")
  func unfinished() throws {
    var pilot = try pilot { $0.type(Self.code) }
    #expect(pilot.words.contains("扫码"))
    pilot.tick(1)
    #expect(pilot.effects.contains(.verify(Self.code)))
    pilot = try self.pilot { $0.enter("%5") }
    #expect(pilot.words.contains("只来了几个字") && !pilot.words.contains("核对回执"))
    pilot = try self.pilot { $0.fillPlain() }
    let form = pilot.words
    pilot.type("%ABC")
    pilot.press("ctrl-t", "ctrl-t")
    #expect(pilot.words == form)
    pilot.type("x")
    #expect(pilot.words != form)
  }

  @Test("a pasted code is no different")
  func pastedElsewhere() throws {
    var pilot = try pilot { $0.fillPlain() }
    pilot.handle(.paste(Self.code))
    #expect(pilot.words.contains("扫到一个码") && !pilot.words.contains("AHIYB"))
    pilot.press("f3")
    pilot.handle(.paste(Self.code + "\n"))
    #expect(pilot.effects.contains(.verify(Self.code + "\n")))
  }

  @Test("what a scanner types is no PIN, and a sign in a PIN is one")
  func signIn() throws {
    var clerk = Clerk(context: try testContext(), language: .zh)
    _ = clerk.receive(.staff(needsSignIn: true))
    _ = type("0217", on: &clerk)
    _ = press(.enter, on: &clerk)
    for scan in [Self.code, "513021195203150015"] {
      _ = type(scan, on: &clerk)
      #expect(press(.enter, on: &clerk) == [])
      #expect(clerk.staff.ask?.complaint == Message("clerk.sign_in.too_long"))
    }
    _ = type("%Yb77!", on: &clerk)
    #expect(!clerk.beginsScan("%"))
    #expect(press(.enter, on: &clerk) == [.signIn(number: "0217", pin: "%Yb77!")])
  }

  @Test("in the guided front a scan is no answer and submits nothing")
  func guided() throws {
    var pilot = Pilot(try testContext(), only: .guided, size: Self.size)
    let first = pilot.words
    pilot.enter(Self.code)
    pilot.press("enter")
    #expect(pilot.words == first)
  }

  @Test("in the guided front a key that came too fast to be a hand's is told not to have counted")
  func tooFast() throws {
    var pilot = Pilot(try testContext(), only: .guided, size: Self.size)
    pilot.handle(.tooFast)
    #expect(pilot.words.contains("没有算数") && pilot.effects.contains(.bell))
    pilot.press("1")
    #expect(!pilot.words.contains("没有算数"))
  }
}
