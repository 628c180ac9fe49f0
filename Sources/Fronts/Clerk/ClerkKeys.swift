import Terminal

/// The keys of the clerk's front: a key means the same on every page on which there is anything for it.
///
/// F2 is another way to show the page: colours on the list, one column on the form, large type on a
/// receipt. F3 goes to the list, and from there out. `?`, Home and End are keys where nobody types.
enum ClerkKeys {
  /// F1, F10 and F11 are taken by some terminals, so each has another key or is not used at all;
  /// `Esc 6` comes as F6 from the terminal.
  static let table = KeyTable([
    KeyBinding(.next, [.enter], name: "key.enter", label: "clerk.key.next"),
    KeyBinding(.nextField, [.tab], name: "clerk.key.tab", label: "clerk.key.move"),
    KeyBinding(.previousField, [.backTab], name: "clerk.key.back_tab", label: ""),
    KeyBinding(.up, [.up], name: "clerk.key.up", label: ""),
    KeyBinding(.down, [.down], name: "clerk.key.down", label: ""),
    KeyBinding(.pageUp, [.pageUp], name: "clerk.key.pages", label: "clerk.key.turn"),
    KeyBinding(.pageDown, [.pageDown], name: "clerk.key.page_down", label: ""),
    KeyBinding(.top, [.home], name: "clerk.key.home", label: ""),
    KeyBinding(.bottom, [.end], name: "clerk.key.end", label: ""),
    KeyBinding(.new, [.function(6), .control("n")], name: "clerk.key.f6", label: "clerk.key.new"),
    KeyBinding(
      .submit, [.function(8), .control("s")], name: "clerk.key.f8", label: "clerk.key.submit"),
    KeyBinding(
      .prompt, [.function(4), .control("l")], name: "clerk.key.f4", label: "clerk.key.values"),
    KeyBinding(
      .duplicate, [.function(9), .control("d")], name: "clerk.key.f9", label: "clerk.key.same"),
    KeyBinding(
      .reasons, [.function(7), .control("y")], name: "clerk.key.f7", label: "clerk.key.reasons"),
    KeyBinding(.restore, [.function(5)], name: "clerk.key.f5", label: "clerk.key.restore"),
    KeyBinding(.undo, [.control("z")], name: "clerk.key.ctrl_z", label: "clerk.key.undo"),
    KeyBinding(.large, [.function(2)], name: "clerk.key.f2", label: "clerk.key.large"),
    KeyBinding(
      .back, [.escape, .function(12)], name: "clerk.key.f12", label: "clerk.key.back"),
    KeyBinding(
      .list, [.function(3), .control("q")], name: "clerk.key.f3", label: "clerk.key.list"),
    KeyBinding(
      .help, [.function(1), .control("g"), .character("?")], name: "clerk.key.f1",
      label: "clerk.key.help"),
    KeyBinding(
      .signOut, [.control("o")], name: "clerk.key.ctrl_o", label: "clerk.key.sign_out"),
    KeyBinding(
      .printer, [.control("p")], name: "clerk.key.ctrl_p", label: "clerk.key.printer"),
    KeyBinding(.language, [.control("t")], name: "key.ctrl_t", label: "clerk.key.language"),
  ])
}
