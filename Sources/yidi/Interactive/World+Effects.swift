internal import Fronts

extension World {
  /// Does effects and what follows from their results, until there is nothing more to do.
  ///
  /// `atTerminal` is told of each effect first, for what only a terminal does. Gives whether the
  /// program is to end.
  func carryOut(
    _ effects: [Effect], for receiver: inout some EffectReceiver,
    atTerminal: (Effect) -> Void
  ) -> Bool {
    var waiting = effects
    var ends = false
    while !waiting.isEmpty {
      let effect = waiting.removeFirst()
      if effect == .leave { ends = true }
      atTerminal(effect)
      for result in perform(effect, language: receiver.language) {
        waiting += receiver.receive(result)
      }
    }
    return ends
  }
}
