import Places
import Support

/// The divisions as the program has them, read once for all tests here.
let places: Places = {
  do {
    return try builtInPlaces()
  } catch {
    preconditionFailure("\(error)")
  }
}()

/// The codes of what a search gives, best first.
func codes(_ text: String, _ scope: SearchScope = .filing, limit: Int = 8) -> [UInt32] {
  places.search(text, scope: scope, limit: limit).map(\.place.code)
}
