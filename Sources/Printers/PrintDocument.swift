package import Receipts

/// What is sent to a printer.
package struct PrintDocument: Hashable, Sendable {
  /// The filing number and nothing else: printers show and keep titles.
  package let title: String
  package let bytes: [UInt8]
  /// Its media type, such as text/plain.
  package let mime: String
  /// The paper, in the words of PWG 5101.1.
  package let media: String
  /// For text alone: characters to the inch, or `nil` for a document that brings its own layout.
  package let pitch: Double?

  /// Those bytes under that title; plain text on A4 unless said.
  package init(
    title: String, bytes: [UInt8], mime: String = "text/plain", media: String = "iso_a4_210x297mm",
    pitch: Double? = nil
  ) {
    self.title = title
    self.bytes = bytes
    self.mime = mime
    self.media = media
    self.pitch = pitch
  }
}

extension PrintDocument {
  /// Characters to the inch at which `TextRenderer.forPaper` fills A4 between the margins that
  /// CUPS keeps: 12 point type, and about 20 point.
  private enum Pitch {
    static let ordinary = 10.0
    static let large = 6.25
  }

  /// The receipt as plain text in the type of the queue.
  ///
  /// - Throws: the character that such a queue has no type for, so that nobody's name comes out
  ///   as a box.
  package init(text receipt: Paper) throws(PrintFault) {
    let text = try PlainType.spelt(TextRenderer.forPaper(receipt))
    self.init(
      title: receipt.number, bytes: Array(text.utf8),
      pitch: receipt.typeSize == .large ? Pitch.large : Pitch.ordinary)
  }
}
