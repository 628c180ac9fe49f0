import CLibPQ
import FoundationEssentials
import Glibc
import Synchronization

/// A PostgreSQL server of the tests' own, reached by a socket in a folder that only they may enter.
///
/// It ends with the process that started it, however that ends: a shell holds the other end of a pipe.
/// Killed by a test, it starts again.
package final class PostgresServer: Sendable {
  /// Why there is none.
  package struct Failure: Error, CustomStringConvertible {
    package let description: String
  }

  /// The one that all tests of this process share, each with a schema of its own.
  package static let shared: Result<PostgresServer, any Error> = Result {
    atexit { try? PostgresServer.shared.get().stopForGood() }
    return try PostgresServer()
  }

  /// Where all of it lies: the data, the journal, the log.
  package let folder: String
  /// Where PostgreSQL's own programs are, such as pg_dump.
  package let programs: String
  /// Where it also listens on loopback, by TLS with a certificate of its own; the socket's name has it too.
  package let port: Int?
  private let lifeline: Int32
  private let keeper: ChildProgram
  private let isStopped = Atomic(false)

  private static let script = """
    folder=$1 bin=$2 user=$3 port=$4
    as() { if [ "$(id -u)" = 0 ]; then setpriv --reuid="$user" --regid="$user" --clear-groups "$@"
      else "$@"; fi; }
    cd "$folder"
    as "$bin/initdb" -D data -U yidi -A trust -E UTF8 --locale=C.UTF-8 --no-sync >log 2>&1
    if [ -n "$port" ]; then
      as openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 \\
        -subj /CN=localhost -addext subjectAltName=DNS:localhost \\
        -keyout server.key -out server.crt >>log 2>&1
      secure="-c listen_addresses=127.0.0.1 -c port=$port -c ssl=on"
      secure="$secure -c ssl_cert_file=$folder/server.crt -c ssl_key_file=$folder/server.key"
    fi
    while :; do
      if [ ! -e halt ] && [ ! -e end ]; then
        as "$bin/postgres" -D data -k "$folder" -c listen_addresses= -c max_connections=200 \\
          -c unix_socket_permissions=0700 $secure >>log 2>&1
      fi
      if [ -e end ]; then break; fi
      sleep 0.05
    done &
    read -r line <life
    touch end
    # Again and again: it may have begun this moment, and hear nothing yet.
    while kill -0 $! 2>>log; do
      kill -INT "$(head -n 1 data/postmaster.pid)" 2>>log
      sleep 0.1
    done
    wait
    cd /
    rm -rf "$folder"
    """

  /// Starts one and waits until it answers.
  package init(securely isSecure: Bool = false) throws {
    port = isSecure ? try Loopback.freePort() : nil
    let bins = (try? FileManager.default.contentsOfDirectory(atPath: "/usr/lib/postgresql")) ?? []
    guard let version = bins.compactMap({ Int($0) }).max() else {
      throw Failure(description: "PostgreSQL is not installed: bash .ci/setup test")
    }
    programs = "/usr/lib/postgresql/\(version)/bin"
    var name = Array("/tmp/yidi-pg-XXXXXX".utf8CString)
    guard mkdtemp(&name) != nil else { throw Failure(description: "no folder under /tmp") }
    folder = String(decoding: name.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    // Its administrator does not let it run: the user whom Debian's package makes does.
    if getuid() == 0, let user = getpwnam("postgres") {
      chown(folder, user.pointee.pw_uid, user.pointee.pw_gid)
    }
    mkfifo(folder + "/life", 0o600)
    // Open at both ends, so that opening does not wait; the shell's read ends when we do.
    keeper = try ChildProgram(
      starting: "/bin/bash",
      [
        "-c", Self.script, "keeper", folder, programs, "postgres",
        port.map { String($0) } ?? "",
      ])
    lifeline = open(folder + "/life", O_WRONLY | O_CLOEXEC)
    try waitUntilUp()
  }

  deinit { stopForGood() }

  /// Ends it and removes its folder; does nothing the second time.
  package func stopForGood() {
    guard !isStopped.exchange(true, ordering: .relaxed) else { return }
    close(lifeline)
    keeper.wait()
  }

  /// The address of a ledger of its own on it, still empty.
  package func newAddress() throws -> String {
    let name = "t\(UInt64.random(in: 0...UInt64.max))"
    try run("CREATE SCHEMA \(name)", at: address)
    return "\(address)&options=-csearch_path%3D\(name)"
  }

  /// The address of the database.
  package var address: String {
    "postgres:///postgres?host=\(folder)&user=yidi" + (port.map { "&port=\($0)" } ?? "")
  }

  /// Runs statements past the ledger, as somebody who owns the server could.
  @discardableResult
  package func run(_ sql: String, at address: String) throws -> [[String?]] {
    try Self.run(sql, at: address)
  }

  /// Runs statements on the server of that address; the rows of the last one, as text.
  @discardableResult
  package static func run(_ sql: String, at address: String) throws -> [[String?]] {
    let connection = "dbname".withCString { name in
      address.withCString { PQconnectStartParams([name, nil], [$0, nil], 1) }
    }
    guard let connection else { throw Failure(description: "no libpq") }
    defer { PQfinish(connection) }
    yidi_keep_notices_quiet(connection)
    var state = PGRES_POLLING_WRITING
    while state != PGRES_POLLING_OK {
      let events = state == PGRES_POLLING_READING ? POLLIN : POLLOUT
      var request = pollfd(fd: PQsocket(connection), events: Int16(events), revents: 0)
      guard state != PGRES_POLLING_FAILED, poll(&request, 1, 3_000) > 0 else {
        throw Failure(description: String(cString: PQerrorMessage(connection)))
      }
      state = PQconnectPoll(connection)
    }
    PQsendQuery(connection, sql)
    var rows: [[String?]] = []
    while let result = PQgetResult(connection) {
      defer { PQclear(result) }
      if PQresultErrorField(result, Int32(UInt8(ascii: "C"))) != nil {
        throw Failure(description: String(cString: PQerrorMessage(connection)))
      }
      rows = (0..<PQntuples(result)).map { row in
        (0..<PQnfields(result)).map { column in
          guard PQgetisnull(result, row, column) == 0 else { return nil }
          return PQgetvalue(result, row, column).map { String(cString: $0) }
        }
      }
    }
    return rows
  }

  /// Waits until it answers, 30 seconds at most.
  package func waitUntilUp() throws {
    var last: any Error = Failure(description: "no answer")
    for _ in 0..<600 {
      do {
        try run("SELECT 1", at: address)
        return
      } catch { last = error }
      usleep(50_000)
    }
    throw last
  }

  /// Takes it away until `comeBack`.
  package func goAway() {
    close(open(folder + "/halt", O_WRONLY | O_CREAT, 0o600))
    // Again and again: it may have begun this moment, and hear nothing yet.
    while access(folder + "/data/postmaster.pid", F_OK) == 0 {
      kill(postmaster, SIGINT)
      usleep(10_000)
    }
  }

  /// Lets it answer again.
  package func comeBack() throws {
    unlink(folder + "/halt")
    try waitUntilUp()
  }

  /// Ends the process that serves all others, at once by `SIGQUIT`, without a word by `SIGKILL`.
  package func signal(_ number: Int32) { kill(postmaster, number) }

  /// Has all its processes stand still, so that it says nothing and closes nothing; or go on.
  package func freeze(_ isFrozen: Bool) {
    let processes = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    let children = processes.compactMap { pid_t($0) }.filter { process in
      let words =
        FileManager.default.contents(atPath: "/proc/\(process)/stat")
        .map { String(decoding: $0, as: UTF8.self) }?.split(separator: " ") ?? []
      return words.count > 3 && pid_t(words[3]) == postmaster
    }
    for process in [postmaster] + children { kill(process, isFrozen ? SIGSTOP : SIGCONT) }
  }

  /// The process that starts the others.
  private var postmaster: pid_t {
    let file = FileManager.default.contents(atPath: folder + "/data/postmaster.pid") ?? Data()
    let line = String(decoding: file, as: UTF8.self).prefix { $0 != "\n" }
    // 0 would be all of our own processes; nobody has the largest number.
    return pid_t(line).flatMap { $0 > 1 ? $0 : nil } ?? pid_t.max
  }
}
