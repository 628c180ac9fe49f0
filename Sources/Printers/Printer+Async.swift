internal import Spawning
internal import Synchronization

extension Printer {
  /// Prints on a thread of its own, so that the screen goes on; cancelling the task, or
  /// `isAbandoned`, gives the job up.
  ///
  /// `progress` is called on that thread.
  package func print(
    _ document: PrintDocument, patienceSeconds: Double = 60, mendingSeconds: Double = 0,
    progress: @escaping @Sendable (PrintProgress) -> Void = { _ in },
    isAbandoned: @escaping @Sendable () -> Bool = { false }
  ) async -> PrintOutcome {
    let abandoned = Flag()
    return await withTaskCancellationHandler {
      let watch = PrintWatch(
        patienceSeconds: patienceSeconds, mendingSeconds: mendingSeconds, progress: progress,
        isAbandoned: { abandoned.isRaised || isAbandoned() })
      return await onOwnThread { self.print(document, watch: watch) }
    } onCancel: {
      abandoned.raise()
    }
  }

  /// What would keep a paper from coming now, asked on a thread of its own.
  package func look() async -> PrintFault? {
    await onOwnThread { self.trouble() }
  }
}

extension CupsPrinter {
  /// The names of the queues, asked on a thread of their own.
  package func listQueues() async -> Result<[String], PrintFault> {
    await onOwnThread {
      Result { () throws(PrintFault) in try self.queues() }
    }
  }
}

/// Does work that blocks where nothing else waits for a thread.
private func onOwnThread<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async -> Value {
  await withCheckedContinuation { continuation in
    let started = Spawning.beside { continuation.resume(returning: work()) }
    // Without a thread the work is done here: late, and not lost.
    if !started { continuation.resume(returning: work()) }
  }
}

/// Something said once, on any thread.
private final class Flag: Sendable {
  private let raised = Atomic(false)

  var isRaised: Bool { raised.load(ordering: .acquiring) }

  func raise() { raised.store(true, ordering: .releasing) }
}
