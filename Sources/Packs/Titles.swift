extension Outline {
  /// The headings a pack may have beneath its title; … stands for a conclusion's name.
  static let knownTitles = [
    "地域", "期限", "读法", "事实", "结论一览", "不可能", "\(conclusionPrefix)…", "\(casePrefix)…", "未收",
  ]

  /// How the heading of a conclusion begins.
  static let conclusionPrefix = "结论："

  /// How the heading of a conclusion's cases begins; such a section may have several tables.
  static let casePrefix = "用例："

  /// Whether no other table uses what the rows under that heading say.
  static func standsAlone(_ title: String) -> Bool {
    ["不可能", "未收"].contains(title) || title.contains("：") && isKnown(title)
  }

  /// Whether what stands under that heading is read.
  static func isKnown(_ title: String) -> Bool {
    knownTitles.contains { known in
      known.hasSuffix("…") ? title.hasPrefix(known.dropLast()) : title == known
    }
  }
}
