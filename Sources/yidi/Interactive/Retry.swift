internal import Ledger

/// The event that was tried to be put on record for a request and not acknowledged.
///
/// Asked for again it must be the same event, as the first try may have reached the disk.
struct Retry<Request: Equatable> {
  private var tried: (request: Request, id: Identifier)?

  /// The identifier of the event for that request: the one of the last try, where it was for the same.
  mutating func id(for request: Request) -> Identifier {
    if let tried, tried.request == request { return tried.id }
    let id = Identifier(SystemEntropy())
    tried = (request, id)
    return id
  }

  /// The event is on record: the same request once more is another one.
  mutating func acknowledge() { tried = nil }
}
