/// What libcrypto refused to do: a machine without the algorithm, or without memory.
package struct CryptoFailure: Error, Hashable, Sendable {
  /// The algorithm or call, in English and for a log; never anything secret.
  package let step: String

  init(_ step: String) { self.step = step }
}
