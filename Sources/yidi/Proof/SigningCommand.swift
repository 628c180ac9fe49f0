internal import ArgumentParser
internal import Glibc
internal import Ledger
internal import Messages
internal import Proofs
internal import Rules
internal import Seals
internal import Terminal

/// `yidi signing`: the key that signs papers, and the public keys that verify them; never a private one.
struct SigningCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "signing", abstract: "Makes, lists and retires the keys that sign papers.",
    subcommands: [
      SigningNewCommand.self, SigningListCommand.self, SigningRetireCommand.self,
      SigningExportCommand.self,
    ])

  /// The ledger that is there, which a change of keys goes on record in; `nil` where there is none yet.
  ///
  /// Where it has operators, only those change keys who may.
  static func ledger(
    _ common: CommonOptions, _ person: SignInOptions, _ texts: Messages.Catalogue
  ) throws -> Ledger? {
    let settings = try Settings.loaded(texts)
    guard let path = common.ledgerPath(configured: settings.ledger) else { return nil }
    guard Ledger.isServer(path) || access(path, F_OK) == 0 else {
      // A ledger that is not there has no operators who could be asked, unlike the one that is meant: only
      // the office's own, and that of who named none, may be still to come.
      let isNamed =
        common.ledger != nil || Environment.value("YIDI_LEDGER") != nil
        || settings.sources["ledger.path"].map { $0 != Settings.officeFile } ?? false
      guard !isNamed else {
        throw Stop(.missingFile, texts("failure.ledger.missing", ["path": path]))
      }
      return nil
    }
    return try LedgerCommand.open(common, signingIn: person, for: .keep, texts, access: .writing)
  }

  /// Puts on record what becomes of a key, before it does.
  static func record(
    _ act: SigningAct, _ signer: Signer, retiring: [Signer] = [], reason: String?,
    in ledger: Ledger?, _ texts: Messages.Catalogue
  ) throws {
    let change = SigningChange(
      act, key: signer.id.description, retiring: retiring.map(\.id.description))
    guard let ledger, let fingerprint = try? signer.key.fingerprint() else { return }
    try LedgerCommand.stopping(texts) { () throws(Ledger.Failure) in
      try ledger.recordSigning(
        change, fingerprint: fingerprint, LedgerCommand.grounds(reason))
    }
  }

  /// Runs something that may meet a fault of the keys.
  static func stopping<T>(
    _ texts: Messages.Catalogue, _ body: () throws(SigningFault) -> T
  ) throws(Stop) -> T {
    do {
      return try body()
    } catch {
      throw Stop(error.status, texts(error.message))
    }
  }

  /// The public keys; none where the list is not made yet.
  static func list(
    _ place: SigningPlace, _ texts: Messages.Catalogue
  ) throws(Stop) -> SignerList {
    guard let path = place.listPath, access(path, F_OK) == 0 else { return SignerList() }
    return try stopping(texts) { () throws(SigningFault) in try place.list() }
  }

  /// Writes the public keys in place of those there; everybody may read them.
  static func write(
    _ list: SignerList, _ place: SigningPlace, _ texts: Messages.Catalogue
  ) throws {
    guard let path = place.listPath else {
      throw Stop(.missingFile, texts("signing.fault.no_list", ["path": "HOME"]))
    }
    var file = try WrittenFile(draftOf: path, texts)
    do {
      try file.write(try list.text(), texts)
    } catch {
      file.discard()
      throw error
    }
    chmod(file.path, 0o644)
    try file.finish(as: path, texts)
  }
}

extension SignatureScheme: ExpressibleByArgument {
  /// The short word for SM2, which is always with SM3 here.
  private static let short = "sm2"

  /// The scheme of its name or its short word.
  package init?(argument: String) {
    if argument == Self.short { self = .sm2 } else { self.init(rawValue: argument) }
  }

  /// The words that are taken.
  package static var allValueStrings: [String] { [short] + allCases.map(\.rawValue) }
}

