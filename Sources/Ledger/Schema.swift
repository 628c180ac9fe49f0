/// The engines a ledger is kept by.
enum Dialect {
  case sqlite
  case postgres

  /// What makes a row that is read the own one until the transaction ends.
  var lock: String { self == .postgres ? " FOR UPDATE" : "" }

  /// A statement written for SQLite, as the engine reads it.
  ///
  /// PostgreSQL knows neither strict tables nor SQLite's names of types, and sorts texts by their bytes
  /// only where it is told to. It keeps no foreign key: it would look at the page of `person` into which all
  /// other windows put theirs, and so have them in each other's way; that row is put there, or locked, in
  /// the same transaction, and `verify` looks.
  fileprivate func words(_ statement: String) -> String {
    guard self == .postgres else { return statement }
    return [
      (" TEXT", " TEXT COLLATE \"C\""), (" INTEGER", " BIGINT"), (" BLOB", " BYTEA"),
      (") STRICT, WITHOUT ROWID", ")"), (") STRICT", ")"), (" REFERENCES person(ref)", ""),
    ].reduce(statement) { $0.replacing($1.0, with: $1.1) }
  }
}

/// The tables; apart from the triggers, a second belt, nothing in them is SQLite's alone.
enum Schema {
  /// "yidi" in four bytes: what kind of file this is.
  static let applicationID: Int64 = 0x7969_6469
  /// Raised by every change to the tables.
  static let version: Int64 = 4

  /// Every statement that makes a new ledger, in order; `verify` compares the file's with them.
  static func statements(_ dialect: Dialect) -> [String] {
    (lasting + people + views + viewIndexes + (dialect == .sqlite ? triggers : []))
      .map(dialect.words)
  }

  /// Every statement that brings a store of that version to this one, 0 being an empty file.
  ///
  /// Version 1 had no ciphers and fewer columns in its view, which is made anew from the events once
  /// the keys are there: a row of `meta` asks for it. Version 2 had no seals on those who work here. Version
  /// 3 had a foreign key on servers, and a box for each text of a person, which is read as before.
  static func steps(from version: Int64, _ dialect: Dialect) -> [String] {
    switch version {
    case 1: fromFirst
    case 2:
      dialect == .sqlite ? fromSecond : fromSecondOnServer.map(dialect.words) + fromThirdOnServer
    case 3: dialect == .sqlite ? [] : fromThirdOnServer
    default: statements(dialect)
    }
  }

  /// The tables whose rows the steps from that version change on a server, which has had no version 1.
  static func tablesChanged(from version: Int64) -> [String] {
    version < 3 ? ["operator", "meta"] : []
  }

  private static var fromFirst: [String] {
    ["find", "filing", "number"].map { "DROP TABLE \($0)" } + [
      "DELETE FROM meta WHERE name = 'index_key'",
      "INSERT INTO meta VALUES('\(rebuild)', x'01')",
      "ALTER TABLE person RENAME TO person_1", "DROP INDEX person_bidx",
    ] + lasting.filter { $0.contains(" anchor(") } + people + [
      "INSERT INTO person SELECT ref, bidx, NULL, 0, NULL FROM person_1", "DROP TABLE person_1",
    ] + views + viewIndexes
  }

  private static var fromSecond: [String] {
    ["ALTER TABLE operator RENAME TO operator_2"] + people.filter { $0.contains(" operator(") } + [
      """
      INSERT INTO operator SELECT id, name, role, pin, state, failures, locked_until, changed, ''
      FROM operator_2
      """, "DROP TABLE operator_2",
    ]
  }

  /// PostgreSQL would give the key of a second table of that name another name.
  private static let fromSecondOnServer = [
    "ALTER TABLE operator ADD COLUMN seal TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE operator ALTER COLUMN seal DROP DEFAULT",
  ]

  private static let fromThirdOnServer = [
    "ALTER TABLE filing DROP CONSTRAINT IF EXISTS filing_person_fkey"
  ]

  /// The row of `meta` that stands there until those who work here were sealed.
  static let sealing = "sealing"

  /// The row of `meta` that stands there until the view was made anew.
  static let rebuild = "rebuild"

