import Rules
import Testing

@Suite("Which question to ask first")
struct NarrowingTests {
  /// Parts of two or three questions with two values each, from a function of them.
  private func parts(_ questions: Int, _ answer: (Int) -> UInt64) -> [Narrowing.Part] {
    (0..<1 << questions).map { code in
      Narrowing.Part(
        masks: (0..<questions).map { UInt64(1) << UInt64(code >> $0 & 1) }, answers: answer(code))
    }
  }

  private func picks(_ parts: [Narrowing.Part], open: [UInt64], atMost: Int = 9) -> [[Double]] {
    Narrowing(open: open, parts: parts).picks(atMost: atMost).map {
      [Double($0.question), $0.left]
    }
  }

  @Test("The one that decides alone, and no more after it")
  func alone() {
    let parts = parts(3) { $0 & 2 == 0 ? 1 : 2 }
    #expect(picks(parts, open: [3, 3, 3]) == [[1, 1]])
  }

  @Test("Where only two together decide, both are named, and what never matters is not")
  func together() {
    let parts = parts(3) { ($0 & 1) ^ ($0 >> 2 & 1) == 0 ? 1 : 2 }
    #expect(picks(parts, open: [3, 3, 3]) == [[0, 2], [2, 1]])
  }

  @Test("The one that narrows more comes first, whatever the order")
  func order() {
    // The second question settles three quarters of the cases, the first one only half of the rest.
    let parts = [
      Narrowing.Part(masks: [3, 1], answers: 1), Narrowing.Part(masks: [1, 2], answers: 2),
      Narrowing.Part(masks: [2, 2], answers: 4),
    ]
    #expect(picks(parts, open: [3, 3]) == [[1, 1.5], [0, 1]])
  }

  @Test("Many names for one thing do not make a question narrow more")
  func alike() {
    // Of four values of the first question three lead to the same.
    let parts = [
      Narrowing.Part(masks: [0b1110, 3], answers: 1), Narrowing.Part(masks: [1, 1], answers: 2),
      Narrowing.Part(masks: [1, 2], answers: 4),
    ]
    #expect(picks(parts, open: [0b1111, 3]).first == [0, 1.5])
  }

  @Test("Values that cannot be are not counted, and settled cases ask nothing")
  func impossible() {
    #expect(picks([Narrowing.Part(masks: [3], answers: 1)], open: [3]) == [])
    #expect(picks([], open: [3]) == [])
    let parts = [
      Narrowing.Part(masks: [1, 1], answers: 1), Narrowing.Part(masks: [2, 2], answers: 2),
    ]
    #expect(picks(parts, open: [7, 3]) == [[0, 1]])
    #expect(picks(parts, open: [7, 3], atMost: 0) == [])
  }
}
