import Support
import Testing

extension FailingDiskTests {
  /// Within the suite whose tests run one at a time: the disk of the whole process fails.
  @Suite("Whatever goes wrong between two steps, from one seed")
  struct SimulationTests {
    @Test(
      "Nothing acknowledged is lost or there twice, and all is sound",
      arguments: 0..<(triesAll ? 1_000 : 1) as Range<UInt64>)
    func seeds(_ part: UInt64) throws {
      for seed in part * 10..<(part + 1) * 10 { try Simulation(seed: seed).run(steps: 120) }
    }

    @Test("The same seed goes the same way, and what can go wrong does")
    func again() throws {
      let traces = try (0..<2).map { _ in
        let simulation = try Simulation(seed: 3)
        try simulation.run(steps: 200)
        return simulation.trace
      }
      #expect(traces[0] == traces[1])
      for word in ["diskFull", "inputOutput", "crash", "away true", "pushed 1", "again", "DZ"] {
        #expect(traces[0].contains { $0.contains(word) }, "\(word)")
      }
    }
  }
}
