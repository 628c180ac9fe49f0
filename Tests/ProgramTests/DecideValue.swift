import FoundationEssentials

/// A JSON value, read by another reader than the program's own.
indirect enum Value: Hashable, Decodable {
  case null
  case bool(Bool)
  case integer(Int)
  /// With a fraction.
  case number(Double)
  case text(String)
  case list([Value])
  case object([String: Value])

  /// The value of one JSON text.
  init(json: String) throws {
    self = try JSONDecoder().decode(Value.self, from: Data(json.utf8))
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .bool(value)
    } else if let value = try? container.decode(Int.self) {
      self = .integer(value)
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else if let value = try? container.decode(String.self) {
      self = .text(value)
    } else if let value = try? container.decode([Value].self) {
      self = .list(value)
    } else {
      self = .object(try container.decode([String: Value].self))
    }
  }

  /// What stands under a key; null where there is no such key or this is no object.
  subscript(key: String) -> Value {
    if case .object(let members) = self { members[key] ?? .null } else { .null }
  }

  /// The keys of an object.
  var keys: Set<String> {
    if case .object(let members) = self { Set(members.keys) } else { [] }
  }

  /// The values of a list of texts.
  var texts: [String] {
    guard case .list(let values) = self else { return [] }
    return values.compactMap { if case .text(let text) = $0 { text } else { nil } }
  }

  /// The text, or nothing.
  var text: String {
    if case .text(let text) = self { text } else { "" }
  }

  /// How `actual` fails this expectation: objects in every key given, all else whole.
  func differences(from actual: Value, at path: String = "") -> [String] {
    guard case .object(let members) = self else {
      return self == actual ? [] : ["\(path): wanted \(self), got \(actual)"]
    }
    guard case .object(let others) = actual else { return ["\(path): no object but \(actual)"] }
    return members.keys.sorted().flatMap { key -> [String] in
      guard let wanted = members[key] else { return [] }
      let here = path.isEmpty ? key : "\(path).\(key)"
      guard let found = others[key] else { return ["\(here): missing, wanted \(wanted)"] }
      return wanted.differences(from: found, at: here)
    }
  }
}

extension Value: CustomStringConvertible {
  /// As JSON writes it, near enough to be read.
  var description: String {
    switch self {
    case .null: "null"
    case .bool(let value): String(value)
    case .number(let value): String(value)
    case .integer(let value): String(value)
    case .text(let value): "\"\(value)\""
    case .list(let values): "[\(values.map(\.description).joined(separator: ","))]"
    case .object(let members):
      "{\(members.sorted { $0.key < $1.key }.map { "\($0.key):\($0.value)" }.joined(separator: ","))}"
    }
  }
}
