internal import Fronts
internal import Interview
internal import Ledger
internal import Messages
internal import Printers
internal import Receipts
internal import Rules

extension World {
  /// Asked behind the screen: a printing service may think for seconds.
  func listPrinters() -> [EffectResult] {
    mailbox.begin()
    let mailbox = mailbox
    Task.detached {
      let result: EffectResult
      do throws(PrintFault) {
        result = .printers(try CupsPrinter().queues())
      } catch {
        result = .noPrinters(error.messages)
      }
      mailbox.end(with: .result(result))
    }
    return []
  }

  func print(
    _ number: String, _ choice: PaperChoice, _ language: Language, on queue: String? = nil
  ) -> [EffectResult] {
    // The paper that is on its way is the one that was asked for.
    guard papers[number] == nil else { return [] }
    do {
      guard let receipt = try paper(number, choice, language) else {
        return [.printing(number: number, .stopped([Message("receipt.no_such_paper")]))]
      }
      mailbox.begin()
      let texts = texts(choice.kind.staysAtOffice ? .zh : language)
      let (printer, press) = settings.setup.ready(queue: queue)
      choices[number] = (choice, press.kind)
      let mailbox = mailbox
      papers[number] = Task.detached {
        let outcome: PrintOutcome
        do throws(PrintFault) {
          let document = try press.document(receipt, texts)
          outcome = await printer.print(document) { step in
            if let printing = Printing(step) { mailbox.put(.progress(number: number, printing)) }
          }
        } catch {
          outcome = .notSent(error)
        }
        mailbox.end(with: .finished(number: number, outcome))
      }
      return [.printing(number: number, .started)]
    } catch {
      return [.printing(number: number, .stopped([error.message]))]
    }
  }

  /// The notice of what is missing for what is not on record; no filing's event comes of it.
  func printNotice(_ request: FilingRequest, _ language: Language) -> [EffectResult] {
    noticed = request
    return print(PaperChoice.missing.rawValue, .missing, language)
  }

  /// What came of it arrives as the end of the attempt.
  func cancelPrint(_ number: String) -> [EffectResult] {
    papers[number]?.cancel()
    return []
  }

  /// The paper that is about to be printed or saved.
  private func paper(
    _ number: String, _ choice: PaperChoice, _ language: Language
  ) throws(Ledger.Failure) -> Paper? {
    let kind = choice.kind
    let printedAt = ReceiptInput.Moment(common.day, Environment.clock)
    // What stays with the office is in the office's language.
    let texts = self.texts(kind.staysAtOffice ? .zh : language)
    if number == choice.rawValue, let noticed {
      return Paper(
        filed.receipt(of: unfiled(noticed, language), noticed.decision, printedAt, texts), kind,
        catalogue: texts)
    }
    if let day = DayPaper.day(of: number) { return try dayPaper(day, texts) }
    guard let filingNumber = FilingNumber(number) else { throw .noSuchFiling }
    let record = try ledger(of: filingNumber).filing(filingNumber)
    let input = filed.receipt(
      of: record, copy: record.prints + 1, printedAt: printedAt, texts: texts)
    return Paper(input, kind, catalogue: texts)
  }

  /// The request as a filing that nothing keeps.
  private func unfiled(_ request: FilingRequest, _ language: Language) -> NewFiling {
    NewFiling(
      request, id: Identifier(SystemEntropy()), today: common.day,
      months: filed.policy.monthsTemporary, initials: initials.value, language: language,
      front: .clerk, draft: nil)
  }

  /// Puts the attempt on record and says what came of it.
  func finish(_ number: String, _ outcome: PrintOutcome) -> Printing {
    papers[number] = nil
    if number == PaperChoice.missing.rawValue { noticed = nil }
    let sent = choices.removeValue(forKey: number)
    if let sent, let filingNumber = FilingNumber(number), let ledger = try? ledger(of: filingNumber)
    {
      try? ledger.recordPrint(
        of: filingNumber, outcome.attempt(format: sent.format, sent.choice.kind),
        id: ledger.newIdentifier())
    }
    return Printing(outcome)
  }

  /// Drawn behind the screen, which goes on meanwhile.
  func saveReceipt(
    _ number: String, _ choice: PaperChoice, _ language: Language
  ) -> [EffectResult] {
    do {
      guard let receipt = try paper(number, choice, language) else {
        return [.receiptNotSaved(Message("receipt.no_such_paper"))]
      }
      let texts = texts(choice.kind.staysAtOffice ? .zh : language)
      let folder = Environment.value("HOME") ?? "."
      mailbox.begin()
      let mailbox = mailbox
      Task.detached {
        let result: EffectResult
        do {
          let file = try ReceiptFile.keep(
            try Press().pdf(receipt, texts), folder: folder, number: receipt.number,
            paper: choice.kind, kind: "pdf")
          result = .receiptSaved(path: file.path)
        } catch let failure as ReceiptFile.Failure {
          result = .receiptNotSaved(failure.message)
        } catch let fault as PrintFault {
          result = .receiptNotSaved(fault.messages[0])
        } catch {
          result = .receiptNotSaved(PrintFault(.notDrawn).messages[0])
        }
        mailbox.end(with: .result(result))
      }
      return []
    } catch {
      return [.receiptNotSaved(error.message)]
    }
  }
}
