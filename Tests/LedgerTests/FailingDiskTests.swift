import CPowerCut
import Glibc
import Ledger
import Support
import Testing

/// One at a time: the disk of the whole process fails.
@Suite("A disk that fails at its n-th write or sync", .serialized)
struct FailingDiskTests {
  /// A ledger that is made, drafts, files and is closed; gives what was acknowledged.
  private func work(_ path: String) -> (filed: [FilingNumber], failures: [Ledger.Failure]) {
    var filed: [FilingNumber] = []
    var failures: [Ledger.Failure] = []
    func trying(_ body: () throws(Ledger.Failure) -> Void) {
      do throws(Ledger.Failure) { try body() } catch { failures.append(error) }
    }
    trying { () throws(Ledger.Failure) in
      let ledger = try Ledger.open(path)
      for serial in 0..<4 {
        // What fails once is tried no second time here, and those behind it are filed all the same.
        trying { () throws(Ledger.Failure) in
          try ledger.saveDraft("now", owner: .window(1), body: [UInt8(serial)])
        }
        trying { () throws(Ledger.Failure) in
          filed.append(try ledger.append(Sample.filing(serial, draft: "now")).number)
        }
      }
      trying { () throws(Ledger.Failure) in _ = try ledger.backUp(to: path + ".copy") }
    }
    return (filed, failures)
  }

  @Test(
    "Nothing that was acknowledged is lost, each failure is told, and the ledger opens and is sound",
    arguments: [EIO, ENOSPC], [false, true])
  func nth(_ error: Int32, isLasting: Bool) throws {
    var (call, lost, told, isReached) = (0, 0, 0, true)
    while isReached {
      call += 1
      let folder = Folder()
      yidi_disk_fails(folder.path, Int32(call), error, isLasting ? 1 : 0)
      let (filed, failures) = work(folder.ledger)
      isReached = yidi_disk_has_failed() != 0
      yidi_disk_fails(folder.path, 0, 0, 0)
      for failure in failures {
        told += 1
        switch failure {
        case .diskFull: #expect(error == ENOSPC, "call \(call)")
        case .inputOutput, .cannotCreate, .cannotOpen, .keys: break
        default: Issue.record("call \(call): \(failure)")
        }
      }
      // The disk is well again.
      let ledger = try Ledger.open(folder.ledger)
      #expect(try ledger.verify().fault == nil, "call \(call)")
      for number in filed where (try? ledger.filing(number)) == nil { lost += 1 }
      #expect(try ledger.append(Sample.filing(9)).state == .active, "call \(call)")
    }
    #expect(lost == 0)
    // It came where it hurts: many calls, and most of them were told.
    #expect(call > 20 && told > 10, "\(call) calls, \(told) failures")
  }
}
