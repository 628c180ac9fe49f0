import FoundationEssentials
import Glibc
import Synchronization

/// A printer in the network of one's own: CUPS's IPP Everywhere test printer (`ippeveprinter`).
///
/// It announces itself and so needs D-Bus and Avahi; both run for it alone, on a socket in its folder
/// and with a run-time folder that nobody else sees. Needs root.
package final class IppWorld: Sendable {
  /// Everything it writes is under here.
  package let folder: String
  /// Where it takes documents.
  package let address: String
  /// The same where nobody on the way can read them: it made its certificate itself, as printers do.
  package var secureAddress: String { address.replacing("ipp://", with: "ipps://") }
  private let programs: [ChildProgram]
  private let isStopped = Atomic(false)

  /// Starts the printer and waits until it answers.
  package init() throws {
    for program in ["/usr/sbin/ippeveprinter", "/usr/sbin/avahi-daemon", "/usr/bin/dbus-daemon"]
    where access(program, X_OK) != 0 {
      throw ChildProgram.Failure(
        description: "these tests need \(program): bash .ci/setup test installs it")
    }
    var template = Array("/tmp/yidi-ipp.XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      throw ChildProgram.Failure(description: "no folder in /tmp")
    }
    let folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let port = try Loopback.freePort()
    try IppWorld.layOut(folder)
    try Data("ok".utf8).write(to: URL(filePath: "\(folder)/mode"))
    self.folder = folder
    address = "ipp://localhost:\(port)/ipp/print"
    programs = try IppWorld.start(in: folder, port)
  }

  deinit {
    stop()
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// Ends printer, Avahi and D-Bus.
  package func stop() {
    guard !isStopped.exchange(true, ordering: .relaxed) else { return }
    IppWorld.end(programs)
  }

  /// What the printer does with the next document: `ok`, `fail`, or a state it is in until it is `ok`.
  package func setMode(_ mode: String) throws {
    try Data(mode.utf8).write(to: URL(filePath: "\(folder)/mode"), options: .atomic)
  }

  /// Makes the printer hang: its port still takes connections, and nobody answers.
  package func freeze() { programs.last?.send(SIGSTOP) }

  /// How many documents came out.
  package var papers: Int {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasPrefix("paper.") }.count
  }

  /// What came out of it, in no order.
  package var documents: [[UInt8]] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasPrefix("paper.") }
      .compactMap { FileManager.default.contents(atPath: "\(folder)/\($0)").map { Array($0) } }
  }

  private static func start(in folder: String, _ port: Int) throws -> [ChildProgram] {
    var started: [ChildProgram] = []
    func start(_ line: String) throws {
      started.append(
        try ChildProgram(
          starting: "/usr/bin/unshare", ["-m", "/bin/sh", "-c", line], log: "\(folder)/log"))
    }
    do {
      try start("exec dbus-daemon --config-file=\(folder)/bus.conf --nofork --nopidfile")
      try wait("D-Bus") { access("\(folder)/bus", F_OK) == 0 }
      let bus = "DBUS_SYSTEM_BUS_ADDRESS=unix:path=\(folder)/bus"
      // Avahi has one place for its own files: a folder over it that this process alone sees.
      try start(
        "mkdir -p /run/avahi-daemon; mount -t tmpfs tmpfs /run/avahi-daemon; exec env \(bus) "
          + "avahi-daemon -f \(folder)/avahi.conf --no-drop-root --no-rlimits --no-chroot "
          + "> \(folder)/avahi.log 2>&1")
      try wait("Avahi") { text("\(folder)/avahi.log").contains("startup complete") }
      try start(
        "exec env \(bus) ippeveprinter -s 120 -c \(folder)/print -p \(port) -d \(folder) -k "
          + "-K \(folder) -f application/pdf,image/pwg-raster -n localhost yidi-\(port)")
      try wait("ippeveprinter") { isOpen(port) }
    } catch {
      end(started)
      throw error
    }
    return started
  }

  private static func end(_ programs: [ChildProgram]) {
    for program in programs.reversed() {
      program.send(SIGCONT)
      program.send(SIGKILL)
      program.wait()
    }
  }

  private static func layOut(_ folder: String) throws {
    chmod(folder, 0o755)
    let rules =
      ["<allow user=\"*\"/>", "<allow own=\"*\"/>", "<allow send_destination=\"*\"/>"]
      + ["method_call", "signal", "method_return", "error"].map {
        "<allow receive_type=\"\($0)\"/>"
      }
    try write(
      """
      <!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
       "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
      <busconfig><type>system</type><listen>unix:path=\(folder)/bus</listen><auth>EXTERNAL</auth>
      <policy context="default">\(rules.joined())</policy></busconfig>
      """, to: "\(folder)/bus.conf")
    try write(
      """
      [server]
      use-ipv6=no
      allow-interfaces=lo
      [wide-area]
      enable-wide-area=no
      [publish]
      publish-hinfo=no
      publish-workstation=no

      """, to: "\(folder)/avahi.conf")
    try write(
      """
      #!/bin/sh
      mode=$(cat \(folder)/mode)
      case $mode in
      ok) ;;
      fail) exit 1 ;;
      *) echo "STATE: +$mode" >&2
        while [ -e \(folder)/mode ] && [ "$(cat \(folder)/mode)" != ok ]; do sleep 0.05; done
        echo "STATE: -$mode" >&2 ;;
      esac
      cp "$1" \(folder)/paper.$$

      """, to: "\(folder)/print.draft")
    // Copied by another process: what a child of ours still holds open to be written cannot be run.
    try ChildProgram.run(
      "/usr/bin/install", ["-m", "755", "\(folder)/print.draft", "\(folder)/print"],
      log: "\(folder)/log")
  }

  private static func write(_ text: String, to path: String) throws {
    try Data(text.utf8).write(to: URL(filePath: path))
  }

  private static func text(_ path: String) -> String {
    String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
  }

  /// Tries for a minute.
  private static func wait(_ what: String, until isThere: () -> Bool) throws {
    for _ in 0..<12_000 {
      if isThere() { return }
      usleep(5000)
    }
    throw ChildProgram.Failure(description: "\(what) did not start within a minute")
  }

  private static func isOpen(_ port: Int) -> Bool {
    let handle = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(handle) }
    var address = Loopback.address(port)
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(handle, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
  }
}
