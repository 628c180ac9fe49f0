import Names
import Support
import Testing

@Suite("Rare surnames")
struct SurnameTests {
  /// Each under the reading it has as a surname, whatever it is read elsewhere.
  static let rare: [(String, String)] = [
    ("单", "shan"), ("仇", "qiu"), ("解", "xie"), ("查", "zha"), ("区", "ou"), ("盖", "ge"),
    ("盖", "gai"), ("朴", "piao"), ("曾", "zeng"), ("翟", "zhai"), ("乐", "yue"), ("覃", "qin"),
    ("冼", "xian"), ("黑", "he"), ("繁", "po"), ("员", "yun"), ("召", "shao"), ("折", "she"),
    ("秘", "bi"), ("种", "chong"), ("谌", "chen"), ("郗", "xi"), ("祭", "zhai"), ("缪", "miao"),
    ("乜", "nie"), ("句", "gou"), ("能", "nai"), ("隗", "wei"), ("阚", "kan"), ("尉迟", "yu"),
    ("万俟", "mo"), ("令狐", "ling"), ("欧阳", "ou"), ("上官", "shang"), ("司马", "si"),
    ("诸葛", "zhu"), ("澹台", "tan"), ("单于", "chan"), ("长孙", "zhang"), ("漆雕", "qi"),
    ("乐正", "yue"), ("钭", "tou"), ("庹", "tuo"), ("爨", "cuan"), ("厍", "she"), ("亓", "qi"),
  ]

  @Test("stand before every character that is no surname", arguments: rare)
  func first(_ surname: String, _ reading: String) throws {
    let choices = picker.choices(reading, isFirst: true).map(\.text)
    let at = try #require(choices.firstIndex(of: surname))
    #expect(at < 16)
    #expect(choices.prefix(at).allSatisfy { Self.all.contains($0) }, "\(choices.prefix(at))")
    #expect(picker.readings(figures(reading), isFirst: true).contains(reading))
  }

  /// Every surname of the table.
  static let all = Set(
    String(decoding: asset("Names/surnames.tsv"), as: UTF8.self).split(separator: "\n").dropFirst()
      .compactMap { $0.split(separator: "\t").last.map(String.init) })

  @Test(
    "of two characters are one pick, by both syllables or by the first",
    arguments: [
      ("欧阳", "ouyang"), ("尉迟", "yuchi"), ("万俟", "moqi"), ("令狐", "linghu"),
      ("上官", "shangguan"), ("司马", "sima"), ("诸葛", "zhuge"), ("皇甫", "huangfu"),
      ("闾丘", "lvqiu"),
    ])
  func compound(_ surname: String, _ reading: String) {
    #expect(picker.readings(reading, isFirst: true) == [reading])
    #expect(picker.readings(figures(reading), isFirst: true).contains(reading))
    #expect(picker.choices(reading, isFirst: true).map(\.text) == [surname])
    #expect(picker.readings(reading, isFirst: false) == [])
  }

  @Test("give the initials a clerk looks them up by")
  func initials() {
    let initials = NameInitials(
      readings: asset("Names/readings.tsv"), surnames: asset("Names/surnames.tsv"))
    for (name, letters) in [
      ("张三丰", "ZSF"), ("曾国藩", "ZGF"), ("单田芳", "STF"), ("尉迟恭", "YCG"), ("尉健行", "WJX"),
      ("万俟卨", "MQX"), ("万里", "WL"), ("欧阳修", "OYX"), ("区伯", "OB"), ("解放", "XF"),
      ("單雄信", "SXX"), ("阿卜杜拉·买买提", "ABDLMMT"), ("Anna Maria", "AM"),
    ] {
      #expect(initials.initials(of: name) == letters, "\(name)")
    }
    #expect(initials.letters(of: "解放军总医院") == "JFJZYY")
    #expect(initials.spelling(of: "宣汉县第二人民医院 CT") == "xuanhanxiandierrenminyiyuanc")
  }
}
