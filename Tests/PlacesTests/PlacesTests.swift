import CAssets
import Places
import Testing

/// The tables as they are built into the program.
let places: Places = {
  do throws(PlacesFailure) {
    return try Places(
      divisions: asset("Places/divisions.tsv"), counties: asset("Places/counties.tsv"),
      retired: asset("Places/retired.tsv"))
  } catch {
    preconditionFailure("\(error)")
  }
}()

/// One embedded file, empty where there is none of this name.
func asset(_ name: String) -> [UInt8] {
  for index in 0..<yidi_asset_count() {
    let asset = yidi_asset_at(index)
    if String(cString: asset.name) == name {
      return [UInt8](UnsafeBufferPointer(start: asset.bytes, count: asset.length))
    }
  }
  return []
}

@Suite("What a code stands for")
struct StandingTests {
  @Test("A city, a county and a municipality file where the notice says")
  func filing() {
    #expect(places.filingPlace(of: 511722) == 511700)
    #expect(places.filingPlace(of: 511700) == 511700)
    #expect(places.filingPlace(of: 500103) == 500000)
    #expect(places.filingPlace(of: 429004) == 429004)
    #expect(places.filingPlace(of: 320583) == 320500)
  }
}
