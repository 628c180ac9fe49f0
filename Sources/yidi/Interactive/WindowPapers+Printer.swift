internal import Fronts
internal import Ledger
internal import Messages
internal import Printers
internal import Receipts
internal import Thermal

/// The printer of this window: how it is, a test page, another one from now on.
extension WindowPapers {
  /// How that printer is, asked behind the screen: a printer may think for seconds.
  func look(at choice: PrinterChoice) -> [EffectResult] {
    let setup = PrinterSetup(choice)
    if let misfit = setup.misfitMessage {
      return [.printer(.looked(choice, .misfit(misfit)))]
    }
    let printer = setup.printer()
    mailbox.work {
      let trouble = await printer.look()
      let look = trouble.map { PrinterLook.trouble($0.messages) } ?? .ready
      return .printer(.looked(choice, look))
    }
    return []
  }

  /// Which printers there are, asked behind the screen: a printing service may think for seconds.
  func listPrinters() {
    mailbox.work {
      switch await CupsPrinter().listQueues() {
      case .success(let names): .printers(names)
      case .failure(let fault): .noPrinters(fault.messages)
      }
    }
  }

  /// Prints a page of our own; what came of it goes on record, as of no filing.
  func printTest(_ choice: PrinterChoice, _ language: Language) -> [EffectResult] {
    let setup = PrinterSetup(choice)
    guard !isRunning(.test), setup.misfit == nil else { return [] }
    do throws(Ledger.Failure) { try require(.look) } catch {
      return [.printing(.test, .stopped([error.message]))]
    }
    let texts = office.texts(language)
    let page = TestPaper(
      setup: setup, printer: setup.address ?? texts("clerk.printer.address.default"),
      office: office.desk.office, printedAt: office.moment, texts: texts,
      chinese: office.texts(.zh))
    let (printer, press) = setup.ready(
      queue: nil, for: clerk, codeDots: page.codeDots)
    send(.test, on: printer, PrintJob(format: press.kind, paper: TestPaper.nameOnRecord)) {
      () throws(PrintFault) in
      do throws(PrintFault) {
        return try press.document(page.paper(), texts)
      } catch {
        // A machine without such a font still has a printer to be tried, and is told.
        guard error.code == .missingCharacter else { throw error }
        return try press.document(page.paper(withoutRare: error.reason), texts)
      }
    }
    return [.printer(.testCode(page.code)), .printing(.test, .started)]
  }

  /// Prints on that printer from now on, and writes it down for the next start.
  func keepPrinter(_ choice: PrinterChoice) -> EffectResult {
    let new = PrinterSetup(choice)
    if let misfit = new.misfitMessage {
      return .printer(.kept(choice, .refused(misfit)))
    }
    // Papers with persons on them go there from now on.
    do throws(Ledger.Failure) { try require(.file) } catch {
      return .printer(.kept(choice, .refused(error.message)))
    }
    setup = new
    let path = Settings.ownFile ?? "/etc/yidi/yidi.toml"
    do throws(PrinterFile.Failure) {
      try PrinterFile(path: path).keep(new)
      return .printer(.kept(choice, .stored(path: path)))
    } catch {
      let lines = PrinterTable.lines(of: new)
      return .printer(.kept(choice, .unstored(error.message(path), path: path, lines: lines)))
    }
  }
}

extension PrinterSetup {
  /// What is to be mended before anything can be printed so.
  fileprivate var misfitMessage: Message? {
    switch misfit {
    case .address: Message("clerk.printer.misfit.\(kind.rawValue)")
    case .paper: Message("clerk.printer.misfit")
    case nil: nil
    }
  }
}
