import Glibc
import Support
import Synchronization
import Testing

@testable import Ledger

@Suite("What might never answer is not waited for without an end")
struct WaitingTests {
  let folder = Folder()

  @Test("A window that was stopped while it writes lets the others say so, and then go on")
  func stopped() throws {
    let path = folder.ledger
    var settings = Ledger.Settings(window: 1)
    settings.patience = .person
    let ledger = try Ledger.open(path, settings: settings)
    _ = try ledger.append(Sample.filing(0))
    for ending in [".lock", ".queue"] {
      // What a stopped process keeps; another opening of the file is as another process.
      let held = open(path + ending, O_RDWR | O_CLOEXEC)
      #expect(flock(held, LOCK_EX) == 0)
      #expect(throws: Ledger.Failure.busy) { try ledger.append(Sample.filing(1)) }
      #expect(throws: Ledger.Failure.busy) { _ = try Ledger.open(path, settings: settings) }
      // Whoever only looks is in nobody's way.
      #expect(try ledger.counts(on: sampleDay).day == 1)
      close(held)
    }
    _ = try ledger.append(Sample.filing(1))
    #expect(try ledger.counts(on: sampleDay).day == 2)
    #expect(try ledger.verify().fault == nil)
  }

  @Test("Erasing tells that another window's look keeps the key, and ends it when asked again")
  func erasing() throws {
    let ledger = try Ledger.open(folder.ledger)
    let number = try ledger.append(Sample.filing()).number
    let key = try #require(try rows("SELECT dek FROM person", in: folder.ledger).first?[0])
    var isLeft: Bool {
      contents(folder.ledger + "-wal").firstRange(of: key.dropFirst()) != nil
    }
    let reader = try Ledger.open(folder.ledger, access: .reading)
    try reader.read { () throws(Ledger.Failure) in
      _ = try reader.filing(number)
      #expect(throws: Ledger.Failure.busy) {
        try ledger.erasePerson(of: number, Grounds(id: ledger.newIdentifier()))
      }
      #expect(isLeft)
    }
    #expect(try ledger.filing(number).isErased)
    try ledger.erasePerson(of: number, Grounds(id: ledger.newIdentifier()))
    #expect(!isLeft)
    #expect(try ledger.verify().fault == nil)
  }

  @Test("A window that lets go in time is waited for")
  func letGo() throws {
    let path = folder.ledger
    let ledger = try Ledger.open(path)
    let held = open(path + ".lock", O_RDWR | O_CLOEXEC)
    #expect(flock(held, LOCK_EX) == 0)
    let filed = Mutex(0)
    inThreads(2) { number in
      if number == 0 {
        usleep(200_000)
        close(held)
      } else {
        let other = try? Ledger.open(path, settings: Ledger.Settings(window: 2))
        if (try? other?.append(Sample.filing(0))) != nil { filed.withLock { $0 += 1 } }
      }
    }
    #expect(filed.withLock(\.self) == 1)
    #expect(try ledger.counts(on: sampleDay).day == 1)
  }

  @Test("A name server that says nothing holds nobody up")
  func name() {
    let isOver = Atomic(false)
    inThreads(1) { _ in
      // As the look-up of a name does in there; it ends only after nobody waited for it.
      let connection = Dialling.connection(until: .now + .milliseconds(50)) {
        while !isOver.load(ordering: .acquiring) { usleep(1_000) }
        return nil
      }
      #expect(connection == nil)
      isOver.store(true, ordering: .releasing)
    }
    let wasLeft = isOver.load(ordering: .acquiring)
    #expect(wasLeft)
  }
}
