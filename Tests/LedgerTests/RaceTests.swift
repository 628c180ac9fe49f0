import Ledger
import Support
import Synchronization
import Testing

@Suite("The same person at several windows at once", .onBothStores, .namingTheStore, .serialized)
struct RaceTests {
  let folder = Folder()

  @Test(
    "Exactly one of two to eight windows files, the others are told its number", arguments: 2...8)
  func onePerson(windows: Int) throws {
    // A thousand rounds in all, on each store.
    let rounds = 143
    let (path, outside) = (folder.ledger, folder.outside())
    _ = try Ledger.open(path, outside: outside)
    let meeting = Meeting(windows)
    let faults = Mutex<[String]>([])
    let filed = Mutex<[Int: [FilingNumber]]>([:])
    // What the others were told of each round.
    let told = Mutex<[Int: [FilingNumber]]>([:])
    inThreads(windows) { window in
      do throws(Ledger.Failure) {
        let ledger = try Ledger.open(
          path, settings: Ledger.Settings(window: window), outside: outside)
        for round in 0..<rounds {
          meeting.wait()
          do throws(Ledger.Failure) {
            let number = try ledger.append(Sample.filing(round)).number
            filed.withLock { $0[round, default: []].append(number) }
          } catch {
            guard case .alreadyFiled(let number) = error, number.window != window else {
              faults.withLock { $0.append("window \(window), round \(round): \(error)") }
              continue
            }
            told.withLock { $0[round, default: []].append(number) }
          }
        }
      } catch {
        faults.withLock { $0.append("\(error)") }
      }
    }
    #expect(faults.withLock(\.self) == [])
    let ledger = try Ledger.open(path, outside: outside)
    for round in 0..<rounds {
      let known = try ledger.filings(of: Sample.idNumber(round))
      #expect(known.map(\.number) == filed.withLock { $0[round] })
      #expect(known.map(\.state) == [.active])
      #expect(
        told.withLock { $0[round] } == Array(repeating: known[0].number, count: windows - 1))
    }
    #expect(try ledger.verify().fault == nil)
  }
}
