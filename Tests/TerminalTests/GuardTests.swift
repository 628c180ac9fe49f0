import Terminal
import Testing

@Suite("Guard") struct GuardTests {
  @Test("The child's environment has nothing that loads or misleads")
  func environment() {
    let given = [
      "PATH=/usr/bin", "TERM=xterm", "LANG=zh_CN.UTF-8", "TERMINFO=/tmp/x", "TERMINFO_DIRS=/tmp",
      "TERMCAP=:", "LD_PRELOAD=/tmp/x.so", "LD_LIBRARY_PATH=/tmp", "NCURSES_NO_UTF8_ACS=1",
      "ESCDELAY=9", "LINES=30000", "COLUMNS=30000", "SWIFT_BACKTRACE=enable=yes", "YIDI_GUARDED=x",
      "LINESMAN=kept", "NO_COLOR=1",
    ]
    #expect(
      Guard.safeEnvironment(given) == [
        "PATH=/usr/bin", "TERM=xterm", "LANG=zh_CN.UTF-8", "LINESMAN=kept", "NO_COLOR=1",
        "SWIFT_BACKTRACE=enable=no", "YIDI_GUARDED=1",
      ])
  }

  @Test("These tests do not run under a guard")
  func unguarded() {
    #expect(!Guard.isGuarded)
  }
}
