import FoundationEssentials
import Support
import Testing

@Suite("yidi doctor")
struct DoctorCommandTests {
  @Test("says of each part how it is, what to do, and makes nothing")
  func bare() throws {
    try withFolder { folder in
      let run = try doctor(folder)
      #expect(run.status == 75)
      #expect(run.out.contains("要做  打印机"))
      #expect(run.out.contains("apt install cups"))
      #expect(run.out.contains("没有  读屏语音"))
      #expect(run.out.contains("apt install espeak-ng"))
      #expect(run.out.contains("要做的有 1 件"))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == [])
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
      #expect(run.out.contains("字库要等"))
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

  @Test("names the line of yidi.toml that is not right, and goes on to the rest")
  func settings() throws {
    try withFolder { folder in
      try settings("[office]\nfax = \"1\"\n", in: folder)
      let run = try doctor(folder)
      #expect(run.out.contains("office.fax"))
      #expect(run.out.contains("政策"))
    }
  }

  @Test("names a ledger whose key is gone")
  func key() throws {
    try withFolder { folder in
      let path = "\(folder)/state/ledger.sqlite"
      try FileManager.default.createDirectory(
        atPath: "\(folder)/state", withIntermediateDirectories: true)
      try Data("not a ledger".utf8).write(to: URL(filePath: path))
      let run = try doctor(folder, ledger: path)
      #expect(run.out.contains("要做  备案记录"))
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
