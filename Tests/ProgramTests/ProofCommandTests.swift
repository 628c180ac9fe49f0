import FoundationEssentials
import Glibc
import Ledger
import Messages
import Proofs
import Rules
import Support
import Testing

@testable import yidi

@Suite("yidi signing, yidi verify, and the receipt between them")
struct ProofCommandTests {
  @Test("an office makes a key, signs a receipt, and anybody with the public keys verifies it")
  func wholeWay() throws {
    try withOffice { office in
      #expect(try office.run(["receipt", office.number]).out.contains("未签名"))
      let made = try office.run(["signing", "new"])
      #expect(made.status == 0, "\(made.err)")
      #expect(!made.out.contains("PRIVATE"))
      #expect(try office.mode("signing.pem") == 0o600)
      let paper = try office.run(["receipt", office.number]).out
      #expect(paper.contains("核验码：") && !paper.contains("未签名"))
      #expect(try office.run(["receipt", office.number]).out == paper)
      let large = try office.run(["receipt", office.number, "--large"]).out
      let code = String(try #require(paper.firstMatch(of: /核验码：([0-9A-Z-]{9})/)).output.1)
      #expect(large.contains(code))

      let payload = try office.payload()
      #expect(payload.hasPrefix("HTTPS://YB.EXAMPLE/V/"))
      let said = try office.run(["verify", payload.lowercased()])
      #expect(said.status == 0, "\(said.err)")
      for words in ["真实", String(office.number.prefix(2)), "张*丰", code, "逐项比对", "和签发时相同", "现在有效"] {
        #expect(said.out.contains(words), "\(words)")
      }
      #expect(!said.out.contains("verify."))
      let english = try office.run(["verify", payload, "--lang", "en"])
      #expect(english.out.contains("Genuine") && !english.out.contains("verify."))

      // Elsewhere there is neither ledger nor key, but the list that was handed out.
      let list = try office.run(["signing", "export"]).out
      #expect(!list.contains("PRIVATE"))
      try office.put("theirs", list)
      let elsewhere = ["XDG_STATE_HOME": "\(office.folder)/none", "XDG_CONFIG_HOME": "/nowhere"]
      let away = try office.run(
        ["verify", "--keys", "\(office.folder)/theirs", payload], elsewhere, ledger: false)
      #expect(away.status == 0 && away.out.contains("真实") && !away.out.contains("台账"))
      let without = try office.run(["verify", payload], elsewhere, ledger: false)
      #expect(without.status == 66 && without.err.contains("没有公钥"))
    }
  }

  @Test("what is not genuine says what it is, with status 65, and nothing of what it claims")
  func refused() throws {
    try withOffice { office in
      _ = try office.run(["signing", "new", "--scheme", "ed25519"])
      let payload = try office.payload()
      let last = payload.last == "A" ? "C" : "A"
      var middle = Array(payload)
      middle[120] = middle[120] == "B" ? "C" : "B"
      let wrong = [
        (payload.dropLast() + last, ["不符", "不完整"]), (String(middle), ["不符"]),
        (String(payload.dropLast(9)), ["不完整"]), ("6901028075831", ["不是回执"]),
      ]
      for (scan, words) in wrong {
        let run = try office.run(["verify", String(scan)])
        #expect(run.status == 65)
        #expect(words.contains { run.out.contains($0) }, "\(run.out)")
        #expect(!run.out.contains("真实") && !run.out.contains("张*丰"))
      }
      _ = try office.run(["signing", "new", "--replace"])
      #expect(try office.run(["verify", payload]).status == 0)
      let id = try #require(
        try office.run(["signing", "list"]).out.split(separator: "\n").first {
          $0.contains("停用")
        }?.prefix(8))
      #expect(try office.run(["signing", "retire", String(id), "--leaked"]).status == 0)
      let withdrawn = try office.run(["verify", payload])
      #expect(withdrawn.status == 65 && withdrawn.out.contains("作废"))
      #expect(try office.run(["signing", "retire", "00000000"]).status == 66)
    }
  }

