import Messages

extension Context {
  /// The same with texts that speak of lines and not of keys.
  package var inLines: Context {
    var context = self
    context.chinese = chinese.inLines
    context.english = english.inLines
    context.plain = plain.inLines
    return context
  }
}

extension Messages.Catalogue {
  /// The texts as they are said where lines are typed: 输入 ! in the place of 按 斜杠.
  ///
  /// A text whose key ends in `.lines` stands for the one without; in the others the words of keys
  /// are put in the way `lines.swap` says, a pair a row.
  var inLines: Messages.Catalogue {
    let swaps = self("lines.swap").split(separator: "\n").compactMap {
      row -> (String, String)? in
      let parts = row.split(separator: "=", maxSplits: 1)
      return parts.count == 2 ? (String(parts[0]), String(parts[1])) : nil
    }
    return preferring("lines") { key, text in
      let area = String(key.prefix { $0 != "." })
      guard ["guided", "q", "error", "staff", "shared", "help"].contains(area) else { return text }
      return swaps.reduce(text) { $0.contains($1.0) ? $0.replacing($1.0, with: $1.1) : $0 }
    }
  }
}
