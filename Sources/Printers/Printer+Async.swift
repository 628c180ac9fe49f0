internal import Glibc
internal import Synchronization

extension Printer {
  /// Prints on a thread of its own, so that the screen goes on; cancelling the task, or
  /// `isAbandoned`, gives the job up.
  ///
  /// `progress` is called on that thread.
  package func print(
    _ document: PrintDocument, patienceSeconds: Double = 60,
    progress: @escaping @Sendable (PrintProgress) -> Void = { _ in },
    isAbandoned: @escaping @Sendable () -> Bool = { false }
  ) async -> PrintOutcome {
    let abandoned = Flag()
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let watch = PrintWatch(
          patienceSeconds: patienceSeconds, progress: progress,
          isAbandoned: { abandoned.isRaised || isAbandoned() })
        let started = onOwnThread {
          continuation.resume(returning: self.print(document, watch: watch))
        }
        // Without a thread the work is done here: late, and not lost.
        if !started { continuation.resume(returning: self.print(document, watch: watch)) }
      }
    } onCancel: {
      abandoned.raise()
    }
  }
}

/// Something said once, on any thread.
private final class Flag: Sendable {
  private let raised = Atomic(false)

  var isRaised: Bool { raised.load(ordering: .acquiring) }

  func raise() { raised.store(true, ordering: .releasing) }
}

/// Work that a new thread takes over.
private final class Work: Sendable {
  let run: @Sendable () -> Void

  init(_ run: @escaping @Sendable () -> Void) {
    self.run = run
  }
}

/// Runs the work on a new thread; `false` where the system has none left and nothing was run.
private func onOwnThread(_ run: @escaping @Sendable () -> Void) -> Bool {
  let work = Unmanaged.passRetained(Work(run))
  var thread = pthread_t()
  let result = pthread_create(
    &thread, nil,
    { argument in
      if let argument { Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().run() }
      return nil
    }, work.toOpaque())
  guard result == 0 else {
    work.release()
    return false
  }
  pthread_detach(thread)
  return true
}
