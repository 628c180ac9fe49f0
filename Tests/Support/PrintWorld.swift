import FoundationEssentials
import Glibc
import Synchronization

/// A printing service of one's own: a real cupsd on a socket file, with test printers.
///
/// The printers are two of CUPS's backends replaced by a script that does as its mode file says:
/// `ok` keeps what it gets, `exit5` ends so, anything else is raised as a printer state until
/// somebody opens the gate. Nothing outside a folder in /tmp is touched. Needs root.
package final class PrintWorld: Sendable {
  /// How the printer behind a queue speaks to CUPS.
  package enum Kind: String, Sendable {
    /// Reports back when it is done.
    case ipp
    /// Takes bytes and says nothing.
    case socket
  }

  /// What carries documents to printers.
  package enum Carrier: Sendable {
    /// A script that is the printer as well.
    case script
    /// CUPS's own backend, to a printer that speaks IPP.
    case own
  }

  /// Everything it writes is under here.
  package let folder: String
  /// Its socket, which clients take for a server's name; a port could be anybody's.
  package let server: String
  /// Where it listens on loopback too, which does not tell it who asks; 0 where it does not.
  package let port: Int
  private let service: ChildProgram
  private let isStopped = Atomic(false)

  /// Starts the service and waits until it answers.
  package init(_ carrier: Carrier = .script, onLoopback: Bool = false) throws {
    guard access("/usr/sbin/cupsd", X_OK) == 0, access("/usr/sbin/lpadmin", X_OK) == 0 else {
      throw ChildProgram.Failure(
        description:
          "these tests need a cupsd: apt-get install cups-daemon cups-client cups-filters")
    }
    folder = try PrintWorld.newFolder()
    server = "\(folder)/socket"
    port = onLoopback ? try Loopback.freePort() : 0
    try PrintWorld.layOut(folder, carrier, port)
    service = try ChildProgram(
      starting: "/usr/sbin/cupsd",
      ["-f", "-c", "\(folder)/cupsd.conf", "-s", "\(folder)/cups-files.conf"],
      log: "\(folder)/log/cupsd")
    try PrintWorld.waitUntilOpen(server)
  }

  deinit {
    stop()
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// Ends the service; a test that says so at its end keeps the world until then.
  package func stop() {
    guard !isStopped.exchange(true, ordering: .relaxed) else { return }
    service.send(SIGCONT)
    service.send(SIGKILL)
    service.wait()
  }

  /// Makes the service hang: its port still takes connections, and nobody answers.
  package func freeze() {
    service.send(SIGSTOP)
  }

  /// Lets it go on.
  package func thaw() {
    service.send(SIGCONT)
  }

  /// Adds a queue to a printer of that kind; without `ppd` bytes go to the printer as they are.
  package func addQueue(_ name: String, _ kind: Kind = .ipp, ppd: String? = nil) throws {
    let printer = "\(folder)/printers/\(name)"
    mkdir(printer, 0o777)
    chmod(printer, 0o777)
    try setMode("ok", of: name)
    guard mkfifo("\(printer)/gate", 0o666) == 0, chmod("\(printer)/gate", 0o666) == 0 else {
      throw ChildProgram.Failure(description: "no gate in \(printer)")
    }
    try admin(
      "lpadmin",
      ["-p", name, "-E", "-v", "\(kind.rawValue)://127.0.0.1/\(name)"]
        + (ppd.map { ["-P", $0] } ?? ["-m", "raw"]))
  }

  /// Adds a queue to a printer that speaks IPP and says itself what it can do, and waits until it has
  /// said so: what came before would be handed on as it is.
  package func addQueue(_ name: String, at address: String) throws {
    try admin("lpadmin", ["-p", name, "-E", "-v", address, "-m", "everywhere"])
    for _ in 0..<12_000 {
      let log = FileManager.default.contents(atPath: "\(folder)/log/error") ?? Data()
      if String(decoding: log, as: UTF8.self).contains("\"\(name)\" is now available") { return }
      usleep(5000)
    }
    throw ChildProgram.Failure(description: "\(name) did not learn what its printer can do")
  }

  /// What the printer does with the next job.
  package func setMode(_ mode: String, of queue: String) throws {
    let file = "\(folder)/printers/\(queue)/mode"
    try Data(mode.utf8).write(to: URL(filePath: file))
    chmod(file, 0o644)
  }

  /// Mends what the printer waits for, for a minute until it takes notice.
  package func openGate(of queue: String) {
    for _ in 0..<12_000 {
      // Without a reader this fails at once, where a plain opening would wait for ever.
      let gate = open("\(folder)/printers/\(queue)/gate", O_WRONLY | O_NONBLOCK | O_CLOEXEC)
      guard gate < 0 else {
        write(gate, "go\n", 3)
        close(gate)
        return
      }
      usleep(5000)
    }
  }

  /// Makes the queue the machine's default one.
  package func makeDefault(_ queue: String) throws { try admin("lpadmin", ["-d", queue]) }

  /// Stops the queue for that reason; what is sent to it waits.
  package func pause(_ queue: String, reason: String) throws {
    try admin("cupsdisable", ["-r", reason, queue])
  }

  /// Lets that user alone print on the queue.
  package func allow(_ user: String, on queue: String) throws {
    try admin("lpadmin", ["-p", queue, "-u", "allow:\(user)"])
  }

  /// Has the queue ask for a password (HTTP Basic), to be printed on or for whatever is asked of it.
  package func lock(_ queue: String, wholly: Bool) throws {
    try admin("lpadmin", ["-p", queue, "-o", "printer-op-policy=\(wholly ? "shut" : "locked")"])
  }

  /// Makes the queue refuse what is sent to it.
  package func reject(_ queue: String) throws { try admin("cupsreject", [queue]) }

  /// Cancels every job of the queue, as somebody at another desk would.
  package func cancelAll(_ queue: String) throws {
    try admin("cancel", ["-a", queue], folder: "/usr/bin")
  }

  /// What the printer got, or `nil` before it got anything.
  package func received(by queue: String) -> [UInt8]? {
    FileManager.default.contents(atPath: "\(folder)/printers/\(queue)/received").map { Array($0) }
  }

  /// Job number, user, title, copies and options as the printer was told them.
  package func told(_ queue: String) -> String {
    let told = FileManager.default.contents(atPath: "\(folder)/printers/\(queue)/told")
    return String(decoding: told ?? Data(), as: UTF8.self)
  }

  /// How many jobs any queue still holds.
  package func jobsLeft() throws -> Int {
    let list = "\(folder)/log/jobs"
    try? FileManager.default.removeItem(atPath: list)
    let status = try ChildProgram(starting: "/usr/bin/lpstat", ["-h", server, "-o"], log: list)
      .wait()
    guard status == 0 else {
      throw ChildProgram.Failure(description: "lpstat ended with \(status)")
    }
    let lines = FileManager.default.contents(atPath: list) ?? Data()
    return lines.filter { $0 == UInt8(ascii: "\n") }.count
  }

  /// The documents that the service still keeps.
  package func documentsKept() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: "\(folder)/spool")
      .filter { $0.hasPrefix("d") }
  }

  private func admin(_ command: String, _ arguments: [String], folder: String = "/usr/sbin") throws
  {
    try ChildProgram.run(
      "\(folder)/\(command)", ["-h", server] + arguments, log: "\(self.folder)/log/admin")
  }
}

