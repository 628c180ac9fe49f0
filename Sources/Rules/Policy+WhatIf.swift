extension Policy {
  /// Every single step that would change ratio or settlement, in the order of `Step.Change`.
  func steps(from trace: Trace, facts: Facts) -> [Step] {
    let situation = trace.situation
    var steps: [Step] = []
    func consider(_ change: Step.Change, _ alter: (inout Trace) -> Void) {
      var other = Trace(situation)
      alter(&other)
      let (delta, settlement) = (points(other), settlement(other))
      guard delta != points(trace) || settlement != self.settlement(trace) else { return }
      steps.append(Step(change: change, deltaPoints: delta, settlement: settlement))
    }
    consider(.certificateQualified) {
      $0.learn(.certificate, 1)
      follow(&$0, facts: facts)
    }
    // A filing made now, or one changed, is of the category the person is treated as.
    let becomesReferral = trace.value(.treatedAs, as: Category.self) == .referral
    func settleAgain(_ other: inout Trace, status: FilingStatus) {
      other.conclude(.ratio, by: self, else: 0)
      other.learn(.status, status.number)
      other.learn(.coverReferral, becomesReferral ? yes : situation[.coverReferral])
      other.conclude(.settlement, by: self, else: Settlement.staff.number)
    }
    let status = trace.value(.status, as: FilingStatus.self) ?? .unclear
    switch status {
    case .fileNow, .expired, .filedElsewhere, .unclear:
      consider(.filingMade) { settleAgain(&$0, status: .inForce) }
    case .inForce:
      consider(.filingChanged) { settleAgain(&$0, status: .inForce) }
    case .notNeeded, .atHome, .fileThenClaim:
      break
    }
    if trace.value(.networked, as: Networked.self) == .no {
      consider(.networkedTrue) {
        $0.learn(.networked, 0)
        follow(&$0, facts: facts)
      }
    }
    return steps
  }

  /// Whether the answer to one more question can still change what the person gets.
  ///
  /// Every value of the other unknown facts is tried, so "no" is a proof.
  package func stillMatters(_ fact: CareFact, in open: OpenCase, today: Day) -> Bool {
    let others = open.unknown.subtracting([fact])
    return variants(of: open.known, over: others).contains { known in
      var seen: [UInt8]?
      return variants(of: known, over: [fact]).contains { variant in
        let felt = felt(variant, today: today)
        defer { seen = felt }
        return seen.map { $0 != felt } ?? false
      }
    }
  }

  /// Every outcome the case can still have, each once, the best ratio first.
  package func outcomes(of open: OpenCase, today: Day) -> [Outcome] {
    var found: Set<Outcome> = []
    for variant in variants(of: open.known, over: open.unknown) {
      let trace = trace(variant, today: today).trace
      found.insert(Outcome(deltaPoints: points(trace), settlement: settlement(trace)))
    }
    return found.sorted {
      ($0.deltaPoints ?? .min, $1.settlement.number) > (
        $1.deltaPoints ?? .min, $0.settlement.number
      )
    }
  }

  private func felt(_ question: CareCase, today: Day) -> [UInt8] {
    let trace = trace(question, today: today).trace
    guard governs(trace) else { return [trace.situation[.applies]] }
    return [.applies, .ratio, .status, .settlement, .catalogue].map { trace.situation[$0] }
  }

  /// The case with every combination of values of these facts.
  private func variants(of known: CareCase, over facts: Set<CareFact>) -> [CareCase] {
    var cases = [known]
    func vary<Value>(_ path: WritableKeyPath<CareCase, Value>, _ values: [Value]) {
      cases = cases.flatMap { each in
        values.map { value in
          var other = each
          other[keyPath: path] = value
          return other
        }
      }
    }
    for fact in CareFact.allCases where facts.contains(fact) {
      switch fact {
      case .category: vary(\.category, Category.allCases)
      case .care: vary(\.care, Care.allCases)
      case .certificate: vary(\.certificate, sampleCertificates)
      case .paid: vary(\.paid, Paid.allCases)
      case .networked: vary(\.networked, [true, false])
      case .trauma: vary(\.trauma, Trauma.allCases)
      }
    }
    // Settled directly where nothing is networked: a case that excludes itself.
    return cases.filter { !($0.paid == .direct && $0.networked == false) }
  }

  /// No certificate, one that qualifies, and one that does not, as the pack tells them apart.
  private var sampleCertificates: [Certificate?] {
    var samples: [Certificate?] = [nil]
    for wanted in [true, false] {
      search: for scope in CertificateScope.allCases {
        for grade in Grade.allCases {
          let certificate = Certificate(scope: scope, grade: grade, listed: true)
          if qualifies(certificate).qualified == wanted {
            samples.append(certificate)
            break search
          }
        }
      }
    }
    return samples
  }
}

/// 联网 as the tables number it.
enum Networked: CaseIterable {
  case yes, no, unknown
}
