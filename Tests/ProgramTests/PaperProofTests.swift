import Foundation
import Support
import Testing

@Suite("A signed paper, read off its picture by another program")
struct PaperProofTests {
  /// What somebody may hold a telephone over.
  enum Rendering: String, CaseIterable, Sendable {
    case a4
    case a5
    case largeA4 = "large type"
    case hospital
    case roll

    /// What it is asked for with.
    var arguments: [String] {
      switch self {
      case .a4: ["--format", "pdf", "--paper", "a4"]
      case .a5: ["--format", "pdf", "--paper", "a5"]
      case .largeA4: ["--format", "pdf", "--large"]
      case .hospital: ["--format", "pdf", "--kind", "hospital"]
      case .roll: ["--format", "escpos"]
      }
    }
  }

  @Test(
    "what was signed is genuine on every rendering; one character changed makes it altered",
    arguments: Rendering.allCases)
  func whole(_ rendering: Rendering) throws {
    try ProofOffice.with { office in
      #expect(try office.run(["signing", "new"]).status == 0)
      let file = try office.saved(rendering.arguments)
      let pictures = try rendering == .roll ? [office.roll(file)] : office.pages(file)
      let code = try #require(try pictures.compactMap { try office.scanned($0) }.first)
      // One filing has one signature, on whichever of its papers.
      #expect(code == (try office.payload()))
      let genuine = try office.run(["verify", code])
      #expect(genuine.status == 0 && genuine.out.contains("真实"), "\(genuine.out)\(genuine.err)")
      for picture in pictures where try office.scanned(picture) == code {
        guard picture.hasSuffix("png") else { continue }
        let run = try office.run(["verify", "--picture", picture])
        #expect(run.status == 0 && run.out.contains("真实"), "\(run.err)")
      }
      // In what is said, and in the signature.
      for place in [code.count / 2, code.count - 40] {
        var letters = Array(code)
        letters[place] = letters[place] == "B" ? "C" : "B"
        let altered = try office.run(["verify", String(letters)])
        #expect(altered.status == 65 && altered.out.contains("不符"), "\(altered.out)")
        #expect(!altered.out.contains("真实") && !altered.out.contains("张*丰"))
        let picture = "\(office.folder)/altered-\(place).png"
        try ChildProgram.run(
          "/usr/bin/qrencode", ["-l", "M", "-o", picture, String(letters)], log: "/dev/null")
        let seen = try office.run(["verify", "--picture", picture])
        #expect(seen.status == 65 && seen.out == altered.out, "\(seen.out)\(seen.err)")
      }
    }
  }
}

@Suite("A signed paper on rolls of every kind, drawn by the program's own artist")
struct RollProofTests {
  /// What a printer can do itself, as `[printer]` says it.
  static let printers: [(settings: String, dots: Int, draws: Bool)] =
    [("80", 576), ("58", 384)].flatMap { roll, dots in
      [
        ("", false), ("native_qr = false", false), ("hanzi = false", true),
        ("hanzi = false\nnative_qr = false\ncutter = false", true),
        ("charset = \"gb2312\"\nhanzi_size = true", false),
      ].map { ("paper = \"\(roll)\"\n\($0.0)", dots, $0.1) }
    }

  @Test("its code is read and genuine, and what the printer has no type for is drawn")
  func rolls() throws {
    try ProofOffice.with { office in
      #expect(try office.run(["signing", "new"]).status == 0)
      let payload = try office.payload()
      let settings = try String(contentsOfFile: office.folder + "/yidi/yidi.toml", encoding: .utf8)
      for printer in Self.printers {
        try office.put(
          "yidi/yidi.toml",
          "\(settings)[printer]\nkind = \"tcp\"\naddress = \"127.0.0.1:9\"\n\(printer.settings)\n")
        let file = try office.saved(["--format", "escpos"])
        #expect(try office.scanned(office.roll(file, dots: printer.dots)) == payload)
        let rows = try String(contentsOfFile: "\(file).txt", encoding: .utf8)
          .split(separator: "\n").map { $0.split(separator: "\t").map(String.init) }
        let typed = rows.filter { $0[0] == "text" }.map { $0[2] }.joined()
        #expect(typed.contains("张*丰") != printer.draws, "\(printer.settings)")
        #expect(typed.allSatisfy(\.isASCII) == printer.draws, "\(printer.settings)")
        let isDrawnCode = printer.settings.contains("native_qr")
        #expect(rows.contains { $0[0] == "code" } != isDrawnCode, "\(printer.settings)")
        #expect(rows.contains { $0[0] == "picture" } == (printer.draws || isDrawnCode))
        #expect((rows.dropLast().last?[0] == "cut") != printer.settings.contains("cutter"))
      }
      let run = try office.run(["verify", payload])
      #expect(run.status == 0 && run.out.contains("真实"), "\(run.out)\(run.err)")
    }
  }
}

extension ProofOffice {
  /// The pages of a PDF as pictures.
  fileprivate func pages(_ file: String) throws -> [String] {
    try ChildProgram.run(
      "/usr/bin/pdftoppm", ["-r", "150", "-png", file, "\(file)-page"], log: "/dev/null")
    let place = URL(filePath: file).deletingLastPathComponent().path
    return try FileManager.default.contentsOfDirectory(atPath: place).filter {
      $0.hasSuffix("png")
    }.sorted().map { "\(place)/\($0)" }
  }

  /// The codes of a roll as they would come out, by a reader of ESC/POS that knows nothing of our program.
  fileprivate func roll(_ file: String, dots: Int = 576) throws -> String {
    let reader = "\(repositoryPath())/Tests/ThermalTests/Data/escpos.py"
    try ChildProgram.run("/usr/bin/python3", [reader, "\(dots)", file], log: "\(folder)/read.log")
    return "\(file).pbm"
  }

  /// The code in a picture, `nil` where there is none.
  fileprivate func scanned(_ picture: String) throws -> String? {
    Tool.codes(in: Array(try Data(contentsOf: URL(filePath: picture)))).first
  }
}
