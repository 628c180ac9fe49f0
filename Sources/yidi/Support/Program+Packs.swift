internal import Ledger
internal import Messages
internal import Packs
internal import Rules

// The packs in the program, those in `YIDI_DATA`, and those of which a command is given the file.
extension Program {
  private static let folder = "Policies/"
  private static let ending = ".md"

  /// The identifiers of the packs the program holds, then of those that `YIDI_DATA` adds; what stands
  /// beside a pack is none.
  static let policyIDs: [String] = {
    let own = assets(in: folder).map { $0.dropFirst(folder.count) }
    let added = (data?.names(in: folder) ?? []).map { $0.dropFirst(folder.count) }
    var ids: [String] = []
    for name in own + added where name.hasSuffix(ending) {
      let id = String(name.dropLast(ending.count))
      if !id.isEmpty, !id.contains("."), !ids.contains(id) { ids.append(id) }
    }
    return ids
  }()

  /// A pack's bytes by its identifier; `nil` where there is none of that name.
  private static func bytes(_ id: String) -> [UInt8]? {
    policyIDs.contains(id) ? asset(folder + id + ending) : nil
  }

  /// A pack by its identifier with those that amend it, compiled; `nil` where there is none.
  ///
  /// Its hash, which every filing it decides carries, is of the bytes of all of them.
  static func load(_ id: String) throws(PackFailure) -> Policy? {
    guard let bytes = bytes(id) else { return nil }
    var amendments: [PackFile] = []
    for other in policyIDs where other != id {
      guard let bytes = Program.bytes(other), amendedIDs(by: bytes).contains(id) else { continue }
      amendments.append(PackFile(markdown: bytes, file: other + ending))
    }
    let hash = fingerprint(of: bytes)
    let hashes = [hash] + amendments.map { fingerprint(of: $0.markdown) }
    let digest = amendments.isEmpty ? hash : fingerprint(of: Array(hashes.joined().utf8))
    let file = PackFile(markdown: bytes, file: id + ending, digest: digest)
    guard amendedIDs(by: bytes).isEmpty else { return try load(file, beside: nil) }
    return try loadPolicy(file, amendedBy: amendments)
  }

  /// A pack by its file; one that amends others is laid over them.
  private static func load(_ file: PackFile, beside: String?) throws(PackFailure) -> Policy {
    guard amendedIDs(by: file.markdown).isEmpty else {
      return try loadAmendment(file, of: amended(by: file, beside: beside))
    }
    return try loadPolicy(markdown: file.markdown, file: file.file, digest: file.digest)
  }

  /// Those a pack says it amends, as far as they lie in that folder or the program holds them.
  private static func amended(by pack: PackFile, beside: String?) -> [PackFile] {
    amendedIDs(by: pack.markdown).compactMap { id in
      // An identifier is no path.
      guard !id.contains("/") else { return nil }
      if let path = beside.map({ $0 + id + ending }), let bytes = Environment.bytes(of: path) {
        return PackFile(markdown: bytes, file: path)
      }
      return bytes(id).map { PackFile(markdown: $0, file: id + ending) }
    }
  }

  /// The folder of a file, with a slash at its end.
  private static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[...$0]) } ?? "./"
  }

  /// Everything that is wrong with a pack, laid over those it amends: of the program, or, where it
  /// is a file, of its folder too.
  static func inspect(
    _ pack: PackFile, fullText: [UInt8]?, isFile: Bool, today: Day
  ) -> [Finding] {
    guard amendedIDs(by: pack.markdown).isEmpty else {
      let beside = isFile ? folder(of: pack.file) : nil
      return inspectAmendment(
        pack, fullText: fullText, of: amended(by: pack, beside: beside))
    }
    return inspectPolicy(markdown: pack.markdown, fullText: fullText, today: today)
  }

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
      return try load(
        PackFile(markdown: bytes, file: name, digest: fingerprint(of: bytes)),
        beside: folder(of: name))
    } catch {
      throw Stop(.refused, sentence(for: error.findings[0], file: error.file, texts: texts))
    }
  }
}
