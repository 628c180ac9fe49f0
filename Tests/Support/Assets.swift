internal import CAssets
package import Packs
package import Rules

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
package func dazhou() throws(PackFailure) -> Policy {
  try loadPolicy(
    markdown: asset("Policies/dazhou-2022-118.md"), file: "dazhou-2022-118.md", digest: "test")
}
