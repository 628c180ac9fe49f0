import Messages

/// What is paid of a bill at home and here, in the office's own figures, ready to be said.
package struct LocalFigures: Hashable, Sendable {
  /// One pair of percentages.
  package struct Row: Hashable, Sendable {
    /// For which institutions and people; empty where it is known to be for this care.
    package let label: String
    /// Digits without the sign, such as 75 or 75.5.
    package let local: String
    package let paid: String

    /// That pair.
    package init(label: String, local: String, paid: String) {
      self.label = label
      self.local = local
      self.paid = paid
    }
  }

  package let rows: [Row]
  /// Where the figures come from, in words.
  package let source: String
  /// Whether they are no office's figures but made up for trying things out.
  package let isSample: Bool

  /// Those pairs from that source.
  package init(rows: [Row], source: String, isSample: Bool) {
    self.rows = rows
    self.source = source
    self.isSample = isSample
  }
}

extension Voices {
  /// The difference, then each pair for the person: 本地 75%，这次 65%.
  func figures(_ local: LocalFigures, after difference: String) -> String {
    let pairs = local.rows.map { row in
      let values = ["label": row.label, "local": row.local, "paid": row.paid]
      return catalogue(row.label.isEmpty ? "plain.local" : "plain.local.of", values)
    }
    let all = pairs.joined(separator: catalogue("plain.local.between"))
    let key = local.isSample ? "plain.local.sample" : "plain.local.source"
    return catalogue(
      key, ["difference": difference, "figures": all, "source": local.source])
  }

  /// Each pair for the clerk, a line each: 本地 75% 变成 65%.
  func deskFigures(_ local: LocalFigures) -> [String] {
    local.rows.map { row in
      let key = row.label.isEmpty ? "desk.local" : "desk.local.of"
      let pair = catalogue(key, ["label": row.label, "local": row.local, "paid": row.paid])
      return local.isSample ? catalogue("desk.local.sample", ["figures": pair]) : pair
    }
  }
}
