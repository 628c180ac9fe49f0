package import Messages
internal import Rules
internal import Voices

extension Paper {
  /// The paper of that filing in the catalogue's language, or `nil` where the filing gives no such one.
  ///
  /// It promises what the notice says and nothing more; what it leaves open is said to be open.
  package init?(_ input: ReceiptInput, _ kind: PaperKind, catalogue: Messages.Catalogue) {
    let writer = ReceiptWriter(input: input, catalogue: catalogue)
    let blocks: [Block]? =
      switch kind {
      case .receipt: writer.ordinary
      case .large: writer.large
      case .hospital: writer.hospital
      case .missing: writer.missing
      case .form: writer.form
      case .promise: writer.promise
      }
    guard let blocks else { return nil }
    self.init(
      number: input.isOnRecord ? input.number : kind.rawValue, typeSize: kind.typeSize,
      language: catalogue.language, holder: Masks.name(input.name), blocks: blocks)
  }

  /// The receipt (备案回执) of that filing, in ordinary or large type.
  package init(
    _ input: ReceiptInput, typeSize: TypeSize = .ordinary, catalogue: Messages.Catalogue
  ) {
    let writer = ReceiptWriter(input: input, catalogue: catalogue)
    self.init(
      number: input.number, typeSize: typeSize, language: catalogue.language,
      holder: Masks.name(input.name),
      blocks: typeSize == .ordinary ? writer.ordinary : writer.large)
  }
}

/// Puts a filing into blocks of words.
struct ReceiptWriter {
  let input: ReceiptInput
  let catalogue: Messages.Catalogue
  let voices: Voices
  /// The decision in everyday words; no sentence about it is written twice.
  let words: PersonWords

  /// A writer of that filing in the catalogue's language.
  init(input: ReceiptInput, catalogue: Messages.Catalogue) {
    self.input = input
    self.catalogue = catalogue
    voices = Voices(catalogue: catalogue)
    var scene = Scene(
      moment: input.isOnRecord ? .filed : .before, care: input.care, paid: input.paid,
      carePlace: input.carePlaceShort, inHospital: input.isInHospital, hotline: input.hotline)
    scene.certificate = input.certificateDecision
    words = voices.forPerson(input.decision.filed(through: input.validity), scene)
  }

  /// What stands between two sentences; Chinese ones need nothing.
  var betweenSentences: String { catalogue.language.isChinese ? "" : " " }

  /// The text under `receipt.<key>`.
  func text(_ key: String, _ values: [String: String] = [:]) -> String {
    catalogue("receipt.\(key)", values)
  }

  /// A row with the label under `receipt.label.<key>`.
  func field(_ key: String, _ value: String) -> Paper.Field {
    Paper.Field(text("label.\(key)"), .text(value))
  }
}

extension Decision {
  /// The same answer, about a filing that now holds until then.
  fileprivate func filed(through validity: Validity) -> Decision {
    Decision(
      policy: policy, treatedAs: treatedAs, zone: zone, deltaPoints: deltaPoints,
      settlement: settlement, catalogue: catalogue, status: status, validThrough: validity,
      fileTo: fileTo, citations: citations, readings: readings,
      notes: notes.filter(isToBeSaid), steps: steps)
  }

  /// Whether a paper says it beside what the answer rests on.
  private func isToBeSaid(_ note: Note) -> Bool {
    switch note {
    // Where it is not settled directly, or nobody knows yet, the hospital's word would mislead.
    case .ifNetworked: settlement != .staff && settlement != .manual
    // The sentence about manual claims says it, where that one is quoted.
    case .localPriceCeiling: !citations.contains { $0.conclusion == "catalogue" }
    default: true
    }
  }
}
