import FoundationEssentials
import Glibc
import Support
import Testing

@testable import Ledger

@Suite("The password of a server", .serialized)
struct PasswordFileTests {
  let folder = Folder()

  @Test("A file of it that libpq would pass over is told, and nobody is asked to wait for a server")
  func files() throws {
    let path = folder.path + "/pgpass"
    func opening() -> Ledger.Failure? {
      do {
        _ = try Ledger.open("postgres://yidi@192.0.2.1/yidi?passfile=\(path)")
        return nil
      } catch { return error }
    }
    #expect(opening() == .passwordFile(.missing(path: path)))
    try Data("*:*:*:*:x\n".utf8).write(to: URL(filePath: path))
    chmod(path, 0o644)
    #expect(opening() == .passwordFile(.exposed(path: path)))
    unlink(path)
    mkdir(path, 0o700)
    #expect(opening() == .passwordFile(.exposed(path: path)))
    #expect(PasswordFile(named: nil) == nil)
  }

  @Test("A server that asks for a password and is given none is not taken for one that is away")
  func needed() throws {
    let server = try PostgresServer()
    try server.run("CREATE ROLE careful LOGIN PASSWORD 'x'", at: server.address)
    let rules = server.folder + "/data/pg_hba.conf"
    let before = try String(contentsOfFile: rules, encoding: .utf8)
    try Data("local all careful scram-sha-256\n\(before)".utf8).write(to: URL(filePath: rules))
    server.goAway()
    try server.comeBack()
    let address = server.address.replacing("user=yidi", with: "user=careful")
    let pass = folder.path + "/pgpass"
    try Data("elsewhere:*:*:*:x\n".utf8).write(to: URL(filePath: pass))
    chmod(pass, 0o600)
    for given in [address, address + "&passfile=\(pass)"] {
      #expect(throws: Ledger.Failure.serverRefuses(state: "28P01")) {
        try Ledger.open(given, outside: folder.outsideOfServer())
      }
    }
    server.goAway()
    #expect(throws: Ledger.Failure.serverAway) {
      try Ledger.open(address, outside: folder.outsideOfServer())
    }
    withExtendedLifetime(server) {}
  }
}
