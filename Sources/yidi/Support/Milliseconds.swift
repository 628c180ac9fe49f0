internal import Glibc

/// A clock that only goes forward, in milliseconds since some moment.
enum Milliseconds {
  static var now: Int {
    var moment = timespec()
    clock_gettime(CLOCK_MONOTONIC, &moment)
    return moment.tv_sec * 1_000 + moment.tv_nsec / 1_000_000
  }
}
