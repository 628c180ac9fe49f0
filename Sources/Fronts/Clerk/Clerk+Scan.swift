import Messages
import Terminal

/// The code of a paper as a scanner types it, and what the one before turned out to be.
struct ClerkScan: Hashable, Sendable {
  /// What leads there from the list's conditions.
  static let key = "V"

  /// What came since the last Enter; shown as a count, as it may be anything, an identity card too.
  private(set) var typed = ""
  /// What was said of the code scanned last, in the languages of the office.
  private(set) var verified: [Language: Verified]?

  /// Takes what was typed or pasted; what was said of the code before is gone.
  mutating func take(_ text: String) {
    verified = nil
    for character in text {
      guard typed.utf8.count < ScannerReading.bytesMax else { return }
      typed.append(character)
    }
  }

  /// Takes the last character back.
  mutating func back() { _ = typed.popLast() }

  /// Begins anew; the code that was typed, `nil` where there is nothing in it.
  mutating func finish() -> String? {
    defer { typed = "" }
    return typed.contains { !$0.isWhitespace } ? typed : nil
  }

  /// Shows what a code turned out to be.
  mutating func show(_ verified: [Language: Verified]) { self.verified = verified }

  /// Whether that can only be the beginning of a code: no person and no number begins so.
  ///
  /// Those of an office with an address, and those printed before there was a sign of our own, are
  /// told by more than their first sign.
  static func isBegun(by text: String) -> Bool {
    let plain = String(text.drop { $0.isWhitespace }.prefix(6).map(\.narrowed)).uppercased()
    return isMarked(plain) || ["YBBA1:", "HTTPS:"].contains(plain) || plain.hasPrefix("HTTP:")
  }

  /// Whether it begins with the sign of our codes.
  static func isMarked(_ text: String) -> Bool {
    text.first { !$0.isWhitespace }?.narrowed == ScannerReading.sign
  }

  /// Fewer characters than any code has: a hand that met the sign.
  fileprivate static let charactersMin = 8
}

// What a scanner types where a page has keys that file and print.
extension Clerk {
  /// Whether a code begins with that character here: our sign, or where nothing is typed the H of an
  /// office's address, which is no key of any page.
  package func beginsScan(_ character: Character) -> Bool {
    let sign = character.narrowed
    if sign == ScannerReading.sign { return isCovered || !takesAnySign }
    return "hH".contains(sign) && !isCovered && !isTypedOn
  }

  /// Whether what is typed here is kept as it comes: a PIN may have any sign in it.
  var takesAnySign: Bool {
    switch page {
    case .signIn, .scan: true
    case .printer: printer?.typing != nil
    case .list, .form, .change, .reasons, .confirm, .printing, .record, .life, .day, .help,
      .reason:
      false
    }
  }

  /// Whether what is typed goes into a line, so that no sign is a key.
  var isTypedOn: Bool {
    switch page {
    case .list, .form, .scan, .signIn, .reason: true
    case .change: change?.focus != .answer
    case .life: life?.field != nil
    case .printer: printer?.typing != nil
    case .reasons, .confirm, .printing, .record, .day, .help: false
    }
  }

  /// Whether the page shows what is on record, with nothing begun that a scan could lead away from.
  private var isLookedUp: Bool {
    let below = pages.filter { $0 != .help && $0 != .reasons }
    return switch below.last {
    case .list, .record, .printing, .day: true
    case .life: life?.act == nil
    default: false
    }
  }

  /// Judges a whole code where filings are looked up; elsewhere says where to scan, and does nothing.
  mutating func takeCode(_ text: String) -> [Effect] {
    guard text.count >= ClerkScan.charactersMin else {
      notice = Message("clerk.scan.too_short")
      return []
    }
    if page != .scan {
      guard isLookedUp else {
        notice = Message("clerk.scan.not_here")
        return []
      }
      pages.removeAll { $0 == .help }
      _ = beginScan()
    }
    scan.take(text)
    return judgeScan()
  }
}

extension Clerk {
  /// Goes to the page on which papers are verified, with what was scanned already.
  mutating func beginScan(_ text: String = "") -> [Effect] {
    scan = ClerkScan()
    list.picksCondition = false
    list.search = EditLine("", maximum: list.search.maximum)
    open(.scan)
    return takeScan(text)
  }

  /// Keys on that page: Enter and Tab are what scanners end with, some with two of them.
  mutating func obeyOnScan(_ command: Command, size: Size) -> [Effect] {
    switch command {
    case .next, .nextField: return judgeScan()
    case .back:
      close()
      return page == .list ? [refresh] : []
    default: scroll = reading(size).scrolled(by: command, from: scroll)
    }
    return []
  }

  /// Takes what the scanner types or somebody pastes.
  mutating func typeOnScan(_ event: Event) -> [Effect] {
    switch event {
    case .key(.character(let character)): return takeScan(String(character))
    case .paste(let text): return takeScan(text)
    case .key(.backspace): scan.back()
    case .key(.control("u")): _ = scan.finish()
    default: break
    }
    return []
  }

  private mutating func takeScan(_ text: String) -> [Effect] {
    guard !text.isEmpty else { return [] }
    scan.take(text)
    scroll = 0
    // A scanner behind another terminal pastes its Enter along with the rest.
    return text.last?.isNewline == true ? judgeScan() : []
  }

  private mutating func judgeScan() -> [Effect] {
    guard let text = scan.finish() else {
      // The second Enter of a scanner must not take away what the first one brought.
      if scan.verified == nil { notice = Message("clerk.scan.nothing") }
      return []
    }
    return [.verify(text)]
  }

  /// What was scanned last, and room for the next.
  var scanPage: Page {
    let title = words("clerk.scan.title")
    let verified = scan.verified?[language.official]
    let prompt =
      scan.typed.isEmpty
      ? words("clerk.scan.prompt")
      : words("clerk.scan.typed", ["count": String(scan.typed.count)])
    return Page(
      title: title, aside: windowAside,
      body: verified.map(verifiedBlocks) ?? [Paragraph(words("clerk.scan.lead"))],
      foot: [Gap()] + (notice.map { [ErrorNote([words($0)])] } ?? [])
        + [ClerkPrompt(text: prompt, style: .text)],
      bar: bar([.next, .back, .pageUp, .list, .help], labels: [.next: words("clerk.key.verify")]),
      announce: ([title] + (verified.map { [$0.verdict] + $0.standing.map(\.sentence) } ?? [prompt]))
        .joined(separator: "\n"))
  }

  /// What it is, what the ledger says now, and then what is to be compared.
  private func verifiedBlocks(_ verified: Verified) -> [any Block] {
    var body: [any Block] = [
      verified.isGenuine ? Heading(verified.verdict) : ErrorNote([verified.verdict])
    ]
    body += verified.standing.map {
      $0.isWell ? Paragraph($0.sentence, style: .good) as any Block : ErrorNote([$0.sentence])
    }
    guard !verified.rows.isEmpty else { return body }
    let now = words("verify.label.now")
    let rows = verified.rows.flatMap { row in
      [(row.label, row.value)] + (row.now.map { [("", "! \(now)  \($0)")] } ?? [])
    }
    return body + [Gap(), Paragraph(verified.lead), ClerkFacts(rows)]
  }
}
