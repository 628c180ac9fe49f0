package import Messages
import Terminal

extension PageLayout {
  /// The layout with its own words in the language of those texts.
  package init(
    texts: Messages.Catalogue, notice: String = "shared.scroll", values: [String: String] = [:]
  ) {
    self.init { above, below in
      let key = below == 0 ? ".above" : above == 0 ? ".below" : ".both"
      let rows = ["above": "\(above)", "below": "\(below)"]
      return texts(notice + key, rows.merging(values) { $1 })
    }
  }
}

extension LaidOut {
  /// Where a command of moving leads on a page that is only read.
  package func scrolled(by command: Command, from scroll: Int) -> Int {
    let step = max(1, bodyRows - 1)
    let wanted =
      switch command {
      case .up: self.scroll - 1
      case .down: self.scroll + 1
      case .pageUp: self.scroll - step
      case .pageDown: self.scroll + step
      case .top: 0
      case .bottom: maximumScroll
      default: scroll
      }
    return min(max(0, wanted), maximumScroll)
  }

  /// Where leafing through the page leads, from its end to its top; `nil` where all of it is shown.
  var leafedOn: Int? {
    guard maximumScroll > 0 else { return nil }
    return scroll < maximumScroll ? scrolled(by: .pageDown, from: scroll) : 0
  }
}

extension KeyTable {
  /// The entries of the key bar for those commands, in that order; what the table lacks is left out.
  package func entries(
    _ commands: [Command], texts: Messages.Catalogue, names: [Command: String] = [:],
    labels: [Command: String] = [:]
  ) -> [BarEntry] {
    commands.compactMap { command in
      guard let binding = binding(of: command) else { return nil }
      return BarEntry(
        key: names[command] ?? texts(binding.name),
        label: labels[command] ?? texts(binding.label), target: .command(command))
    }
  }

  /// The keys and what they do, a row each, for the help page; `digits` says what numbers do.
  package func helpBlocks(texts: Messages.Catalogue, digits: String? = nil) -> [any Block] {
    let named = bindings.filter { !$0.label.isEmpty }
    let rows =
      (digits.map { [("1 - 9", $0)] } ?? [])
      + named.map { (texts($0.name + ".all"), texts($0.label + ".help")) }
    let width = rows.map { Terminal.columns(of: $0.0) }.max() ?? 0
    return [
      KeyRows(
        rows.map { name, does in
          Paragraph(does, lead: padded(name, columns: width) + "   ")
        })
    ]
  }
}
