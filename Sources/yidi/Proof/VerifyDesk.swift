internal import Fronts
internal import Interview
internal import Ledger
internal import Messages
internal import Places
internal import Proofs
internal import Rules
internal import Seals
internal import Terminal
internal import Voices

/// Says what became of a scan.
struct VerifyDesk {
  /// Whether the number of a genuine paper can be looked up.
  enum LookUp {
    case noLedger
    /// There is a ledger, and why it does not answer.
    case refused(String)
    case ledger((FilingNumber) throws(Ledger.Failure) -> FollowedFiling)
  }

  let texts: Messages.Catalogue
  let list: SignerList
  let today: Day
  let record: LookUp
  let places: Places?
  /// The pack of that identifier; `nil` where the program no longer holds it.
  let policy: (String) -> Policy?
  /// What signs here, for a number typed with its check code.
  var signing = Signing.none

  /// Writes what a scan is; whether it is genuine.
  func show(_ scan: String) throws -> Bool {
    let said = try verified(scan)
    try Output.write(lines(said).map { $0 + "\n" }.joined(), texts)
    return said.isGenuine
  }

  private func lines(_ said: Verified) -> [String] {
    let now = texts("verify.label.now")
    let width = said.rows.map { columns(of: $0.label) }.max() ?? 0
    let rows = said.rows.flatMap { row -> [String] in
      let room = String(repeating: " ", count: width - columns(of: row.label))
      let blank = String(repeating: " ", count: width)
      return ["  \(row.label)\(room)  \(row.value)"]
        + (row.now.map { ["  \(blank)  ! \(now)  \($0)"] } ?? [])
    }
    let table = rows.isEmpty ? [] : [said.lead, ""] + rows + [""]
    return [said.verdict] + table + said.standing.map(\.sentence)
  }

  /// What is said of a scan.
  func verified(_ scan: String) throws -> Verified {
    if let typed = Typed(scan) { return said(of: typed) }
    let verdict: ScanVerdict
    do throws(CryptoFailure) {
      verdict = try list.verdict(on: scan)
    } catch {
      throw Stop(.fault, texts("signing.fault.unreadable", ["path": "-", "reason": "libcrypto"]))
    }
    switch verdict {
    case .genuine(let body, let signer, let code): return genuine(body, signer, code)
    case .altered: return Verified(texts("verify.altered"))
    case .unknownKey(let id):
      return Verified(texts("verify.unknown_key", ["id": id.description]))
    case .tooLate(_, let signer):
      let values = ["id": signer.id.description, "through": signer.through.description]
      return Verified(texts("verify.too_late", values))
    case .withdrawn(let signer):
      return Verified(texts("verify.withdrawn", ["id": signer.id.description]))
    case .incomplete: return Verified(texts("verify.incomplete"))
    case .newer: return Verified(texts("verify.newer"))
    case .foreign: return Verified(texts("verify.foreign"))
    }
  }

  private func genuine(_ body: SignedBody, _ signer: Signer, _ code: CheckCode) -> Verified {
    let standing = standing(of: body.number)
    var said = Verified(
      texts("verify.genuine"), isGenuine: true, lead: texts("verify.compare"),
      standing: standing.sentences)
    let now = standing.filed.flatMap { $0.body(signedBy: body.key) }
    let status = standing.filed?.filing.decision.status
    let newer = now.map { rows(of: $0, status) } ?? []
    said.rows = rows(of: body, status).map { row in
      let other = newer.first { $0.label == row.label }?.value
      return Verified.Row(row.label, row.value, now: other == row.value ? nil : other)
    }
    said.rows += [
      Verified.Row(texts("verify.label.code"), code.description),
      Verified.Row(
        texts("verify.label.office"),
        [cleaned(signer.office), signer.id.description].filter { !$0.isEmpty }
          .joined(separator: "  ")),
    ]
    if standing.filed == nil {
      said.standing.append(Verified.Standing(texts("verify.only_issued")))
    } else if let now {
      let isSame = now == body || standing.filed?.earlierBody(signedBy: body.key) == body
      said.standing.append(
        Verified.Standing(texts(isSame ? "verify.same" : "verify.changed"), isWell: isSame))
    }
    return said
  }