extension PrintWorld {
  private static func newFolder() throws -> String {
    var template = Array("/tmp/yidi-print.XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      throw ChildProgram.Failure(description: "no folder in /tmp")
    }
    let folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    // Filters and backends run as user lp, and must get through.
    chmod(folder, 0o755)
    return folder
  }

  /// Writes cupsd's configuration and the printers' script.
  private static func layOut(_ folder: String, _ carrier: Carrier, _ port: Int) throws {
    let files = FileManager.default
    for name in [
      "root/ppd", "root/ssl", "state", "cache", "spool", "log", "printers", "bin/backend",
    ] {
      try files.createDirectory(atPath: "\(folder)/\(name)", withIntermediateDirectories: true)
    }
    // CUPS's filters write here as user lp, and refuse a folder that others could use.
    guard mkdir("\(folder)/tmp", 0o700) == 0, let lp = getgrnam("lp") else {
      throw ChildProgram.Failure(description: "no group lp: apt-get install cups-daemon")
    }
    chown("\(folder)/tmp", 0, lp.pointee.gr_gid)
    chmod("\(folder)/tmp", 0o1770)
    for part in ["daemon", "filter", "monitor", "notifier", "cgi-bin", "driver"] {
      symlink("/usr/lib/cups/\(part)", "\(folder)/bin/\(part)")
    }
    // Copied by another process: while any child of ours still holds a file open to be written,
    // nobody can run it ("text file busy"), and other tests are starting children all the time.
    let script = "\(folder)/backend.sh"
    try Data(backend(folder).utf8).write(to: URL(filePath: script))
    if carrier == .own { symlink("/usr/lib/cups/backend/ipp", "\(folder)/bin/backend/ipp") }
    for kind in carrier == .own ? ["socket"] : ["ipp", "socket"] {
      let path = "\(folder)/bin/backend/\(kind)"
      try ChildProgram.run("/bin/cp", [script, path], log: "\(folder)/log/admin")
      chmod(path, 0o755)
    }
    try Data(serviceFiles(folder).utf8).write(to: URL(filePath: "\(folder)/cups-files.conf"))
    try Data(service(folder, port).utf8).write(to: URL(filePath: "\(folder)/cupsd.conf"))
  }

