import Support
import Terminal
import Testing

@Suite("Field of one line") struct EditLineTests {
  @Test("Chinese is edited by whole characters", arguments: ["张三丰北京", "𠮷👴🏻e\u{301}かz"])
  func wholeCharacters(text: String) {
    var line = EditLine(text)
    #expect(line.caret == 5)
    #expect(line.caretColumn == columns(of: text))
    line.backspace()
    #expect(line.text == String(text.dropLast()))
    line.moveHome()
    line.delete()
    #expect(line.text == String(text.dropLast().dropFirst()))
    #expect(line.caretColumn == 0)
  }

  @Test("Nothing happens at the ends")
  func ends() {
    var line = EditLine("a")
    #expect(line.delete() == false)
    #expect(line.moveRight() == false)
    line.moveHome()
    #expect(line.backspace() == false)
    #expect(line.moveLeft() == false)
    #expect(line.text == "a")
  }

  @Test("Lines that are pasted into one field are put together, words of letters with a blank")
  func pastedLines() {
    for (pasted, held) in [
      ("张三\n丰", "张三丰"), ("Jean\nPaul\n", "Jean Paul"), ("\n5117\n\n00", "5117 00"), ("张\nA", "张A"),
    ] {
      var line = EditLine()
      #expect(line.handle(.paste(pasted), isName: true) == true)
      #expect(line.text == held)
    }
  }

  @Test("A full field takes no more and says so; what fits of a paste goes in")
  func maximum() {
    var line = EditLine("12", maximum: 4)
    #expect(line.insert("3456") == false)
    #expect(line.text == "1234")
    #expect(line.isFull)
    #expect(line.insert("5") == false)
    line.moveHome()
    line.backspace()
    #expect(line.text == "1234")
    #expect(EditLine("123456", maximum: 3).text == "123")
  }

  @Test("A mark that combines joins the character before it, even in a full field")
  func marks() {
    var line = EditLine("e", maximum: 1)
    #expect(line.insert("\u{301}") == true)
    #expect(line.text == "é")
    #expect(line.caret == 1)
  }

  @Test("Edits are taken back one by one")
  func undo() {
    var line = EditLine("张")
    line.insert("三")
    line.deleteToStart()
    line.replace(with: "李四")
    #expect(line.text == "李四")
    line.undo()
    #expect(line.text == "")
    line.undo()
    #expect(line.text == "张三")
    #expect(line.caret == 2)
    line.undo()
    #expect(line.text == "张")
    #expect(line.undo() == false)
  }

  @Test("Full-width input is ASCII in every field but a name's")
  func fullWidth() {
    var number = EditLine()
    #expect(number.handle(.key(.character("１"))) == true)
    #expect(number.handle(.paste("２Ｘ")) == true)
    #expect(number.text == "12X")
    var name = EditLine()
    #expect(name.handle(.key(.character("Ａ")), isName: true) == true)
    #expect(name.text == "Ａ")
    #expect(name.handle(.key(.enter)) == false)
    #expect(name.handle(.key(.up)) == false)
  }

  @Test("A text wider than its field is moved so that the caret is seen")
  func window() {
    var line = EditLine("张三丰北京")
    #expect(line.window(columns: 20) == ("张三丰北京", 10))
    #expect(line.window(columns: 10) == ("三丰北京", 8))
    #expect(line.window(columns: 7) == ("丰北京", 6))
    line.moveHome()
    #expect(line.window(columns: 7) == ("张三丰", 0))
  }

  @Test("A click puts the caret at the character it hit")
  func click() {
    var line = EditLine("张三a")
    for (column, caret) in [(0, 0), (1, 0), (2, 1), (3, 1), (4, 2), (5, 3), (90, 3)] {
      line.move(toColumn: column)
      #expect(line.caret == caret)
    }
  }

  @Test("It does what an array of characters would, for 20,000 random edits")
  func property() {
    var random = SeededRandom(seed: 8)
    // No characters that would join with their neighbours, which an array does not know.
    let letters: [Character] = ["a", "7", "张", "𠮷", "é", "，"]
    for _ in 0..<200 {
      var line = EditLine(maximum: 12)
      var model: [Character] = []
      var caret = 0
      for _ in 0..<100 {
        switch Int.random(in: 0...12, using: &random) {
        case 0, 1, 2:
          let letter = letters.randomElement(using: &random) ?? "a"
          #expect(line.insert(String(letter)) == (model.count < 12))
          if model.count < 12 {
            model.insert(letter, at: caret)
            caret += 1
          }
        case 3:
          #expect(line.backspace() == (caret > 0))
          if caret > 0 {
            caret -= 1
            model.remove(at: caret)
          }
        case 4:
          #expect(line.delete() == (caret < model.count))
          if caret < model.count { model.remove(at: caret) }
        case 5:
          line.moveLeft()
          caret = max(0, caret - 1)
        case 6:
          line.moveRight()
          caret = min(model.count, caret + 1)
        case 7:
          line.moveHome()
          caret = 0
        case 8:
          line.moveEnd()
          caret = model.count
        case 9:
          line.deleteToStart()
          model.removeFirst(caret)
          caret = 0
        case 10:
          line.deleteToEnd()
          model.removeLast(model.count - caret)
        default:
          // Pasted or typed full-width: what fits goes in, narrow.
          let pasted = ["ab", "张𠮷三", "１２", "Ｘ"].randomElement(using: &random) ?? ""
          _ = line.handle(pasted.count > 1 ? .paste(pasted) : .key(.character("Ｘ")))
          let fits = halfWidth(pasted).prefix(12 - model.count)
          model.insert(contentsOf: fits, at: caret)
          caret += fits.count
        }
        #expect(line.caretColumn == columns(of: String(model[..<caret])))
        #expect(Array(line.text) == model)
        #expect(line.caret == caret)
      }
    }
  }

  @Test("Any text and any key leaves the caret inside of the text")
  func anything() {
    var random = SeededRandom(seed: 9)
    var line = EditLine(maximum: 30)
    let keys: [Key] = [
      .backspace, .delete, .left, .right, .home, .end, .control("z"), .control("u"), .control("k"),
    ]
    for number in 0..<5_000 {
      if number % 3 == 0 {
        _ = line.handle(.paste(randomText(3, using: &random)))
      } else {
        _ = line.handle(.key(keys.randomElement(using: &random) ?? .home))
      }
      #expect((0...line.text.count).contains(line.caret))
      #expect(line.text.count <= 30)
      #expect(line.text == cleaned(line.text))
    }
  }
}
