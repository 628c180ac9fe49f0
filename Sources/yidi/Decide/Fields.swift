internal import Places
internal import Rules

/// Reads typed values out of a JSON object and collects what is wrong with them.
struct Fields {
  private let members: [JSON.Member]
  /// What stands before each field's name in a path.
  private let path: String
  private(set) var faults: [Fault] = []
  private let places: Places

  /// The members of an object; a key outside `known` is a fault, so is a missing one of `required`.
  init(
    _ members: [JSON.Member], path: String = "", known: [String], required: [String],
    places: Places
  ) {
    self.members = members
    self.path = path
    self.places = places
    for member in members where !known.contains(member.key) {
      faults.append(
        Fault(
          .unknownField, path + member.key,
          ["value": member.key, "wanted": known.joined(separator: ", ")]))
    }
    for key in required where self[key] == nil {
      faults.append(
        Fault(.missingField, path + key, ["value": path + key, "wanted": Self.example(of: key)]))
    }
  }

  /// What may stand under a key that must be there: all its words, or one value.
  private static func example(of key: String) -> String {
    func words<Word: RawRepresentable & CaseIterable>(_: Word.Type) -> String
    where Word.RawValue == String { Word.allCases.map(\.rawValue).joined(separator: ", ") }
    switch key {
    case "ask": return words(Question.Kind.self)
    case "category": return words(Category.self)
    case "care": return words(Care.self)
    case "change": return words(ChangeKind.self)
    case "scope": return words(CertificateScope.self)
    case "grade": return words(Grade.self)
    case "effective": return "2025-04-12"
    case "certificate": return #"{"scope":"city","grade":"三级甲等"}"#
    case "filing":
      return #"{"category":"referral","place":"510100","effective":"2025-04-12"}"#
    default: return "510100"
    }
  }

  /// The value under a key; `null` counts as left out.
  subscript(key: String) -> JSON? {
    members.first { $0.key == key && $0.value != .null }?.value
  }

  /// Takes over what is wrong with a part.
  mutating func add(_ faults: [Fault]) {
    self.faults += faults
  }

  /// Notes one fault.
  mutating func add(_ fault: Fault) {
    faults.append(fault)
  }

  /// A text.
  mutating func text(_ key: String) -> String? {
    guard let value = self[key] else { return nil }
    if case .string(let text) = value { return text }
    wrongType(key, value, wanted: "text")
    return nil
  }

  /// True or false.
  mutating func bool(_ key: String) -> Bool? {
    guard let value = self[key] else { return nil }
    if case .bool(let answer) = value { return answer }
    wrongType(key, value, wanted: "bool")
    return nil
  }

  /// One of the words of an enumeration.
  mutating func word<Word: RawRepresentable & CaseIterable>(_ key: String, _: Word.Type) -> Word?
  where Word.RawValue == String {
    guard let text = text(key) else { return nil }
    if let word = Word(rawValue: text) { return word }
    let wanted = Word.allCases.map(\.rawValue).joined(separator: ", ")
    faults.append(Fault(.unknownValue, path + key, ["value": text, "wanted": wanted]))
    return nil
  }

  /// A day, "YYYY-MM-DD".
  mutating func day(_ key: String) -> Day? {
    guard let text = text(key) else { return nil }
    if let day = Day(text) { return day }
    faults.append(Fault(.notADate, path + key, ["value": text]))
    return nil
  }

  /// A day under a key where a day stands there, without a word where none does.
  func plainDay(_ key: String) -> Day? {
    if case .string(let text) = self[key] { Day(text) } else { nil }
  }

  /// The place to file to for the place under a key.
  mutating func filingPlace(_ key: String, orProvince: Bool = false) -> PlaceCode? {
    place(key, orProvince ? "unknown_place.or_province" : "unknown_place") { places, code in
      orProvince ? places.filingPlaceOrProvince(of: code) : places.filingPlace(of: code)
    }
  }

  /// The place one is insured in, a retired code as the place there now.
  mutating func insuredPlace(_ key: String) -> PlaceCode? {
    place(key, "unknown_place.insured") { $0.insuredPlace($1) }
  }

  private mutating func place(
    _ key: String, _ refusal: String, _ resolve: (Places, UInt32) -> UInt32?
  ) -> PlaceCode? {
    guard let text = text(key) else { return nil }
    if let code = PlaceCode(text), let found = resolve(places, code.value) {
      return PlaceCode(value: found)
    }
    faults.append(Fault(.unknownPlace, path + key, text: refusal, ["value": text]))
    return nil
  }

  /// The members of an object under a key.
  mutating func object(_ key: String) -> [JSON.Member]? {
    guard let value = self[key] else { return nil }
    if case .object(let members) = value { return members }
    wrongType(key, value, wanted: "object")
    return nil
  }

  /// The elements of an array under a key.
  mutating func array(_ key: String) -> [JSON]? {
    guard let value = self[key] else { return nil }
    if case .array(let elements) = value { return elements }
    wrongType(key, value, wanted: "array")
    return nil
  }

  /// A part of this object that has a shape of its own.
  mutating func part<Part>(
    _ key: String, _ read: ([JSON.Member], String) -> (Part?, [Fault])
  )
    -> Part?
  {
    guard let members = object(key) else { return nil }
    let (part, faults) = read(members, path + key + ".")
    self.faults += faults
    return part
  }

  private mutating func wrongType(_ key: String, _ value: JSON, wanted: String) {
    faults.append(.wrongType(path + key, value, wanted: wanted))
  }
}

extension JSON {
  /// What a value is; names its text below `fault.kind.`.
  var kind: String {
    switch self {
    case .null: "null"
    case .bool: "boolean"
    case .integer: "integer"
    case .number: "number"
    case .string: "string"
    case .array: "array"
    case .object: "object"
    }
  }

  /// The value itself as far as one line shows it; nothing of lists and objects.
  var shown: String {
    switch self {
    case .null, .array, .object: ""
    case .bool(let answer): String(answer)
    case .integer(let text), .number(let text), .string(let text):
      text.count > Self.shownMax ? text.prefix(Self.shownMax) + "..." : text
    }
  }

  /// As many characters of a value are named.
  private static let shownMax = 40
}
