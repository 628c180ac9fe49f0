internal import Fronts
internal import Thermal

extension PrinterSetup {
  /// The printer that was chosen.
  init(_ choice: PrinterChoice) {
    kind = choice.kind
    address = choice.address.isEmpty ? nil : choice.address
    sheets = choice.sheets
    isLarge = choice.isLarge
    profile.hasHanzi = choice.hanzi != .none
    profile.charset = ThermalProfile.Charset(rawValue: choice.hanzi.rawValue) ?? .gb18030
    profile.hasNativeQR = choice.drawsCodes
    profile.codeDots = choice.codeDots
    profile.hasCutter = choice.hasCutter
    profile.needsHanziSize = choice.doublesByCommand
    answers = choice.answers
  }

  /// The printer as it is shown and another chosen.
  var choice: PrinterChoice {
    var choice = PrinterChoice(kind: kind, address: address ?? "", sheets: sheets)
    choice.isLarge = isLarge
    choice.hanzi =
      profile.hasHanzi
      ? PrinterChoice.Hanzi(rawValue: profile.charset.rawValue) ?? .gb18030 : .none
    choice.drawsCodes = profile.hasNativeQR
    choice.codeDots = profile.codeDots
    choice.hasCutter = profile.hasCutter
    choice.doublesByCommand = profile.needsHanziSize
    choice.answers = answers
    return choice
  }

  /// What `[printer]` says of it: every name it knows, so that no other file's shine through.
  var lines: [(key: String, value: String)] {
    func word(_ isTrue: Bool) -> String { isTrue ? "true" : "false" }
    var lines = [
      ("kind", Self.quoted(kind.rawValue)), ("address", Self.quoted(address ?? "")),
      ("paper", Self.quoted(sheets.rawValue)), ("large", word(isLarge)),
    ]
    if roll != nil {
      lines += [
        ("charset", Self.quoted(profile.charset.rawValue)), ("hanzi", word(profile.hasHanzi)),
        ("hanzi_size", word(profile.needsHanziSize)), ("native_qr", word(profile.hasNativeQR)),
        ("code_dots", String(profile.codeDots ?? 0)), ("cutter", word(profile.hasCutter)),
        ("status_back", word(answers)),
      ]
    }
    return lines
  }

  /// The text as a string of TOML.
  private static func quoted(_ text: String) -> String {
    let escaped = text.unicodeScalars.map { scalar in
      scalar == "\"" || scalar == "\\" ? "\\\(scalar)" : String(scalar)
    }
    return "\"\(escaped.joined())\""
  }
}
