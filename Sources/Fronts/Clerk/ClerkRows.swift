import Interview

/// The order of the form: as the papers lie on the counter, one or two fields a row.
enum ClerkRows {
  /// Fields that share a row belong together; read from left to right, then down.
  static let all: [[Question]] = [
    [.identity],
    [.name],
    [.insuredPlace, .insurance],
    [.phone],
    [.category],
    [.carePlace],
    [.hospital],
    [.certificate, .issuerName, .issuer],
    [.grade, .listed],
    [.care, .networked],
    [.stage, .admission],
    [.injury, .discharge],
    [.materials, .materialsBy],
    [.effective, .forWhom],
    [.agentName, .relation],
    [.agentIdentity],
    [.agentPhone],
  ]

  /// Every field of the form, in the order in which Enter goes through them.
  static let order: [Question] = all.flatMap { $0 }

  /// Fields that keep their place on the form even while they cannot matter.
  static let standing: Set<Question> = [
    .identity, .name, .insuredPlace, .insurance, .phone, .category, .carePlace, .care, .networked,
    .stage, .materials, .effective, .forWhom,
  ]

  /// The field whose row an empty one stands above, where there is room: the person, then the care.
  static let openers: Set<Question> = [.category, .care, .materials]
}
