import FoundationEssentials
import Glibc
import Ledger
import Support
import Testing

/// One finding after the other, each with what brings it about; `DoctorCommandTests` has type and printers.
@Suite("What yidi doctor finds")
struct DoctorFindingTests {
  @Test("a ledger is good with its key, and without it is told with the file that is missing")
  func key() throws {
    try TemporaryFolder.with { folder in
      let path = "\(folder)/ledger.sqlite"
      #expect(try doctor(folder, path).contains("好    备案记录：\(path) 还没有"))
      _ = try Ledger.open(path).append(Sample.filing())
      #expect(try doctor(folder, path).contains("好    备案记录：\(path)，密钥在 \(path).keys"))
      #expect(rename("\(path).keys", "\(folder)/away") == 0)
      let seen = try doctor(folder, path)
      #expect(seen.contains("要做  备案记录：\(path) 打不开\n    "), "\(seen)")
      #expect(seen.contains("\(path).keys"), "\(seen)")
    }
  }

  @Test("a file that is no ledger, and a place where none can be made")
  func places() throws {
    try TemporaryFolder.with { folder in
      let path = "\(folder)/ledger.sqlite"
      try put("not a ledger", at: path)
      #expect(try doctor(folder, path).contains("要做  备案记录：\(path) 打不开"))
      // Beneath a file there is no folder.
      let seen = try doctor(folder, "\(path)/ledger.sqlite")
      #expect(seen.contains("能写 \(path)（"), "\(seen)")
    }
  }

  @Test(
    "a disk that is nearly full",
    .enabled(if: mayRun(with: SmallDisk.isAllowed), "mounting needs rights"))
  func room() throws {
    try TemporaryFolder.with { folder in
      let path = "\(folder)/ledger.sqlite"
      _ = try Ledger.open(path).append(Sample.filing())
      let small = "\(folder)/small"
      try FileManager.default.createDirectory(atPath: small, withIntermediateDirectories: true)
      let seen = try alone(
        folder, "mount -t tmpfs -o size=40m none \(small) && cp \(path) \(path).keys \(small) &&",
        "--ledger \(small)/ledger.sqlite")
      #expect(seen.contains("要做  备案记录：\(small)/ledger.sqlite，磁盘只剩 "), "\(seen)")
    }
  }

  @Test("a key that signs, one that others can read, and none")
  func signing() throws {
    try TemporaryFolder.with { folder in
      let path = "\(folder)/ledger.sqlite"
      #expect(try doctor(folder, path).contains("没有  签名密钥"))
      try FileManager.default.createDirectory(
        atPath: "\(folder)/yidi", withIntermediateDirectories: true)
      try put("[proof]\nkey = \"\(folder)/signing.pem\"\n", at: "\(folder)/yidi/yidi.toml")
      let made = try DecideProgram.run(
        ["signing", "new", "--lang", "zh"], environment: environment(folder))
      #expect(made.status == 0, "\(made.err)")
      let good = try doctor(folder, path)
      let id = try #require(good.firstMatch(of: /好    签名密钥：([0-9a-f]+)\n/), "\(good)").1
      #expect(made.out.contains(id))
      chmod("\(folder)/signing.pem", 0o644)
      let seen = try doctor(folder, path)
      #expect(seen.contains("要做  签名密钥：签名密钥用不了"), "\(seen)")
      #expect(seen.contains("别人也能读"), "\(seen)")
    }
  }

  @Test(
    "a terminal of each kind, in its size",
    arguments: [
      ("TERM=xterm", "cols 80 rows 24", "好    终端：xterm，80 列 24 行"),
      ("TERM=xterm", "cols 59 rows 24", "要做  终端：xterm，59 列 24 行，太小"),
      ("TERM=xterm", "cols 80 rows 17", "要做  终端：xterm，80 列 17 行，太小"),
      ("TERM=dumb", "cols 80 rows 24", "要做  终端：终端类型「dumb」没有全屏功能"),
      ("-u TERM", "cols 80 rows 24", "要做  终端：没有设 TERM"),
    ])
  func terminals(_ variable: String, _ size: String, _ said: String) throws {
    try TemporaryFolder.with { folder in
      // `script` gives it a terminal of its own.
      let line = [
        "stty \(size);", "exec env \(variable) HOME=\(folder) XDG_CONFIG_HOME=\(folder)",
        "XDG_STATE_HOME=\(folder) CUPS_SERVER=127.0.0.1:9 \(DecideProgram.path) doctor --lang zh",
      ].joined(separator: " ")
      let seen = try Tool.text("timeout", ["60", "script", "-qc", line, "/dev/null"], on: [])
      #expect(seen.contains(said), "\(seen)")
    }
  }

