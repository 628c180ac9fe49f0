package import Seals

/// All that a paper says, in one way of writing that no rendering and no language changes.
///
/// A line `label=value` for each thing said, in the order of the labels' bytes, ended by a newline.
/// The caller gives texts in NFC. What is not the filing's is left out: copy number, time of
/// printing, the office's letterhead.
package struct CanonicalText: Hashable, Sendable {
  /// The text.
  package let text: String

  /// The text of those fields; a value cannot begin a line of its own.
  package init(_ fields: [String: String]) {
    text = fields.map { label, value in
      "\(label)=\(value.replacing("\\", with: "\\\\").replacing("\n", with: "\\n"))\n"
    }
    .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.joined()
  }

  /// The first 12 bytes of its SM3 hash.
  package func digest() throws(CryptoFailure) -> [UInt8] {
    Array(try SM3.hash(Array(text.utf8)).prefix(SignedBody.digestLength))
  }
}
