import Terminal

extension Block {
  /// Nothing, unless a block says otherwise.
  package var spoken: [String] { [] }
}

extension Page {
  /// What a page says when it is read aloud: its heading, what is wrong, then the rest in its order.
  package static func announcement(of blocks: [any Block]) -> String {
    let headings = blocks.filter { $0 is Heading }
    let problems = blocks.filter { $0 is ErrorNote }
    let others = blocks.filter { !($0 is Heading || $0 is ErrorNote) }
    return (headings + problems + others).flatMap(\.spoken)
      .filter { $0.contains { !$0.isWhitespace } }.joined(separator: "\n")
  }

  /// The keys it offers, as they are read aloud: of a page that has been read, those at its end.
  var spokenKeys: String {
    (lastBar ?? bar).map { "\($0.key), \($0.label)" }.joined(separator: "; ")
  }
}

extension Choice {
  /// The answers as they are read aloud: number, label, explanation.
  package var spoken: [String] {
    options.map { option in
      let line = "\(option.number) \(option.label)"
      return option.explanation.isEmpty ? line : "\(line): \(option.explanation)"
    }
  }
}
