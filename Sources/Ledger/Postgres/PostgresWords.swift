/// A statement as it is written here, in PostgreSQL's words.
///
/// A question mark becomes `$1`, `$2` …, one with a number `$` and that number; `window`, the name of
/// a column here and a word of its own there, gets quotes. What stands in quotes stays as it is.
func postgresWords(_ sql: String) -> String {
  var result: [UInt8] = []
  var places = 0
  let bytes = Array(sql.utf8)
  var index = 0
  func end(of word: Int, _ isIn: (UInt8) -> Bool) -> Int {
    bytes[word...].firstIndex { !isIn($0) } ?? bytes.endIndex
  }
  func isLetter(_ byte: UInt8) -> Bool {
    (97...122).contains(byte | 0x20) || byte == UInt8(ascii: "_") || (48...57).contains(byte)
  }
  while index < bytes.endIndex {
    let start = index
    switch bytes[index] {
    case let quote where quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\""):
      index = (bytes[(index + 1)...].firstIndex(of: quote) ?? bytes.endIndex - 1) + 1
      result += bytes[start..<index]
    case UInt8(ascii: "?"):
      index = end(of: index + 1) { (48...57).contains($0) }
      places += 1
      let number = index > start + 1 ? Array(bytes[(start + 1)..<index]) : Array("\(places)".utf8)
      result += [UInt8(ascii: "$")] + number
    case let byte where isLetter(byte):
      index = end(of: index, isLetter)
      let word = bytes[start..<index]
      let isReserved = word.elementsEqual("window".utf8)
      result += isReserved ? ArraySlice("\"window\"".utf8) : word
    default:
      result.append(bytes[index])
      index += 1
    }
  }
  return String(decoding: result, as: UTF8.self)
}
