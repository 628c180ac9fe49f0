/// A key named by its mark, as in: press / for staff.
struct Key {
  /// Its name in syllables.
  let chinese: String
  let english: String

  private static let names: [Character: Key] = [
    "/": Key(chinese: "xie2 gang4", english: "slash"),
    "-": Key(chinese: "jian3 hao4", english: "minus"),
    "*": Key(chinese: "xing1 hao4", english: "star"),
    "+": Key(chinese: "jia1 hao4", english: "plus"),
    "!": Key(chinese: "gan3 tan4 hao4", english: "exclamation mark"),
    "?": Key(chinese: "wen4 hao4", english: "question mark"),
  ]

  /// The key whose mark stands there with room on both sides; anywhere else it is punctuation.
  static func alone(in line: [Character], at place: Int) -> Key? {
    guard let key = names[line[place]] else { return nil }
    let before = place > 0 ? line[place - 1] : " "
    let after = place + 1 < line.count ? line[place + 1] : " "
    return before == " " && " .,;:。，；：、".contains(after) ? key : nil
  }
}
