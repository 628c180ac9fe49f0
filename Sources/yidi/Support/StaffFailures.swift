internal import Ledger
internal import Messages
internal import Seals

extension StaffFault {
  /// What is not right, and what would be.
  var message: Message {
    switch self {
    case .number: Message("failure.staff.number")
    case .name: Message("failure.staff.name")
    case .pin(let fault): Message("failure.pin.\(fault.rawValue)")
    case .taken: Message("failure.staff.taken")
    case .unknown: Message("failure.staff.unknown")
    case .firstSupervisor: Message("failure.staff.first_supervisor")
    case .lastSupervisor: Message("failure.staff.last_supervisor")
    }
  }
}

extension SignIn {
  /// Why nobody is signed in by it; `nil` where somebody is.
  var refusal: Message? {
    switch self {
    case .accepted: nil
    case .wrong(nil): Message("people.wrong")
    case .wrong(let left?): Message("people.wrong.left", ["count": String(left)])
    case .locked(let until): Message("people.locked", ["time": until])
    case .disabled: Message("people.disabled")
    case .altered(let id): Message("people.altered", ["id": id])
    case .notPermitted(let right): Message("failure.ledger.not_permitted.\(right.rawValue)")
    case .same: Message("people.same")
    }
  }
}
