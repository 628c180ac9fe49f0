internal import Fronts
internal import Glibc
internal import Messages
internal import Printers
internal import Spawning
internal import Terminal

extension Doctor {
  /// Asks the window's printer how it is; nothing is printed.
  func printer(_ settings: Settings) -> Finding {
    let setup = settings.setup
    let name = setup.address ?? texts("doctor.printer.default")
    guard let fault = setup.printer().trouble() else {
      return Finding(
        part: .printer, state: .good, says: Message("doctor.printer.good", ["name": name]))
    }
    switch fault.code {
    // The service brings the library with it.
    case .missingLibrary where setup.kind == .cups:
      return noService(isInstalled: false)
    case .serviceDown:
      return noService(isInstalled: Self.hasService)
    case .noDefault,
      .noPrinter where setup.kind == .cups:
      let queues = (try? CupsPrinter().queues()) ?? []
      guard !queues.isEmpty else {
        return Finding(
          part: .printer, state: .wanting, says: Message("doctor.printer.none"),
          toDo: [Message("doctor.printer.none.do")])
      }
      return Finding(
        part: .printer, state: .wanting,
        says: fault.code == .noDefault
          ? Message("doctor.printer.no_default")
          : Message("doctor.printer.gone", ["name": name]),
        toDo: [Message("doctor.printer.gone.do", ["queues": queues.joined(separator: " ")])])
    default:
      return Finding(
        part: .printer, state: .wanting, says: Message("doctor.printer.bad", ["name": name]),
        toDo: fault.messages)
    }
  }

  /// That nobody prints for this machine: no service is installed, it is stopped, or it is another's.
  private func noService(isInstalled: Bool) -> Finding {
    if let name = CupsPrinter.serviceElsewhere {
      return Finding(
        part: .printer, state: .wanting,
        says: Message("doctor.printer.elsewhere", ["name": name]),
        toDo: [Message("doctor.printer.elsewhere.do")])
    }
    let what = isInstalled ? "stopped" : "down"
    return Finding(
      part: .printer, state: .wanting, says: Message("doctor.printer.\(what)"),
      toDo: [Message("doctor.printer.\(what).do")])
  }

  /// Whether a printing service is installed here, running or not.
  private static var hasService: Bool { access("/usr/sbin/cupsd", X_OK) == 0 }

  /// What turns pages into what a printer of the service here takes; rolls, and printers elsewhere, are
  /// sent what they take.
  func filters(_ settings: Settings) -> [Finding] {
    let setup = settings.setup
    guard setup.kind == .cups, setup.roll == nil, Self.hasService,
      CupsPrinter.serviceElsewhere == nil
    else { return [] }
    guard access("/usr/lib/cups/filter/pdftopdf", X_OK) == 0 else {
      return [
        Finding(
          part: .filters, state: .without, says: Message("doctor.filters.none"),
          toDo: [Message("doctor.filters.none.do")])
      ]
    }
    return [Finding(part: .filters, state: .good, says: Message("doctor.filters.good"))]
  }

  func speech(_ settings: Settings) -> Finding {
    if settings.voice == false {
      return Finding(part: .speech, state: .without, says: Message("doctor.speech.off"))
    }
    guard Speaker(recital: Lazy { nil }) != nil else {
      return Finding(
        part: .speech, state: .without, says: Message("doctor.speech.none"),
        toDo: [Message("doctor.speech.none.do")])
    }
    return Finding(part: .speech, state: .good, says: Message("doctor.speech.good"))
  }

  /// The glyphs of large letters on the guided front's pages.
  var glyphs: Finding {
    guard access(Unifont.path, R_OK) == 0 else {
      return Finding(
        part: .glyphs, state: .without, says: Message("doctor.glyphs.none"),
        toDo: [Message("doctor.glyphs.none.do")])
    }
    return Finding(part: .glyphs, state: .good, says: Message("doctor.glyphs.good"))
  }

  /// The program that reads the code of a paper out of a photograph.
  var pictures: Finding {
    guard Spawning.path(of: "zbarimg") != nil else {
      return Finding(
        part: .pictures, state: .without, says: Message("doctor.pictures.none"),
        toDo: [Message("doctor.pictures.none.do")])
    }
    return Finding(part: .pictures, state: .good, says: Message("doctor.pictures.good"))
  }
}
