package import OfficeLists
package import Shots

extension SampleLists {
  /// The lists of those files, as they would be imported on 2026-07-31; none where one is wrong.
  package static func lists(_ texts: String...) throws -> OfficeLists {
    lists(texts, places: try builtInPlaces())
  }
}
