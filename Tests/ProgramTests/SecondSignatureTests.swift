import Fronts
import Glibc
import Ledger
import Messages
import Rules
import Support
import Testing

@testable import yidi

@Suite("What a second operator signs for at a window")
struct SecondSignatureTests {
  private static let pins = ["0217": "otter-1188", "0218": "heron-2299"]

  /// A window with two filings, where two have to sign for an end and one is signed in.
  private func withWindow(_ body: (World, [FilingNumber]) throws -> Void) throws {
    try TemporaryFolder.with { folder in
      chmod(folder, 0o700)
      let ledger = try Ledger.open(folder + "/ledger.sqlite")
      let numbers = try (1...2).map { try ledger.append(Sample.filing($0)).number }
      for (id, pin) in Self.pins.sorted(by: { $0.key < $1.key }) {
        try ledger.addOperator(id, name: "李", role: .supervisor, pin: pin)
        _ = try ledger.signIn("0217", pin: Self.pins["0217"] ?? "")
      }
      let world = try windowWorld(
        in: folder, on: "2026-07-31", "[staff]\nfour_eyes = [\"end\"]\n")
      _ = world.perform(.signIn(number: "0217", pin: Self.pins["0217"] ?? ""), language: .zh)
      try body(world, numbers)
    }
  }

  private func end(_ number: FilingNumber, in world: World) -> EffectResult? {
    guard let day = Day("2026-07-31") else { return nil }
    let request = LifeRequest(number: number.text, deed: .end(on: day), reason: "本人要求")
    return world.perform(.act(request), language: .zh).first
  }

  private func sign(in world: World) {
    _ = world.perform(.second(number: "0218", pin: Self.pins["0218"] ?? ""), language: .zh)
  }

  private func isWanted(_ result: EffectResult?) -> Bool {
    if case .secondWanted = result { true } else { false }
  }

  @Test("is that one act: another one, tried in its place, wants a second of its own")
  func anotherAct() throws {
    try withWindow { world, numbers in
      #expect(isWanted(end(numbers[0], in: world)))
      sign(in: world)
      #expect(isWanted(end(numbers[1], in: world)))
      #expect(isWanted(end(numbers[0], in: world)), "signed for, and passed over")
      sign(in: world)
      #expect(end(numbers[0], in: world) == .acted(number: numbers[0].text))
    }
  }

  @Test("counts once, also where nothing came of it")
  func once() throws {
    try withWindow { world, numbers in
      #expect(isWanted(end(numbers[0], in: world)))
      sign(in: world)
      #expect(end(numbers[0], in: world) == .acted(number: numbers[0].text))
      _ = end(numbers[0], in: world)
      sign(in: world)
      guard case .notActed = end(numbers[0], in: world) else {
        Issue.record("a filing ended twice")
        return
      }
      #expect(isWanted(end(numbers[1], in: world)))
    }
  }

  @Test("is asked for by nobody who signed before anything was wanted")
  func unasked() throws {
    try withWindow { world, numbers in
      sign(in: world)
      #expect(isWanted(end(numbers[0], in: world)))
    }
  }
}
