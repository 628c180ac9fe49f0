internal import Messages
internal import Receipts

extension WireWriter {
  mutating func put(_ paper: Paper) {
    put(paper.number)
    put(paper.typeSize.rawValue)
    put(paper.language.rawValue)
    put(paper.holder)
    put(paper.blocks) { $0.put($1) }
  }

  private mutating func put(_ block: Paper.Block) {
    switch block {
    case .office(let text): put("office", [text])
    case .title(let text): put("title", [text])
    case .heading(let text): put("heading", [text])
    case .paragraph(let text): put("paragraph", [text])
    case .footnote(let text): put("footnote", [text])
    case .seal(let text): put("seal", [text])
    case .rule: put("rule", [])
    case .ruler: put("ruler", [])
    case .numbered(let sentences): put("numbered", sentences)
    case .signatures(let labels): put("signatures", labels)
    case .proof(let proof):
      put("proof", [proof.payload])
      put(proof.sentences) { $0.put($1) }
      put(proof.sentencesAlone) { $0.put($1) }
    case .clauses(let clauses): put("clauses", clauses.flatMap { [$0.number, $0.quote] })
    case .fields(let fields):
      put("fields")
      put(fields) { $0.put($1) }
    }
  }

  private mutating func put(_ kind: String, _ words: [String]) {
    put(kind)
    put(words) { $0.put($1) }
  }

  private mutating func put(_ field: Paper.Field) {
    put(field.label)
    switch field.value {
    case .text(let text): put("text"); put(text)
    case .number(let number): put("number"); put(number)
    }
    // Without a basis there is no label either; with one it may be empty.
    put(field.basis.map { [[$0.label], $0.clauses] } ?? []) { wire, words in
      wire.put(words) { $0.put($1) }
    }
  }
}

extension WireReader {
  mutating func paper() throws(Failure) -> Paper {
    let number = try word()
    guard let typeSize = Paper.TypeSize(rawValue: try word()),
      let language = Language(rawValue: try word())
    else { throw Failure() }
    let holder = try word()
    let blocks = try items { (wire) throws(Failure) in try wire.block() }
    return Paper(
      number: number, typeSize: typeSize, language: language, holder: holder, blocks: blocks)
  }

  private mutating func block() throws(Failure) -> Paper.Block {
    let kind = try word()
    if kind == "fields" {
      return .fields(try items { (wire) throws(Failure) in try wire.field() })
    }
    let words = try words()
    if kind == "proof", words.count == 1 {
      return .proof(.init(payload: words[0], sentences: try self.words(), alone: try self.words()))
    }
    switch (kind, words.count) {
    case ("office", 1): return .office(words[0])
    case ("title", 1): return .title(words[0])
    case ("heading", 1): return .heading(words[0])
    case ("paragraph", 1): return .paragraph(words[0])
    case ("footnote", 1): return .footnote(words[0])
    case ("seal", 1): return .seal(words[0])
    case ("rule", 0): return .rule
    case ("ruler", 0): return .ruler
    case ("numbered", _): return .numbered(words)
    case ("signatures", _): return .signatures(words)
    case ("clauses", let count) where count % 2 == 0:
      return .clauses(
        stride(from: 0, to: count, by: 2).map { Paper.Clause(words[$0], words[$0 + 1]) })
    default: throw Failure()
    }
  }

  private mutating func field() throws(Failure) -> Paper.Field {
    let (label, kind, text) = (try word(), try word(), try word())
    let basis = try items { (wire) throws(Failure) in try wire.words() }
    let value: Paper.Value
    switch kind {
    case "text": value = .text(text)
    case "number": value = .number(text)
    default: throw Failure()
    }
    switch basis.count {
    case 0: return Paper.Field(label, value)
    case 2 where basis[0].count == 1:
      return Paper.Field(label, value, basis: .init(basis[0][0], basis[1]))
    default: throw Failure()
    }
  }

  private mutating func words() throws(Failure) -> [String] {
    try items { (wire) throws(Failure) in try wire.word() }
  }
}
