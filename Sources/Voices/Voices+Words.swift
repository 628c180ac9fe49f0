import Messages
package import Rules

// The domain's words, for forms, lists and receipts.
extension Voices {
  /// Such as 异地转诊.
  package func word(_ category: Category) -> String {
    catalogue("word.category.\(category.rawValue)")
  }

  /// Such as 住院.
  package func word(_ care: Care) -> String {
    catalogue("word.care.\(care.rawValue)")
  }

  /// Such as 职工医保.
  package func word(_ insurance: Insurance) -> String {
    catalogue("word.insurance.\(insurance.rawValue)")
  }

  /// Such as 省外.
  package func word(_ zone: Zone) -> String {
    catalogue("word.zone.\(zone.rawValue)")
  }

  /// Whether directly, in a word: 是, 备案后, 否，手工报销, 需人工.
  package func word(_ settlement: Settlement) -> String {
    catalogue("word.settlement.\(settlement.rawValue)")
  }

  /// Such as 备案有效.
  package func word(_ status: FilingStatus) -> String {
    catalogue("word.status.\(status.rawValue)")
  }

  /// Whose scope of payment: 就医地 or 参保地.
  package func word(_ catalogue: Rules.Catalogue) -> String {
    self.catalogue("word.catalogue.\(catalogue.rawValue)")
  }

  /// Such as 二级甲等.
  package func word(_ grade: Grade) -> String {
    catalogue("word.grade.\(grade.rawValue)")
  }

  /// Such as 县（市、区）.
  package func word(_ scope: CertificateScope) -> String {
    catalogue("word.issuer.\(scope.rawValue)")
  }

  /// Such as 外伤，无第三方.
  package func word(_ trauma: Trauma) -> String {
    catalogue("word.injury.\(trauma.rawValue)")
  }

  /// Such as 自费结算.
  package func word(_ paid: Paid) -> String {
    catalogue("word.paid.\(paid.rawValue)")
  }

  /// Such as 可以变更.
  package func word(_ verdict: Verdict) -> String {
    catalogue("word.verdict.\(verdict.rawValue)")
  }

  /// Such as 换地方.
  package func word(_ change: ChangeKind) -> String {
    catalogue("word.change.\(change.rawValue)")
  }

  /// Such as 转诊证明.
  package func word(_ fact: CareFact) -> String {
    catalogue("word.fact.\(fact.rawValue)")
  }

  /// Until when, for a form or a list: 长期有效, 有效到 2027-01-31，当日含.
  package func word(_ validity: Validity?) -> String {
    switch validity {
    case .open: catalogue("desk.until.open")
    case .through(let last): catalogue("desk.until.day", ["day": last.description])
    case nil: catalogue("desk.until.none")
    }
  }

  /// What must be said beside the answer, in a sentence for the person.
  package func sentence(_ note: Note) -> String {
    catalogue("note.\(note.rawValue)")
  }

  /// The same for a clerk, in a few words.
  package func word(_ note: Note) -> String {
    catalogue("note.desk.\(note.rawValue)")
  }

  /// What a difference in points means, as the notice says it: 比例不降, 比例降低 10 个百分点.
  package func ratio(_ deltaPoints: Int?) -> String {
    switch deltaPoints {
    case nil: catalogue("desk.ratio.none")
    case 0: catalogue("desk.ratio.same")
    case .some(let points): catalogue("desk.ratio.lower", ["points": String(-points)])
    }
  }
}
