package import Seals

extension Ledger {
  /// Copies the whole ledger to where there is none yet, and compares every row of both.
  ///
  /// Events go over as they are, with their chains; the view is made anew from them there. All of it is
  /// one transaction: what is broken off leaves nothing behind. The key file there gets the same keys.
  ///
  /// - Throws: `notSignedIn` or `notPermitted`; `notEmpty` where something is on record there; `differs`
  ///   with the table in which what arrived is not what was sent; the failures of both, of which `keyWrong`
  ///   where other keys lie there already.
  package func copy(
    to address: String, keyFile: KeyFile? = nil
  ) throws(Failure) -> Verification {
    try require(.keep)
    let store = try Self.newStore(address)
    // Before keys are laid there: beside a ledger that is in use ours would be taken for its own.
    try Self.checkEmpty(store)
    try Self.put(keys.keyring, into: keyFile ?? LedgerFiles(data: address).keys)
    let target = Ledger(store, as: self)
    try read { () throws(Failure) in
      try target.write { () throws(Failure) in
        try Self.checkEmpty(store)
        try store.run("DELETE FROM meta WHERE name <> 'version'")
        for table in Schema.lastingTables { try copy(table, to: store) }
        // In the same stroke: without its view a ledger would take everybody for a person never filed.
        try target.makeView()
      }
    }
    for table in Schema.lastingTables + Schema.viewTables {
      guard try digest(of: table) == target.digest(of: table) else {
        throw .differs(table: table.name)
      }
    }
    return try target.verify()
  }

  private static func checkEmpty(_ store: any Store) throws(Failure) {
    for table in ["event", "draft", "person", "operator"] {
      let isEmpty = try store.first("SELECT 1 FROM \(table) LIMIT 1") { _ in true } == nil
      guard isEmpty else { throw .notEmpty }
    }
  }

  private func copy(_ table: Schema.Table, to store: any Store) throws(Failure) {
    var waiting: [[Value]] = []
    func flush() throws(Failure) {
      guard !waiting.isEmpty else { return }
      let places = "(\(table.columns.map { _ in "?" }.joined(separator: ", ")))"
      let rows = waiting.map { _ in places }.joined(separator: ", ")
      try store.run(
        "INSERT INTO \(table.name)(\(table.names)) VALUES \(rows)", waiting.flatMap(\.self))
      waiting = []
    }
    try self.store.each(table.select) { row throws(Failure) in
      let values = try table.values(row)
      // Each store says its version in its own way.
      if table.name == "meta", case .text("version") = values[0] { return }
      waiting.append(values)
      if waiting.count == Limits.copiedRows { try flush() }
    }
    try flush()
  }

  /// A hash over every row of a table, in order.
  private func digest(of table: Schema.Table) throws(Failure) -> [UInt8] {
    var last: [UInt8] = []
    try store.each(table.select) { row throws(Failure) in
      let values = try table.values(row)
      if table.name == "meta", case .text("version") = values[0] { return }
      var fields = LengthPrefixed()
      fields.add(last)
      for value in values {
        switch value {
        case .text(let text): fields.add(text)
        case .number(let number): fields.add(number)
        case .bytes(let bytes): fields.add(bytes)
        case .null: fields.add(String?.none)
        }
      }
      do throws(CryptoFailure) { last = try SM3.hash(fields.bytes) } catch {
        throw .cryptography
      }
    }
    return last
  }
}
