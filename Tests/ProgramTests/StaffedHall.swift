import Foundation
import Ledger
import Support
import Testing

@testable import yidi

/// A hall with a ledger of one filing and an operator of each role, with one PIN, and a copy of it.
struct StaffedHall {
  static let people: [(id: String, role: Role)] = [
    ("0100", .supervisor), ("0217", .clerk), ("0300", .auditor),
  ]
  static let pin = "tiger-7041"
  /// The one filing's person.
  static let person = Sample.person(name: "张小丰", phone: "13800001234")

  let folder: String
  let ledger: Ledger
  /// Of the filing.
  let number: FilingNumber

  /// Hands over such a hall, which is gone afterwards.
  static func with(_ body: (StaffedHall) throws -> Void) throws {
    try TemporaryFolder.with { folder in
      chmod(folder, 0o700)
      var staff = StaffRules()
      staff.pinWork = 4
      let ledger = try Ledger.open(
        folder + "/ledger.sqlite", settings: .init(actor: "0217", staff: staff))
      let number = try ledger.append(Sample.filing(person: person)).number
      for (id, role) in people {
        try ledger.addOperator(id, name: id, role: role, pin: pin)
        if id == "0100" { _ = try ledger.signIn(id, pin: pin) }
      }
      _ = try ledger.backUp(to: folder + "/copy")
      try TemporaryFolder.write(pin + "\n", to: folder + "/pin")
      chmod(folder + "/pin", 0o600)
      try body(StaffedHall(folder: folder, ledger: ledger, number: number))
    }
  }

  /// Runs `yidi ledger` on its ledger, as that operator or as nobody; in the arguments `FOLDER` is its
  /// folder, `FRESH` a place in it where nothing is, `NUMBER` the filing's.
  func run(
    _ arguments: [String], as id: String?, input: String? = nil,
    environment: [String: String] = [:]
  ) throws -> DecideProgram.Run {
    let fresh = "\(folder)/\(UUID().uuidString)"
    let words = arguments.map {
      $0.replacing("FOLDER", with: folder).replacing("FRESH", with: fresh)
        .replacing("NUMBER", with: number.text)
    }
    var values = ["XDG_CONFIG_HOME": "\(folder)/config"].merging(environment) { $1 }
    if let id {
      values["YIDI_OPERATOR"] = id
      values["YIDI_PIN_FILE"] = "\(folder)/pin"
    }
    return try DecideProgram.run(
      ["ledger"] + words + ["--ledger", "\(folder)/ledger.sqlite"],
      input: Array((input ?? number.text + "\n").utf8), environment: values)
  }
}
