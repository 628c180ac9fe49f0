internal import Fronts
internal import Ledger
internal import Messages
internal import Rules
internal import Voices

// What the ledger says today of the filing that a paper is about.

extension VerifyDesk {
  /// What is found out about a number, and the filing where its data are there.
  struct Found {
    var sentences: [Verified.Standing] = []
    var filed: FiledFiling?
  }

  /// Looks a number up.
  func standing(of number: String) -> Found {
    switch record {
    case .noLedger: return Found()
    case .refused(let sentence): return found("not_looked_up", ["reason": sentence])
    case .ledger(let find):
      guard let number = FilingNumber(number) else { return found("no_filing") }
      do throws(Ledger.Failure) {
        let standing = try find(number)
        return standing.filed.isErased
          ? found("erased") : Found(sentences: sentences(standing), filed: standing.filed)
      } catch {
        guard error != .noSuchFiling else { return found("no_filing") }
        return found("not_looked_up", ["reason": texts(error.message)])
      }
    }
  }

  private func found(_ key: String, _ values: [String: String] = [:]) -> Found {
    Found(sentences: [Verified.Standing(texts("verify.\(key)", values))])
  }

  private func sentences(_ standing: FollowedFiling) -> [Verified.Standing] {
    let filed = standing.filed
    var sentences: [Verified.Standing]
    switch filed.state {
    case .active:
      sentences = [Verified.Standing(inForce(filed), isWell: isInForce(filed))]
    case .over: sentences = [Verified.Standing(texts("verify.state.over"))]
    case .changed:
      let values = ["number": standing.successor?.grouped ?? ""]
      sentences = [Verified.Standing(texts("verify.state.changed", values))]
    case .ended:
      let values = ["day": standing.endedOn?.description ?? ""]
      sentences = [Verified.Standing(texts("verify.state.ended", values))]
    }
    if filed.owes { sentences.append(Verified.Standing(texts("verify.state.owes"))) }
    if filed.isProvisional {
      sentences.append(Verified.Standing(texts("verify.state.provisional")))
    }
    return sentences
  }

  private func isInForce(_ filed: FiledFiling) -> Bool {
    let (filing, until) = (filed.filing, filed.filing.validThrough)
    guard filing.effective <= today, isGoverned(filed) else { return false }
    if case .through(let day) = until { return today <= day }
    return true
  }

  private func inForce(_ filed: FiledFiling) -> String {
    if isInForce(filed) { return texts("verify.state.active") }
    if case .through(let day) = filed.filing.validThrough, day < today {
      return texts("verify.state.past")
    }
    guard filed.filing.effective <= today else {
      return texts("verify.state.not_yet", ["day": filed.filing.effective.description])
    }
    return texts("verify.state.not_governed")
  }

  /// Whether the notice it was filed under still governs this day.
  private func isGoverned(_ filed: FiledFiling) -> Bool {
    guard let policy = policy(filed.filing.policy) else { return true }
    return policy.validity(of: filed.onRecord, on: today).notes.isEmpty
  }
}
