import Interview
import Messages
import Terminal

extension Clerk {
  /// On the confirmation: Y files and prints, P files, N goes back to the form, 5 shows what is on
  /// record; while somebody has to look whether the notice came out, O, N and X say that first.
  mutating func confirm(_ event: Event) -> [Effect] {
    guard case .key(.character(let key)) = event else { return [] }
    let letter = key.narrowed.lowercased()
    if asksOfNotice, let sight = PaperSight(key: letter) { return sawNotice(sight) }
    switch letter {
    case "y": return file(prints: true)
    case "p": return file(prints: false)
    case "m": return printNotice()
    case "5": return seeOnRecord()
    case "n": close()
    default: break
    }
    return []
  }

  /// Prints what is missing, for the person to take home; nothing is filed by it.
  private mutating func printNotice() -> [Effect] {
    guard let request, mayFile, filing == nil else { return [] }
    notice = Message("clerk.notice.printing")
    guard !(papers[.notice]?.printing.isUnderWay ?? false) else { return [] }
    papers[.notice] = ClerkPaper(printing: .started, choice: .missing)
    noticed = request
    return [.printNotice(request)]
  }

  /// Whether no printer says that the notice of what is shown came out, and nobody did yet.
  var asksOfNotice: Bool {
    guard let request, request == noticed, mayFile, filing == nil,
      case .unconfirmed = papers[.notice]?.printing
    else { return false }
    return true
  }

  private mutating func sawNotice(_ sight: PaperSight) -> [Effect] {
    notice =
      switch sight {
      case .out: Message("clerk.notice.out")
      case .notOut: Message("clerk.notice.not_out")
      case .spoiled: Message("clerk.notice.spoiled")
      }
    return sawPaper(.notice, sight)
  }

  private mutating func file(prints: Bool) -> [Effect] {
    // The ledger has it already: a second Y must not file a second time.
    guard let request, mayFile, filing == nil else { return [] }
    filing = ClerkFilingNow(prints: prints, isLarge: filesLarge)
    guard let succession = form?.succession else { return [.file(request)] }
    return [.fileAnew(request, succession)]
  }

  /// On a page with a receipt: print it, call that off, or save it to a file.
  mutating func print(_ event: Event) -> [Effect] {
    guard let receipt, case .key(.character(let key)) = event else { return [] }
    // What comes of it stands at the top.
    scroll = 0
    if choosesPaper, let digit = key.digit { return startPrint(other: digit) }
    choosesPaper = false
    if let printers, let digit = key.digit {
      return switchPrinter(among: printers, to: digit)
    }
    self.printers = nil
    let letter = key.narrowed.lowercased()
    switch letter {
    case "p", "6", "8":
      return startPrint(receipt.paper, PaperChoice(isLarge: receipt.isLarge))
    case "t" where page != .day:
      choosesPaper = true
      return []
    case "c": return cancelPrint(receipt.paper)
    case "w" where paper?.printing.isUnderWay ?? false:
      notice = Message("clerk.print.goes_on")
      return []
    case "s":
      notice = Message("clerk.print.looking")
      return [.listPrinters]
    case "d":
      return [.saveReceipt(receipt.paper, PaperChoice(isLarge: receipt.isLarge))]
    default: return sawPaper(receipt.paper, PaperSight(key: letter))
    }
  }

  package mutating func receive(_ result: EffectResult) -> [Effect] {
    switch result {
    case .draftSaved(let time): (keeping.time, keeping.isLost) = (time, false)
    case .draftNotSaved(let why):
      // Said once in full; the title goes on saying it while it lasts.
      if !keeping.isLost { notice = why }
      keeping.isLost = true
    case .drafts(let waiting): return take(waiting)
    case .filings(let rows):
      list.take(rows, today: context.today)
      return onRecord.isSought ? takeOnRecord(rows) : resumeAwaited(among: rows)
    case .filedToday(let count): list.filedToday = count
    case .listGoesOn(let newer, let older): list.goesOn(newer: newer, older: older)
    case .workLeft(let work): list.work = work
    case .acted(let number): return goOn(afterAct: number)
    case .notActed(let why):
      life?.isSent = false
      notice = why
    case .dayReport(let day, let pages):
      guard page == .list else { return [] }
      receipt = ClerkReceipt(paper: .day(day), pages: pages)
      open(.day)
      pageNumber += 1
    case .verified(let verified):
      scan.show(verified)
      scroll = 0
    case .notListed(let message) where onRecord.isSought:
      (onRecord.isSought, notice) = (false, message)
    case .notListed(let message):
      awaited = nil
      list.lose(message)
    case .opened(let number, let opened):
      if change?.row.number == number { change?.opened = opened }
    case .callTaken(let id): return takeCall(id)
    case .copied(let number, let answers): return refile(number, with: answers)
    case .known(let identity, let filings, let names):
      if identity == keeping.identity { form?.know(filings, names: names) }
    case .filed(let filed): return goOn(after: filed)
    case .duplicate(let number): refuse(twin: number)
    case .notFiled(let message):
      filing = nil
      notice = message
    case .printing, .paperRemark, .printer, .printers, .noPrinters, .receiptSaved, .receiptNotSaved:
      return receive(ofPapers: result)
    case .notFound(let message): (awaitedCall, notice) = (nil, message)
    case .told(let message): tell(message)
    case .server(let isAway): isAlone = isAway
    case .staff(let needsSignIn): return learnStaff(needsSignIn)
    case .staffUnknown(let why): missStaff(why)
    case .signedIn(let badge): return take(badge)
    case .proven: return goOnProven()
    case .notSignedIn(let why): refuse(why)
    case .unmasked(let number, let person): return show(person, of: number)
    case .maskAgain(let token):
      if token == staff.unmaskings { receipt?.unmasked = nil }
    case .ceilingReached(let again, let why): ask(.release(again: again, why: why))
    case .secondWanted(let again):
      life?.isSent = false
      ask(.second(again: again))
    case .found, .called, .spoken, .notSpoken: break
    }
    return []
  }

  /// Takes the drafts that wait; a call that was not there before rings at the window.
  private mutating func take(_ waiting: [WaitingDraft]) -> [Effect] {
    let known = Set(list.drafts.compactMap(\.call))
    let hasLooked = list.hasLooked
    list.hasLooked = true
    list.take(waiting, offersFirst: pageNumber == 0 && page == .list && !hasLooked)
    let isNew = waiting.contains { $0.call.map { !known.contains($0) } ?? false }
    return isNew && hasLooked ? [.bell] : []
  }

  /// It is on record: shows the number, and how the receipt comes to paper.
  private mutating func goOn(after filed: FiledReceipt) -> [Effect] {
    let prints = filing?.prints ?? false
    let isLarge = filing?.isLarge ?? context.window.printsLarge
    if let form { last = form.interview.answers }
    let stale =
      (change?.row.number ?? form?.succession?.number).map { discardChanges(of: $0) } ?? []
    form = nil
    change = nil
    (request, noticed) = (nil, nil)
    filing = nil
    keeping = ClerkKeeping()
    receipt = ClerkReceipt(
      paper: .filing(filed.number), time: filed.time, isProvisional: filed.isProvisional,
      pages: filed.receipt, isLarge: isLarge)
    pages = [.list, .printing]
    pageNumber += 1
    scroll = 0
    let printing = prints ? startPrint(.filing(filed.number), PaperChoice(isLarge: isLarge)) : []
    return [.discardDraft(.clerk)] + stale + printing + [.loadDrafts(.clerk), refresh]
  }
}
