/// Where a printer that speaks IPP itself is, such as ipp://10.0.0.9/ipp/print.
package struct IppAddress: Hashable, Sendable {
  /// As it was written; requests name it.
  package let uri: String
  package let host: String
  package let port: Int
  /// What stands behind the host: /ipp/print where nothing is said.
  package let resource: String
  /// Whether nobody on the way may read it (ipps).
  package let isSecure: Bool

  private static let usualPort = 631

  /// The address, or `nil` where the text is none.
  package init?(_ text: String) {
    let parts = text.split(separator: "://", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0] == "ipp" || parts[0] == "ipps" else { return nil }
    isSecure = parts[0] == "ipps"
    let place = parts[1].prefix { $0 != "/" }
    let path = parts[1].dropFirst(place.count)
    guard let (host, port) = Self.place(place, usualPort: Self.usualPort) else { return nil }
    (self.host, self.port) = (host, port)
    resource = path.isEmpty ? "/ipp/print" : String(path)
    uri = "\(parts[0])://\(place)\(resource)"
  }

  /// A host and a port, as in 10.0.0.9:9100 and [fe80::1]:9100.
  package static func place(
    _ text: some StringProtocol, usualPort: Int
  ) -> (host: String, port: Int)? {
    let isBracketed = text.hasPrefix("[")
    let hostEnd =
      isBracketed
      ? text.firstIndex(of: "]").map { text.index(after: $0) }
      : text.firstIndex(of: ":") ?? text.endIndex
    guard let hostEnd else { return nil }
    let written = text[..<hostEnd]
    let host = isBracketed ? written.dropFirst().dropLast() : written[...]
    let rest = text[hostEnd...]
    guard !host.isEmpty, rest.isEmpty || rest.hasPrefix(":") else { return nil }
    guard !rest.isEmpty else { return (String(host), usualPort) }
    guard let port = Int(rest.dropFirst()), (1...65_535).contains(port) else { return nil }
    return (String(host), port)
  }
}
