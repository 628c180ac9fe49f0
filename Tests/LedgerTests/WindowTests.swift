import Ledger
import Support
import Testing

/// A process that files a hundred persons as that window; each must be filed by it or be refused
/// with the other window's number.
private func fileAll(_ path: String, window: Int) async {
  await #expect(processExitsWith: .success) {
    [path = path as String, window = window as Int] in
    let ledger = try Ledger.open(path, settings: Ledger.Settings(window: window))
    for serial in 0..<100 {
      do throws(Ledger.Failure) {
        let filed = try ledger.append(Sample.filing(serial))
        precondition(filed.number.window == window)
      } catch {
        guard case .alreadyFiled(let number) = error, number.window != window else {
          preconditionFailure("\(error)")
        }
      }
    }
  }
}

@Suite("Several windows at once")
struct WindowTests {
  let folder = Folder()

  @Test("Two windows that file the same hundred persons file each of them once")
  func samePersons() async throws {
    let path = folder.ledger
    async let first: Void = fileAll(path, window: 1)
    async let second: Void = fileAll(path, window: 2)
    _ = await (first, second)
    let ledger = try Ledger.open(path)
    #expect(try ledger.verify().fault == nil)
    #expect(try ledger.counts(on: sampleDay).day == 100)
    for serial in 0..<100 {
      #expect(try ledger.filings(of: Sample.idNumber(serial)).count == 1)
    }
  }

  @Test("Eight windows that open a new ledger at the same moment all can")
  func firstStart() async throws {
    let path = folder.ledger
    try await withThrowingTaskGroup(of: Int.self) { group in
      for window in 1...8 {
        group.addTask {
          try Ledger.open(path, settings: Ledger.Settings(window: window))
            .append(Sample.filing(window)).number.window
        }
      }
      var windows: [Int] = []
      for try await window in group { windows.append(window) }
      #expect(windows.sorted() == Array(1...8))
    }
    #expect(try Ledger.open(path).verify().filings == 8)
  }
}
