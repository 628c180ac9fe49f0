internal import Ledger
internal import Messages
internal import Packs
internal import Rules

extension Program {
  /// A pack the program holds, by its identifier, or one from a file.
  ///
  /// - Throws: `Stop` where there is none of that name, or it is broken.
  static func pack(_ name: String, texts: Messages.Catalogue) throws -> Policy {
    if let policy = try policy(name, texts: texts) { return policy }
    guard let bytes = Environment.bytes(of: name) else {
      let wanted = policyIDs.joined(separator: ", ")
      throw Stop(.missingFile, texts("policy.no_pack", ["name": name, "wanted": wanted]))
    }
    do {
      return try loadPolicy(markdown: bytes, file: name, digest: fingerprint(of: bytes))
    } catch {
      throw Stop(.refused, sentence(for: error.findings[0], file: error.file, texts: texts))
    }
  }
}
