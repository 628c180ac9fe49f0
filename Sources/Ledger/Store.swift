/// A value as a store takes it.
enum Value {
  case text(String)
  case number(Int64)
  case bytes([UInt8])
  case null

  /// The text, or null.
  static func optional(_ text: String?) -> Value { text.map(Value.text) ?? .null }

  /// 1 or 0, which is how every engine keeps a truth here.
  static func truth(_ value: Bool) -> Value { .number(value ? 1 : 0) }
}

/// The columns of one row; in a damaged store any of them may be of another kind, or not there.
protocol Row {
  /// The text of a column, or `nil` where it is null.
  ///
  /// - Throws: `damaged` where it holds anything else; so do the others.
  func textOrNull(_ column: Int32) throws(Ledger.Failure) -> String?
  /// The number in a column.
  func number(_ column: Int32) throws(Ledger.Failure) -> Int64
  /// The bytes of a column, or `nil` where it is null.
  func bytesOrNull(_ column: Int32) throws(Ledger.Failure) -> [UInt8]?
  /// The failure that names a column.
  func damaged(_ column: Int32) -> Ledger.Failure
}

extension Row {
  /// The text of a column.
  func text(_ column: Int32) throws(Ledger.Failure) -> String {
    guard let text = try textOrNull(column) else { throw damaged(column) }
    return text
  }

  /// The bytes of a column.
  func bytes(_ column: Int32) throws(Ledger.Failure) -> [UInt8] {
    guard let bytes = try bytesOrNull(column) else { throw damaged(column) }
    return bytes
  }

  /// How often something happened; in a damaged store a number may be one that runs over when added to.
  func count(_ column: Int32) throws(Ledger.Failure) -> Int {
    guard let count = UInt32(exactly: try number(column)) else { throw damaged(column) }
    return Int(count)
  }

  /// The truth in a column of 0 and 1.
  func truth(_ column: Int32) throws(Ledger.Failure) -> Bool {
    switch try number(column) {
    case 0: false
    case 1: true
    default: throw damaged(column)
    }
  }
}

/// One open database, whichever engine keeps it.
///
/// All statements are of the subset that SQLite and PostgreSQL read alike; a question mark, or one
/// with its number, stands for a value. Nothing hangs on triggers, notifications or advisory locks.
protocol Store: AnyObject {
  /// The words in which the engines differ.
  var dialect: Dialect { get }

  /// Runs a statement without values, at once; SQLite takes several.
  func run(_ sql: String) throws(Ledger.Failure)

  /// Runs one statement that gives nothing back.
  ///
  /// Within `write` it may be done only when the next thing is asked, or at the end, and fail there.
  func run(_ sql: String, _ values: [Value]) throws(Ledger.Failure)

  /// Gives the rows of one statement to `read` until it says no more; `read` may run others.
  func query(
    _ sql: String, _ values: [Value], _ read: (any Row) throws(Ledger.Failure) -> Bool
  ) throws(Ledger.Failure)

  /// As `query`, for more rows than should be in memory at a time.
  func scan(
    _ sql: String, _ values: [Value], _ read: (any Row) throws(Ledger.Failure) -> Bool
  ) throws(Ledger.Failure)

  /// Runs `body` as one transaction that is on the disk when this returns, or did not happen.
  ///
  /// Where the engine asks for it, or a connection was lost, `body` runs again from its beginning: it
  /// must find by itself what an earlier run has left on record.
  func write<T>(_ body: () throws(Ledger.Failure) -> T) throws(Ledger.Failure) -> T

  /// Whether what runs in `write` may have run before and have got through.
  ///
  /// Only then it looks for that: a look is in the way of everybody who adds to what it looked at, and
  /// the unique keys refuse the second time by themselves.
  var mayHaveRun: Bool { get }

  /// A number that stays the same for as long as nobody else writes, asked within a transaction; `nil`
  /// where the engine has none.
  func stamp() throws(Ledger.Failure) -> Int64?

  /// Runs `body` on the store as it is at one moment.
  func read<T>(_ body: () throws(Ledger.Failure) -> T) throws(Ledger.Failure) -> T

  /// Sees that what was removed can be read nowhere in the store's files any more.
  ///
  /// - Throws: `busy` where another's look keeps some of it: to be called again; `serverRefuses` where only
  ///   another user of the server may.
  func scrub() throws(Ledger.Failure)

  /// What the engine's own look at its files and tables finds wrong first.
  func fault() throws(Ledger.Failure) -> Verification.Fault?

  /// Whether its tables are there.
  func isLedger() throws(Ledger.Failure) -> Bool
}

extension Store {
  func stamp() throws(Ledger.Failure) -> Int64? { nil }

  func scan(
    _ sql: String, _ values: [Value], _ read: (any Row) throws(Ledger.Failure) -> Bool
  ) throws(Ledger.Failure) {
    try query(sql, values, read)
  }

  func run(_ sql: String, _ values: [Value]) throws(Ledger.Failure) {
    try query(sql, values) { _ in true }
  }

  /// What `read` makes of the first row, or `nil` where there is none.
  func first<T>(
    _ sql: String, _ values: [Value] = [], _ read: (any Row) throws(Ledger.Failure) -> T
  ) throws(Ledger.Failure) -> T? {
    var found: T?
    try query(sql, values) { row throws(Ledger.Failure) in
      found = try read(row)
      return false
    }
    return found
  }

  /// What `read` makes of every row, in order.
  func all<T>(
    _ sql: String, _ values: [Value] = [], _ read: (any Row) throws(Ledger.Failure) -> T
  ) throws(Ledger.Failure) -> [T] {
    var result: [T] = []
    try query(sql, values) { row throws(Ledger.Failure) in
      result.append(try read(row))
      return true
    }
    return result
  }

  /// Gives every row to `read`, however many there are.
  func each(
    _ sql: String, _ values: [Value] = [], _ read: (any Row) throws(Ledger.Failure) -> Void
  ) throws(Ledger.Failure) {
    try scan(sql, values) { row throws(Ledger.Failure) in
      try read(row)
      return true
    }
  }

  /// Notes that those who work here are still to be sealed, within a transaction.
  func askForSeals() throws(Ledger.Failure) {
    try run(
      "INSERT INTO meta VALUES(?, ?) ON CONFLICT(name) DO NOTHING",
      [.text(Schema.sealing), .bytes([1])])
  }
}
