import FoundationEssentials
import Glibc
import Ledger
import Rules
import Support
import Testing

@testable import yidi

@Suite("yidi doctor")
struct DoctorCommandTests {
  @Test("says of each part how it is, what to do, and makes nothing")
  func bare() throws {
    try withFolder { folder in
      let run = try doctor(folder)
      #expect(run.status == 75)
      #expect(run.out.contains("要做  打印机"))
      // The tests' machine has one, which does not run for them.
      #expect(run.out.contains("systemctl start cups"))
      #expect(!run.out.contains("apt install cups"))
      #expect(run.out.contains("好    打印转换"))
      #expect(run.out.contains("没有  读屏语音"))
      #expect(run.out.contains("apt install espeak-ng"))
      #expect(run.out.contains("没有  照片认码"))
      #expect(run.out.contains("apt install zbar-tools"))
      #expect(run.out.contains("要做的有 1 件"))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == [])
    }
  }

  @Test("tells a printing service that is not installed, that is stopped and that is elsewhere")
  func services() throws {
    try withFolder { folder in
      let here = "127.0.0.1:9"
      for (server, hidden, said, filters) in [
        (here, "/usr/sbin/cupsd", "apt install cups；", nil),
        (here, "/usr/lib/cups/filter/pdftopdf", "systemctl start cups", "apt install cups-filters"),
        (here, "", "systemctl start cups", "好    打印转换：cups-filters"),
        ("192.0.2.1:9", "", "打印服务在 192.0.2.1", nil),
      ] as [(String, String, String, String?)] {
        let line = [
          // Not there for that process alone.
          hidden.isEmpty ? "" : "mount --bind /dev/null \(hidden) &&",
          "exec env HOME=\(folder) XDG_CONFIG_HOME=\(folder) XDG_STATE_HOME=\(folder)",
          "CUPS_SERVER=\(server) \(DecideProgram.path) doctor --lang zh > \(folder)/said",
        ].joined(separator: " ")
        let program = try ChildProgram(starting: "/usr/bin/unshare", ["-m", "/bin/sh", "-c", line])
        #expect(program.wait() == 75)
        let seen = try String(contentsOfFile: "\(folder)/said", encoding: .utf8)
        #expect(seen.contains(said), "\(seen)")
        #expect(seen.contains("打印转换") == (filters != nil), "\(seen)")
        if let filters { #expect(seen.contains(filters), "\(seen)") }
        #expect(seen.contains("好    照片认码"), "\(seen)")
      }
    }
  }

  @Test("tells a printer that is not named, that does not answer and that is not there")
  func printers() throws {
    let world = try PrintWorld()
    defer { world.stop() }
    try world.addQueue("desk")
    try withFolder { folder in
      let undecided = try doctor(folder, world)
      #expect(undecided.out.contains("没有设默认打印机"))
      #expect(undecided.out.contains("desk"))
      try settings("[printer]\nname = \"desk\"\n", in: folder)
      // Nobody listens where that queue's printer is.
      #expect(try doctor(folder, world).out.contains("desk 现在打不了"))
      try settings("[printer]\nname = \"hall\"\n", in: folder)
      let gone = try doctor(folder, world)
      #expect(gone.status == 75)
      #expect(gone.out.contains("没有叫「hall」的打印机"))
      #expect(gone.out.contains("desk"))
    }
  }

  @Test("asks nobody at the terminal for a password that a printer or a queue wants")
  func password() throws {
    let asking = try AskingServer()
    defer { asking.stop() }
    let world = try PrintWorld(onLoopback: true)
    defer { world.stop() }
    try world.addQueue("shut")
    try world.lock("shut", wholly: true)
    try withFolder { folder in
      for printer in [
        "kind = \"ipp\"\naddress = \"ipp://127.0.0.1:\(asking.port)/\"", "name = \"shut\"",
      ] {
        try settings("[printer]\n\(printer)\n", in: folder)
        // `script` gives it a terminal of its own, which libcups would ask at.
        let line = [
          "exec env HOME=\(folder) XDG_CONFIG_HOME=\(folder) XDG_STATE_HOME=\(folder)",
          "CUPS_SERVER=127.0.0.1:\(world.port) TERM=xterm \(DecideProgram.path) doctor --lang zh",
        ].joined(separator: " ")
        let seen = String(
          decoding: try Tool.run(
            "timeout", ["60", "script", "-qc", line, "/dev/null"], on: []), as: UTF8.self)
        #expect(seen.contains("用户名和密码"), "\(seen)")
        #expect(!seen.lowercased().contains("password"), "\(seen)")
      }
    }
  }

  @Test("is content where papers can be made")
  func content() throws {
    try withFolder { folder in
      try settings("[printer]\nkind = \"file\"\naddress = \"\(folder)\"\n", in: folder)
      let run = try doctor(folder)
      #expect(run.status == 0)
      #expect(run.out.contains("没有要做的"))
      #expect(run.out.contains("WenQuanYi Micro Hei"))
    }
  }

  @Test("tells another Chinese type from that of papers, and how to get it")
  func type() throws {
    try withFolder { folder in
      let fonts = try Tool.text("fc-match", ["-f", "%{file}", "Noto Sans CJK SC"], on: [])
        .split(separator: "/").dropLast().map { "/" + $0 }.joined()
      let path = "\(folder)/fonts.conf"
      try Data("<fontconfig><dir>\(fonts)</dir></fontconfig>".utf8).write(to: URL(filePath: path))
      let run = try doctor(folder, fonts: path)
      #expect(run.status == 75)
      #expect(run.out.contains("现在用的是 Noto Sans CJK SC"))
      #expect(run.out.contains("apt install fonts-wqy-microhei"))
    }
  }

  @Test("names all that a machine without libraries, or without fonts, has to install, at once")
  func libraries() throws {
    try withFolder { folder in
      // What is no library stands where the machine's own would be found.
      for name in ["libpangocairo-1.0.so.0", "libqrencode.so.4"] {
        try Data().write(to: URL(filePath: "\(folder)/\(name)"))
      }
      let run = try doctor(folder, libraries: folder)
      #expect(run.out.contains("apt install libqrencode4 libpangocairo-1.0-0\n"))
      // Nobody is to look for a cable where libcups is missing.
      try Data().write(to: URL(filePath: "\(folder)/libcups.so.2"))
      #expect(try doctor(folder, libraries: folder).out.contains("apt install cups"))
      try settings("[printer]\nkind = \"ipp\"\naddress = \"ipp://127.0.0.1:9/\"\n", in: folder)
      #expect(try doctor(folder, libraries: folder).out.contains("请管理员安装 libcups2"))
      let path = "\(folder)/fonts.conf"
      try Data("<fontconfig></fontconfig>".utf8).write(to: URL(filePath: path))
      let fontless = try doctor(folder, fonts: path)
      #expect(fontless.out.contains("apt install fonts-wqy-microhei fonts-noto-cjk\n"))
    }
  }

  @Test("where neither libraries nor fonts are there, one command brings both")
  func bareMachine() throws {
    try withFolder { folder in
      for name in ["libpangocairo-1.0.so.0", "libqrencode.so.4", "libpq.so.5"] {
        try Data().write(to: URL(filePath: "\(folder)/\(name)"))
      }
      let line = [
        "mount --bind /dev/null /usr/share/fonts/truetype/wqy/wqy-microhei.ttc &&",
        "mount --bind /dev/null /usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc &&",
        "exec env HOME=\(folder) XDG_CONFIG_HOME=\(folder) XDG_STATE_HOME=\(folder)",
        "LD_LIBRARY_PATH=\(folder) \(DecideProgram.path) doctor --lang zh",
        "--ledger postgres://yidi@127.0.0.1/yidi > \(folder)/said",
      ].joined(separator: " ")
      let program = try ChildProgram(starting: "/usr/bin/unshare", ["-m", "/bin/sh", "-c", line])
      #expect(program.wait() == 75)
      let seen = try String(contentsOfFile: "\(folder)/said", encoding: .utf8)
      let packages = "libqrencode4 libpangocairo-1.0-0 fonts-wqy-microhei fonts-noto-cjk"
      #expect(seen.contains("apt install \(packages)\n"), "\(seen)")
      #expect(seen.contains("apt install libpq5\n"), "\(seen)")
    }
  }

  @Test("what it cannot start without, and so cannot name, stands in README")
  func startedWith() throws {
    let page = try String(contentsOfFile: "\(repositoryPath())/README.md", encoding: .utf8)
    let libraries = try Tool.text("ldd", [DecideProgram.path], on: [])
      .split(separator: "\n").compactMap { $0.split(separator: " ").dropFirst(2).first }
      .filter { $0.hasPrefix("/") && !$0.contains("/swift/") }
    #expect(libraries.contains { $0.contains("libsqlite3") })
    for library in libraries {
      let name = library.split(separator: "/").last ?? ""
      let owner = try Tool.text("dpkg-query", ["-S", "*/\(name)"], on: [])
      let package = String(owner.prefix { $0 != ":" })
      // Every Debian 12 has these: apt and bash need them.
      if ["libc6", "libgcc-s1", "libstdc++6", "libtinfo6"].contains(package) { continue }
      // The first is needed by the second, and comes with it.
      #expect(page.contains(package.replacing("cmark-gfm0", with: "cmark-gfm-extensions0")))
    }
  }

  @Test("names the line of yidi.toml that is not right, and goes on to the rest")
  func settings() throws {
    try withFolder { folder in
      try settings("[office]\nfax = \"1\"\n", in: folder)
      let run = try doctor(folder)
      #expect(run.out.contains("office.fax"))
      #expect(run.out.contains("政策"))
    }
  }

  @Test("tells a clock that stands before what is on record, and not a day that somebody told")
  func clock() throws {
    try withFolder { folder in
      let path = "\(folder)/ledger/ledger.sqlite"
      let told = Ledger.Outside(today: Environment.today.adding(days: 9))
      let ahead = Ledger.Outside(clock: Ahead(seconds: 86_400))
      for (outside, isAhead) in [(Ledger.Outside(), false), (told, false), (ahead, true)] {
        let ledger = try Ledger.open(path, outside: outside)
        try ledger.recordNotice(language: "zh", Grounds(id: ledger.newIdentifier()))
        let run = try doctor(folder, ledger: path)
        #expect(run.out.contains("本机时钟比它还早") == isAhead, "\(run.out)")
      }
    }
  }

  private func doctor(
    _ folder: String, _ world: PrintWorld? = nil, ledger: String? = nil, fonts: String? = nil,
    libraries: String? = nil
  ) throws -> DecideProgram.Run {
    try DecideProgram.run(
      ["doctor", "--lang", "zh"] + (ledger.map { ["--ledger", $0] } ?? []),
      environment: [
        "HOME": folder, "XDG_CONFIG_HOME": folder, "XDG_STATE_HOME": folder,
        // No espeak-ng there, and no printing service unless one is given.
        "PATH": folder, "CUPS_SERVER": world?.server ?? "127.0.0.1:9",
      ].merging(fonts.map { ["FONTCONFIG_FILE": $0] } ?? [:]) { $1 }
        .merging(libraries.map { ["LD_LIBRARY_PATH": $0] } ?? [:]) { $1 })
  }

  private func settings(_ text: String, in folder: String) throws {
    try FileManager.default.createDirectory(
      atPath: "\(folder)/yidi", withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(filePath: "\(folder)/yidi/yidi.toml"))
  }

  private func withFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.path() + "yidi-doctor-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(folder)
  }
}
