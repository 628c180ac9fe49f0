/// An unfinished filing as it is kept: the answers, and where the person was.
package struct Draft: Hashable, Sendable {
  package var answers: Answers
  package var front: Interview.Front
  /// Where the person was, in the front's own words: the page; or the field, with what stood in it half typed.
  package var position: String

  /// Those answers at that position.
  package init(answers: Answers, front: Interview.Front, position: String) {
    self.answers = answers
    self.front = front
    self.position = position
  }
}

extension Draft {
  /// Why bytes are no draft of ours.
  package enum Failure: Error, Hashable {
    case notADraft
    /// Written by another version of the program; it is kept and not guessed at.
    case unknownVersion(String)
    /// Cut off, or with a word that this version does not know.
    case damaged
  }

  /// No draft comes near this; more is refused before it is read.
  package static let bytesMax = 65_536

  private static let magic = "yidi draft "
  private static let version = "1"

  /// A line that names the version, then the texts as netstrings: how many answers, front, position,
  /// and three an answer.
  package var bytes: [UInt8] {
    let answered = answers.questions
    // The count tells a draft that was cut off between two answers.
    var texts = [String(answered.count), front.rawValue, position]
    for question in answered {
      guard let answer = answers[question] else { continue }
      texts += [question.rawValue, answer.source.rawValue, answer.value]
    }
    var bytes = Array("\(Draft.magic)\(Draft.version)\n".utf8)
    for text in texts {
      bytes += Array("\(text.utf8.count):\(text),".utf8)
    }
    return bytes
  }

  /// The draft that `bytes` holds.
  ///
  /// - Throws: why it is none.
  package init(bytes: [UInt8]) throws(Failure) {
    let magic = Array(Draft.magic.utf8)
    guard bytes.count <= Draft.bytesMax, bytes.starts(with: magic),
      let lineEnd = bytes.firstIndex(of: UInt8(ascii: "\n"))
    else { throw .notADraft }
    let version = String(decoding: bytes[magic.count..<lineEnd], as: UTF8.self)
    guard version == Draft.version else { throw .unknownVersion(version) }
    let texts = try Draft.netstrings(bytes[(lineEnd + 1)...])
    guard texts.count >= 3, texts[0] == String(texts.count / 3 - 1), texts.count % 3 == 0,
      let front = Interview.Front(rawValue: texts[1])
    else { throw .damaged }
    var answers = Answers()
    for index in stride(from: 3, to: texts.count, by: 3) {
      guard let question = Question(rawValue: texts[index]), answers[question] == nil,
        let source = Source(rawValue: texts[index + 1])
      else { throw .damaged }
      let value = texts[index + 2]
      guard question.choices?.contains(value) ?? true else { throw .damaged }
      answers[question] = Answer(value, source: source)
    }
    self.init(answers: answers, front: front, position: texts[2])
  }

  private static func netstrings(_ bytes: ArraySlice<UInt8>) throws(Failure) -> [String] {
    var texts: [String] = []
    var rest = bytes
    while let colon = rest.firstIndex(of: UInt8(ascii: ":")) {
      guard let length = Int(String(decoding: rest[..<colon], as: UTF8.self)), length >= 0,
        length < rest.distance(from: colon, to: rest.endIndex) - 1
      else { throw .damaged }
      let start = colon + 1
      let end = start + length
      guard rest[end] == UInt8(ascii: ","),
        let text = String(validating: rest[start..<end], as: UTF8.self)
      else { throw .damaged }
      texts.append(text)
      rest = rest[(end + 1)...]
    }
    guard rest.isEmpty else { throw .damaged }
    return texts
  }
}
