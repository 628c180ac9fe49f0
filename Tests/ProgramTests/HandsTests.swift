import Fronts
import Terminal
import Testing

@testable import yidi

@Suite("What a scanner types decides nothing")
struct HandsTests {
  /// Keys with their times, and what became of each; of them those in `deciding` would decide.
  private func verdicts(
    _ keys: [(Event, Int)], deciding: Set<Character> = ["y", "6"], onEnter: App.Weight = .nothing
  ) -> [Hands.Verdict] {
    var hands = Hands()
    return keys.enumerated().map { index, key in
      hands.judge(
        key.0, at: key.1,
        weight: {
          if case .key(.character(let character)) = key.0 {
            return deciding.contains(character) ? .decision : .nothing
          }
          return key.0 == .key(.enter) ? onEnter : .nothing
        }(),
        next: { wait in
          keys.dropFirst(index + 1).first.flatMap { $0.1 - key.1 <= wait ? $0.0 : nil }
        })
    }
  }

  private func typed(_ text: String, every gap: Int, from start: Int = 0) -> [(Event, Int)] {
    text.enumerated().map { index, character in
      (.key(character == "\n" ? .enter : .character(character)), start + index * gap)
    }
  }

  @Test(
    "a whole scan is passed over where its first sign decides, up to its Enter",
    arguments: [0, 8, 50])
  func first(gap: Int) {
    let said = verdicts(typed("ybba1:6y6\n", every: gap))
    #expect(said == [.scan] + Array(repeating: .rest, count: 9))
  }

  @Test("a sign that decides in the middle or at the end of a scan does not")
  func inside() {
    #expect(verdicts(typed("016901\n", every: 8)).suffix(5) == [.scan, .rest, .rest, .rest, .rest])
    #expect(verdicts(typed("ab-y\n", every: 8)).suffix(2) == [.scan, .rest])
    #expect(verdicts(typed("abc\n", every: 8), onEnter: .decision).last == .scan)
  }

  @Test("a hand decides: alone, with Enter behind it, after a key that is no character, slowly")
  func hand() {
    #expect(verdicts(typed("y", every: 8)) == [.hand])
    #expect(verdicts(typed("y\n", every: 8)) == [.hand, .hand])
    #expect(verdicts([(.key(.function(8)), 0), (.key(.character("y")), 1)]) == [.hand, .hand])
    #expect(verdicts(typed("1y", every: 90)) == [.hand, .hand])
    #expect(verdicts(typed("12y3", every: 100)) == [.hand, .hand, .hand, .hand])
    #expect(verdicts(typed("510100张三\n", every: 0)).allSatisfy { $0 == .hand })
  }

  @Test("after a scan, with or without an Enter, the next key is a hand's again")
  func afterwards() {
    #expect(verdicts(typed("yab\n", every: 8) + typed("y", every: 0, from: 200)).last == .hand)
    #expect(verdicts(typed("yab", every: 8) + typed("y", every: 0, from: 400)).last == .hand)
    #expect(verdicts(typed("yab", every: 8) + typed("y", every: 0, from: 200)).last == .rest)
    let esc: [(Event, Int)] = [(.key(.escape), 30), (.key(.character("y")), 31)]
    #expect(verdicts(typed("yab", every: 8) + esc).last == .hand)
  }

  @Test("an Enter that tries a PIN is a scanner's behind a run of keys faster than fingers")
  func attempt() {
    let scan = verdicts(typed("69012345\n\n", every: 8), deciding: [], onEnter: .attempt)
    #expect(scan.suffix(3) == [.hand, .scan, .rest])
    #expect(verdicts(typed("2468\n", every: 90), onEnter: .attempt).last == .hand)
    // A heap over a slow line, whole or with its Enter by itself.
    #expect(verdicts(typed("2408\n", every: 0), onEnter: .attempt).last == .hand)
    let late = typed("2408", every: 0) + typed("\n", every: 0, from: 9)
    #expect(verdicts(late, onEnter: .attempt).last == .hand)
    let again = typed("69012345\n", every: 8) + typed("\n", every: 0, from: 900)
    #expect(verdicts(again, deciding: [], onEnter: .attempt).last == .hand)
  }
}
