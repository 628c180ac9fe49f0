/// Why something is put on record, and who besides the one at the window answers for it.
package struct Grounds: Equatable, Sendable {
  /// Made before the first try; a second try with the same one does nothing more.
  package var id: Identifier
  /// In the words of whoever did it, never a diagnosis; stored readable but for identity numbers.
  package var reason: String?
  /// The second person, where two are asked for (四眼).
  package var second: String?

  /// Those grounds.
  package init(id: Identifier, reason: String? = nil, second: String? = nil) {
    (self.id, self.reason, self.second) = (id, reason, second)
  }
}

extension Event {
  /// An event on those grounds.
  init(_ kind: EventRecord.Kind, _ grounds: Grounds, body: Fields = Fields()) {
    self.init(id: grounds.id, kind: kind, body: body)
    (reason, secondActor) = (grounds.reason.map(Normalised.withoutNumbers), grounds.second)
  }
}
