/// How long is waited for a server that does not answer, or for a window that keeps the file.
package enum Patience: Sendable {
  /// As long as it takes one to start anew.
  case command
  /// As a person does before whose eyes a page stands still: the window goes on without it.
  case person

  /// How long another window may keep a file that is to be written.
  var held: Duration { self == .command ? .seconds(20) : .seconds(5) }
  /// How long one try to connect may take, the look-up of the server's name with it.
  var connecting: Duration { self == .command ? .seconds(3) : .milliseconds(1_500) }
  /// How long a write tries to reach a server that was lost.
  var away: Duration { self == .command ? .seconds(8) : .seconds(2) }
  /// How long it may be silent before it is asked over another connection whether it is still there.
  var silent: Duration { self == .command ? .seconds(20) : .seconds(1) }
  /// How long it may be silent if it is.
  var answering: Duration { .seconds(60) }
}
