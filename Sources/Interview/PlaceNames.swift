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
    guard texts.language.isChinese else {
      // Without its province 苏州 and 宿州 would be one place.
      return isFull ? ([place] + above(place)).map(\.latin).joined(separator: ", ") : place.latin
    }
    return isFull ? place.fullName : place.name
  }

  /// What a place lies in: of a county its city and province, of a city its province, of a province nothing.
  package func above(_ place: Place) -> [Place] {
    guard place.code != place.provinceCode else { return [] }
    let city = place.cityName == nil ? nil : place.filesTo
    return [city, place.provinceCode].compactMap { $0.flatMap(self.place) }
  }
}