  @Test("a key that cannot be used leaves the paper unsigned, and why is said")
  func unusable() throws {
    try withOffice { office in
      _ = try office.run(["signing", "new"])
      let key = "\(office.folder)/signing.pem"
      func expect(_ words: String, _ days: [String] = []) throws {
        let run = try office.run(["receipt", office.number] + days)
        #expect(run.status == 0 && run.out.contains("未签名"), "\(words)")
        #expect(run.err.contains(words), "\(run.err)")
      }
      chmod(key, 0o644)
      try expect("别人也能读")
      chmod(key, 0o600)
      try expect("今天不在里面", ["--today", "2039-01-01"])
      // What is never signed says nothing of the key.
      let notice = try office.run(
        ["receipt", "--kind", "missing", office.number, "--today", "2039-01-01"])
      #expect(notice.status == 0 && notice.err.isEmpty, "\(notice.err)")
      #expect(rename(key, key + ".away") == 0)
      try expect("没有找到签名密钥")
      try office.put("signing.pem", "nothing")
      chmod(key, 0o600)
      try expect("不是能用的签名密钥")
      unlink(key)
      #expect(try office.run(["signing", "new"]).status == 0)
      #expect(try office.run(["signing", "new"]).status == 73)
      #expect(rename(key + ".away", key) == 0)
      try expect("停用")
      try office.put("signing.pem.signers", "yidi-signers 1\n")
      try expect("不在公钥清单里")
      try office.put("signing.pem.signers", "yidi-signers 1\nx\n")
      try expect("第 2 行")
    }
  }

