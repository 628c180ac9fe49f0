import Glibc
import Names
import Support
import Testing

/// The picker with the program's own tables.
let picker = NamePicker(
  readings: asset("Names/readings.tsv"), surnames: asset("Names/surnames.tsv"))

/// The digits of a telephone that spell a reading, written down here once more.
func figures(_ reading: String) -> String {
  let keys = ["abc", "def", "ghi", "jkl", "mno", "pqrs", "tuv", "wxyz"]
  return String(
    reading.compactMap { letter in
      keys.firstIndex { $0.contains(letter) }.map { Character("\($0 + 2)") }
    })
}

@Suite("Characters by reading")
struct NamePickerTests {
  /// The 6,763 characters of GB/T 2312: rows 16 to 87, the last five places of row 55 empty.
  static let common: [Character] = (UInt8(0xB0)...0xF7).flatMap { row in
    (UInt8(0xA1)...(row == 0xD7 ? 0xF9 : 0xFE)).compactMap { character(gb2312: [row, $0]) }
  }

  @Test("every character of GB/T 2312 is reached by its reading and by the telephone's figures")
  func everyCommonCharacter() {
    #expect(Self.common.count == 6_763)
    var byLetters = Set<String>()
    var byFigures = Set<String>()
    for reading in Self.everyReading {
      #expect(picker.readings(reading, isFirst: false) == [reading])
      byLetters.formUnion(picker.choices(reading, isFirst: false).map(\.text))
      for found in picker.readings(figures(reading), isFirst: false) {
        byFigures.formUnion(picker.choices(found, isFirst: false).map(\.text))
      }
    }
    #expect(Self.common.filter { !byLetters.contains(String($0)) } == [])
    #expect(Self.common.filter { !byFigures.contains(String($0)) } == [])
  }

  /// Every reading there is, by trying what an initial and a final make.
  static let everyReading: [String] = {
    let heads = [
      "", "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "zh", "ch", "sh",
      "r", "z", "c", "s", "y", "w",
    ]
    let tails = [
      "a", "o", "e", "ai", "ei", "ao", "ou", "an", "en", "ang", "eng", "ong", "i", "ia", "ie",
      "iao", "iu", "ian", "in", "iang", "ing", "iong", "u", "ua", "uo", "uai", "ui", "uan", "un",
      "uang", "v", "ve", "ue", "er",
    ]
    return heads.flatMap { head in tails.map { head + $0 } }
      .filter { picker.readings($0, isFirst: false) == [$0] }
  }()

  @Test("nothing stands twice under a reading")
  func once() {
    for reading in Self.everyReading {
      for isFirst in [false, true] {
        let texts = picker.choices(reading, isFirst: isFirst).map(\.text)
        #expect(Set(texts).count == texts.count, "\(reading)")
      }
    }
  }

  @Test("figures that spell several readings give them all, the more common surname first")
  func several() {
    #expect(picker.readings("94264", isFirst: false) == ["xiang", "zhang"])
    #expect(picker.readings("94264", isFirst: true) == ["zhang", "xiang"])
    #expect(picker.readings("94", isFirst: false) == ["xi", "yi", "zi"])
    #expect(picker.readings("9999", isFirst: true) == [])
    #expect(picker.begins("9426", isFirst: false))
    #expect(!picker.begins("94264", isFirst: false))
    #expect(!picker.begins("22222", isFirst: false))
  }

  @Test("ü may be typed as v, as ü and as in passports")
  func umlaut() {
    for typed in ["lv", "lü", "lyu", "LÜ"] {
      #expect(picker.readings(typed, isFirst: true) == ["lv"], "\(typed)")
    }
    #expect(picker.readings("nue", isFirst: false) == ["nve"])
    #expect(picker.choices("lv", isFirst: true).first?.text == "吕")
  }

  @Test("common names are among the first four at every step")
  func commonNames() {
    let names = [
      ("王", "wang"), ("李", "li"), ("张", "zhang"), ("刘", "liu"), ("陈", "chen"), ("杨", "yang"),
      ("黄", "huang"), ("赵", "zhao"), ("吴", "wu"), ("周", "zhou"), ("徐", "xu"), ("孙", "sun"),
      ("马", "ma"), ("朱", "zhu"), ("胡", "hu"), ("郭", "guo"), ("何", "he"), ("高", "gao"),
      ("林", "lin"), ("罗", "luo"), ("郑", "zheng"), ("梁", "liang"), ("谢", "xie"), ("宋", "song"),
      ("唐", "tang"), ("许", "xu"), ("韩", "han"), ("冯", "feng"), ("邓", "deng"), ("曹", "cao"),
    ]
    for (surname, reading) in names {
      let first = picker.choices(reading, isFirst: true).prefix(4).map(\.text)
      #expect(first.contains(surname), "\(surname) \(first)")
    }
    for (character, reading) in [("芳", "fang"), ("军", "jun"), ("秀", "xiu"), ("华", "hua")] {
      let first = picker.choices(reading, isFirst: false).prefix(4).map(\.text)
      #expect(first.contains(character), "\(character) \(first)")
    }
  }

  @Test("rare characters of names are there")
  func rareCharacters() {
    for (character, reading) in [
      ("喆", "zhe"), ("堃", "kun"), ("昇", "sheng"), ("淼", "miao"), ("垚", "yao"), ("赟", "yun"),
      ("翀", "chong"), ("旻", "min"), ("玥", "yue"), ("祎", "yi"), ("珺", "jun"), ("璟", "jing"),
      ("彧", "yu"), ("㛃", "jie"), ("𬍛", "li"), ("𬬭", "lun"),
    ] {
      let texts = picker.choices(reading, isFirst: false).map(\.text)
      #expect(texts.contains(character), "\(character)")
    }
  }
}

/// The character that two bytes stand for in GB 2312.
private func character(gb2312 bytes: [UInt8]) -> Character? {
  guard let converter = iconv_open("UTF-8", "GB2312"), converter != iconv_t(bitPattern: -1) else {
    return nil
  }
  defer { iconv_close(converter) }
  var source = bytes.map { CChar(bitPattern: $0) }
  var target = [CChar](repeating: 0, count: 8)
  var (sourceLeft, targetLeft) = (source.count, target.count)
  let made = source.withUnsafeMutableBufferPointer { source -> Int in
    target.withUnsafeMutableBufferPointer { target in
      var (from, to) = (source.baseAddress, target.baseAddress)
      return iconv(converter, &from, &sourceLeft, &to, &targetLeft)
    }
  }
  guard made != -1 else { return nil }
  return String(
    decoding: target.prefix(8 - targetLeft).map { UInt8(bitPattern: $0) }, as: UTF8.self
  )
  .first
}
