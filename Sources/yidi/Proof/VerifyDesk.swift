internal import Ledger
internal import Messages
internal import Places
internal import Proofs
internal import Rules
internal import Seals
internal import Terminal
internal import Voices

/// Says what became of a scan, in lines.
struct VerifyDesk {
  /// Whether the number of a genuine paper can be looked up.
  enum LookUp {
    case noLedger
    /// There is a ledger, and why it does not answer.
    case refused(String)
    case ledger((FilingNumber) throws(Ledger.Failure) -> FiledFiling)
  }

  let texts: Messages.Catalogue
  let list: SignerList
  let today: Day
  let record: LookUp

  /// Writes what a scan is; whether it is genuine.
  func show(_ scan: String) throws -> Bool {
    let (lines, isGenuine) = try lines(on: scan)
    Output.write(lines.map { $0 + "\n" }.joined())
    return isGenuine
  }

  /// What is said of a scan, and whether it is genuine.
  func lines(on scan: String) throws -> (lines: [String], isGenuine: Bool) {
    let verdict: ScanVerdict
    do throws(CryptoFailure) {
      verdict = try list.verdict(on: scan)
    } catch {
      throw Stop(.fault, texts("signing.fault.unreadable", ["path": "-", "reason": "libcrypto"]))
    }
    switch verdict {
    case .genuine(let body, let signer, let code):
      let said = [texts("verify.genuine"), texts("verify.compare"), ""]
      let known = state(of: body)
      return (said + table(body, signer, code) + ["", texts("verify.only_issued")] + known, true)
    case .altered: return ([texts("verify.altered")], false)
    case .unknownKey(let id):
      return ([texts("verify.unknown_key", ["id": id.description])], false)
    case .tooLate(_, let signer):
      let values = ["id": signer.id.description, "through": signer.through.description]
      return ([texts("verify.too_late", values)], false)
    case .withdrawn(let signer):
      return ([texts("verify.withdrawn", ["id": signer.id.description])], false)
    case .incomplete: return ([texts("verify.incomplete")], false)
    case .newer: return ([texts("verify.newer")], false)
    case .foreign: return ([texts("verify.foreign")], false)
    }
  }

  /// The signed fields, a label and a value each.
  private func table(_ body: SignedBody, _ signer: Signer, _ code: CheckCode) -> [String] {
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
      ("settlement", voices.word(body.settlement)),
      ("code", code.description),
      (
        "office",
        [signer.office, signer.id.description].filter { !$0.isEmpty }.joined(separator: "  ")
      ),
    ]
    let labels = rows.map { texts("verify.label.\($0.0)") }
    let width = labels.map { columns(of: $0) }.max() ?? 0
    return zip(labels, rows).map { label, row in
      let room = String(repeating: " ", count: width - columns(of: label))
      return "  \(label)\(room)  \(cleaned(row.1))"
    }
  }

  private func ratio(_ points: Int?) -> String {
    guard let points else { return texts("verify.ratio.none") }
    return points == 0
      ? texts("verify.ratio.same") : texts("verify.ratio.lower", ["points": String(-points)])
  }

  private func place(_ code: PlaceCode) -> String {
    guard let places = try? Program.places(),
      let place = places.insured(code.value) ?? places.place(code.value)
    else { return code.description }
    return texts.language.isChinese ? place.fullName : place.latin
  }

  /// What the ledger knows of it now.
  private func state(of body: SignedBody) -> [String] {
    switch record {
    case .noLedger: return []
    case .refused(let sentence): return [texts("verify.not_looked_up", ["reason": sentence])]
    case .ledger(let find):
      guard let number = FilingNumber(body.number) else { return [texts("verify.no_filing")] }
      do throws(Ledger.Failure) {
        let filed = try find(number)
        guard !filed.isErased else { return [texts("verify.erased")] }
        let same = filed.body(signedBy: body.key) == body
        return [texts(same ? "verify.same" : "verify.changed")] + state(of: filed)
      } catch {
        if error == .noSuchFiling { return [texts("verify.no_filing")] }
        return [texts("verify.not_looked_up", ["reason": texts(error.message)])]
      }
    }
  }

  /// Where a filing stands today.
  func state(of filed: FiledFiling) -> [String] {
    let validity = filed.filing.validThrough
    let isPast =
      switch validity {
      case .open: false
      case .through(let day): day < today
      }
    switch filed.state {
    case .active where isPast: return [texts("verify.state.past")]
    case .active: return [texts("verify.state.active")]
    case .over, .changed, .ended: return [texts("verify.state.\(filed.state.rawValue)")]
    }
  }
}