  /// A number says nothing of a paper, whoever wrote it; with its check code it does.
  private func said(of typed: Typed) -> Verified {
    let number = typed.number
    let standing = standing(of: number.text)
    let values = ["number": number.grouped]
    var said = Verified(texts("verify.unsigned", values), standing: standing.sentences)
    if let filed = standing.filed, let body = filed.body(signedBy: KeyID(fingerprint: [])) {
      said.lead = texts("verify.compare_ledger")
      said.rows = rows(of: body, filed.filing.decision.status)
    }
    guard let code = typed.code else { return said }
    let read = CheckCode.typed(code)
    guard case .code(let code) = read else {
      said.verdict = texts(read.textKey)
      return said
    }
    guard signing.keyID != nil else {
      said.verdict = texts(signing.trouble ?? Message("signing.none"))
      return said
    }
    guard let filed = standing.filed else { return said }
    said.isGenuine = [filed.body(signedBy:), filed.earlierBody(signedBy:)].contains { body in
      signing.sign(body)?.code == code.description
    }
    said.verdict = texts(said.isGenuine ? "verify.code.same" : "verify.code.differs", values)
    return said
  }

  /// The signed fields, a label and a value each; of its status only a ledger knows.
  private func rows(of body: SignedBody, _ status: FilingStatus?) -> [Verified.Row] {
    let voices = Voices(catalogue: texts)
    var rows = [
      ("paper", texts("verify.kind.\(body.kind.rawValue)")),
      ("number", FilingNumber(body.number)?.grouped ?? body.number),
      ("name", body.name),
      ("id_tail", body.idTail),
      ("insured_place", place(body.insuredPlace)),
      ("insurance", voices.word(body.insurance)),
      ("category", voices.word(body.category)),
    ]
    if body.treatedAs != body.category { rows.append(("treated_as", voices.word(body.treatedAs))) }
    rows += [
      ("care_place", place(body.carePlace)),
      ("from", body.effective.description),
      ("until", voices.word(body.validity)),
      ("ratio", ratio(body.deltaPoints)),
      ("settlement", settlement(body.settlement, status, voices)),
    ]
    return rows.map { Verified.Row(texts("verify.label.\($0.0)"), cleaned($0.1)) }
  }

  private func ratio(_ points: Int?) -> String {
    guard let points else { return texts("verify.ratio.none") }
    return points == 0
      ? texts("verify.ratio.same") : texts("verify.ratio.lower", ["points": String(-points)])
  }

  /// How it is settled under the filing that is signed, which was decided before that was on record.
  ///
  /// Without a ledger that tells its status it is one that waited for nothing but itself, as nearly all are.
  private func settlement(
    _ decided: Settlement, _ status: FilingStatus?, _ voices: Voices
  ) -> String {
    voices.word(decided.onceFiled(status ?? .fileNow))
  }

  private func place(_ code: PlaceCode) -> String {
    places?.nameOnRecord(code, isFull: true, texts) ?? code.description
  }
}

extension CheckCode.Typed {
  /// Names what is said of a code that is none.
  var textKey: String { self == .misshapen ? "verify.code.misshapen" : "verify.code.mistyped" }
}

/// A filing number typed from a paper, with its check code or alone.
private struct Typed {
  let number: FilingNumber
  let code: String?

  private static let numberLength = 18

  /// What was typed, with any blanks and hyphens, where it is that and nothing else.
  init?(_ text: String) {
    let plain = text.map(\.narrowed).filter { !$0.isWhitespace && $0 != "-" }
    guard plain.count <= 2 * Self.numberLength,
      let number = FilingNumber(String(plain.prefix(Self.numberLength)))
    else { return nil }
    self.number = number
    code = plain.count > Self.numberLength ? String(plain.dropFirst(Self.numberLength)) : nil
  }
}
