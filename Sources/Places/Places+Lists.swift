/// Lists to choose from without typing a name, province first.
extension Places {
  /// The places behind `provinces`, made once: a page that lists them asks several times a key.
  func provincesInOrder() -> [Place] {
    let all = places(of: .province).filter { Places.isMainland($0.code) }
    return all.filter { Places.isNear($0.code) }.sorted { $0.code > $1.code }
      + all.filter { !Places.isNear($0.code) }
  }

  /// What one files to in a province: its cities by code, then the counties it runs itself.
  ///
  /// The capital has the first code. Of a municipality it is the municipality alone.
  package func filingPlaces(in province: UInt32) -> [Place] {
    guard let index = index(of: province), entries[index].level == .province else { return [] }
    if entries[index].filesTo != 0 { return [place(at: index)] }
    return range(of: province).filter { entries[$0].filesTo == entries[$0].code }
      .sorted { (entries[$0].level.rawValue, $0) < (entries[$1].level.rawValue, $1) }
      .map(place(at:))
  }

  /// The counties and districts of a prefecture-level city or municipality, by code.
  package func counties(in city: UInt32) -> [Place] {
    guard index(of: city) != nil else { return [] }
    return range(of: city / 10_000 * 10_000)
      .filter { entries[$0].level == .county && entries[$0].parent == city }
      .map(place(at:))
  }

  /// Every current place of a level, by code; the 34 provinces include 71, 81 and 82.
  package func places(of level: Place.Level) -> [Place] {
    entries.indices.filter { entries[$0].level == level }.map(place(at:))
  }

  /// Sichuan and Chongqing, where most people of Dazhou go.
  static func isNear(_ code: UInt32) -> Bool {
    code / 10_000 == 51 || code / 10_000 == 50
  }

  /// Where the places of a province stand in `entries`, itself first.
  func range(of province: UInt32) -> Range<Int> {
    firstIndex(from: province)..<firstIndex(from: province + 10_000)
  }
}
