package import Messages

/// What comes out of a printer, as blocks that every rendering lays out in its own way.
///
/// Whatever stands here is meant for paper: names and numbers are already masked where they must
/// be, words are already in the reader's language. A rendering adds nothing and leaves nothing out.
package struct Paper: Hashable, Sendable {
  /// Which of the two papers it is.
  package enum TypeSize: String, CaseIterable, Sendable {
    /// Everything, with the clauses quoted.
    case ordinary
    /// 长辈版: only what one does next, one idea a block.
    case large
  }

  /// The filing it is about, or such as day-2026-07-31; the only name that file and job ever carry.
  package let number: String
  package let typeSize: TypeSize
  /// What its words are in: type and line breaks follow it.
  package let language: Language
  /// Whose filing it is about, masked, for the foot of every sheet; empty where it is nobody's.
  package let holder: String
  package let blocks: [Block]

  /// A paper made of those blocks, from the top down.
  package init(
    number: String, typeSize: TypeSize, language: Language, holder: String = "", blocks: [Block]
  ) {
    self.number = number
    self.typeSize = typeSize
    self.language = language
    self.holder = holder
    self.blocks = blocks
  }
}

extension Paper {
  /// The labels of rows that stand right above an answer to be written by hand, each once: a paper of many
  /// questions sets all of them in one column.
  package var labelsAboveAnswers: [String] {
    var labels: [String] = []
    for (block, next) in zip(blocks, blocks.dropFirst()) where next.isAnswer {
      guard case .fields(let fields) = block else { continue }
      for field in fields where !labels.contains(field.label) { labels.append(field.label) }
    }
    return labels
  }

  /// One piece of a paper.
  package enum Block: Hashable, Sendable {
    /// The office that gives the paper, at its head.
    case office(String)
    /// What the paper is.
    case title(String)
    /// Opens a part.
    case heading(String)
    /// Rows that share one label column.
    case fields([Field])
    case paragraph(String)
    /// Sentences counted from 1.
    case numbered([String])
    /// The law cited: each clause with its sentence.
    case clauses([Clause])
    /// A line across.
    case rule
    /// Tells how wide the print is: sections of ten millimetres, or on a roll every column counted.
    case ruler
    /// Room for the office's seal, with these words where it goes.
    case seal(String)
    /// What shows that the office gave the paper and that nobody changed it.
    case proof(Proof)
    /// Labels, each with a line to write on by hand.
    case signatures([String])
    /// Small print, at the foot.
    case footnote(String)
  }

  /// One row: a label, what stands beside it, and what it rests on.
  package struct Field: Hashable, Sendable {
    package let label: String
    package let value: Value
    package let basis: Basis?

    /// A row with that label and value.
    package init(_ label: String, _ value: Value, basis: Basis? = nil) {
      self.label = label
      self.value = value
      self.basis = basis
    }
  }

  /// What stands beside a label.
  package enum Value: Hashable, Sendable {
    case text(String)
    /// A number read out digit by digit: never broken; in groups of four on the large paper.
    case number(String)
  }

  /// The clauses a row rests on, with the word that says so.
  package struct Basis: Hashable, Sendable {
    package let label: String
    /// Such as 三（二）1; never broken across lines.
    package let clauses: [String]

    /// The clauses, introduced by that label.
    package init(_ label: String, _ clauses: [String]) {
      self.label = label
      self.clauses = clauses
    }
  }

  /// A clause of law and its sentence, word for word.
  package struct Clause: Hashable, Sendable {
    package let number: String
    package let quote: String

    /// That clause, saying that.
    package init(_ number: String, _ quote: String) {
      self.number = number
      self.quote = quote
    }
  }

  /// A code for machines, and what a person reads beside it.
  package struct Proof: Hashable, Sendable {
    /// What the QR code holds: capital letters, digits and ` $%*+-./:` alone.
    package let payload: String
    /// The sentences that stand beside it, the code to type among them.
    package let sentences: [String]
    /// The same for a rendering that has no QR code: nobody is told to scan one.
    package let sentencesAlone: [String]

    /// That payload, explained so; in the same words without it unless others are given.
    package init(payload: String, sentences: [String], alone: [String]? = nil) {
      self.payload = payload
      self.sentences = sentences
      sentencesAlone = alone ?? sentences
    }
  }
}

extension Paper.Block {
  /// Whether it is one line to write on, as an answer has it.
  package var isAnswer: Bool {
    if case .signatures(let labels) = self { labels.count == 1 } else { false }
  }
}
