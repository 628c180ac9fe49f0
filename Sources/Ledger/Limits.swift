/// Every bound of the ledger in one place, so that none is hidden in a loop.
package enum Limits {
  /// The largest body of an event or a draft; a filing is about 2 KiB.
  static let bodyBytesMax = 1 << 20
  /// How long a call waits for a reader of another window, who keeps the file for a moment.
  static let busyMilliseconds: Int32 = 5_000
  /// How long a checkpoint waits for readers: short, since the write lock is held meanwhile.
  static let checkpointMilliseconds: Int32 = 20
  /// Pages in the write-ahead log at which it is written back, about 4 MB.
  package static let walPagesMax: Int32 = 1_000
  /// Bytes that are kept free beside a file, for when its disk is full: the log, the data behind it and
  /// some filings fit in.
  static let ballastBytes: Int64 = 8_000_000
  /// Bytes of room below which somebody is told to make more.
  static let roomMin: Int64 = 100_000_000
  /// Serial numbers of one window on one day.
  static let serials: ClosedRange<Int64> = 1...5_000
  /// Those it gives out while the server is away: the two never meet.
  static let provisionalSerials: ClosedRange<Int64> = 5_001...9_999
  /// Letters of a name's initials that can be searched for.
  static let initialsMax = 12
  /// How many of an identity number's last characters its filings are kept under.
  static let tailLengths = 3...6
  /// How many of them find a filing: more would tell, digit by digit, what is masked.
  static let tailsAsked = 3...4
  /// What one filing can be found by: two of its number, the tails, the name's beginnings and all of
  /// it, the beginnings of its initials.
  static let tokensMax = 2 + tailLengths.count + initialsMax + 1 + initialsMax
  /// Rows a page of a list may ask for.
  static let pageRowsMax = 1_000
  /// Days for which how often who looked or exported is kept at least: the law asks for six months,
  /// and six months may have 184 days.
  package static let logDaysMin = 184
  /// Seconds after its last answer that a draft of another sitting may still be somebody's: the guided
  /// front keeps one at each answer, and clears its screen long before.
  static let sittingSecondsMax: Int64 = 3_600
  /// Days a clerk's draft is kept unless the office says otherwise.
  static let draftDays = 7
  /// Keys of persons that stay open at once.
  static let keysKept = 512
  /// How long the server keeps the transaction of a window that went silent, which others may wait for.
  static let idleSeconds = 30
  /// How often a write begins again because others were in its way.
  static let conflictsMax = 12
  /// How many of those times it tries beside the others, before they take turns.
  static let conflictsAtOnce = 4
  /// Rows that one round trip of a long list brings.
  static let cursorRows = 500
  /// Statements that a server may be sent before it is heard what became of them.
  static let sentAtOnce = 32
  /// Rows that one statement puts into a copy.
  static let copiedRows = 50
  /// Keys or drafts that are sealed anew in one transaction, so that other windows wait a moment only.
  static let rewrappedAtOnce = 100
}
