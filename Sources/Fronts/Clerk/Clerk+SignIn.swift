import Interview
import Messages
import Terminal

/// Signing in and out at a window, and what takes a supervisor or a second person.
extension Clerk {
  /// Takes whether anybody has to sign in here; without that the day begins at once.
  mutating func learnStaff(_ isNeeded: Bool) -> [Effect] {
    staff.isNeeded = isNeeded
    guard isNeeded, staff.badge == nil else {
      if staff.ask?.purpose == .signIn { endAsking() }
      return [.loadDrafts(.clerk), .findFilings("")]
    }
    guard staff.ask?.purpose == .signIn else {
      ask(.signIn)
      return []
    }
    // What was typed while it could not be told stays.
    staff.ask?.complaint = nil
    return []
  }

  /// It cannot be told whether anybody has to sign in here: nothing is shown before it can.
  mutating func missStaff(_ why: Message) {
    staff.isNeeded = nil
    if staff.ask?.purpose != .signIn { ask(.signIn) }
    // Of a ledger that is busy it says what to do with a filing, and none was submitted.
    staff.ask?.complaint =
      why.key == "failure.ledger.busy" ? Message("clerk.sign_in.busy") : why
  }

  /// Asks for a number and a PIN.
  mutating func ask(_ purpose: ClerkAsk.Purpose) {
    staff.ask = ClerkAsk(purpose, number: purpose == .unlock ? staff.badge?.number ?? "" : "")
    receipt?.unmasked = nil
    guard page != .signIn else { return }
    open(.signIn)
    turnPage()
  }

  /// Asks whoever was away for their PIN; what a supervisor or a second person was to sign is given up.
  mutating func lock() {
    if staff.ask != nil {
      (staff.ask, filing) = (nil, nil)
      pages.removeAll { $0 == .signIn || $0 == .help }
    }
    ask(.unlock)
  }

  /// What a key of the table does while number and PIN are asked for.
  mutating func obeyOnSignIn(_ command: Command) -> [Effect] {
    guard var ask = staff.ask else {
      close()
      return []
    }
    switch command {
    case .restore where staff.isNeeded == nil: return [.askStaff]
    case .next where staff.isNeeded == nil && ask.number.text.isEmpty: return [.askStaff]
    case .next:
      ask.complaint = nil
      guard !ask.dropsScan() else {
        ask.complaint = Message("clerk.sign_in.too_long")
        staff.ask = ask
        return []
      }
      if ask.isAtPIN, !ask.number.text.isEmpty, !ask.pin.text.isEmpty {
        staff.ask = ask
        return [attempt(ask)]
      }
      if ask.number.text.isEmpty {
        ask.complaint = Message("clerk.sign_in.no_number")
        ask.isAtPIN = false
      } else if ask.isAtPIN {
        ask.complaint = Message("clerk.sign_in.no_pin")
      }
      if !ask.number.text.isEmpty { ask.isAtPIN = true }
      staff.ask = ask
    case .nextField, .previousField, .up, .down:
      if ask.purpose != .unlock { staff.ask?.isAtPIN.toggle() }
    case .list, .back: return giveUp(ask, command)
    case .signOut where ask.purpose == .unlock: return signOut()
    default: break
    }
    return []
  }

  /// Types a character of the number or the PIN.
  mutating func typeOnSignIn(_ event: Event) -> [Effect] {
    guard var ask = staff.ask else { return [] }
    ask.complaint = nil
    ask.type(event)
    staff.ask = ask
    return []
  }

  private func attempt(_ ask: ClerkAsk) -> Effect {
    let (number, pin) = (ask.number.text.narrowed, ask.pin.text.narrowed)
    return switch ask.purpose {
    case .signIn, .unlock: .signIn(number: number, pin: pin)
    case .release: .release(number: number, pin: pin)
    case .second: .second(number: number, pin: pin)
    }
  }