  @Test(
    "a terminal that this machine has no description of",
    .enabled(if: mayRun(with: SmallDisk.isAllowed), "mounting needs rights"))
  func undescribed() throws {
    try TemporaryFolder.with { folder in
      let line = [
        "for place in /usr/share/terminfo /lib/terminfo /etc/terminfo; do",
        "test -d $place && mount -t tmpfs none $place; done;",
        "exec env TERM=xterm HOME=\(folder) XDG_CONFIG_HOME=\(folder) XDG_STATE_HOME=\(folder)",
        "CUPS_SERVER=127.0.0.1:9 \(DecideProgram.path) doctor --lang zh",
      ].joined(separator: " ")
      let seen = try Tool.text(
        "unshare",
        ["-m", "timeout", "60", "script", "-qc", line, "/dev/null"], on: [])
      #expect(seen.contains("要做  终端：这台机器没有终端的说明"), "\(seen)")
      #expect(seen.contains("apt install ncurses-base"), "\(seen)")
    }
  }

  @Test("a locale in another encoding, and one in ours")
  func locales() throws {
    try TemporaryFolder.with { folder in
      let path = "\(folder)/ledger.sqlite"
      let foreign = try doctor(folder, path, ["LC_ALL": "zh_CN.GBK"])
      #expect(foreign.contains("要做  语言环境：语言环境用的是 GBK"), "\(foreign)")
      let own = try doctor(folder, path, ["LC_ALL": "zh_CN.UTF-8"])
      #expect(own.contains("好    语言环境：zh_CN.UTF-8"), "\(own)")
    }
  }

  @Test("a pack that cannot be read, and the file of YIDI_DATA it is in")
  func policies() throws {
    try TemporaryFolder.with { folder in
      let path = "\(folder)/ledger.sqlite"
      #expect(try doctor(folder, path).contains("好    政策："))
      try FileManager.default.createDirectory(
        atPath: "\(folder)/data/Policies", withIntermediateDirectories: true)
      try put("nothing", at: "\(folder)/data/Policies/broken.md")
      let seen = try doctor(folder, path, ["YIDI_DATA": "\(folder)/data"])
      #expect(seen.contains("要做  政策：政策「broken」读不了"), "\(seen)")
      #expect(seen.contains("yidi policy check broken"), "\(seen)")
      #expect(seen.contains("好    YIDI_DATA：\(folder)/data"), "\(seen)")
    }
  }

  @Test(
    "a voice and large letters, there and not",
    .enabled(if: mayRun(with: SmallDisk.isAllowed), "mounting needs rights"))
  func helpers() throws {
    try TemporaryFolder.with { folder in
      let path = "\(folder)/ledger.sqlite"
      #expect(try doctor(folder, path).contains("没有  读屏语音：没有 espeak-ng"))
      try put("#!/bin/sh\n", at: "\(folder)/espeak-ng")
      chmod("\(folder)/espeak-ng", 0o755)
      #expect(try doctor(folder, path).contains("好    读屏语音：espeak-ng"))
      let none = try alone(folder, "mount -t tmpfs none /usr/share/unifont &&", "")
      #expect(none.contains("没有  大字：没有 unifont"), "\(none)")
      #expect(none.contains("apt install unifont"), "\(none)")
      let there = try alone(
        folder,
        "mount -t tmpfs none /usr/share/unifont && echo > /usr/share/unifont/unifont.hex &&",
        "")
      #expect(there.contains("好    大字：unifont"), "\(there)")
    }
  }

  /// What it says, with nothing of this machine's own on the way.
  private func doctor(
    _ folder: String, _ ledger: String, _ variables: [String: String] = [:]
  ) throws -> String {
    try DecideProgram.run(
      ["doctor", "--lang", "zh", "--ledger", ledger],
      environment: environment(folder).merging(variables) { $1 }
    ).out
  }

  private func environment(_ folder: String) -> [String: String] {
    [
      "HOME": folder, "XDG_CONFIG_HOME": folder, "XDG_STATE_HOME": folder, "PATH": folder,
      "CUPS_SERVER": "127.0.0.1:9",
    ]
  }

  /// What it says where the files of that process are others than the machine's.
  private func alone(_ folder: String, _ before: String, _ arguments: String) throws -> String {
    let line = [
      before, "exec env HOME=\(folder) XDG_CONFIG_HOME=\(folder) XDG_STATE_HOME=\(folder)",
      "CUPS_SERVER=127.0.0.1:9 \(DecideProgram.path) doctor --lang zh \(arguments)",
      "> \(folder)/said",
    ].joined(separator: " ")
    _ = try ChildProgram(starting: "/usr/bin/unshare", ["-m", "/bin/sh", "-c", line]).wait()
    return try String(contentsOfFile: "\(folder)/said", encoding: .utf8)
  }

  private func put(_ text: String, at path: String) throws {
    try Data(text.utf8).write(to: URL(filePath: path))
  }
}