  private static func backend(_ folder: String) -> String {
    """
    #!/bin/sh
    [ $# -eq 0 ] && { echo 'network test "Unknown" "Test printer"'; exit 0; }
    printer=\(folder)/printers/${DEVICE_URI##*/}
    mode=$(cat "$printer/mode")
    case $mode in
    ok) ;;
    exit*) exit "${mode#exit}" ;;
    *) echo "STATE: +$mode" >&2; read -r go < "$printer/gate"; echo "STATE: -$mode" >&2 ;;
    esac
    echo "$@" > "$printer/told"
    if [ $# -ge 6 ]; then cat "$6"; else cat; fi > "$printer/received"

    """
  }

  private static func serviceFiles(_ folder: String) -> String {
    """
    SystemGroup root
    User lp
    Group lp
    ServerRoot \(folder)/root
    ServerBin \(folder)/bin
    StateDir \(folder)/state
    CacheDir \(folder)/cache
    RequestRoot \(folder)/spool
    TempDir \(folder)/tmp
    AccessLog \(folder)/log/access
    ErrorLog \(folder)/log/error
    PageLog \(folder)/log/page

    """
  }

  private static func service(_ folder: String, _ port: Int) -> String {
    """
    LogLevel info
    Listen \(folder)/socket
    \(port == 0 ? "" : "Listen 127.0.0.1:\(port)")
    Browsing Off
    DefaultAuthType None
    <Location />
    Order allow,deny
    Allow localhost
    </Location>
    <Policy default>
    JobPrivateAccess default
    <Limit All>
    Order deny,allow
    </Limit>
    </Policy>
    \(policy("locked", asksFor: "Create-Job Print-Job Print-URI Validate-Job"))
    \(policy("shut", asksFor: "Get-Printer-Attributes Create-Job Print-Job"))

    """
  }

  /// A policy under which those operations want a password.
  private static func policy(_ name: String, asksFor operations: String) -> String {
    """
    <Policy \(name)>
    JobPrivateAccess default
    <Limit \(operations)>
    AuthType Basic
    Require valid-user
    Order deny,allow
    </Limit>
    <Limit All>
    Order deny,allow
    </Limit>
    </Policy>
    """
  }

  /// Tries the socket until it opens, for a minute.
  private static func waitUntilOpen(_ path: String) throws {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { bytes in
      bytes.copyBytes(from: path.utf8.prefix(bytes.count - 1))
    }
    for _ in 0..<12_000 {
      let handle = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
      defer { close(handle) }
      let connected = withUnsafePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          connect(handle, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0
        }
      }
      if connected { return }
      usleep(5000)
    }
    throw ChildProgram.Failure(description: "cupsd did not answer within a minute")
  }
}