  /// Leaves without an answer: out of the front, to another operator, or back with nothing done.
  private mutating func giveUp(_ ask: ClerkAsk, _ command: Command) -> [Effect] {
    switch ask.purpose {
    case .signIn:
      isOver = true
      return command == .list ? [.privacyReset, .leave] : [.privacyReset]
    case .unlock:
      guard command == .list else {
        staff.ask?.complaint = Message("clerk.sign_in.other")
        return []
      }
      return signOut()
    case .release, .second:
      close()
      staff.ask = nil
      filing = nil
      notice = Message("clerk.sign_in.given_up.\(ask.textKey)")
      return []
    }
  }

  /// Signs out whoever sits here; what was begun is kept as a draft.
  mutating func signOut() -> [Effect] {
    guard staff.isNeeded == true else {
      notice = Message("clerk.list.nobody_signs_in")
      return []
    }
    let kept = backToList().filter {
      switch $0 {
      case .findFilings, .loadDrafts: false
      default: true
      }
    }
    list = ClerkList()
    (last, receipt, noticed, staff.badge) = (nil, nil, nil, nil)
    // What is still on its way can be called off by whoever comes; the rest is for nobody to print again.
    papers = papers.filter { $0.value.printing.isUnderWay }
    ask(.signIn)
    return kept + [.signOut, .privacyReset]
  }

  /// Number and PIN are right: goes on where they were asked for.
  mutating func take(_ badge: Badge) -> [Effect] {
    guard let ask = staff.ask else { return [] }
    (staff.badge, staff.isNeeded) = (badge, true)
    endAsking()
    return ask.purpose == .signIn ? [.loadDrafts(.clerk), .findFilings("")] : []
  }

  /// A supervisor or a second person has signed: does what waited for them.
  mutating func goOnProven() -> [Effect] {
    guard let ask = staff.ask else { return [] }
    endAsking()
    switch ask.purpose {
    case .release(let again, _), .second(let again): return [again]
    case .signIn, .unlock: return []
    }
  }

  /// They are not right: says why, and asks for the PIN anew.
  mutating func refuse(_ why: Message) {
    staff.ask?.dropPIN(why)
  }

  private mutating func endAsking() {
    staff.ask = nil
    pages.removeAll { $0 == .signIn || $0 == .help }
    turnPage()
  }

  private mutating func turnPage() {
    pageNumber += 1
    scroll = 0
  }
}

/// Seeing what is masked of a filing.
extension Clerk {
  /// Asks why, or masks again what was shown.
  mutating func askReason() {
    guard let row = receipt?.row else { return }
    guard receipt?.unmasked == nil else {
      receipt?.unmasked = nil
      return
    }
    staff.reason = ClerkReason(number: row.number)
    open(.reason)
  }

  /// What a key of the table does while the reason is asked for.
  mutating func obeyOnReason(_ command: Command) -> [Effect] {
    switch command {
    case .back, .list: close()
    case .next:
      let text = staff.reason?.line.text ?? ""
      guard text.count >= Self.reasonLeast else {
        staff.reason?.complaint = Message("clerk.unmask.no_reason")
        return []
      }
      return unmask(text)
    default: break
    }
    return []
  }

  /// A digit picks one of the usual reasons; anything else is a reason typed.
  mutating func typeOnReason(_ event: Event) -> [Effect] {
    guard var reason = staff.reason else { return [] }
    reason.complaint = nil
    if reason.line.text.isEmpty, case .key(.character(let key)) = event,
      let digit = key.digit, ClerkReason.usual.indices.contains(digit - 1)
    {
      // On record in the language of the office, whatever the screen shows.
      return unmask(context.chinese("clerk.unmask.reason.\(ClerkReason.usual[digit - 1])"))
    }
    _ = reason.line.handle(event)
    staff.reason = reason
    return []
  }

  /// Shows in full what was unmasked; it is masked again after a while.
  mutating func show(_ unmasked: Unmasked, of number: String) -> [Effect] {
    guard page == .record, receipt?.paper == .filing(number) else { return [] }
    receipt?.unmasked = unmasked
    staff.unmaskings += 1
    notice = Message("clerk.unmask.shown")
    return [.maskLater(token: staff.unmaskings)]
  }

  private mutating func unmask(_ why: String) -> [Effect] {
    guard let reason = staff.reason else { return [] }
    staff.reason = nil
    close()
    return [.unmask(number: reason.number, reason: why)]
  }

  /// So many characters are a reason.
  private static let reasonLeast = 2
}
