import Glibc
import Support
import Testing

@testable import Ledger

@Suite("A server that proves who it is", .serialized)
struct TLSTests {
  let folder = Folder()

  @Test("The way to a server is sealed by TLS, and nobody files at one that is not the office's")
  func verified() throws {
    let server = try PostgresServer(securely: true)
    let (root, port) = (server.folder + "/server.crt", try #require(server.port))
    func address(_ name: String, _ words: String) -> String {
      "postgres://yidi@\(name):\(port)/postgres?hostaddr=127.0.0.1&\(words)"
    }
    let outside = folder.outsideOfServer()
    let path = address("localhost", "sslmode=verify-full&sslrootcert=\(root)")
    let filed = try Ledger.open(path, outside: outside).append(Sample.filing())
    let again = try Ledger.open(path, outside: outside)
    #expect(try again.filing(filed.number) == filed)
    let sealed = try server.run(
      """
      SELECT ssl FROM pg_stat_ssl JOIN pg_stat_activity USING (pid)
      WHERE application_name = 'yidi' AND client_addr IS NOT NULL
      """, at: server.address)
    #expect(!sealed.isEmpty && sealed.allSatisfy { $0 == ["t"] })

    // Signed by somebody else; with nothing to hold it to; of another name, asked for or by default.
    let stranger = folder.path + "/stranger.crt"
    try ChildProgram.run(
      "/usr/bin/openssl",
      [
        "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
        "-days", "2", "-subj", "/CN=localhost", "-keyout", folder.path + "/stranger.key", "-out",
        stranger,
      ], log: folder.path + "/log")
    for wrong in [
      address("localhost", "sslmode=verify-full&sslrootcert=\(stranger)"),
      address("localhost", "sslmode=verify-full&sslrootcert=\(folder.path)/none.crt"),
      address("db.example", "sslmode=verify-full&sslrootcert=\(root)"),
      address("db.example", "sslrootcert=\(root)"),
    ] {
      #expect(throws: Ledger.Failure.serverUntrusted, "\(wrong)") {
        try Ledger.open(wrong, outside: outside)
      }
    }
    withExtendedLifetime(server) {}
  }

  @Test(
    "Only a server that is surely on this machine may be reached without proving its name",
    arguments: [
      ("postgres:///yidi", true), ("postgres://localhost/yidi", true),
      ("postgres://127.0.0.1,[::1]/yidi", true), ("host=/run/postgresql dbname=yidi", true),
      ("host=localhost hostaddr=127.0.0.2 dbname=yidi", true),
      ("postgres://db.example/yidi", false), ("postgres://127.0.0.1,db.example/yidi", false),
      ("host=/run/postgresql,db.example dbname=yidi", false),
      ("postgres://127.db.example/yidi", false), ("postgres://127.0.0.1.example/yidi", false),
      ("host=localhost hostaddr=10.1.0.9 dbname=yidi", false),
      ("host=db.example hostaddr=127.0.0.1 dbname=yidi", false),
      // Whichever machine that file names, and however it says it is to be reached.
      ("service=yidi", false), ("postgres:///?service=yidi", false),
    ])
  func byDefault(_ address: String, _ isHere: Bool) throws {
    let words = try PostgresAddress(address).parameters.first { $0.0 == "sslmode" }?.1
    #expect(words == (isHere ? nil : "verify-full"))
  }
}
