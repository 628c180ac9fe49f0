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
  package var bytes: [UInt8] { LengthPrefixed([table, row, field]).bytes }
}
