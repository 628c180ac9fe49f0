/// Why something is put on record, and who besides the one at the window answers for it.
package struct Grounds: Equatable, Sendable {
  /// Made before the first try; a second try with the same one does nothing more.
  package var id: Identifier
  /// In the words of whoever did it, never a diagnosis; stored readable but for identity numbers.
  package var reason: String?
  /// The second person, where two are asked for (四眼).
  package var second: String?

  /// By which reading of the law it is done; `nil` where the law has no say in it.
  package var policy: PolicyMark?

  /// Those grounds.
  package init(
    id: Identifier, reason: String? = nil, second: String? = nil, policy: PolicyMark? = nil
  ) {
    (self.id, self.reason, self.second, self.policy) = (id, reason, second, policy)
  }
}

/// The pack of law that something was done by.
package struct PolicyMark: Equatable, Sendable {
  /// Such as `dazhou-2022-118`.
  package let id: String
  /// Of all of its rows and words.
  package let hash: String

  /// The pack of that name, as it was then.
  package init(id: String, hash: String) { (self.id, self.hash) = (id, hash) }
}

extension Event {
  /// An event on those grounds.
  init(_ kind: EventRecord.Kind, _ grounds: Grounds, body: Fields = Fields()) {
    self.init(
      id: grounds.id, kind: kind, pack: grounds.policy?.id ?? "",
      packHash: grounds.policy?.hash ?? "", body: body)
    (reason, secondActor) = (grounds.reason.map(Normalised.withoutNumbers), grounds.second)
  }
}