/// `yidi signing new`: the first key, or one in place of another.
struct SigningNewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Makes a key that signs papers from now on.",
    discussion: """
      The private half goes into the file that [proof] key names, mode 0600, and is shown to \
      nobody; the public half goes into the list of public keys beside it. With --replace the \
      private half that was there is gone; what it signed still verifies.
      """)

  @OptionGroup var common: CommonOptions
  @OptionGroup var person: SignInOptions

  @Option(help: ArgumentHelp("How it signs.", valueName: "sm2|ed25519"))
  var scheme = SignatureScheme.sm2

  @Option(help: ArgumentHelp("How many days it signs.", valueName: "count"))
  var days = 1_095

  @Option(help: ArgumentHelp("Whose it is; else the office's name.", valueName: "name"))
  var office: String?

  @Flag(help: "Puts it in place of the key that is there, which signs no more.")
  var replace = false

  @Option(help: ArgumentHelp("Why: goes on record with it.", valueName: "text"))
  var reason: String?

  mutating func validate() throws {
    guard (1...3_650).contains(days) else { throw ValidationError("--days \(days): 1 to 3650") }
  }

  func run() throws {
    let texts = try Program.catalogue(common.language)
    let settings = try Settings.loaded(texts)
    let ledger = try SigningCommand.ledger(common, person, texts)
    let place = SigningPlace(settings)
    guard let path = place.key, !place.isCredential else {
      throw Stop(.cannotCreate, texts("signing.credential", ["path": place.key ?? "HOME"]))
    }
    guard replace || access(path, F_OK) != 0 else {
      throw Stop(.cannotCreate, texts("signing.exists", ["path": path]))
    }
    // What is in the way shows when the list is written there.
    _ = Folder.make(for: path)
    var list = try SigningCommand.list(place, texts)
    let retiring = list.signers.filter { $0.state == .current }
    let signer: Signer
    let key: SigningKey
    do throws(CryptoFailure) {
      key = try SigningKey(scheme)
      signer = try Signer(
        key: try key.verifyingKey(), from: common.day, through: common.day.adding(days: days - 1),
        state: .current, office: cleaned(office ?? settings.officeName))
      for old in retiring { list.put(try old.ended(.retired, on: common.day)) }
    } catch {
      throw Stop(.fault, texts("signing.fault.unreadable", ["path": path, "reason": "libcrypto"]))
    }
    list.put(signer)
    try SigningCommand.record(
      .made, signer, retiring: retiring, reason: reason, in: ledger, texts)
    // The list first: a key that is not on it does not sign.
    try SigningCommand.write(list, place, texts)
    try SigningCommand.stopping(texts) { () throws(SigningFault) in
      do throws(KeyFileFailure) {
        if replace { try key.replace(path) } else { try key.create(path) }
      } catch {
        throw .key(error)
      }
    }
    let values = [
      "id": signer.id.description, "through": signer.through.description, "path": path,
      "list": place.listPath ?? "",
    ]
    try Output.write(
      texts("signing.made", values) + "\n" + texts("signing.keep", values) + "\n", texts)
  }
}

/// `yidi signing list`.
struct SigningListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Lists the public keys, and says whether papers are signed.")

  @OptionGroup var common: CommonOptions

  func run() throws {
    let texts = try Program.catalogue(common.language)
    let settings = try Settings.loaded(texts)
    let place = SigningPlace(settings)
    let signing = Signing(settings, on: common.day)
    var text = ""
    let list = try SigningCommand.list(place, texts)
    if !list.signers.isEmpty {
      let head = ["id", "scheme", "from", "through", "state", "office"]
      let rows = list.signers.map { signer in
        [
          signer.id.description, signer.key.scheme.rawValue, signer.from.description,
          signer.through.description, texts("signing.state.\(signer.state.rawValue)"),
          cleaned(signer.office),
        ]
      }
      text += TextTable([head.map { texts("signing.list.\($0)") }] + rows).text()
    }
    if let id = signing.keyID {
      text += texts("signing.signs", ["id": id.description]) + "\n"
    } else {
      text += texts(signing.trouble ?? Message("signing.none")) + "\n"
    }
    try Output.write(text, texts)
  }
}

/// `yidi signing retire`: a key that signs no more, or that nobody may trust any more.
struct SigningRetireCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retire", abstract: "Lets a key sign no more; what it signed still verifies.",
    discussion: """
      With --leaked, for a private key that others may have, nothing signed with it counts any \
      more, as nobody can tell when it was signed. Hand the list out again afterwards.
      """)

  @OptionGroup var common: CommonOptions
  @OptionGroup var person: SignInOptions

  @Flag(help: "Others may have its private half: nothing it signed counts any more.")
  var leaked = false

  @Option(help: ArgumentHelp("Why: goes on record with it.", valueName: "text"))
  var reason: String?

  @Argument(help: "The key's id, as list shows it.")
  var id: String

  func run() throws {
    let texts = try Program.catalogue(common.language)
    let place = SigningPlace(try Settings.loaded(texts))
    let ledger = try SigningCommand.ledger(common, person, texts)
    var list = try SigningCommand.list(place, texts)
    guard let signer = list.signer(written: id) else {
      throw Stop(.missingFile, texts("signing.no_such_key", ["id": id]))
    }
    // Who is mistrusted once stays so.
    let state: Signer.State = leaked || signer.state == .withdrawn ? .withdrawn : .retired
    guard let ended = try? signer.ended(state, on: common.day) else {
      throw Stop(.fault, texts("signing.fault.unreadable", ["path": id, "reason": "libcrypto"]))
    }
    list.put(ended)
    try SigningCommand.record(
      state == .withdrawn ? .withdrawn : .retired, signer, reason: reason, in: ledger, texts)
    try SigningCommand.write(list, place, texts)
    try Output.write(
      texts("signing.ended.\(state.rawValue)", ["id": signer.id.description]) + "\n", texts)
  }
}

/// `yidi signing export`: the public keys, for those who verify our papers elsewhere.
struct SigningExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Writes the public keys, for other offices to verify with.")

  @OptionGroup var common: CommonOptions

  func run() throws {
    let texts = try Program.catalogue(common.language)
    let place = SigningPlace(try Settings.loaded(texts))
    let list = try SigningCommand.stopping(texts) { () throws(SigningFault) in try place.list() }
    try Output.write(try list.text(), texts)
  }
}
