/// One JSON value as it stands in a line of cases.
///
/// Our own reader, as it must refuse a key given twice (nothing is dropped), echo integers of any
/// length, and read ten million lines in constant memory; `JSONDecoder` does none of these.
enum JSON: Equatable {
  case null
  case bool(Bool)
  /// A number without fraction or exponent, in its own digits.
  case integer(String)
  /// Any other number, as written.
  case number(String)
  case string(String)
  case array([JSON])
  /// Members in the order written; no key twice.
  case object([Member])

  /// A key and its value.
  struct Member: Equatable {
    let key: String
    let value: JSON
  }

  /// Why a line is not taken.
  enum Failure: Error, Equatable {
    /// Not JSON, from this byte on.
    case syntax(offset: Int)
    /// More brackets within brackets than are taken.
    case tooDeep
    /// The same key twice in one object, such as `filings[0].place`.
    case twice(path: String)
  }

  /// Brackets within brackets, at most.
  static let depthMax = 32
}
