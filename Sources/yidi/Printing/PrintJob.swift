/// What goes on record of a try to print, besides how it ended.
struct PrintJob: Sendable {
  /// `pdf` or `escpos`.
  let format: String
  /// Which paper it was; `nil` for the receipt, in either type.
  let paper: String?
  /// Which copy of the receipt it is; `nil` for another paper.
  var copy: Int?
  /// When it was begun: a paper may wait for hours, and the printer's own list has this time.
  let begun = Environment.moment
  /// The hash of what the printer is sent; `nil` until that is made.
  var digest: String?
}