  /// What is written once and never made anew from anything else.
  static let lasting = [
    // One row a window: where its chain ends.
    """
    CREATE TABLE writer(id TEXT PRIMARY KEY, seq INTEGER NOT NULL, head BLOB NOT NULL) STRICT
    """,
    // What happened, in the order of each window; `n` counts the events of one filing.
    """
    CREATE TABLE event(writer TEXT NOT NULL, seq INTEGER NOT NULL, event_id TEXT NOT NULL UNIQUE,
      filing_id TEXT NOT NULL, n INTEGER NOT NULL, kind TEXT NOT NULL, at TEXT NOT NULL,
      clock TEXT NOT NULL, actor TEXT NOT NULL, second_actor TEXT, reason TEXT,
      pack TEXT NOT NULL, pack_hash TEXT NOT NULL, body BLOB NOT NULL, prev BLOB NOT NULL,
      hash BLOB NOT NULL, PRIMARY KEY(writer, seq), UNIQUE(filing_id, n)) STRICT
    """,
    """
    CREATE TABLE draft(id TEXT PRIMARY KEY, owner TEXT NOT NULL, step INTEGER NOT NULL,
      body BLOB NOT NULL, saved TEXT NOT NULL, expires TEXT NOT NULL) STRICT
    """,
    "CREATE INDEX draft_owner ON draft(owner)",
    """
    CREATE TABLE meta(name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT
    """,
    // Heads that were put down elsewhere: on a day report, in the log of the system.
    """
    CREATE TABLE anchor(writer TEXT NOT NULL, seq INTEGER NOT NULL, hash BLOB NOT NULL,
      day TEXT NOT NULL, PRIMARY KEY(writer, seq)) STRICT
    """,
  ]

  /// Who files, and who works here.
  static let people = [
    // A person without a readable number: `bidx` finds it, `dek` opens what is sealed, wrapped by the
    // master key `key_id`. Both are null once the person was erased.
    """
    CREATE TABLE person(ref TEXT PRIMARY KEY, bidx BLOB, dek BLOB,
      key_id INTEGER NOT NULL, erased_at TEXT) STRICT
    """,
    "CREATE UNIQUE INDEX person_bidx ON person(bidx)",
    // Somebody who signs in; `pin` is a scrypt hash, never the number itself. `seal` binds the row.
    """
    CREATE TABLE operator(id TEXT PRIMARY KEY, name TEXT NOT NULL, role TEXT NOT NULL,
      pin TEXT NOT NULL, state TEXT NOT NULL, failures INTEGER NOT NULL, locked_until TEXT,
      changed TEXT NOT NULL, seal TEXT NOT NULL) STRICT
    """,
    // What an operator has looked up or exported on a day, and what a supervisor released beyond it.
    """
    CREATE TABLE allowance(operator TEXT NOT NULL, day TEXT NOT NULL, kind TEXT NOT NULL,
      used INTEGER NOT NULL, released INTEGER NOT NULL, PRIMARY KEY(operator, day, kind)) STRICT
    """,
  ]

  /// The current view: can be dropped and made anew from the events.
  static let views = [
    """
    CREATE TABLE filing(id TEXT PRIMARY KEY, no TEXT NOT NULL UNIQUE,
      person TEXT NOT NULL REFERENCES person(ref), slot TEXT NOT NULL, category TEXT NOT NULL,
      file_to TEXT NOT NULL, state TEXT NOT NULL, starts TEXT NOT NULL, ends TEXT,
      day TEXT NOT NULL, window TEXT NOT NULL, filed TEXT NOT NULL, owes INTEGER NOT NULL,
      waits INTEGER NOT NULL, provisional INTEGER NOT NULL, n INTEGER NOT NULL,
      prints INTEGER NOT NULL, updated TEXT NOT NULL) STRICT
    """,
    // What a filing is found by, each a keyed hash; in the order of a list, newest last.
    """
    CREATE TABLE find(token BLOB NOT NULL, filed TEXT NOT NULL, no TEXT NOT NULL,
      PRIMARY KEY(token, filed, no)) STRICT, WITHOUT ROWID
    """,
    // The last serial given out; a scope is prefix, day and window.
    """
    CREATE TABLE number(scope TEXT PRIMARY KEY, last INTEGER NOT NULL) STRICT
    """,
  ]

  /// Made last, with the tables of `views`.
  static let viewIndexes = [
    // The guard against two windows filing one person twice.
    "CREATE UNIQUE INDEX one_active ON filing(person, slot) WHERE state = 'active'",
    "CREATE INDEX filing_person ON filing(person, filed, no)",
    "CREATE INDEX filing_newest ON filing(filed, no)",
    "CREATE INDEX filing_day ON filing(day, window)",
    "CREATE INDEX filing_ends ON filing(ends, no) WHERE state = 'active'",
    "CREATE INDEX filing_owes ON filing(filed, no) WHERE owes = 1",
    "CREATE INDEX filing_waits ON filing(filed, no) WHERE waits = 1",
    "CREATE INDEX filing_provisional ON filing(filed, no) WHERE provisional = 1",
    // What happened at a window on a day, for the report of that day.
    "CREATE INDEX event_when ON event(writer, at)",
  ]

  private static let triggers = [
    """
    CREATE TRIGGER event_stays BEFORE UPDATE ON event
      BEGIN SELECT RAISE(ABORT, 'events are never changed'); END
    """,
    """
    CREATE TRIGGER event_remains BEFORE DELETE ON event
      BEGIN SELECT RAISE(ABORT, 'events are never removed'); END
    """,
  ]
}
