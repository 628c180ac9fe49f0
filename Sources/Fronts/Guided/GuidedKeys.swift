import Terminal

/// The keys of the guided front; the numeric keypad alone is enough for all of it.
enum GuidedKeys {
  /// Digits are not in it: on every page they pick, change or type.
  static let table = KeyTable([
    KeyBinding(.next, [.enter], name: "key.enter", label: "key.next"),
    KeyBinding(
      .back, [.character("-"), .escape, .function(12), .left], name: "key.minus",
      label: "key.back"),
    KeyBinding(
      .staff, [.character("/"), .character("!"), .function(10)], name: "key.slash",
      label: "key.staff"),
    KeyBinding(
      .help, [.function(1), .character("?"), .character("."), .control("g")], name: "key.f1",
      label: "key.help"),
    // Where something is typed; a keypad has no backspace. More keys do it: see `isDeleting`.
    KeyBinding(.takeBack, [.character("+")], name: "key.plus", label: "key.delete"),
    KeyBinding(.up, [.up], name: "key.up", label: "key.move"),
    KeyBinding(.down, [.down], name: "key.down", label: ""),
    KeyBinding(.pageUp, [.pageUp], name: "key.page", label: "key.turn"),
    KeyBinding(.pageDown, [.pageDown], name: "key.page_down", label: ""),
    KeyBinding(.top, [.home], name: "key.home", label: ""),
    KeyBinding(.bottom, [.end], name: "key.end", label: ""),
    KeyBinding(.language, [.control("t")], name: "key.ctrl_t", label: "key.language"),
    // Ctrl-C is what people who know terminals try; it asks first, too.
    KeyBinding(.leave, [.control("q"), .control("c")], name: "key.ctrl_q", label: "key.leave"),
    // In the key bar only where there is a voice; see `offeringVoice`.
    KeyBinding(.readAloud, [.character("*"), .function(2)], name: "key.star", label: ""),
  ])
}
