import FoundationEssentials
import Glibc
import Rules
import Seals
import Support
import Testing

@testable import Proofs

/// A day that is one.
func day(_ text: String) throws -> Day { try #require(Day(text)) }

/// A body like that of a filing, and a key to sign it.
struct SampleProof {
  let key: SigningKey
  var signer: Signer
  var body: SignedBody

  init(_ scheme: SignatureScheme = .sm2) throws {
    key = try SigningKey(scheme)
    signer = try Signer(
      key: try key.verifyingKey(), from: try day("2026-01-01"), through: try day("2026-12-31"),
      state: .current, office: "达州市医疗保障局")
    body = SignedBody(
      key: signer.id, kind: .filing, number: "DZ2026073101004297",
      effective: try day("2026-07-31"), validity: .through(try day("2027-01-31")),
      carePlace: try #require(PlaceCode("510100")), insuredPlace: try #require(PlaceCode("511703")),
      insurance: .resident, category: .referral, treatedAs: .otherTemporary, deltaPoints: -20,
      settlement: .direct, name: "张*丰", idTail: "001X",
      digest: try CanonicalText(["number": "DZ2026073101004297"]).digest())
  }

  var list: SignerList { SignerList([signer]) }

  func signed() throws -> SignedPaper { try #require(try SignedPaper(body, with: key)) }
}

extension ScanVerdict {
  /// Its name alone.
  var word: String {
    switch self {
    case .genuine: "genuine"
    case .altered: "altered"
    case .unknownKey: "unknown"
    case .tooLate: "late"
    case .withdrawn: "withdrawn"
    case .incomplete: "incomplete"
    case .newer: "newer"
    case .foreign: "foreign"
    }
  }
}

/// A folder of one test, gone with it.
final class ProofFolder {
  let path: String

  init() throws {
    path = "/tmp/yidi-proofs-\(UInt64.random(in: .min ... .max))"
    try #require(mkdir(path, 0o700) == 0)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func put(_ name: String, _ bytes: [UInt8]) throws -> String {
    let file = "\(path)/\(name)"
    try Data(bytes).write(to: URL(filePath: file))
    return file
  }

  /// What a program printed.
  func run(_ program: String, _ arguments: [String]) throws -> String {
    let log = "\(path)/log"
    unlink(log)
    try ChildProgram.run(program, arguments, log: log)
    return String(decoding: FileManager.default.contents(atPath: log) ?? Data(), as: UTF8.self)
  }
}
