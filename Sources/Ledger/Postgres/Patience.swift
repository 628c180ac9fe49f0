/// How long a server that does not answer is waited for.
package enum Patience: Sendable {
  /// As long as it takes one to start anew.
  case command
  /// As a person does before whose eyes a page stands still: the window goes on without it.
  case person

  /// How long one try to connect may take.
  var connecting: Duration { self == .command ? .seconds(3) : .milliseconds(1_500) }
  /// How long a write tries to reach a server that was lost.
  var away: Duration { self == .command ? .seconds(8) : .seconds(2) }
  /// How long it may be silent before it is asked over another connection whether it is still there.
  var silent: Duration { self == .command ? .seconds(20) : .seconds(1) }
  /// How long it may be silent if it is.
  var answering: Duration { .seconds(60) }
}
