import CLibPQ

/// Where a server's ledger is: `postgres://user@host/database`, or libpq's own `host=… dbname=…`.
///
/// A password never stands in it, since every user of the machine may read a command line: libpq
/// takes it from a file (`passfile`, `~/.pgpass`) or a service. Its variables (`PGHOST` and others) are
/// nobody's to set: a window starts without them, and the program forgets them for every command too.
struct PostgresAddress {
  /// As it was given.
  let text: String
  /// What of it may be shown, without anything secret.
  let shown: String
  /// Whether it says how the way to the server is to be protected.
  private let saysTLS: Bool
  /// Whether the server is reached without leaving this machine.
  private let isLocal: Bool

  /// Where the password is, if the address says so.
  let passwordFile: PasswordFile?

  /// Whether a ledger's name is an address of this kind and not a path.
  static func isAddress(_ text: String) -> Bool {
    text.hasPrefix("postgres://") || text.hasPrefix("postgresql://")
      || text.contains("=")
        && text.split(separator: " ").contains {
          ["dbname", "host", "service"].contains($0.prefix { $0 != "=" }) && $0.contains("=")
        }
  }

  /// The address written so.
  ///
  /// - Throws: `address` where libpq does not read it; `passwordInAddress`; `serverLacks` where there
  ///   is no libpq.
  init(_ text: String) throws(Ledger.Failure) {
    var message: UnsafeMutablePointer<CChar>?
    let options = PQconninfoParse(text, &message)
    // The message may hold what was given, a password too: it is not shown.
    let isRead = message == nil
    PQfreemem(message)
    guard let options else {
      if isRead { throw .serverLacks(["libpq"]) }
      throw .address
    }
    defer { PQconninfoFree(options) }
    var given: [String: String] = [:]
    var option = options
    while let keyword = option.pointee.keyword {
      if let value = option.pointee.val {
        given[String(cString: keyword)] = String(cString: value)
      }
      option += 1
    }
    guard given["password"] == nil, given["sslpassword"] == nil else { throw .passwordInAddress }
    self.text = text
    passwordFile = PasswordFile(named: given["passfile"])
    // What a service's file names is not read here: it may be any machine. Where both are named libpq goes
    // to the second, and holds the server to the first.
    isLocal =
      given["service"] == nil
      && ["host", "hostaddr"].allSatisfy { Self.areHere(given[$0] ?? "") }
    saysTLS = given["sslmode"] != nil
    let host = given["host"] ?? given["hostaddr"] ?? ""
    let name = host.hasPrefix("/") ? "" : host
    shown =
      "postgres://\(given["user"].map { "\($0)@" } ?? "")\(name)"
      + "\(given["port"].map { ":\($0)" } ?? "")/\(given["dbname"] ?? "")"
  }

  /// Whether none of those hosts, with commas between, is another machine; an empty one is a socket here.
  private static func areHere(_ hosts: String) -> Bool {
    hosts.split(separator: ",", omittingEmptySubsequences: false).allSatisfy { host in
      let parts = host.split(separator: ".", omittingEmptySubsequences: false)
      // A name may begin with these digits too, and be anybody's.
      let isNumber = parts.count == 4 && parts.allSatisfy { UInt8($0) != nil }
      return host.isEmpty || host.hasPrefix("/") || host.hasPrefix("@") || host == "localhost"
        || host == "::1" || isNumber && parts[0] == "127"
    }
  }

  /// libpq's keywords and values; of two values of a keyword the later one holds.
  ///
  /// A connection that died is noticed within seconds, and a server elsewhere must prove who it is
  /// unless the address says otherwise.
  var parameters: [(String, String)] {
    [
      ("keepalives_idle", "5"), ("keepalives_interval", "2"), ("keepalives_count", "3"),
      ("tcp_user_timeout", "8000"), ("fallback_application_name", "yidi"),
    ] + (isLocal || saysTLS ? [] : [("sslmode", "verify-full")])
      + [("dbname", text), ("client_encoding", "UTF8")]
  }
}
