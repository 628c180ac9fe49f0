internal import Fronts
internal import Ledger
internal import Messages
internal import Proofs
internal import Rules

extension WindowLooks {
  /// Judges the code on a paper, and looks its filing up.
  func verify(_ scan: String) -> EffectResult {
    do throws(Ledger.Failure) { try ledgers.require(.look) } catch {
      return .notFound(error.message)
    }
    // Read anew each time: keys are changed while windows stay open.
    let list = Result { () throws(SigningFault) in try SigningPlace(office.settings).list() }
    let said = [Language.zh, .en].map { ($0, verified(scan, list, office.texts($0))) }
    return .verified(Dictionary(uniqueKeysWithValues: said))
  }

  private func verified(
    _ scan: String, _ list: Result<SignerList, SigningFault>, _ texts: Messages.Catalogue
  ) -> Verified {
    let (receipts, ledgers) = (office.desk, ledgers)
    let desk = VerifyDesk(
      texts: texts, list: (try? list.get()) ?? SignerList(), today: office.day,
      record: .ledger { number throws(Ledger.Failure) in
        try FollowedFiling(number, in: try ledgers.ledger(of: number))
      },
      places: receipts.places,
      policy: { id in
        id == receipts.policy.id ? receipts.policy : try? Program.policy(id, texts: texts)
      },
      signing: receipts.signing)
    do {
      var said = try desk.verified(scan)
      if case .failure(let fault) = list, said.rows.isEmpty {
        said.standing.append(Verified.Standing(texts(fault.message)))
      }
      return said
    } catch {
      return Verified((error as? Stop)?.sentence ?? texts("verify.incomplete"))
    }
  }
}
