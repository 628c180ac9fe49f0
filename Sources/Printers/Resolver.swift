internal import Glibc
internal import Spawning
internal import Synchronization

/// A place in the network that can be connected to.
struct NetworkAddress: Hashable, Sendable {
  let family: Int32
  let type: Int32
  let transport: Int32
  /// The system's own form of it, a `sockaddr`.
  let bytes: [UInt8]
}

/// Finds out where a name in the network leads, in no more time than it is given.
///
/// The system's look-up cannot be called off: one that hangs is left behind on a thread of its own.
struct Resolver: Sendable {
  /// Asks whoever knows names, however long that takes; nothing where nobody is called so.
  var ask: @Sendable (_ host: String, _ port: Int) -> [NetworkAddress] = {
    Resolver.addresses(of: $0, port: $1)
  }

  /// What is handed over from the thread that asks.
  private final class Answer: Sendable {
    let addresses = Mutex<[NetworkAddress]>([])
  }

  /// Where that name leads.
  ///
  /// - Throws: `noPrinter` where nobody is called so, `nameSilent` where nobody says so in time.
  func find(
    _ host: String, port: Int, within seconds: Double, printer: String
  ) throws(PrintFault) -> [NetworkAddress] {
    // About a number nobody has to be asked.
    let written = Self.addresses(of: host, port: port, AI_NUMERICHOST)
    guard written.isEmpty else { return written }
    var ends: [Int32] = [0, 0]
    guard
      socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0, &ends) == 0
    else { throw PrintFault(.nameSilent, printer: printer) }
    let (hearing, telling, answer, ask) = (ends[0], ends[1], Answer(), ask)
    defer { close(hearing) }
    let isAsked = Spawning.beside {
      let found = ask(host, port)
      answer.addresses.withLock { $0 = found }
      close(telling)
    }
    if !isAsked { close(telling) }
    guard isAsked, Wire.isReady(hearing, for: POLLIN, within: seconds) else {
      throw PrintFault(.nameSilent, printer: printer)
    }
    let found = answer.addresses.withLock { $0 }
    guard !found.isEmpty else { throw PrintFault(.noPrinter, printer: printer) }
    return found
  }

  /// What the system says of that name.
  static func addresses(of host: String, port: Int, _ flags: Int32 = 0) -> [NetworkAddress] {
    var hints = addrinfo()
    hints.ai_flags = flags
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    var first: UnsafeMutablePointer<addrinfo>?
    guard getaddrinfo(host, String(port), &hints, &first) == 0, let first else { return [] }
    defer { freeaddrinfo(first) }
    return sequence(first: first, next: \.pointee.ai_next).map { place in
      let place = place.pointee
      return NetworkAddress(
        family: place.ai_family, type: place.ai_socktype, transport: place.ai_protocol,
        bytes: Array(UnsafeRawBufferPointer(start: place.ai_addr, count: Int(place.ai_addrlen))))
    }
  }
}
