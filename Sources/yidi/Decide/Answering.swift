internal import ArgumentParser
internal import Glibc
internal import Messages
internal import Rules

/// Answers line after line and keeps count.
struct Answering {
  let reader: QuestionReader
  let writer: AnswerWriter
  /// Packs compiled so far, by identifier.
  var policies: [String: Policy]
  /// The identifier of the pack that answers where a line names none.
  let standard: String
  let texts: Messages.Catalogue
  private var out = JSONWriter()
  /// Lines that could not be answered.
  private(set) var refused = 0
  /// Lines seen, blank ones too, over all files.
  private var lines = 0

  /// So many lines make it worth while to decide all cases beforehand, which takes as long as some
  /// two thousand of them.
  private static let linesByTables = 4096

  init(
    reader: QuestionReader, writer: AnswerWriter, policies: [String: Policy], standard: String,
    texts: Messages.Catalogue
  ) {
    self.reader = reader
    self.writer = writer
    self.policies = policies
    self.standard = standard
    self.texts = texts
  }

  /// Answers an open file to standard output, as it comes.
  mutating func answer(descriptor: Int32, name: String) throws {
    var stream = LineStream(descriptor: descriptor)
    var failure: (any Error)?
    func goesOn(_ work: () throws -> Void) -> Bool {
      do {
        try work()
        return true
      } catch {
        failure = error
        return false
      }
    }
    let whole = stream.forEach { line in
      goesOn {
        try answer(line)
        if out.bytes.count >= Self.bytesAtOnce { try flush() }
      }
    } pause: {
      goesOn { try flush() }
    }
    let number = errno
    if let failure { throw failure }
    guard whole else {
      let values = ["file": name, "reason": systemReason(number)]
      throw Stop(.inputOutput, texts("file.unreadable", values))
    }
  }

  /// So much is written in one go.
  private static let bytesAtOnce = 65_536

  private mutating func flush() throws {
    defer { out.removeAll() }
    let isTaken = out.bytes.withUnsafeBufferPointer { Output.write($0, to: STDOUT_FILENO) }
    // Whoever read the answers has seen enough: an ordinary end.
    guard isTaken || errno != EPIPE else { throw ExitCode.success }
    guard isTaken else { throw Output.lost(errno, texts) }
  }

  /// One line in, one line out; blank lines are skipped.
  mutating func answer(_ line: LineStream.Line) throws {
    lines += 1
    if lines == Self.linesByTables { policies = policies.mapValues { $0.decidingBeforehand() } }
    let number = LineID.integer(String(lines))
    switch line {
    case .tooLong:
      refuse(Fault(.lineTooLong, nil, ["wanted": String(LineStream.lineBytesMax)]), id: number)
    case .line(let bytes):
      let line = Self.withoutMark(bytes)
      if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { return }
      try answer(line, number: number)
    }
  }

  /// The line without a byte order mark, which some editors put before the first.
  private static func withoutMark(
    _ bytes: UnsafeBufferPointer<UInt8>
  ) -> UnsafeBufferPointer<UInt8> {
    bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? UnsafeBufferPointer(rebasing: bytes[3...]) : bytes
  }

  private mutating func answer(_ bytes: UnsafeBufferPointer<UInt8>, number: LineID) throws {
    var json = JSONReader(bytes)
    let value: JSON
    do {
      value = try json.read()
    } catch .syntax(let offset) {
      return refuse(Fault(.notJSON, nil, ["value": String(offset + 1)]), id: number)
    } catch .tooDeep {
      let most = ["wanted": String(JSON.depthMax)]
      return refuse(Fault(.notJSON, nil, text: "not_json.deep", most), id: number)
    } catch .twice(let path) {
      return refuse(Fault(.notJSON, path, text: "not_json.twice", ["value": path]), id: number)
    }
    guard case .object(let members) = value else {
      return refuse(
        .wrongType(nil, value, wanted: "object"), id: number)
    }
    let (id, idFault) = Self.id(of: members, number: number)
    let reading = reader.read(members)
    var all = reading.faults + (idFault.map { [$0] } ?? [])
    let policy = try policy(of: members, faults: &all)
    if let fault = all.min(by: { $0.code.rank < $1.code.rank }) {
      refuse(fault, id: id)
    } else if let question = reading.question, let policy {
      writer.write(question, reading.office, id: id, by: policy, to: &out)
    }
  }

  private mutating func refuse(_ fault: Fault, id: LineID) {
    refused += 1
    writer.write(fault, id: id, to: &out)
  }

  private static func id(of members: [JSON.Member], number: LineID) -> (LineID, Fault?) {
    switch members.first(where: { $0.key == "id" })?.value {
    case nil, .null: (number, nil)
    case .string(let text): (.text(text), nil)
    case .integer(let digits): (.integer(digits), nil)
    case .some(let value):
      (number, .wrongType("id", value, wanted: "id"))
    }
  }

  /// The pack a line names, compiled once; else the standard one.
  private mutating func policy(
    of members: [JSON.Member], faults: inout [Fault]
  ) throws -> Policy? {
    var name = standard
    switch members.first(where: { $0.key == "policy" })?.value {
    case nil, .null: break
    case .string(let text): name = text
    case .some(let value):
      faults.append(.wrongType("policy", value, wanted: "text"))
    }
    if let known = policies[name], known.decidesCare { return known }
    guard let policy = try policies[name] ?? Program.policy(name, texts: texts) else {
      faults.append(
        Fault(
          .unknownPolicy, "policy",
          ["value": name, "wanted": Program.decidingPolicyIDs.joined(separator: ", ")]))
      return nil
    }
    if policies[name] == nil {
      policies[name] = lines < Self.linesByTables ? policy : policy.decidingBeforehand()
    }
    guard policy.decidesCare else {
      faults.append(
        Fault(
          .unknownPolicy, "policy", text: "unknown_policy.only_compares",
          ["value": name, "wanted": Program.decidingPolicyIDs.joined(separator: ", ")]))
      return nil
    }
    return policy
  }
}
