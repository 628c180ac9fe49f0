/// Where a box belongs; it opens nowhere else.
package struct BoxPlace: Hashable, Sendable {
  /// The table it lies in.
  package let table: String
  /// What tells its row from all others.
  package let row: String
  /// Which field of the row.
  package let field: String

  /// That field of that row.
  package init(table: String, row: String, field: String) {
    (self.table, self.row, self.field) = (table, row, field)
  }

  /// Bytes that differ for every two places.
  package var bytes: [UInt8] {
    var fields = LengthPrefixed(
      reserving: table.utf8.count + row.utf8.count + field.utf8.count + 24)
    fields.add(table)
    fields.add(row)
    fields.add(field)
    return fields.bytes
  }
}
