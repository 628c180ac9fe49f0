package import Messages
package import Places
package import Rules

extension Places {
  /// A code on record as a reader of those texts writes it, such as 成都市 or in full 四川省成都市.
  ///
  /// One no longer in force goes by the last name it had; one that never had a name says so beside its
  /// digits, so that nobody reads bare digits.
  package func nameOnRecord(
    _ code: PlaceCode, isFull: Bool = false, _ texts: Messages.Catalogue
  ) -> String {
    guard let place = onRecord(code.value) else {
      return formerName(code.value) ?? texts("place.unlisted", ["code": code.description])
    }
    guard texts.language.isChinese else { return place.latin }
    return isFull ? place.fullName : place.name
  }
}
