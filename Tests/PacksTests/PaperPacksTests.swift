import Support
import Testing

@Suite("A pack beside the text it was taken from")
struct PaperPacksTests {
  @Test(
    "quotes every sentence of it, or lists it as left out with the reason",
    arguments: ["dazhou-2022-118"])
  func nothingLost(_ id: String) throws {
    let pack = SourcedPack(id)
    let sentences = pack.sentencesOfNotice
    let quoted = Set(pack.quotes.values.flatMap { SourcedPack.sentences(of: $0) })
    #expect(sentences.count > 1)
    for sentence in sentences {
      let isQuoted = quoted.contains { sentence == $0 || pack.isNumbered(sentence, $0) }
      let listed = pack.leftOut.filter { pack.names($0.text, sentence) }
      #expect(isQuoted != (listed.count == 1), "\(id): \(sentence)")
      #expect(listed.count < 2, "\(id): \(sentence)")
    }
    for (text, reason) in pack.leftOut {
      #expect(!reason.isEmpty, "\(id): \(text)")
      #expect(sentences.count { pack.names(text, $0) } == 1, "\(id): \(text)")
    }
  }
}
