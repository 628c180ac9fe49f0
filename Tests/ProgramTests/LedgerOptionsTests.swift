import Glibc
import Ledger
import Messages
import Rules
import Support
import Testing

@testable import yidi

@Suite("What the commands of yidi ledger can be told")
struct LedgerOptionsTests {
  /// The numbers of filings that stand in it, in their order.
  private func numbers(_ run: DecideProgram.Run) -> [String] {
    run.lines.dropFirst().compactMap { $0.split(separator: " ").first.map(String.init) }
  }

  @Test(
    "Who is seen in full is on record first, with the reason and by whom",
    arguments: ["show", "list"])
  func inFull(_ command: String) throws {
    try StaffedHall.with { hall in
      let arguments = command == "show" ? ["show", "NUMBER"] : ["list", "zs"]
      let unmasked = arguments + ["--unmask", "--reason", "本人要求核对"]
      let secrets = [
        StaffedHall.person.name, StaffedHall.person.idNumber,
        command == "show" ? StaffedHall.person.phone : StaffedHall.person.name,
      ]
      // An auditor sees nobody in full, and nobody does without a reason.
      for (words, id) in [(unmasked, "0300"), (arguments + ["--unmask"], "0217")] {
        let refused = try hall.run(words, as: id)
        #expect(refused.status != 0 && refused.out.isEmpty, "\(id)")
      }
      #expect(try hall.ledger.events(of: hall.number).map(\.kind) == [.filed])
      let seen = try hall.run(unmasked, as: "0217")
      #expect(seen.status == 0, "\(seen.err)")
      for secret in secrets { #expect(seen.out.contains(secret), "\(secret)") }
      let events = try hall.ledger.events(of: hall.number)
      #expect(events.map(\.kind) == [.filed, .unmasked])
      #expect(events.last?.actor == "0217" && events.last?.reason == "本人要求核对")
      let masked = try hall.run(arguments, as: "0217")
      for secret in secrets { #expect(!masked.out.contains(secret), "\(secret)") }
      #expect(try hall.ledger.events(of: hall.number).count == 2)
    }
  }

  @Test("A list is of those that end soon, are owed, or wait, and turns its pages both ways")
  func lists() throws {
    try StaffedHall.with { hall in
      func list(_ options: String...) throws -> [String] {
        let run = try hall.run(["list"] + options, as: "0300")
        #expect(run.status == 0, "\(options): \(run.err)")
        return numbers(run)
      }
      func file(_ serial: Int, _ change: (inout NewFiling) -> Void) throws -> String {
        var filing = Sample.filing(serial)
        change(&filing)
        return try hall.ledger.append(filing).number.text
      }
      let owed = try file(1) { $0.method = .promise }
      let waiting = try file(2) { $0.facts.admission = sampleDay.adding(days: -3) }
      let open = try file(3) { $0.validThrough = .open }
      let all = [open, waiting, owed, hall.number.text]
      #expect(try list() == all)
      #expect(try list("--owed") == [owed])
      #expect(try list("--waiting") == [waiting])
      let last = sampleDay.adding(months: 6)
      let ending = { (day: Int) in last.adding(days: day).description }
      #expect(try Set(list("--expiring", "--today", ending(-30))) == Set(all.dropFirst()))
      #expect(try list("--expiring", "--today", ending(-31)) == [])
      #expect(
        try Set(list("--expiring", "--days", "31", "--today", ending(-31))) == Set(all.dropFirst()))
      #expect(try list("--limit", "2") == Array(all[..<2]))
      #expect(try list("--limit", "2", "--after", all[1]) == Array(all[2...]))
      #expect(try list("--before", all[2]) == Array(all[..<2]))
      let empty = try Program.catalogue(.zh)("ledger.list.none") + "\n"
      let none = try hall.run(["list", "--after", all[3]], as: "0300")
      #expect(none.status == 0 && none.out == empty)
      for wrong in [
        ["--limit", "0"], ["--after", all[1], "--before", all[2]], ["--owed", "--waiting"],
        ["--days", "3"],
      ] {
        #expect(try hall.run(["list"] + wrong, as: "0300").status == Status.usage.rawValue)
      }
    }
  }

  @Test("An audit is of those days, and of that operator")
  func audit() throws {
    try StaffedHall.with { hall in
      let days = ["2026-08-09", "2026-08-10", "2026-08-11"]
      for (day, id) in zip(days, ["0217", "0217", "0100"]) {
        let seen = try hall.run(
          ["show", "NUMBER", "--unmask", "--reason", "查 \(day)", "--today", day], as: id)
        #expect(seen.status == 0, "\(seen.err)")
      }
      func told(_ options: String...) throws -> [String] {
        let run = try hall.run(["audit"] + options, as: "0300")
        #expect(run.status == 0, "\(run.err)")
        return days.filter { run.out.contains("查 \($0)") }
      }
      #expect(try told() == days)
      #expect(try told("--from", days[1]) == Array(days[1...]))
      #expect(try told("--to", days[1]) == Array(days[...1]))
      #expect(try told("--from", days[1], "--to", days[1]) == [days[1]])
      #expect(try told("--by", "0217") == Array(days[..<2]))
      #expect(try told("--by", "0217", "--from", days[1]) == [days[1]])
      #expect(try told("--from", "2027-08-10") == [])
      // Not everybody's, as if that were one person's.
      let nobody = try hall.run(["audit", "--by", "02-17"], as: "0300")
      #expect(nobody.status == 64 && nobody.out.isEmpty, "\(nobody.err)")
      let wrong = try hall.run(["audit", "--from", "2026-8-10"], as: "0300")
      #expect(wrong.status == Status.usage.rawValue)
    }
  }

  @Test("A chain is held against the end that paper kept of it")
  func heads() throws {
    try StaffedHall.with { hall in
      let verified = try hall.run(["verify"], as: nil)
      let line = try #require(verified.lines.last)
      let end = try #require(line.firstMatch(of: /01 到第 ([0-9]+) 条，链头 ([0-9a-f ]{39})/)).output
      #expect(try hall.run(["verify", "--head", "01/\(end.1)=\(end.2)"], as: nil).status == 0)
      let other = end.2.dropLast() + (end.2.last == "0" ? "1" : "0")
      let wrong = try hall.run(["verify", "--head", "01/\(end.1)=\(other)"], as: nil)
      #expect(wrong.status == Status.refused.rawValue && wrong.out.isEmpty)
      let texts = try Program.catalogue(.zh)
      #expect(
        wrong.err.contains(texts("ledger.fault.anchor", ["place": "01/\(end.1)"])), "\(wrong.err)")
      let none = try hall.run(["verify", "--head", "01/5=00"], as: nil)
      #expect(none.status == Status.refused.rawValue)
      #expect(none.err.contains(texts("ledger.verify.not_a_head", ["text": "01/5=00"])))
    }
  }

