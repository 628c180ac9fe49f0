import Glibc

/// Runs `body` in that many threads at once, each with its number from 0, and waits for all of them.
///
/// Tasks will not do: those that wait for a server would hold up the others.
func inThreads(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) {
  final class Work {
    let number: Int
    let body: @Sendable (Int) -> Void
    init(_ number: Int, _ body: @escaping @Sendable (Int) -> Void) {
      (self.number, self.body) = (number, body)
    }
  }
  let threads = (0..<count).map { number -> pthread_t in
    var thread = pthread_t()
    let work = Unmanaged.passRetained(Work(number, body)).toOpaque()
    pthread_create(
      &thread, nil,
      { argument in
        guard let argument else { return nil }
        let work = Unmanaged<Work>.fromOpaque(argument).takeRetainedValue()
        work.body(work.number)
        return nil
      }, work)
    return thread
  }
  for thread in threads { pthread_join(thread, nil) }
}

/// Where that many threads wait for each other.
final class Meeting: @unchecked Sendable {
  private let barrier: UnsafeMutablePointer<pthread_barrier_t>

  init(_ count: Int) {
    barrier = .allocate(capacity: 1)
    pthread_barrier_init(barrier, nil, UInt32(count))
  }

  deinit {
    pthread_barrier_destroy(barrier)
    barrier.deallocate()
  }

  /// Goes on when all have come.
  func wait() { pthread_barrier_wait(barrier) }
}
