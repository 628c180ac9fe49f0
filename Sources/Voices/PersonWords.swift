/// A decision in everyday words, in the order they are to be read.
package struct PersonWords: Hashable, Sendable {
  /// The answer itself, such as 备案办好了。.
  package let headline: String
  /// Always three: can I settle directly, the ratio, until when.
  package let facts: [String]
  /// Why, in one sentence.
  package let because: String
  /// The clauses behind it, such as 达州市规定 三（二）1、四（一）; empty where none is cited.
  package let clauses: String
  /// What to do, at most three.
  package let next: [String]
  /// What must be said beside it (notes).
  package let remarks: [String]
  /// What one step would change, a full sentence each.
  package let steps: [String]
}

/// A decision as a clerk reads it.
package struct ClerkWords: Hashable, Sendable {
  /// Category, care and zone, such as 异地转诊，住院，省外.
  package internal(set) var summary: String
  /// Such as 比例降低 10 个百分点.
  package internal(set) var ratio: String
  /// What is paid at home and here, a line a case: 本地 75% 变成 65%; empty without a list.
  package internal(set) var local: [String]
  /// Where these figures come from.
  package internal(set) var localSource: String
  /// Such as 备案后可直接结算（医院联网时）.
  package internal(set) var settlement: String
  /// The same without what it hangs on, for where that is said beside it: 备案后可直接结算.
  package internal(set) var settlementBrief: String
  /// Such as 有效到 2027-01-31，当日含; without a term, how filing stands, such as 不用备案.
  package let validity: String
  /// Such as 目录 就医地; empty where none governs.
  package let catalogue: String
  /// Such as 依据 三（二）2 四（五）.
  package let basis: String
  package let remarks: [String]
  /// Labelled as readings, such as 读法 R4, never as law.
  package let readings: [String]
  package let steps: [String]
  /// What to ask the bureau where the text says nothing.
  package let asks: [String]
  /// One reason a row: clause, plain words, quote.
  package let trace: [TraceRow]
}

/// One reason of a decision.
package struct TraceRow: Hashable, Sendable {
  package let clause: String
  package let says: String
  package let quote: String
}
