internal import Glibc
internal import Messages
internal import Proofs
internal import Rules
internal import Seals

/// With which key this office signs its papers, if it has one that may sign today.
struct Signing: Sendable {
  private enum State: Sendable {
    /// None is set up: papers say that they are not signed.
    case none
    case ready(SigningKey, Signer)
    /// One is set up and cannot be used: papers are not signed, and this is why.
    case broken(Message)
  }

  private let state: State
  private let address: String?

  /// No key.
  static let none = Signing(state: .none, address: nil)

  private init(state: State, address: String?) {
    (self.state, self.address) = (state, address)
  }

  /// The key that the settings name, if it may sign on that day.
  init(_ settings: Settings, on day: Day) {
    let place = SigningPlace(settings)
    address = settings.proofAddress
    guard place.isWanted, let path = place.key else {
      state = .none
      return
    }
    do throws(SigningFault) {
      let key = try place.read()
      state = .ready(key, try Signing.check(key, in: try place.list(), on: day, path: path))
    } catch {
      state = .broken(error.message)
    }
  }

  /// Why papers are not signed though a key is set up; `nil` where all is well.
  var trouble: Message? {
    if case .broken(let message) = state { message } else { nil }
  }

  /// The id of the key that signs.
  var keyID: KeyID? {
    if case .ready(_, let signer) = state { signer.id } else { nil }
  }

  /// What the paper of a body carries; `nil` where nothing can sign it.
  func sign(_ body: (KeyID) -> SignedBody?) -> (payload: String, code: String)? {
    guard case .ready(let key, let signer) = state, let body = body(signer.id),
      // A window may stay open beyond the key's last day.
      let filedOn = body.filedOn, filedOn <= signer.through,
      let paper = try? SignedPaper(body, with: key), let code = try? paper.code()
    else { return nil }
    return (paper.payload(address: address), code.description)
  }

  /// The id of a key that is listed and may sign on that day.
  private static func check(
    _ key: SigningKey, in list: SignerList, on day: Day, path: String
  ) throws(SigningFault) -> Signer {
    let id: KeyID
    do throws(CryptoFailure) {
      id = KeyID(fingerprint: try key.verifyingKey().fingerprint())
    } catch {
      throw .key(.cryptography(path: path, error))
    }
    guard let signer = list.signer(id) else { throw .unlisted(path: path) }
    guard signer.state == .current else { throw .retired(id) }
    guard (signer.from...max(signer.from, signer.through)).contains(day) else {
      throw .days(id, from: signer.from, through: signer.through)
    }
    return signer
  }
}

/// Why a key does not sign.
enum SigningFault: Error {
  case key(KeyFileFailure)
  case noList(path: String)
  case list(path: String, line: Int)
  case unlisted(path: String)
  case retired(KeyID)
  case days(KeyID, from: Day, through: Day)

  /// What happened, what is right, what to do.
  var message: Message {
    switch self {
    case .key(let failure): failure.signingMessage
    case .noList(let path): Message("signing.fault.no_list", ["path": path])
    case .list(let path, let line):
      Message("signing.fault.list", ["path": path, "line": String(line)])
    case .unlisted(let path): Message("signing.fault.unlisted", ["path": path])
    case .retired(let id): Message("signing.fault.retired", ["id": id.description])
    case .days(let id, let from, let through):
      Message(
        "signing.fault.days",
        ["id": id.description, "from": from.description, "through": through.description])
    }
  }

  /// The exit status of a command that meets it.
  var status: Status {
    switch self {
    case .key(.missing), .noList: .missingFile
    default: .refused
    }
  }
}

extension KeyFileFailure {
  /// What is wrong with the key that signs papers, and what to do.
  fileprivate var signingMessage: Message {
    switch self {
    case .missing(let path): Message("signing.fault.missing", ["path": path])
    case .exposed(let path, _), .notAFile(let path):
      Message("signing.fault.exposed", ["path": path])
    // Said of any key in the same words.
    case .foreignOwner: message
    case .folderExposed(let path, _): Message("signing.fault.folder", ["path": path])
    case .notASigningKey(let path), .malformed(let path, _, _), .incomplete(let path, _),
      .newer(let path, _):
      Message("signing.fault.not_a_key", ["path": path])
    case .exists(let path): Message("signing.fault.exists", ["path": path])
    case .unreadable(let path, let number), .unwritable(let path, let number):
      Message("signing.fault.unreadable", ["path": path, "reason": systemReason(number)])
    case .cryptography(let path, _):
      Message("signing.fault.unreadable", ["path": path, "reason": "libcrypto"])
    }
  }
}

/// Where the key that signs and the list of public keys are.
struct SigningPlace {
  /// The name of the systemd credential that is looked for first (`LoadCredentialEncrypted=`).
  private static let credential = "yidi-signing"

  /// The private key; `nil` without a home.
  let key: String?
  /// Whether systemd laid it there.
  let isCredential: Bool
  /// Whether an office set it, or one is there.
  let isWanted: Bool
  /// The public keys.
  let listPath: String?

  /// The places that the settings name, else in the state folder.
  init(_ settings: Settings) {
    let usual = settings.proofKey ?? StateFolder.file("signing.pem")
    listPath = settings.proofPublicKeys ?? usual.map { $0 + ".signers" }
    let laid = Environment.value("CREDENTIALS_DIRECTORY").map { "\($0)/\(Self.credential)" }
    if let laid, access(laid, F_OK) == 0 {
      (key, isCredential, isWanted) = (laid, true, true)
    } else {
      (key, isCredential) = (usual, false)
      isWanted = settings.proofKey != nil || usual.map { access($0, F_OK) == 0 } ?? false
    }
  }

  /// The private key.
  func read() throws(SigningFault) -> SigningKey {
    do throws(KeyFileFailure) {
      guard let key else { throw .missing(path: "HOME") }
      return try SigningKey.read(key, isCredential: isCredential)
    } catch {
      throw .key(error)
    }
  }

  /// The public keys.
  func list() throws(SigningFault) -> SignerList {
    guard let listPath else { throw .noList(path: "HOME") }
    return try SigningPlace.list(at: listPath)
  }

  /// The public keys in that file.
  static func list(at path: String) throws(SigningFault) -> SignerList {
    guard let bytes = Environment.bytes(of: path) else { throw .noList(path: path) }
    do throws(SignerList.Fault) {
      return try SignerList(String(decoding: bytes, as: UTF8.self))
    } catch {
      throw .list(path: path, line: error.line)
    }
  }
}
