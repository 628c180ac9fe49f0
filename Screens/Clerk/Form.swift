import Interview
import Rules

extension Screen {
  /// The fields of the clerk's form (C2), in the order of the papers on the counter.
  package static let form: [Screen] = [
    field(.identityKind, .choice(words("identity_kind", from: 1, Identity.Kind.allCases))),
    Screen.identity.onForm, Screen.name.onForm,
    Screen.insuredPlace.onForm,
    field(.insurance, .choice(words("insurance", from: 1, Insurance.allCases))),
    Screen.phone.onForm,
    field(.category, .choice(words("category", from: 1, Category.allCases))),
    Screen.carePlace.onForm,
    field(.care, .choice(words("care", from: 1, Care.allCases))),
    field(
      .stage,
      .choice([
        .word("stage", 1, Value.before), .word("stage", 2, Value.inHospital),
        .word("stage", 3, Value.leftSelfPaid), .word("stage", 4, Value.leftDirect),
      ])),
    Screen.admission.onForm, Screen.discharge.onForm,
    Screen.hospital.onForm,
    field(
      .certificate,
      .choice([.word("has", 0, Value.no), .word("has", 1, Value.yes), unsure])),
    Screen.issuerName.onForm,
    field(
      .issuer,
      .choice(words("issuer", from: 1, CertificateScope.allCases) + [unsure])),
    field(.grade, .choice(grades)),
    field(.listed, .choice(noOrYes)),
    field(.injury, .choice(words("injury", from: 0, Trauma.allCases) + [unsure])),
    field(.networked, .choice(noOrYes)),
    field(
      .materials,
      .choice([
        .word("materials", 1, Value.complete), .word("materials", 2, Value.promised),
      ])),
    field(.materialsBy, .text(.date, width: 10)),
    field(.effective, .text(.date, width: 10)),
    field(
      .forWhom,
      .choice([
        .word("for_whom", 0, Value.oneself), .word("for_whom", 1, Value.relative),
      ])),
    Screen.agentName.onForm, Screen.agentIdentity.onForm, Screen.agentPhone.onForm,
    field(
      .relation,
      .choice([
        .word("relation", 1, Value.spouse), .word("relation", 2, Value.child),
        .word("relation", 3, Value.parent), .word("relation", 4, Value.otherRelation),
      ])),
  ]

  private static let unsure = Option.word("answer", 9, Value.unsure)

  /// 0 and 1 as the papers number them.
  private static let noOrYes = [
    Option.word("answer", 0, Value.no), Option.word("answer", 1, Value.yes), unsure,
  ]

  /// The grades clerks meet, each under one digit; all that 四（五） does not name share 8.
  private static let grades: [Option] = {
    let met: [Grade] = [
      .tertiarySpecial, .tertiaryA, .tertiaryB, .tertiaryC, .tertiary, .secondaryA, .secondaryB,
      .secondary,
    ]
    return words("grade", from: 0, met) + [.word("grade", 8, Value.lowerGrade), unsure]
  }()

  private static func words<Word: RawRepresentable<String>>(
    _ family: String, from first: Int, _ values: [Word]
  ) -> [Option] {
    values.enumerated().map { .word(family, first + $0.offset, $0.element.rawValue) }
  }

  private static func field(_ question: Question, _ input: Input) -> Screen {
    Screen(question, step: nil, input, label: "form.\(question.rawValue)")
  }

  /// The guided question as a field: the same input under a shorter label, without its sentences.
  private var onForm: Screen { Screen.field(question, input) }
}
