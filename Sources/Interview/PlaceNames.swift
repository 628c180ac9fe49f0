package import Messages
package import Places
package import Rules

extension Places {
  /// How a code on record is written that is none of today's places: by the last name it had, and
  /// where it never had one with what is the matter with it, so that nobody reads bare digits.
  package func formerly(_ code: PlaceCode, _ texts: Messages.Catalogue) -> String {
    formerName(code.value) ?? texts("place.unlisted", ["code": code.description])
  }
}
