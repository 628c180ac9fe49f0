import Glibc
import Terminal
import Testing

@Suite("Guard") struct GuardTests {
  @Test("The child's environment has nothing that loads or misleads")
  func environment() {
    let given = [
      "PATH=/usr/bin", "TERM=xterm", "LANG=zh_CN.UTF-8", "TERMINFO=/tmp/x", "TERMINFO_DIRS=/tmp",
      "TERMCAP=:", "LD_PRELOAD=/tmp/x.so", "LD_LIBRARY_PATH=/tmp", "NCURSES_NO_UTF8_ACS=1",
      "ESCDELAY=9", "LINES=30000", "COLUMNS=30000", "SWIFT_BACKTRACE=enable=yes", "YIDI_GUARDED=x",
      "OPENSSL_CONF=/tmp/x", "PGSSLMODE=disable", "LC_ALL=C.UTF-8", "LCX=1", "YIDI_LEDGER=/x",
      "NO_COLOR=1",
    ]
    #expect(
      Guard.safeEnvironment(given) == [
        "PATH=/usr/bin", "TERM=xterm", "LANG=zh_CN.UTF-8", "LC_ALL=C.UTF-8", "YIDI_LEDGER=/x",
        "NO_COLOR=1",
        "SWIFT_BACKTRACE=enable=no", "YIDI_GUARDED=1",
      ])
  }

  @Test("These tests do not run under a guard")
  func unguarded() {
    #expect(!Guard.isGuarded)
  }

  @Test("The child's own end is passed on")
  func status() async {
    await #expect(processExitsWith: .exitCode(7)) {
      try exit(runShell("exit 7"))
    }
  }

  @Test("A child that is killed leaves one line for the person and a status as shells have it")
  func killed() async throws {
    let result = try await #require(
      processExitsWith: .exitCode(137), observing: [\.standardOutputContent]
    ) {
      try exit(runShell("kill -KILL $$"))
    }
    #expect(String(decoding: result.standardOutputContent, as: UTF8.self).hasSuffix("停了。\n"))
  }

  @Test("What the child says of a crash goes to a file for its owner only")
  func crashFile() async throws {
    await #expect(processExitsWith: .success) {
      let path = "/tmp/yidi-guard-test.\(getpid())"
      defer { unlink(path) }
      let status = try runShell("echo 513021 >&2; test $SWIFT_BACKTRACE = enable=no", path)
      var about = stat()
      guard status == 0, stat(path, &about) == 0, about.st_mode & 0o777 == 0o600,
        about.st_size == 7
      else { exit(EXIT_FAILURE) }
    }
  }

  @Test("A crash file that is a link is not followed")
  func link() async throws {
    await #expect(processExitsWith: .success) {
      let path = "/tmp/yidi-guard-link.\(getpid())"
      let target = path + ".target"
      defer { unlink(path) }
      guard symlink(target, path) == 0, try runShell("echo 513021 >&2", path) == 0,
        access(target, F_OK) != 0
      else { exit(EXIT_FAILURE) }
    }
  }

  @Test("A wish to end is passed to the child")
  func terminated() async {
    await #expect(processExitsWith: .exitCode(5)) {
      try exit(runShell("trap 'exit 5' TERM; kill -TERM $PPID; while :; do sleep 0.01; done"))
    }
  }

  @Test("A program that cannot be started is a failure with the system's number")
  func missing() async {
    await #expect(processExitsWith: .success) {
      do throws(Guard.Failure) {
        _ = try Guard.run(
          arguments: ["x"], crashFile: "/dev/null", lineAfterCrash: { "" }, program: "/no/such")
        exit(EXIT_FAILURE)
      } catch {
        guard error == .notStarted(ENOENT) else { exit(EXIT_FAILURE) }
      }
    }
  }
}

/// The guard over a shell that runs the script; the guard's own process is spent after it.
private func runShell(_ script: String, _ file: String = "/dev/null") throws -> Int32 {
  try Guard.run(
    arguments: ["sh", "-c", script], crashFile: file, lineAfterCrash: { "停了。" }, program: "/bin/sh")
}