  @Test(
    "An operator is renamed, disabled and put back in use, and gets another PIN, by a supervisor")
  func operators() throws {
    try StaffedHall.with { hall in
      func change(_ arguments: [String], as id: String = "0100") throws -> DecideProgram.Run {
        try hall.run(
          ["operator"] + arguments, as: id, environment: ["YIDI_NEW_PIN_FILE": "\(hall.folder)/new"]
        )
      }
      func known(_ id: String) throws -> Operator? {
        try hall.ledger.operators().first { $0.id == id }
      }
      for arguments in [
        ["change", "0217", "--name", "赵"], ["disable", "0217"], ["change", "0300", "--enable"],
        ["release", "0217", "--of", "exports", "--count", "5"],
      ] {
        let refused = try change(arguments, as: "0217")
        #expect(refused.status == Status.refused.rawValue, "\(arguments): \(refused.err)")
      }
      #expect(try change(["change", "0217", "--name", "赵", "--role", "auditor"]).status == 0)
      #expect(try known("0217")?.name == "赵" && known("0217")?.role == .auditor)
      #expect(try change(["disable", "0217"]).status == 0)
      #expect(try known("0217")?.isActive == false)
      #expect(try hall.run(["list"], as: "0217").status == Status.refused.rawValue)
      #expect(try change(["change", "0217", "--enable", "--role", "clerk"]).status == 0)
      #expect(try hall.run(["list"], as: "0217").status == 0)

      try TemporaryFolder.write("otter-1188\n", to: hall.folder + "/new")
      chmod(hall.folder + "/new", 0o600)
      #expect(try change(["change", "0300", "--pin"]).status == 0)
      #expect(try hall.run(["list"], as: "0300").status == Status.refused.rawValue)
      guard case .accepted = try hall.ledger.signIn("0300", pin: "otter-1188") else {
        Issue.record("the new PIN does not do")
        return
      }
      #expect(try change(["disable", "9999"]).status == Status.refused.rawValue)
    }
  }

  @Test("A supervisor lets somebody export more than the day's ceiling, and no more than that")
  func release() throws {
    try StaffedHall.with { hall in
      try TemporaryFolder.write(
        "[staff]\nexports_per_day = 1\n", to: hall.folder + "/config/yidi/yidi.toml")
      func export() throws -> Int32 { try hall.run(["export", "FRESH"], as: "0217").status }
      #expect(try export() == 0)
      #expect(try export() == Status.refused.rawValue)
      let release = ["operator", "release", "0217", "--of", "exports", "--count"]
      #expect(try hall.run(release + ["0"], as: "0100").status == Status.usage.rawValue)
      #expect(try hall.run(release + ["2"], as: "0100").status == 0)
      #expect(try export() == 0)
      #expect(try export() == 0)
      #expect(try export() == Status.refused.rawValue)
    }
  }

  @Test("More rows at once than a window shows are counted, and on record, as an export is")
  func manyRows() throws {
    try StaffedHall.with { hall in
      try TemporaryFolder.write(
        "[staff]\nexports_per_day = 100\n", to: hall.folder + "/config/yidi/yidi.toml")
      for serial in 1...50 { _ = try hall.ledger.append(Sample.filing(serial)) }
      func list(_ limit: Int) throws -> Int32 {
        try hall.run(["list", "--limit", String(limit)], as: "0217").status
      }
      func used() throws -> Int {
        try hall.ledger.allowance(of: "0217", .exports, on: Environment.today).used
      }
      #expect(try list(50) == 0)
      #expect(try used() == 0)
      #expect(try list(51) == 0)
      #expect(try used() == 51)
      #expect(try list(51) == Status.refused.rawValue, "beyond the day's ceiling")
      let told = try hall.run(["audit", "--by", "0217"], as: "0300").out
      let texts = try Program.catalogue(.zh)
      #expect(told.contains(texts("people.audit.masked", ["count": "51"])), "\(told)")
    }
  }
}
