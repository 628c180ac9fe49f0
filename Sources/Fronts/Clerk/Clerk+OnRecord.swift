import Interview
import Messages
import Rules
import Terminal

/// What the person has on record already, seen from the filing that is being made.
struct ClerkOnRecord: Sendable {
  /// The same filing, as the ledger named it when this one was to be filed.
  var twin: String?
  /// Whether the ledger was asked for what there is and has not answered yet.
  var isSought = false
}

extension Clerk {
  /// Whether there is anything on record of the person, as far as anybody knows.
  var hasOnRecord: Bool { onRecord.twin != nil || form?.interview.filings.isEmpty == false }

  /// 5 on the confirmation: shows what the person has on record, where it is printed, changed or ended.
  mutating func seeOnRecord() -> [Effect] {
    guard hasOnRecord, filing == nil, let person = form?.interview.answers[.identity] else {
      return []
    }
    onRecord.isSought = true
    return [.findFilings(onRecord.twin ?? person.value)]
  }

  /// Whether what is shown may be filed: what is on record already would only be refused again.
  var mayFile: Bool { request != nil && onRecord.twin == nil }

  /// Nothing was filed, as the same is on record under that number.
  mutating func refuse(twin number: String) {
    filing = nil
    if page == .confirm { onRecord.twin = number }
    notice = Self.twin(number)
  }

  /// Why what is shown is not filed; `nil` where the ledger has refused nothing.
  var refusedTwin: Message? { onRecord.twin.map(Self.twin) }

  private static func twin(_ number: String) -> Message {
    Message("clerk.confirm.duplicate", ["number": number])
  }

  /// Opens what was found over the confirmation; of several the list lets one choose, and what was filled
  /// in waits as a draft.
  mutating func takeOnRecord(_ rows: [FiledRow]) -> [Effect] {
    onRecord.isSought = false
    guard page == .confirm, let interview = form?.interview else { return [] }
    let meant = rows.filter { row in
      if let twin = onRecord.twin { return row.number == twin }
      let filing = Filing(category: row.category, fileTo: row.fileTo, effective: row.effective)
      return !row.isReplaced && !row.isEnded && interview.filings.contains(filing)
    }
    guard let first = meant.first else {
      notice = Message("clerk.list.none_found")
      return []
    }
    guard meant.count > 1 else {
      show(first)
      goTo(.record)
      return []
    }
    let end = String(interview.answers[.identity]?.value.suffix(4) ?? "")
    let kept = backToList().dropLast()
    list.search = EditLine(end, maximum: list.search.maximum)
    // A search goes through all there is, whatever the list was narrowed to.
    list.condition = .all
    goTo(.list)
    return kept + [refresh]
  }

  /// 2 changes the filing shown, 3 is what else can be done with it, 7 shows what is masked; all else is
  /// about its papers.
  mutating func typeOnRecord(_ event: Event) -> [Effect] {
    guard !choosesPaper, printers == nil, let row = receipt?.row,
      case .key(.character(let key)) = event, let digit = key.digit,
      let option = ClerkList.Option(rawValue: digit), [.open, .life, .unmask].contains(option)
    else { return print(event) }
    guard option != .unmask else {
      askReason()
      return []
    }
    let kept = keep()
    let begun = option == .open ? beginChange(of: row) : beginLife(of: row)
    guard page != .record, form != nil else { return kept + begun }
    // That comes before the filing that was being made, which waits as a draft.
    (form, request) = (nil, nil)
    if change == nil { keeping = ClerkKeeping() }
    pages.removeAll { [.form, .confirm].contains($0) }
    return kept + begun + [.loadDrafts(.clerk)]
  }

  /// What can be done with the filing shown besides printing it.
  func recordKeys(_ row: FiledRow) -> [String] {
    guard row.details != nil, !row.isErased else { return [] }
    let options: [ClerkList.Option] =
      row.mayChange && staff.mayFile ? [.open, .life, .unmask] : [.life, .unmask]
    return options.map { option in
      let isShown = option == .unmask && receipt?.unmasked != nil
      let label = isShown ? "clerk.key.mask" : ClerkList.label(option, of: .filed(row))
      return "\(option.rawValue) \(words(label))"
    }
  }

  /// Goes to a page by what came from the world, where no key did.
  private mutating func goTo(_ page: ClerkPage) {
    if page != .list { open(page) }
    pageNumber += 1
    scroll = 0
  }
}
