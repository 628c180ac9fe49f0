/// What is sent to a printer.
package struct PrintDocument: Hashable, Sendable {
  /// The filing number and nothing else: printers show and keep titles.
  package let title: String
  package let bytes: [UInt8]
  /// Its media type, such as application/pdf.
  package let mime: String
  /// The sheet, in the words of PWG 5101.1.
  package let media: String
  /// The dots that a queue with a choice is to print in, such as 180dpi.
  package let resolution: String?
  /// Who asks for it, by number, never by name; `nil` leaves it to whoever runs the program.
  package let user: String?

  /// Those bytes under that title; for A4 unless said.
  package init(
    title: String, bytes: [UInt8], mime: String, media: String = "iso_a4_210x297mm",
    resolution: String? = nil, user: String? = nil
  ) {
    self.user = user
    self.resolution = resolution
    self.title = title
    self.bytes = bytes
    self.mime = mime
    self.media = media
  }
}
