import Places
import Support
import Testing

@Suite("Whatever is searched")
struct SearchPropertyTests {
  @Test("A place is found by its name, short name, spelling, initials and code")
  func foundByItself() {
    // Every place one files to, and of the counties one in 23: all of them would take a minute.
    let cities = places.provinces.flatMap { places.filingPlaces(in: $0.code) }
    let counties = places.places(of: .county).enumerated()
      .filter { $0.offset % 23 == 0 }.map(\.element)
    for place in cities + counties {
      for text in [place.name, place.short, place.fullName, place.pinyin, "\(place.code)"] {
        #expect(codes(text, limit: 40).contains(place.code), "\(text) for \(place.fullName)")
      }
      for text in place.initials {
        #expect(codes(text, limit: 400).contains(place.code), "\(text) for \(place.fullName)")
      }
    }
  }

  @Test("A shorter beginning never loses the place", arguments: ["达州市", "dazhou", "511700"])
  func growing(text: String) {
    for length in 1...text.count {
      #expect(codes(String(text.prefix(length)), limit: 4_000).contains(511_700))
    }
  }

  @Test("Random text is answered in form: no place twice, none outside, no more than asked for")
  func random() {
    var random = SeededRandom(seed: 20_221_118)
    let alphabet = Array("达州重庆市县区省本级四川abcdeginouxz0123456789 '　ＡＺ０９üÜ😀é\u{0301}\u{0}\u{200D}-%")
    for round in 0..<300 {
      let length = Int.random(in: 0...8, using: &random)
      let text = String(
        (0..<length).map { _ in alphabet[Int.random(in: alphabet.indices, using: &random)] })
      for scope in [SearchScope.filing, .counties, .insured] {
        let limit = Int.random(in: 0...30, using: &random)
        let found = places.search(text, scope: scope, limit: limit)
        #expect(found.count <= limit, "round \(round): \(text)")
        #expect(Set(found.map(\.place.code)).count == found.count, "round \(round): \(text)")
        for match in found {
          #expect(
            match.place.filesTo != nil || (scope == .insured && match.place.kind == Place.pool),
            "round \(round): \(text)")
          #expect(scope != .counties || match.place.level == .county, "round \(round): \(text)")
        }
      }
    }
  }
}
