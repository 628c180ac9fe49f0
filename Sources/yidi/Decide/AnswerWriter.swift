internal import Messages
internal import OfficeLists
internal import Rules
internal import Voices

/// How much of the reasons to write.
enum Explain: String, CaseIterable {
  case none, ids, full
}

/// Writes answers in the order of keys the contract fixes.
struct AnswerWriter {
  let explain: Explain
  let voices: Voices
  let texts: Messages.Catalogue

  /// One line: the answer to a question.
  ///
  /// What the office's lists gave stands in the ratio and behind all else, if lines ask them.
  func write(
    _ question: Question, _ office: OfficeFacts?, id: LineID, by policy: Policy,
    to out: inout JSONWriter
  ) {
    out.object { out in
      write(id, to: &out)
      out.string("policy", policy.id)
      switch question {
      case .care(let question, let today):
        let local = office.map { $0.local(question.care, on: question.admission ?? today) }
        write(policy.decide(question, today: today), office, local, to: &out)
      case .change(let question):
        write(policy.decide(question), to: &out)
      case .place(let fileTo):
        let answer = policy.filingPlace(fileTo)
        out.string("file_to", answer.fileTo.description)
        reasons(policy.id, answer.citations, [], [], to: &out)
      case .certificate(let certificate):
        let answer = policy.qualifies(certificate)
        out.bool("qualified", answer.qualified)
        reasons(policy.id, answer.citations, answer.readings, answer.notes, to: &out)
      case .validity(let filing, let day):
        let answer = policy.validity(of: filing, on: day)
        out.bool("in_force", answer.inForce)
        out.string("valid_through", answer.validThrough.word)
        reasons(policy.id, answer.citations, answer.readings, [], to: &out)
      }
      if let office { write(office, to: &out) }
    }
    out.newline()
  }

  /// One line: why a line is not answered.
  func write(_ fault: Fault, id: LineID, to out: inout JSONWriter) {
    out.object { out in
      write(id, to: &out)
      out.object("error") { out in
        out.string("code", fault.code.rawValue)
        out.string("field", fault.field)
        out.string("message", message(of: fault))
      }
    }
    out.newline()
  }

  /// One plain sentence; what a value of the wrong type is stands there in words, not as JSON's own,
  /// with the value.
  private func message(of fault: Fault) -> String {
    var values = fault.values
    if fault.code == .wrongType, let kind = values["value"] {
      values["value"] = texts("fault.kind.\(kind)", ["shown": values["shown"] ?? ""])
    }
    return texts("fault.\(fault.text)", values)
  }

  private func write(_ id: LineID, to out: inout JSONWriter) {
    switch id {
    case .text(let text): out.string("id", text)
    case .integer(let digits): out.integer("id", digits: digits)
    }
  }

  private func write(
    _ decision: Decision, _ office: OfficeFacts?, _ local: OfficeLists.Local?,
    to out: inout JSONWriter
  ) {
    out.string("treated_as", decision.treatedAs.rawValue)
    out.string("zone", decision.zone.rawValue)
    out.object("ratio") { out in
      out.integer("delta_points", decision.deltaPoints)
      if let office, let local { write(local, decision.deltaPoints, office, to: &out) }
    }
    out.string("settlement", decision.settlement.rawValue)
    out.string("catalogue", decision.catalogue?.rawValue)
    out.object("filing") { out in
      out.string("status", decision.status.rawValue)
      out.string("valid_through", decision.validThrough?.word)
      out.string("file_to", decision.fileTo.description)
    }
    reasons(decision.policy, decision.citations, decision.readings, decision.notes, to: &out)
    guard explain == .full else { return }
    out.array("one_step", decision.steps) { out, step in
      out.object { out in
        let (change, to) = step.change.words
        out.string("change", change)
        out.string("to", to)
        out.integer("delta_points", step.deltaPoints)
        out.string("settlement", step.settlement.rawValue)
      }
    }
  }

  private func write(_ decision: ChangeDecision, to out: inout JSONWriter) {
    out.string("verdict", decision.verdict.rawValue)
    out.string("locked_through", decision.lockedThrough?.description)
    out.string("earliest", decision.earliest?.description)
    reasons(decision.policy, decision.citations, decision.readings, decision.notes, to: &out)
  }

  private func reasons(
    _ policy: String, _ citations: [Citation], _ readings: [Reading], _ notes: [Note],
    to out: inout JSONWriter
  ) {
    guard explain != .none else { return }
    out.array("clauses", citations) { $0.string(nil, $1.clause) }
    out.array("readings", readings) { $0.string(nil, $1.id) }
    out.array("notes", notes) { $0.string(nil, $1.rawValue) }
    guard explain == .full else { return }
    out.array("because", citations) { out, citation in
      out.object { out in
        out.string("clause", citation.clause)
        out.string("quote", citation.quote)
        out.string("says", voices.says(citation, of: policy))
      }
    }
  }
}

extension Validity {
  /// The contract's word: a date, or "open".
  var word: String {
    switch self {
    case .through(let day): day.description
    case .open: "open"
    }
  }
}

extension Step.Change {
  /// The contract's words for the step and for what it leads to.
  var words: (change: String, to: String) {
    switch self {
    case .certificateQualified: ("certificate", "qualified")
    case .filingMade: ("filing", "made")
    case .filingChanged: ("filing", "changed")
    case .networkedTrue: ("networked", "true")
    }
  }
}
