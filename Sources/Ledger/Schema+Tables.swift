extension Schema {
  /// A table as its statement describes it.
  struct Table {
    let name: String
    /// Each column with its type, TEXT, INTEGER or BLOB, and whether it may be null.
    let columns: [(name: String, type: String, isOptional: Bool)]
    /// The columns of each key, as `a,b`.
    let keys: [String]

    /// The table that a statement makes; `nil` for another statement.
    init?(_ statement: String) {
      let words = statement.split { " (\n".contains($0) }
      guard words.count > 3, words[0] == "CREATE", words[1] == "TABLE" else { return nil }
      var columns: [(name: String, type: String, isOptional: Bool)] = []
      var keys: [String] = []
      for item in Table.items(statement) {
        let words = item.split { " \n".contains($0) }
        if ["PRIMARY", "UNIQUE"].contains(where: { item.hasPrefix($0) }) {
          keys.append(
            String(item.drop { $0 != "(" }.dropFirst().prefix { $0 != ")" }.filter { $0 != " " }))
        } else if words.count > 1 {
          let isKey = item.contains("PRIMARY KEY")
          if isKey || item.contains("UNIQUE") { keys.append(String(words[0])) }
          columns.append(
            (String(words[0]), String(words[1]), !isKey && !item.contains("NOT NULL")))
        }
      }
      (name, self.columns, self.keys) = (String(words[2]), columns, keys)
    }

    /// What stands between the commas of the table's brackets.
    private static func items(_ statement: String) -> [String] {
      var (items, depth) = ([""], 1)
      for character in statement.drop(while: { $0 != "(" }).dropFirst() {
        depth += character == "(" ? 1 : character == ")" ? -1 : 0
        if depth == 0 { break }
        if character == "," && depth == 1 {
          items.append("")
        } else {
          items[items.count - 1].append(character)
        }
      }
      return items.map { String($0.drop { " \n".contains($0) }) }
    }

    /// Selects every row, in an order that is the same on every engine.
    var select: String {
      let order = (1...min(3, columns.count)).map(String.init).joined(separator: ", ")
      return "SELECT \(names) FROM \(name) ORDER BY \(order)"
    }

    /// The columns' names, for a statement.
    var names: String { columns.map(\.name).joined(separator: ", ") }

    /// The values of a row of `select`.
    func values(_ row: any Row) throws(Ledger.Failure) -> [Value] {
      var values: [Value] = []
      for (index, column) in columns.enumerated() {
        let place = Int32(index)
        switch column.type {
        case "TEXT": values.append(.optional(try row.textOrNull(place)))
        case "BLOB": values.append(try row.bytesOrNull(place).map(Value.bytes) ?? .null)
        default: values.append(.number(try row.number(place)))
        }
      }
      return values
    }
  }

  /// The tables whose rows are not made from anything else, in an order in which they can be filled.
  static var lastingTables: [Table] { (lasting + people).compactMap(Table.init) }

  /// The tables of the view.
  static var viewTables: [Table] { views.compactMap(Table.init) }
}
