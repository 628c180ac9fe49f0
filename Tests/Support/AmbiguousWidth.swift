internal import Widths

/// The characters of a text that some terminals draw one column wide and others two.
///
/// No screen shows any: what follows on the row would be out of place on half of the terminals.
package func ambiguousWidth(in text: some StringProtocol) -> Set<Unicode.Scalar> {
  Set(text.unicodeScalars.filter(isAmbiguous))
}
