/// What was pasted with each line cleaned and `\n` between them.
///
/// A tab parts as well: so a spreadsheet parts the cells of a row.
func pastedLines(_ text: String) -> String {
  text.split(omittingEmptySubsequences: false) { $0.isNewline || $0 == "\t" }
    .map { cleaned($0) }.joined(separator: "\n")
}

extension String {
  /// The lines of a paste where there is room for one: a blank stays only between Latin words.
  package var onOneLine: String {
    guard contains(where: \.isNewline) else { return self }
    return split(whereSeparator: \.isNewline).reduce(into: "") { whole, line in
      let isParted = whole.last?.isASCII ?? false && line.first?.isASCII ?? false
      whole += (isParted ? " " : "") + line
    }
  }
}
