package import Seals

/// Somebody who signs in here.
package struct Operator: Equatable, Sendable {
  /// What one signs in with, such as 0217.
  package let id: String
  package let name: String
  package let role: Role
  package let isActive: Bool
  /// Until when the number is locked, past or not.
  package let lockedUntil: String?

  /// A number as it is stored: up to 16 letters and digits, the letters large; `nil` where it is none.
  package static func number(_ text: String) -> String? {
    let plain = text.uppercased().utf8.filter { $0 != 0x20 }
    let isNumber = plain.allSatisfy { (48...57).contains($0) || (65...90).contains($0) }
    guard (1...16).contains(plain.count), isNumber else { return nil }
    return String(decoding: plain, as: UTF8.self)
  }
}

/// What came of a number and a PIN.
package enum SignIn: Equatable, Sendable {
  case accepted(Operator)
  /// Number or PIN are not right; so many tries are left, where the number is somebody's.
  case wrong(left: Int?)
  /// Too many wrong PINs: until when, as HH:MM.
  case locked(until: String)
  /// The number is not to be used any more.
  case disabled
  /// The row of that number is not as it was sealed, so that neither PIN nor role is looked at.
  case altered(String)
  /// It is right, but who has it may not do this.
  case notPermitted(Right)
  /// It is right, but the second person must be another than the first.
  case same
}

/// Why the list of those who work here is not changed.
package enum StaffFault: Equatable, Sendable {
  /// Not 1 to 16 letters and digits.
  case number
  /// No name, or longer than 40 characters.
  case name
  case pin(PINFault)
  /// The number is taken.
  case taken
  /// Nobody has that number.
  case unknown
  /// Nobody may change the list yet: the first one must be able to.
  case firstSupervisor
  /// Nobody would be left who may change the list.
  case lastSupervisor
}

/// What happened to or by somebody who works here; one event each.
package enum StaffAct: String, CaseIterable, Sendable {
  case added
  case changed
  case disabled
  case enabled
  case signedIn = "signed_in"
  case signedOut = "signed_out"
  /// Answered for what another did.
  case seconded
  case released
  /// A wrong number or PIN.
  case failed
  /// The wrong PIN that locked the number.
  case locked
  /// A try while it was locked or disabled, or for what the role may not do.
  case refused
  /// How often who looked and exported, thrown away when its time was over.
  case discarded
}

/// A row of those who work here that is as it was sealed, the PIN's hash with it.
struct OperatorRow {
  let known: Operator
  /// The hash as it is stored, in a box.
  let box: String
  let failures: Int64

  /// That row.
  init(known: Operator, box: String, failures: Int64) {
    (self.known, self.box, self.failures) = (known, box, failures)
  }

  /// What a stored row says; `nil` where it names no role.
  init?(_ row: StoredOperator) {
    guard let role = Role(rawValue: row.role) else { return nil }
    known = Operator(
      id: row.id, name: row.name, role: role, isActive: row.state == Self.active,
      lockedUntil: row.lockedUntil)
    (box, failures) = (row.box, row.failures)
  }

  static let active = "active"
  static let disabled = "disabled"
}

/// A PIN's hash as it lies in a row: in a box of that row, so that a stolen file gives no tries.
struct StoredPIN {
  let seal: PersonalSeal
  let id: String

  /// What is stored of a new PIN.
  func box(of pin: String, work: Int) throws(Ledger.Failure) -> String {
    guard let cost = PINHash.Cost(logN: work, blocks: 8, lanes: 1) else {
      throw .settings(name: "pin")
    }
    let hash: PINHash
    do { hash = try PINHash(pin, cost: cost) } catch { throw .cryptography }
    return Hexadecimal.text(try seal.seal(Array(hash.text.utf8), in: place))
  }

  /// The same hash in a box of the key in use.
  func rewrapped(_ box: String) throws(Ledger.Failure) -> String {
    Hexadecimal.text(try seal.seal(try opened(box), in: place))
  }

  /// The hash in that box, as text.
  func opened(_ box: String) throws(Ledger.Failure) -> [UInt8] {
    guard let bytes = Hexadecimal.bytes(box.utf8) else { throw .damaged(what: "pin") }
    return try seal.open(bytes, in: place)
  }

  /// Whether that is the PIN of what is stored.
  func matches(_ pin: String, _ box: String) throws(Ledger.Failure) -> Bool {
    let text = String(decoding: try opened(box), as: UTF8.self)
    guard let hash = PINHash(text: text) else { throw .damaged(what: "pin") }
    do { return try hash.matches(pin) } catch { throw .cryptography }
  }

  private var place: BoxPlace { BoxPlace(table: "operator", row: id, field: "pin") }
}
