/// The tables, in SQL that PostgreSQL reads too but for `STRICT`, the pragmas and the triggers.
enum Schema {
  /// "yidi" in four bytes: what kind of file this is.
  static let applicationID: Int64 = 0x7969_6469
  /// Raised by every change to the tables.
  static let version: Int64 = 1

  /// Every statement that makes a new ledger, in order; `verify` compares the file's with them.
  static let statements = tables + indexes + triggers

  private static let tables = [
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
    // A person without a readable number; `dek` and `key_id` wait for the ciphers.
    """
    CREATE TABLE person(ref TEXT PRIMARY KEY, bidx BLOB NOT NULL, dek BLOB,
      key_id INTEGER NOT NULL, erased_at TEXT) STRICT
    """,
    // The current view: can be dropped and made anew from the events.
    """
    CREATE TABLE filing(id TEXT PRIMARY KEY, no TEXT NOT NULL UNIQUE,
      person TEXT NOT NULL REFERENCES person(ref), slot TEXT NOT NULL, category TEXT NOT NULL,
      file_to TEXT NOT NULL, state TEXT NOT NULL, starts TEXT NOT NULL, ends TEXT,
      day TEXT NOT NULL, window TEXT NOT NULL, filed TEXT NOT NULL, n INTEGER NOT NULL,
      prints INTEGER NOT NULL, updated TEXT NOT NULL) STRICT
    """,
    // What a filing is found by, each a keyed hash; in the order of a list, newest last.
    """
    CREATE TABLE find(token BLOB NOT NULL, filed TEXT NOT NULL, no TEXT NOT NULL,
      PRIMARY KEY(token, filed, no)) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE draft(id TEXT PRIMARY KEY, owner TEXT NOT NULL, step INTEGER NOT NULL,
      body BLOB NOT NULL, saved TEXT NOT NULL, expires TEXT NOT NULL) STRICT
    """,
    // The last serial given out; a scope is prefix, day and window.
    """
    CREATE TABLE number(scope TEXT PRIMARY KEY, last INTEGER NOT NULL) STRICT
    """,
    """
    CREATE TABLE meta(name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT
    """,
  ]

  private static let indexes = [
    "CREATE UNIQUE INDEX person_bidx ON person(bidx)",
    // The guard against two windows filing one person twice.
    "CREATE UNIQUE INDEX one_active ON filing(person, slot) WHERE state = 'active'",
    "CREATE INDEX filing_person ON filing(person)",
    "CREATE INDEX filing_newest ON filing(filed, no)",
    "CREATE INDEX filing_day ON filing(day, window)",
    "CREATE INDEX draft_owner ON draft(owner)",
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
