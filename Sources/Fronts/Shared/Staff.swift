/// Who sits at a window.
package struct Badge: Hashable, Sendable {
  /// What one signs in with, such as 0217.
  package var number: String
  package var name: String
  /// Whether new filings may be made under it.
  package var mayFile: Bool

  /// That badge.
  package init(number: String, name: String, mayFile: Bool = true) {
    self.number = number
    self.name = name
    self.mayFile = mayFile
  }
}

/// What is masked of a person, in full.
package struct Unmasked: Hashable, Sendable {
  package var name: String
  package var identity: String
  /// `nil` where the person has none.
  package var phone: String?

  /// A person in full.
  package init(name: String, identity: String, phone: String?) {
    self.name = name
    self.identity = identity
    self.phone = phone
  }
}
