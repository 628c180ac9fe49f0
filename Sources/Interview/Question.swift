/// Everything that may be asked; raw values name the texts (`q.<question>.title`) and the drafts.
package enum Question: String, CaseIterable, Sendable {
  /// What the person came for: to go, in hospital there already, or to look a filing up.
  case purpose
  case forWhom = "for_whom"
  case agentName = "agent_name"
  case agentIdentity = "agent_identity"
  case agentPhone = "agent_phone"
  case relation
  case reason
  /// The first of two simpler questions for whom no reason fits.
  case livesThere = "lives_there"
  /// The second.
  case needsHospital = "needs_hospital"
  /// The category by its code; the clerk's form asks it in place of `reason` and `emergency`.
  case category
  case care
  case stage
  case admission
  case discharge
  case emergency
  /// Whether a referral certificate is in hand.
  case certificate
  /// Which institution of the year's list issued it; asked only with such a list.
  case issuerName = "issuer_name"
  case issuer
  case grade
  case listed
  case injury
  /// Which institution of the office's list the care is in; asked only with such a list.
  case hospital
  case networked
  case carePlace = "care_place"
  case insuredPlace = "insured_place"
  case insurance
  /// Which paper the number is from; recognised from the number unless a clerk says so.
  case identityKind = "identity_kind"
  case identity
  case name
  case phone
  /// Whether the materials are there or promised (告知承诺); asked on the form alone.
  case materials
  /// The day by which they were promised.
  case materialsBy = "materials_by"
  /// The first day of the filing; today unless a clerk enters a paper one.
  case effective
  /// A filing's number or a person's ID number, to look a filing up by.
  case lookUp = "look_up"
  /// The last four of the identity number of whom that filing is for; a filing's number alone is no proof.
  case lookUpTail = "look_up_tail"
}

/// Values of answers that Rules has no word for; those it has are its raw values.
package enum Value {
  package static let yes = "yes"
  package static let no = "no"
  /// 不清楚: an answer like any other, and never taken for another.
  package static let unsure = "unsure"

  /// Values of `purpose`.
  package static let going = "going"
  package static let inHospital = "in_hospital"
  package static let lookUp = "look_up"

  /// Values of `forWhom`.
  package static let oneself = "self"
  package static let relative = "relative"

  /// Values of `relation`.
  package static let spouse = "spouse"
  package static let child = "child"
  package static let parent = "parent"
  package static let otherRelation = "other"

  /// Values of `reason`, beside the long-term categories' own.
  package static let ill = "ill"
  package static let noneOfThese = "none"

  /// Value of `care` in the guided front: 两病 or 门诊特殊疾病, which the rules treat alike.
  package static let chronic = "chronic"

  /// Values of `stage`, beside `inHospital`.
  package static let before = "before"
  package static let leftSelfPaid = "left_self_paid"
  package static let leftDirect = "left_direct"

  /// Values of `materials`: 齐全, and 承诺后补.
  package static let complete = "complete"
  package static let promised = "promised"

  /// Value of `grade`: below those that 四（五） names.
  package static let lowerGrade = "lower"

  /// Value of `issuerName` and `hospital`, beside the keys of institutions: 名单里没有.
  ///
  /// Once taken it names the list too, by year or place: of another list nobody has said it.
  package static let notListed = "not_listed"

  /// Whether an answer says that an institution is not on some list.
  package static func isNotListed(_ answer: String) -> Bool {
    answer == notListed || answer.hasPrefix(notListed + " ")
  }

  /// Value of `phone`: the person has none.
  package static let noPhone = "none"
}
