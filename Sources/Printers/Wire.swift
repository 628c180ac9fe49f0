internal import Glibc

/// Bytes to and from a printer, over the network or a device file; no call on it waits for long.
struct Wire: ~Copyable {
  /// The printer, or the way to it, is gone.
  struct Lost: Error {}

  private let descriptor: Int32
  private let isSocket: Bool

  /// Connects to a printer that listens for bytes; to find out where it is may take so many seconds, and
  /// so may reaching each place it is said to be at.
  init(
    host: String, port: Int, seconds: Double, printer: String, resolver: Resolver = Resolver()
  ) throws(PrintFault) {
    let addresses = try resolver.find(host, port: port, within: seconds, printer: printer)
    for address in addresses {
      guard let open = Wire.connected(to: address, seconds: seconds) else { continue }
      descriptor = open
      isSocket = true
      return
    }
    throw PrintFault(.noAnswer, printer: printer)
  }

  /// Opens a printer's device file, such as /dev/usb/lp0 or a serial line.
  init(device: String, printer: String) throws(PrintFault) {
    // Never as the terminal that controls us: its hanging up would end the program.
    let open = Glibc.open(device, O_RDWR | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
    guard open >= 0 else {
      switch errno {
      case EACCES, EPERM: throw PrintFault(.noAccess, printer: printer)
      case EBUSY: throw PrintFault(.busy, printer: printer)
      case ENOENT, ENOTDIR, ENXIO, ENODEV: throw PrintFault(.noDevice, printer: printer)
      default: throw PrintFault(.noAnswer, printer: printer)
      }
    }
    var information = stat()
    // What is written to a pipe or a file would come back, or be taken for paper.
    guard fstat(open, &information) == 0, information.st_mode & S_IFMT == S_IFCHR else {
      close(open)
      throw PrintFault(.noPrinter, printer: printer)
    }
    if isatty(open) == 1 {
      var line = termios()
      tcgetattr(open, &line)
      cfmakeraw(&line)
      tcsetattr(open, TCSANOW, &line)
    }
    descriptor = open
    isSocket = false
  }

  deinit {
    close(descriptor)
  }

  /// Hands over as much as there is room for; how much that was.
  func send(_ bytes: ArraySlice<UInt8>) throws(Lost) -> Int {
    let count = bytes.withUnsafeBytes { buffer in
      isSocket
        ? Glibc.send(descriptor, buffer.baseAddress, buffer.count, Int32(MSG_NOSIGNAL))
        : write(descriptor, buffer.baseAddress, buffer.count)
    }
    guard count < 0 else { return count }
    guard [EAGAIN, EWOULDBLOCK, EINTR, ENOBUFS].contains(errno) else { throw Lost() }
    return 0
  }

  /// What has come from the printer; nothing where it has said nothing.
  func receive() throws(Lost) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: 256)
    let count = read(descriptor, &bytes, bytes.count)
    if count > 0 { return Array(bytes.prefix(count)) }
    // A device that has nothing to say reads as ended; a connection that does is closed.
    if count == 0 {
      if isSocket { throw Lost() }
      return []
    }
    guard [EAGAIN, EWOULDBLOCK, EINTR].contains(errno) else { throw Lost() }
    return []
  }

  /// Waits until the printer says something, or takes something where that is asked, or time is up.
  func wait(forRoom: Bool, milliseconds: Int32) {
    var poll = pollfd(
      fd: descriptor, events: Int16(forRoom ? POLLOUT | POLLIN : POLLIN), revents: 0)
    _ = Glibc.poll(&poll, 1, milliseconds)
    // One that is gone, or has more to say than is read here, would come back at once for ever.
    if poll.revents & Int16(forRoom ? POLLOUT : POLLIN) == 0, poll.revents != 0 { usleep(10_000) }
  }

  /// Whether the other end has taken all that was handed over, as far as can be known.
  var isTaken: Bool {
    var left: Int32 = 0
    guard ioctl(descriptor, UInt(TIOCOUTQ), &left) == 0 else { return true }
    return left == 0
  }

  /// Ends well: says that nothing more comes, and hears out what the printer still has to say.
  ///
  /// Closing with something unread would cut off what is on its way.
  func finish() {
    guard isSocket else { return }
    shutdown(descriptor, Int32(SHUT_WR))
    for _ in 0..<5 {
      wait(forRoom: false, milliseconds: 100)
      guard (try? receive()) != nil else { return }
    }
  }

  /// Throws away what is still on its way, so that no more of it comes out.
  func cutOff() {
    if isSocket {
      var linger = linger(l_onoff: 1, l_linger: 0)
      setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout<linger>.size))
    } else {
      tcflush(descriptor, TCOFLUSH)
    }
  }

  /// Whether a file can be read from or written to in that time, or has ended; a signal, such as of a
  /// window that changes, is no answer.
  static func isReady(_ file: Int32, for events: Int32, within seconds: Double) -> Bool {
    let end = monotonicSeconds() + seconds
    while true {
      var poll = pollfd(fd: file, events: Int16(events), revents: 0)
      let found = Glibc.poll(&poll, 1, max(0, Int32((end - monotonicSeconds()) * 1000)))
      if found >= 0 || errno != EINTR { return found == 1 }
    }
  }

  private static func connected(to address: NetworkAddress, seconds: Double) -> Int32? {
    let handle = socket(
      address.family, address.type | Int32(SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue),
      address.transport)
    guard handle >= 0 else { return nil }
    let result = address.bytes.withUnsafeBytes { bytes in
      connect(
        handle, bytes.assumingMemoryBound(to: sockaddr.self).baseAddress, socklen_t(bytes.count))
    }
    if result == 0 { return handle }
    var failure: Int32 = 0
    var size = socklen_t(MemoryLayout<Int32>.size)
    guard errno == EINPROGRESS, isReady(handle, for: POLLOUT, within: seconds),
      getsockopt(handle, SOL_SOCKET, SO_ERROR, &failure, &size) == 0, failure == 0
    else {
      close(handle)
      return nil
    }
    return handle
  }
}

/// Seconds on a clock that only runs forward.
func monotonicSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}
