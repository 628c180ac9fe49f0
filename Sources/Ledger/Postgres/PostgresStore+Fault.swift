extension PostgresStore {
  /// The first table or index that is not there, or not as this version makes it; then the first filing of
  /// a person who is not there.
  ///
  /// Pages are the server's own to check (`data_checksums`).
  func fault() throws(Ledger.Failure) -> Verification.Fault? {
    var expected: Set<String> = []
    for statement in Schema.statements(.postgres) { expected.formUnion(Self.parts(statement)) }
    var stored = Set(
      try all(
        """
        SELECT table_name || ' ' || column_name || ' ' || data_type || ' ' || is_nullable
        FROM information_schema.columns WHERE table_schema = current_schema()
        """
      ) { row throws(Ledger.Failure) in try row.text(0) })
    let indexes = try all(
      "SELECT indexdef FROM pg_indexes WHERE schemaname = current_schema() ORDER BY indexname"
    ) { row throws(Ledger.Failure) in try row.text(0) }
    for index in indexes { stored.formUnion(Self.index(index)) }
    // What an administrator added of his own is no fault.
    if let missing = expected.subtracting(stored).min() { return .init(.schema, missing) }
    let stray = try first(
      """
      SELECT no FROM filing
      WHERE NOT EXISTS(SELECT 1 FROM person WHERE person.ref = filing.person) LIMIT 1
      """
    ) { row throws(Ledger.Failure) in try row.text(0) }
    return stray.map { .init(.reference, $0) }
  }

  /// What a statement that makes a table or an index leaves to be found, as words to compare.
  private static func parts(_ statement: String) -> [String] {
    guard let table = Schema.Table(statement) else { return index(statement) }
    return table.keys.map { "UNIQUE \(table.name)(\($0))" }
      + table.columns.compactMap { column in
        types[column.type].map {
          "\(table.name) \(column.name) \($0) \(column.isOptional ? "YES" : "NO")"
        }
      }
  }

  private static let types = ["TEXT": "text", "BIGINT": "bigint", "BYTEA": "bytea"]

  /// What an index keeps unique, and on which columns it is, whatever the server's spelling.
  private static func index(_ statement: String) -> [String] {
    let words = statement.replacing("\"", with: "").split { " \n".contains($0) }
    guard let on = words.firstIndex(of: "ON"), on > 0, on + 1 < words.count else { return [] }
    let rest = words[(on + 1)...].joined(separator: " ")
    // `filing(person)` here, `test.filing USING btree (person)` there.
    let table = rest.prefix { !" (".contains($0) }.split(separator: ".").last ?? ""
    let columns = rest.drop { $0 != "(" }.dropFirst().prefix { $0 != ")" }.filter { $0 != " " }
    let isPartial = rest.contains(" WHERE ")
    let unique = words[1] == "UNIQUE"
    return ["\(unique ? "UNIQUE " : "")\(table)(\(columns))\(isPartial ? " WHERE" : "")"]
  }
}
