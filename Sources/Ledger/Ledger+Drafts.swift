import Seals

extension Ledger {
  /// Keeps the answers given so far, for `days` or as the settings say; they are on the disk when this
  /// returns.
  ///
  /// - Throws: the disk's failures; the draft saved before stays as it was.
  package func saveDraft(
    _ id: String, owner: DraftOwner, body: [UInt8], days: Int? = nil
  ) throws(Failure) {
    try write { () throws(Failure) in
      let step = try store.first("SELECT step FROM draft WHERE id = ?", [.text(id)]) {
        row throws(Failure) in try row.number(0)
      }
      let now = outside.clock.now()
      let row = DraftRow(
        id: id, owner: owner.text, step: (step ?? 0) &+ 1,
        saved: Moment(secondsSince1970: now).description,
        expires: Moment(
          secondsSince1970: now &+ Int64(days ?? settings.draftDays) &* 86_400
        ).description)
      try store.run(
        """
        INSERT INTO draft(id, owner, step, saved, expires, body) VALUES(?, ?, ?, ?, ?, ?)
        ON CONFLICT(id) DO UPDATE SET owner = excluded.owner, step = excluded.step,
          saved = excluded.saved, expires = excluded.expires, body = excluded.body
        """, row.values + [.bytes(try row.seal(body, draftSeal))])
    }
  }

  /// The draft of that id, or `nil` where there is none any more.
  package func draft(_ id: String) throws(Failure) -> SavedDraft? {
    try store.first("\(DraftRow.select) WHERE id = ?", [.text(id)]) {
      row throws(Failure) in try savedDraft(row)
    }
  }

  /// The drafts of that owner, the last saved first.
  package func drafts(of owner: DraftOwner) throws(Failure) -> [SavedDraft] {
    try store.all(
      "\(DraftRow.select) WHERE owner = ? ORDER BY saved DESC, id", [.text(owner.text)]
    ) { row throws(Failure) in try savedDraft(row) }
  }

  /// What was handed over at calls for help and has not outlived its days, the latest first.
  package func calls() throws(Failure) -> [SavedDraft] {
    let now = Moment(secondsSince1970: outside.clock.now()).description
    return try store.all(
      "\(DraftRow.select) WHERE owner LIKE 'call/%' AND expires >= ? ORDER BY saved DESC, id",
      [.text(now)]
    ) { row throws(Failure) in try savedDraft(row) }
  }

  /// Throws one draft away; its bytes are overwritten.
  package func discardDraft(_ id: String) throws(Failure) {
    try write { () throws(Failure) in
      try store.run("DELETE FROM draft WHERE id = ?", [.text(id)])
    }
  }

  /// Throws away all drafts of a sitting or a window, as the reset of a shared machine does.
  package func discardDrafts(of owner: DraftOwner) throws(Failure) {
    try write { () throws(Failure) in
      try store.run("DELETE FROM draft WHERE owner = ?", [.text(owner.text)])
    }
  }

  /// Throws away what has one of these numbers in it: a person's or an agent's own, or that of a filing
  /// which is being changed.
  ///
  /// A draft that does not open is nobody's to read either, and stays for `verify` to name.
  func discardDrafts(naming numbers: Set<String>) throws(Failure) {
    let all = try store.all(DraftRow.select) { row throws(Failure) in
      (draft: try DraftRow(row), box: try row.bytes(5))
    }
    for (draft, box) in all {
      guard let body = try? draft.open(box, draftSeal) else { continue }
      // Answers are kept in their normal form, but what was refused as it was typed.
      let answers = Normalised.number(String(decoding: body, as: UTF8.self))
      guard numbers.contains(where: { !$0.isEmpty && answers.contains($0) }) else { continue }
      try store.run("DELETE FROM draft WHERE id = ?", [.text(draft.id)])
    }
  }

  /// Throws away what has outlived its days; to be called at each start.
  ///
  /// Drafts of the window's sittings other than `sitting` go too, once they are old: whoever left them
  /// will not come back to them. At another window, or in another session of this one, somebody may
  /// be in the middle of one.
  package func discardOldDrafts(sitting: String, window: Int) throws(Failure) {
    let seconds = outside.clock.now()
    let now = Moment(secondsSince1970: seconds).description
    let left = Moment(secondsSince1970: seconds &- Limits.sittingSecondsMax).description
    try write { () throws(Failure) in
      try store.run("DELETE FROM draft WHERE expires < ?", [.text(now)])
      try store.run(
        "DELETE FROM draft WHERE owner LIKE ? AND owner <> ? AND saved < ?",
        [
          .text(DraftOwner.sittings(window: window) + "%"),
          .text(DraftOwner.sitting(sitting, window: window).text), .text(left),
        ])
    }
  }

  private func savedDraft(_ row: any Row) throws(Failure) -> SavedDraft {
    let draft = try DraftRow(row)
    guard let owner = DraftOwner(draft.owner) else { throw .damaged(what: "owner") }
    return SavedDraft(
      id: draft.id, owner: owner, step: Int(draft.step),
      body: try draft.open(try row.bytes(5), draftSeal), saved: draft.saved)
  }
}

/// What stands beside a draft's box; the box is bound to all of it.
struct DraftRow {
  let id: String
  let owner: String
  let step: Int64
  let saved: String
  let expires: String

  /// Selects what `init(_:)` reads, and the box behind it.
  static let select = "SELECT id, owner, step, saved, expires, body FROM draft"

  /// The values to store, without the box.
  var values: [Value] {
    [.text(id), .text(owner), .number(step), .text(saved), .text(expires)]
  }

  /// The box of those answers.
  func seal(_ body: [UInt8], _ seal: PersonalSeal) throws(Ledger.Failure) -> [UInt8] {
    try seal.seal(body, in: place)
  }

  /// The answers in that box.
  func open(_ box: [UInt8], _ seal: PersonalSeal) throws(Ledger.Failure) -> [UInt8] {
    try seal.open(box, in: place)
  }

  private var place: BoxPlace {
    BoxPlace(table: "draft", row: "\(id) \(owner) \(step) \(saved) \(expires)", field: "body")
  }
}

extension DraftRow {
  init(_ row: any Row) throws(Ledger.Failure) {
    id = try row.text(0)
    owner = try row.text(1)
    step = try row.number(2)
    saved = try row.text(3)
    expires = try row.text(4)
  }
}
