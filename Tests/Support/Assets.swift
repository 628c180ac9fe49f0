internal import CAssets
package import Packs
package import Rules

/// The sentences of the Dazhou notice in full.
package func noticeSentences() -> [String] { notice }

private let notice = sentences(ofDocument: asset("Policies/dazhou-2022-118.notice.md"))

/// The bytes of a file compiled into the program, such as "Policies/dazhou-2022-118.md"; empty if none.
package func asset(_ name: String) -> [UInt8] {
  for index in 0..<yidi_asset_count() {
    let asset = yidi_asset_at(index)
    if String(cString: asset.name) == name {
      return Array(UnsafeBufferPointer(start: asset.bytes, count: asset.length))
    }
  }
  return []
}

/// The Dazhou notice as the program has it.
package func dazhou() throws(PackFailure) -> Policy { try builtIn("dazhou-2022-118") }

/// The identifiers of the packs in the program.
package let builtInPacks: [String] = (0..<yidi_asset_count()).compactMap { index in
  let name = String(cString: yidi_asset_at(index).name)
  guard name.hasPrefix("Policies/"), name.hasSuffix(".md") else { return nil }
  let id = name.dropFirst("Policies/".count).dropLast(".md".count)
  // What stands beside a pack has two endings, such as .notice.md.
  return id.contains(".") ? nil : String(id)
}

/// A pack in the program, by its identifier.
package func builtIn(_ id: String) throws(PackFailure) -> Policy {
  try loadPolicy(markdown: asset("Policies/\(id).md"), file: "\(id).md", digest: "test")
}
