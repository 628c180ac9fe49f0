import Fronts
import Messages

/// The page of the window's printer.
extension ClerkScreen {
  func showPrinter(_ pilot: inout Pilot) {
    guard rawValue.hasPrefix("printer"), self != .printerList else { return showMore(&pilot) }
    pilot.press("ctrl-p")
    switch self {
    case .printerRoll:
      pilot.press("1", "1", "2")
      pilot.enter("10.0.0.7:9100")
    case .printerTested:
      pilot.press("p")
      pilot.receive(.printing(.test, .sent(printer: "HP-3")))
      pilot.receive(
        .printing(
          .test,
          .unconfirmed([Message("print.sent_unconfirmed", ["printer": "HP-3"])])))
    case .printerUnstored:
      pilot.press("3")
      var choice = deskPrinter
      choice.sheets = .a5
      pilot.receive(
        .printer(
          .kept(
            choice,
            .unstored(
              Message(
                "clerk.printer.file.refused",
                ["path": "/etc/yidi/yidi.toml", "reason": "Permission denied"]),
              path: "/etc/yidi/yidi.toml",
              lines: [
                "[printer]", "kind = \"cups\"", "address = \"HP-3\"", "paper = \"a5\"",
                "large = false",
              ]))))
    case .printerTyped: pilot.press("2")
    case .printerAsked, .printerScanned:
      pilot.press("1", "1", "2")
      pilot.enter("10.0.0.7:9100")
      pilot.press("p")
      pilot.receive(.printing(.test, .done(printer: "10.0.0.7:9100")))
      pilot.press("1")
      guard self == .printerScanned else { break }
      pilot.press("2", "1", "2")
      pilot.enter("YIDI TEST 03 2026-07-31 09:45 6")
    default: break
    }
  }
}
