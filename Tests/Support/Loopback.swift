import Glibc

/// Places on this machine's loopback, for servers of the tests' own.
package enum Loopback {
  /// A port that nobody listens at.
  package static func freePort() throws -> Int {
    let (handle, port) = try bound(nil)
    close(handle)
    return port
  }

  /// The address of a port; 0 is any that is free.
  static func address(_ port: Int = 0) -> sockaddr_in {
    var place = sockaddr_in()
    place.sin_family = sa_family_t(AF_INET)
    place.sin_port = UInt16(port).bigEndian
    place.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    return place
  }

  /// A socket that listens at a port which nobody else has, and that port.
  ///
  /// `room` is how many bytes it takes before anybody reads them, where that matters; `waiting`, how many
  /// may stand before the door.
  static func listener(
    room: Int32? = nil, waiting: Int32 = 4
  ) throws -> (handle: Int32, port: Int) {
    let (handle, port) = try bound(room)
    guard listen(handle, waiting) == 0 else {
      close(handle)
      throw ChildProgram.Failure(description: "nobody may listen on loopback")
    }
    return (handle, port)
  }

  private static func bound(_ room: Int32?) throws -> (handle: Int32, port: Int) {
    let handle = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    if var room {
      setsockopt(handle, SOL_SOCKET, SO_RCVBUF, &room, socklen_t(MemoryLayout<Int32>.size))
    }
    var place = address()
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &place) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(handle, $0, size) == 0 && getsockname(handle, $0, &size) == 0
      }
    }
    guard isBound else {
      close(handle)
      throw ChildProgram.Failure(description: "no free port on loopback")
    }
    return (handle, Int(UInt16(bigEndian: place.sin_port)))
  }
}
