import FoundationEssentials
import Messages
import Support
import Testing

@testable import Speech

/// What espeak-ng itself makes of the script: the words its Chinese voice gets wrong by itself.
struct EspeakTests {
  /// Why the script is needed: given the characters, the voice reads these otherwise.
  @Test(arguments: ["重庆", "厦门", "六安", "银行", "重新"])
  func theVoiceAloneGuessesWrong(_ word: String) throws {
    #expect(try phonemes(of: word) != phonemes(of: spoken(word)))
  }

  /// A hard word sounds like another one that is beyond doubt and reads the same.
  @Test(arguments: [
    ("重庆", "虫庆"), ("厦门", "下门"), ("六安", "路安"), ("银行", "银航"), ("异地", "异第"),
    ("重新", "虫新"), ("长期", "常期"), ("参保", "餐保"), ("校验", "叫验"), ("更改", "耕改"),
    ("供养", "公养"), ("处理", "楚理"), ("给予", "己予"), ("当天", "荡天"), ("一行", "易航"),
  ])
  func hardWordsSoundAsTheyShould(_ word: String, _ plain: String) throws {
    #expect(try phonemes(of: spoken(word)) == phonemes(of: spoken(plain)))
    #expect(try !phonemes(of: spoken(word)).isEmpty)
  }

  /// A page becomes sound: a WAV of the length that so many syllables take, and not silent.
  @Test(arguments: Language.allCases)
  func aPageBecomesSound(_ language: Language) throws {
    let text =
      language == .en
      ? "Where do you want to be treated?\n1 In Chongqing\n2 In Beijing"
      : "去哪个城市看病？\n1 重庆市\n2 北京市\n按 回车 进入下一步。"
    let folder = FileManager.default.temporaryDirectory.path + "/yidi-voice-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try Data(spoken(text, language).utf8).write(to: URL(filePath: "\(folder)/script"))
    try ChildProgram.run(
      Self.program,
      ["-v", language.voice, "-s", "140", "-f", "\(folder)/script", "-w", "\(folder)/page.wav"],
      log: "\(folder)/log")
    let sound = try Data(contentsOf: URL(filePath: "\(folder)/page.wav"))
    // 22 050 samples a second of two bytes: between three and thirty seconds.
    #expect((130_000...1_300_000).contains(sound.count))
    #expect(sound.starts(with: Array("RIFF".utf8)))
    #expect(sound.dropFirst(44).contains { $0 > 100 })
  }

  static let program = "/usr/bin/espeak-ng"

  private func phonemes(of script: String) throws -> String {
    let folder = FileManager.default.temporaryDirectory.path + "/yidi-voice-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try Data(script.utf8).write(to: URL(filePath: "\(folder)/script"))
    try ChildProgram.run(
      Self.program,
      ["-v", Language.zh.voice, "-q", "-x", "-f", "\(folder)/script"], log: "\(folder)/phonemes")
    return String(
      decoding: try Data(contentsOf: URL(filePath: "\(folder)/phonemes")), as: UTF8.self)
  }
}
