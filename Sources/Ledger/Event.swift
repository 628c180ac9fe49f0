import Seals

/// Something that happened, as it is stored and hashed.
struct Event {
  /// The window in two digits.
  var writer: String
  /// Its count of that window, from 1: the order, whatever the clock said.
  var seq: Int64
  var id: Identifier
  /// The filing it belongs to, or the window itself.
  var subject: String
  /// Its count of that subject, from 1.
  var n: Int64
  /// A word of `EventRecord.Kind`; text, since a damaged file may hold anything.
  var kind: String
  var at: String
  var clock: String
  var actor: String
  var secondActor: String?
  var reason: String?
  var pack: String
  var packHash: String
  /// The canonical bytes of `Fields`.
  var body: [UInt8]
  /// The hash of the window's event before, zeros for the first.
  var prev: [UInt8]

  /// What stands before the first event of a window.
  static let noHash = [UInt8](repeating: 0, count: SM3.length)

  /// The hash that binds all of it to everything before; with a key, nobody without it can make one.
  func hash(_ key: KeyedHash?) throws(Ledger.Failure) -> [UInt8] {
    var fields = LengthPrefixed(reserving: body.count + 512)
    fields.add("yidi event 1")
    fields.add(prev)
    fields.add(writer)
    fields.add(seq)
    fields.add(id.text)
    fields.add(subject)
    fields.add(n)
    for text in [kind, at, clock, actor, secondActor, reason, pack, packHash] { fields.add(text) }
    fields.add(body)
    do throws(CryptoFailure) {
      guard let key else { return try SM3.hash(fields.bytes) }
      return try key.hash(fields.bytes)
    } catch {
      throw .cryptography
    }
  }

  /// The columns `init(_:)` reads, in its order; the hash follows them.
  static let columns = """
    writer, seq, event_id, filing_id, n, kind, at, clock, actor, second_actor, reason, pack, \
    pack_hash, body, prev
    """

  /// How many those are: what is read after them begins there.
  static let columnCount: Int32 = 15

  /// Puts a row of `values` into the ledger.
  static let insert = """
    INSERT INTO event(\(columns), hash) \
    VALUES(\(Array(repeating: "?", count: Int(columnCount) + 1).joined(separator: ", ")))
    """

  /// The event in a row of `columns`.
  init(_ row: any Row) throws(Ledger.Failure) {
    guard let id = Identifier(try row.text(2)) else { throw .damaged(what: "event_id") }
    self.id = id
    writer = try row.text(0)
    seq = try row.number(1)
    subject = try row.text(3)
    n = try row.number(4)
    kind = try row.text(5)
    at = try row.text(6)
    clock = try row.text(7)
    actor = try row.text(8)
    secondActor = try row.textOrNull(9)
    reason = try row.textOrNull(10)
    pack = try row.text(11)
    packHash = try row.text(12)
    body = try row.bytes(13)
    prev = try row.bytes(14)
  }

  /// An event that has not happened before; place in the chain and time are given by the ledger.
  init(
    id: Identifier, subject: String = "", n: Int64 = 0, kind: EventRecord.Kind, pack: String = "",
    packHash: String = "", body: Fields = Fields()
  ) {
    self.id = id
    self.subject = subject
    self.n = n
    self.kind = kind.rawValue
    self.pack = pack
    self.packHash = packHash
    self.body = body.bytes
    (writer, seq, at, clock, actor, prev) = ("", 0, "", "", "", [])
  }

  /// The row to insert, the hash last.
  func values(hash: [UInt8]) -> [Value] {
    [
      .text(writer), .number(seq), .text(id.text), .text(subject), .number(n), .text(kind),
      .text(at), .text(clock), .text(actor), .optional(secondActor), .optional(reason),
      .text(pack), .text(packHash), .bytes(body), .bytes(prev), .bytes(hash),
    ]
  }

  /// The named values of the body.
  func fields() throws(Ledger.Failure) -> Fields {
    guard let fields = Fields(body) else { throw .damaged(what: "body") }
    return fields
  }
}