  @Test("the eight characters are told apart: typed wrong, another's, and right")
  func code() throws {
    try withOffice { office in
      _ = try office.run(["signing", "new"])
      let paper = try office.run(["receipt", office.number]).out
      let code = String(try #require(paper.firstMatch(of: /核验码：([0-9A-Z-]{9})/)).output.1)
      let right = try office.run(["verify", "--code", code.lowercased(), office.number])
      #expect(right.status == 0 && right.out.contains("相符"), "\(right.err)")
      let mistyped = code.dropLast() + (code.last == "7" ? "8" : "7")
      let wrong = try office.run(["verify", "--code", String(mistyped), office.number])
      #expect(wrong.status == 65 && wrong.err.contains("输错"))
      _ = try office.run(["signing", "new", "--replace"])
      let other = try office.run(["verify", "--code", code, office.number])
      #expect(other.status == 65 && other.out.contains("不符"))
    }
  }

  @Test(
    "where the ledger has operators keys are a supervisor's, and who is not signed in sees no state"
  )
  func operators() throws {
    try withOffice { office in
      _ = try office.run(["signing", "new"])
      let payload = try office.payload()
      try office.ledger.addOperator("0100", name: "王", role: .supervisor, pin: "rain-3308")
      for words in [["new", "--replace"], ["retire", "00000000"]] {
        #expect(try office.run(["signing"] + words).status == 65)
      }
      // A ledger that is not there has nobody to ask, and is not the one that is meant.
      let key = try Data(contentsOf: URL(filePath: "\(office.folder)/signing.pem"))
      let elsewhere = ["signing", "new", "--replace", "--ledger", "\(office.folder)/none.sqlite"]
      #expect(try office.run(elsewhere, ledger: false).status == 66)
      let none = "\(office.folder)/none.sqlite"
      let retire = ["signing", "retire", "00000000", "--leaked"]
      #expect(try office.run(retire, ["YIDI_LEDGER": none], ledger: false).status == 66)
      let own = try String(contentsOfFile: "\(office.folder)/yidi/yidi.toml", encoding: .utf8)
      try office.put("yidi/yidi.toml", own + "[ledger]\npath = \"\(none)\"\n")
      let named = try office.run(["signing", "new", "--replace"], ledger: false)
      #expect(named.status == 66 && named.err.contains(none), "\(named.err)")
      try office.put("yidi/yidi.toml", own)
      #expect(try Data(contentsOf: URL(filePath: "\(office.folder)/signing.pem")) == key)
      let said = try office.run(["verify", payload])
      #expect(said.status == 0 && said.out.contains("没有查台账") && !said.out.contains("现在有效"))
      try office.put("pin", "rain-3308\n")
      chmod("\(office.folder)/pin", 0o600)
      let pin = ["YIDI_PIN_FILE": "\(office.folder)/pin", "YIDI_OPERATOR": "0100"]
      #expect(try office.run(["verify", payload], pin).out.contains("现在有效"))
      let renewed = ["signing", "new", "--replace", "--reason", "每三年一次"]
      #expect(try office.run(renewed, pin).status == 0)
      // Each change is on record: the one from before there were operators too.
      let changes = try office.run(["ledger", "audit"], pin).out.split(separator: "\n")
        .filter { $0.contains("签名密钥") }
      #expect(changes.count == 2)
      #expect(changes[1].contains("0100") && changes[1].contains("每三年一次"))
      let ids = try office.run(["signing", "list"], pin).out.matches(of: /\b[0-9a-f]{8}\b/)
      #expect(Set(ids.map(\.output)).count == 2)
      for id in Set(ids.map(\.output)) { #expect(changes[1].contains(id), "\(id)") }
      #expect(try office.run(["ledger", "verify"], pin).status == 0)
    }
  }

  @Test("without a reader of pictures it is said which one is missing")
  func noReader() throws {
    try withOffice { office in
      _ = try office.run(["signing", "new"])
      let none = try office.run(
        ["verify", "--picture", "\(office.folder)/code.png"], ["PATH": "/nowhere"])
      #expect(none.status == 75 && none.err.contains("zbarimg"))
    }
  }

  private static let hasReader =
    access("/usr/bin/zbarimg", X_OK) == 0 && access("/usr/bin/qrencode", X_OK) == 0

  @Test("a picture is read, and only a picture", .enabled(if: mayRun(with: hasReader)))
  func picture() throws {
    try withOffice { office in
      _ = try office.run(["signing", "new"])
      let path = "\(office.folder)/code.png"
      #expect(try office.run(["verify", "--picture", path]).status == 66)
      for (bytes, kind) in [
        ("<svg viewBox=\"0 0 1 1\"/>", nil), ("RIFF\u{24}\0\0\0WEBPVP8 ", "WebP"),
        ("\0\0\0\u{18}ftypheic\0\0\0\0", "HEIC"), ("%PDF-1.7 and more", "PDF"), ("short", nil),
      ] {
        try office.put("code.png", bytes)
        let refused = try office.run(["verify", "--picture", path])
        #expect(refused.status == 65)
        #expect(refused.err.contains("PNG 和 JPEG") && refused.err.contains("扫码枪"))
        #expect(refused.err.contains(kind.map { "是 \($0) 文件" } ?? "不是图片"), "\(refused.err)")
      }
      let payload = try office.payload()
      try ChildProgram.run("/usr/bin/qrencode", ["-l", "M", "-o", path, payload], log: "/dev/null")
      let run = try office.run(["verify", "--picture", path])
      #expect(run.status == 0 && run.out.contains("真实"), "\(run.out)\(run.err)")
    }
  }

  @Test("an office's settings are taken, and what is no address is refused")
  func settings() throws {
    var settings = Settings()
    try settings.read(
      "[proof]\nkey = \"/k\"\npublic_keys = \"/p\"\nurl = \"HTTPS://YB.EXAMPLE/V/\"",
      file: "yidi.toml")
    #expect(settings.proofKey == "/k" && settings.proofPublicKeys == "/p")
    #expect(settings.proofAddress == "HTTPS://YB.EXAMPLE/V/")
    for wrong in ["url = \"https://yb.example/v/\"", "url = \"X\"", "keys = \"/k\"", "key = 1"] {
      #expect(throws: Settings.Failure.self) {
        try settings.read("[proof]\n\(wrong)", file: "yidi.toml")
      }
    }
  }

  private func withOffice(_ body: (ProofOffice) throws -> Void) throws {
    try ProofOffice.with(body)
  }
}
