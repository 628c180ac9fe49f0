import Fronts
import Interview
import Messages
import OfficeLists
import Rules
import Shots
import Terminal
import Testing

@Suite("Filling in a change at the window")
struct ClerkChangeTypingTests {
  private func changing(
    _ row: Int, _ keys: String..., size: Size = Size(columns: 80, rows: 24), hasLists: Bool = false
  ) throws -> Pilot {
    var pilot = try desk(size: size, lists: hasLists ? ClerkScreen.listChange.lists : .none)
    pilot.receive(.filings(ClerkScreen.changedRows))
    for _ in 0...row { pilot.press("down") }
    pilot.press("2")
    for key in keys { pilot.press(key) }
    return pilot
  }

  @Test("The issuer is picked from the office's list, and with it level, grade and listing")
  func issuer() throws {
    var pilot = try changing(3, "1", "b", "j", "enter", "1", hasLists: true)
    #expect(pilot.words.contains("转诊机构"))
    #expect(!pilot.words.contains("医院等级"))
    pilot.press("f4")
    #expect(pilot.words.contains("达州甲医院"))
    pilot.press("escape", "x", "h", "enter")
    #expect(pilot.words.contains("宣汉乙医院  县（市、区） 二级甲等"))
    #expect(pilot.words.contains("可以变更"))
    pilot.press("p")
    let certificates = pilot.effects.compactMap {
      if case .change(let request) = $0 { request.facts.certificate } else { nil }
    }
    #expect(certificates.map(\.scope) == [.county] && certificates.map(\.listed) == [true])
  }

  @Test("Who is not on the list is described, and known not to be listed")
  func notListed() throws {
    let pilot = try changing(3, "1", "b", "j", "enter", "1", "0", "2", "5", hasLists: true)
    #expect(pilot.words.contains("0 名单里没有"))
    #expect(!pilot.words.contains("在名单内"))
    #expect(pilot.words.contains("不能变更"))
  }

  @Test("Half a name is taken by F8 and Tab as by Enter, or said to be none, and never thrown away")
  func halfTyped() throws {
    for key in ["enter", "f8", "tab"] {
      var pilot = try changing(0, "1", "b", "j", key)
      #expect(pilot.words.contains("北京市"), "\(key): \(pilot.words)")
      pilot = try changing(0, "1", "z", "z", "z", "z", key)
      #expect(pilot.words.contains("zzzz"), "\(key): \(pilot.words)")
    }
  }

  @Test("A draft keeps who was picked")
  func draft() throws {
    let begun = try changing(3, "1", "b", "j", "enter", "1", "x", "h", "enter", hasLists: true)
    let kept = begun.effects.compactMap {
      if case .saveDraft(let draft) = $0 { draft } else { nil }
    }
    let draft = try Draft(bytes: try #require(kept.last).bytes)
    for hasLists in [true, false] {
      var later = try desk(lists: hasLists ? ClerkScreen.listChange.lists : .none) { effect in
        guard case .findFilings = effect else { return clerkWorld(effect) }
        return [.filings(ClerkScreen.changedRows)]
      }
      later.receive(.drafts([WaitingDraft(id: "d", draft: draft, time: "10:00")]))
      later.press("2")
      #expect(later.words.contains("可以变更") == hasLists, "without the list it must be described")
    }
  }

  @Test("Enter on what is not found says what, and what to do; on nothing it says that too")
  func notFound() throws {
    var pilot = try changing(0, "1", "x", "y", "z", "enter")
    #expect(pilot.words.contains("没有找到「xyz」。换个写法，或者按 F4 看全部"))
    pilot.press("escape", "enter")
    #expect(pilot.words.contains("还没有填：打拼音首字母，或者按 F4 选"))
    pilot.press("tab", "enter")
    #expect(pilot.words.contains("还没有填：按数字选"))
  }

  @Test("Ctrl-Z takes back step by step, F5 what was done to the field, backspace empties it")
  func undo() throws {
    var pilot = try changing(0, "1", "c", "q", "enter", "0")
    pilot.press("backtab", "backtab", "c", "d")
    pilot.press("ctrl-z")
    #expect(pilot.words.contains("500000 重庆市"), "what was typed goes first")
    pilot.press("c", "d", "enter", "ctrl-z")
    #expect(pilot.words.contains("500000 重庆市"))
    #expect(pilot.words.contains("> 新就医地"))
    pilot.press("ctrl-z")
    #expect(!pilot.words.contains("有关资料  0 否"))
    pilot.press("ctrl-z", "ctrl-z", "ctrl-z")
    #expect(pilot.words.contains("没有可以撤销的了"))
    #expect(!pilot.words.contains("新就医地"))
    pilot.press("1", "c", "q", "enter", "backtab", "backspace")
    #expect(!pilot.words.contains("500000 重庆市"))
    pilot.press("f5")
    #expect(pilot.words.contains("500000 重庆市"))
  }

  @Test("What does not fit is turned with the keys that the page names")
  func turning() throws {
    var pilot = try changing(
      1, "1", "c", "q", "enter", "0", size: Size(columns: 60, rows: 18))
    pilot.press("ctrl-t")
    #expect(pilot.words.contains("more below: press PgDn"))
    #expect(!pilot.words.contains("Reading R15"))
    pilot.press("pagedown")
    #expect(pilot.words.contains("Reading R15"))
    pilot.press("pageup")
    #expect(pilot.words.contains("What changes"))
  }

  @Test("Letters pick an option, and F4 lists them")
  func options() throws {
    var pilot = try changing(0, "2", "j", "m", "enter")
    #expect(pilot.words.contains("2 居民医保"))
    pilot.press("backtab", "f4")
    #expect(pilot.words.contains("1  职工医保"))
    pilot.press("up", "enter")
    #expect(pilot.words.contains("1 职工医保"))
  }

  @Test("A number in the name of a hospital is a character of it and picks nothing")
  func numberInName() throws {
    for typed in ["第三", "三", "陆"] {
      var pilot = try changing(3, "1", "b", "j", "enter", "1", hasLists: true)
      pilot.type(typed)
      #expect(pilot.words.contains(typed), "\(pilot.words)")
      #expect(!pilot.words.contains("二级甲等"), "nothing is picked")
    }
  }
}
