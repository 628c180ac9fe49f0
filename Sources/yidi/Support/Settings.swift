internal import Fronts
internal import Glibc
internal import Ledger
internal import Messages
internal import Proofs
internal import Rules
internal import Seals
internal import TOMLKit
internal import Terminal
internal import Thermal

/// What an office sets in `yidi.toml`; nothing of it needs to be there.
struct Settings {
  var officeName = ""
  var hotline = "12393"
  var officePhone: String?
  /// Two capital letters at the head of filing numbers.
  var prefix = "DZ"
  /// 0 to 99; stands in filing numbers.
  var window = 1
  var clerk = ""
  /// Where most people at this window are insured.
  var insuredPlace = PlaceCode("511700")
  var lockSeconds = 180
  var theme = Theme.plain
  /// Whether the clerk's form keeps to one column on a wide screen too.
  var isOneColumn = false
  var isShared = true
  /// Whether nobody may leave the program.
  var isKiosk = false
  /// The language the guided front begins in where nobody asks for one.
  var guidedLanguage: Language?
  /// Whether the guided front reads aloud unasked, or not at all; on request where nothing is said.
  var voice: Bool?
  var askSeconds = 90
  var wipeSeconds = 60
  /// Keys typed this long after a new guided page are dropped: a shaking hand skips nothing.
  var settleMilliseconds = 400
  /// Look-ups at the guided front by any number, misses too, in one sitting and on one day at this window.
  var guidedLookUps = (sitting: 5, day: 100)
  /// What holds for those who sign in.
  var staff = StaffRules()
  var ledger: String?
  /// How a ledger that is made now seals.
  var suite = Suite.sm
  /// How many days a clerk's draft is kept.
  var draftDays = 7
  /// How many days copies stay in a folder of copies; `nil`: nothing is removed.
  var backupDays: Int?
  /// How many days it is kept how often who looked people up on a day; `nil`: nothing is removed.
  var logDays: Int?
  /// The file of the office's lists.
  var lists: String?
  /// The printer of this window.
  var setup = PrinterSetup()
  /// The private key that signs papers.
  var proofKey: String?
  /// The public keys that verify them.
  var proofPublicKeys: String?
  /// What stands before the letters of a paper's code.
  var proofAddress: String?
  /// What the office asks for with each kind of filing; the notice itself lists nothing.
  var materials: [Category: [String]] = [:]
  var policy = Program.defaultPolicy
  /// The file that sets a setting, by the setting's name.
  private(set) var sources: [String: String] = [:]

  /// Why a file of settings is not taken.
  enum Failure: Error, Equatable {
    /// Not TOML, at that line.
    case syntax(file: String, line: Int)
    /// A name that is no setting, or a value of the wrong kind or out of bounds; with what it may be,
    /// where that can be said.
    case setting(file: String, name: String, fitting: String? = nil)
    /// Logs would be kept for less than six months.
    case tooShort(file: String, name: String)
    /// The office's own to say: its file is there, and this is another one.
    case office(file: String, name: String)
    /// It is there and cannot be read: without it this might be another window, of another ledger.
    case unreadable(file: String)
  }

  /// Where the person's own settings are; `nil` without a home.
  static var ownFile: String? {
    let home = Environment.value("HOME").map { $0 + "/.config" }
    return (Environment.value("XDG_CONFIG_HOME") ?? home).map { $0 + "/yidi/yidi.toml" }
  }

  /// Where the office's settings are.
  static let officeFile = "/etc/yidi/yidi.toml"

  /// The machine's settings, then those of the person; the second win, but where it is for the office
  /// alone to say and its file is there.
  static func load(
    office: String = officeFile, own: String? = ownFile
  ) throws(Failure) -> Settings {
    var settings = Settings()
    for case let file? in [office, own] {
      guard let bytes = Environment.bytes(of: file) else {
        guard access(file, F_OK) != 0 else { throw .unreadable(file: file) }
        continue
      }
      try settings.read(String(decoding: bytes, as: UTF8.self), file: file)
      // What holds somebody back is not that person's to set.
      guard file == own, access(office, F_OK) == 0 else { continue }
      let limits = settings.sources.filter { name, source in
        source == own && limitsPeople(name)
      }
      if let name = limits.keys.min() { throw .office(file: file, name: name) }
    }
    if let misfit = settings.setup.misfit {
      let name = "printer.\(misfit.rawValue)"
      throw .setting(
        file: settings.sources[name] ?? settings.sources["printer.kind"] ?? "", name: name,
        fitting: settings.setup.fitting(misfit))
    }
    return settings
  }

  /// Whether the setting says how much somebody may do, or how long it is kept who did it.
  private static func limitsPeople(_ name: String) -> Bool {
    ["staff.", "retention.", "guided.look_ups"].contains { name.hasPrefix($0) }
  }

  /// Takes over what a file says.
  mutating func read(_ text: String, file: String) throws(Failure) {
    let root: TOMLTable
    do {
      root = try TOMLTable(string: text)
    } catch let error as TOMLParseError {
      throw .syntax(file: file, line: Int(error.source.begin.line))
    } catch {
      throw .syntax(file: file, line: 1)
    }
    for section in root.keys {
      guard let table = root[section]?.table else { throw .setting(file: file, name: section) }
      for key in table.keys {
        let name = "\(section).\(key)"
        guard let value = table[key].map(Value.init) else { throw .setting(file: file, name: name) }
        if name == "retention.log_days", let days = value.number, days < Limits.logDaysMin {
          throw .tooShort(file: file, name: name)
        }
        guard take(name, value) else {
          throw .setting(file: file, name: name, fitting: value.fitting)
        }
        sources[name] = file
      }
    }
  }

  /// A value of one of the kinds that settings have, and what it should have been.
  private final class Value {
    let text: String?
    let number: Int?
    let answer: Bool?
    let texts: [String]?
    /// What it may be, as far as it was asked for as one of some.
    private(set) var fitting: String?

    init(_ value: any TOMLValueConvertible) {
      text = value.string.map { cleaned($0) }
      number = value.int
      answer = value.bool
      // One that is no text makes the whole list none.
      texts = value.array.flatMap { list in
        let texts = list.compactMap(\.string).map { cleaned($0) }
        return texts.count == list.count ? texts : nil
      }
    }

    func number(in range: ClosedRange<Int>, or other: Int? = nil) -> Int? {
      fitting = (other.map { "\($0), " } ?? "") + "\(range.lowerBound) - \(range.upperBound)"
      return number.flatMap { range.contains($0) || $0 == other ? $0 : nil }
    }

    /// The case of that name; a paper's width may be written as a number.
    func word<Word: CaseIterable & RawRepresentable<String>>(_ kind: Word.Type) -> Word? {
      fitting = Word.allCases.map(\.rawValue).joined(separator: ", ")
      return (text ?? number.map { String($0) }).flatMap(Word.init(rawValue:))
    }

    /// The text, where it is one of those.
    func word(of words: [String]) -> String? {
      fitting = words.joined(separator: ", ")
      return text.flatMap { words.contains($0) ? $0 : nil }
    }

    var yesOrNo: Bool? {
      fitting = "true, false"
      return answer
    }
  }

  /// Sets one setting; `false` where there is none of that name or the value does not fit.
  private mutating func take(_ name: String, _ value: Value) -> Bool {
    let day = 86_400
    switch name {
    case "office.name": return set(&officeName, value.text)
    case "office.hotline": return set(&hotline, value.text)
    case "office.lists": return set(&lists, value.text)
    case "office.phone": return set(&officePhone, value.text)
    case "office.number_prefix":
      return set(&prefix, value.text.flatMap { FilingNumber.isPrefix($0) ? $0 : nil })
    case "window.number": return set(&window, value.number(in: 0...99))
    case "window.clerk": return set(&clerk, value.text)
    case "window.insured_place": return set(&insuredPlace, value.text.flatMap { PlaceCode($0) })
    case "window.lock_seconds": return set(&lockSeconds, value.number(in: 10...day))
    case "window.theme": return set(&theme, value.word(Theme.self))
    case "guided.language": return set(&guidedLanguage, value.word(Language.self))
    case "window.one_column": return set(&isOneColumn, value.yesOrNo)
    case "guided.shared": return set(&isShared, value.yesOrNo)
    case "guided.kiosk": return set(&isKiosk, value.yesOrNo)
    case "guided.voice": return set(&voice, value.yesOrNo)
    case "guided.ask_seconds": return set(&askSeconds, value.number(in: 20...day))
    case "guided.wipe_seconds": return set(&wipeSeconds, value.number(in: 20...day))
    case "guided.settle_milliseconds":
      return set(&settleMilliseconds, value.number(in: 0...5_000))
    case "guided.look_ups": return set(&guidedLookUps.sitting, value.number(in: 0...1_000))
    case "guided.look_ups_per_day": return set(&guidedLookUps.day, value.number(in: 0...10_000))
    case "staff.failures_until_locked":
      return set(&staff.failuresUntilLocked, value.number(in: 3...20))
    case "staff.minutes_locked": return set(&staff.minutesLocked, value.number(in: 1...1_440))
    case "staff.look_ups_per_day": return set(&staff.lookUpsPerDay, value.number(in: 1...10_000))
    case "staff.exports_per_day": return set(&staff.exportsPerDay, value.number(in: 1...10_000))
    case "staff.four_eyes":
      let asked = value.texts?.map(FourEyes.init(rawValue:))
      return set(
        &staff.fourEyes, asked.flatMap { $0.contains(nil) ? nil : Set($0.compactMap(\.self)) })
    case "ledger.path": return set(&ledger, value.text)
    case "ledger.suite": return set(&suite, value.text.flatMap(Suite.named))
    case "retention.draft_days": return set(&draftDays, value.number(in: 1...36_500))
    case "retention.backup_days": return set(&backupDays, value.number(in: 1...36_500))
    case "retention.log_days":
      return set(&logDays, value.number(in: Limits.logDaysMin...36_500))
    case _ where name.hasPrefix("printer."): return take(printer: name, value)
    case "proof.key": return set(&proofKey, value.text)
    case "proof.public_keys": return set(&proofPublicKeys, value.text)
    case "proof.url":
      return set(&proofAddress, value.text.flatMap { SignedPaper.isAddress($0) ? $0 : nil })
    case "policy.default":
      return set(&policy, value.word(of: Program.decidingPolicyIDs))
    default:
      guard name.hasPrefix("materials."), let texts = value.texts, !texts.isEmpty,
        let category = Category(rawValue: String(name.dropFirst("materials.".count)))
      else { return false }
      materials[category] = texts
      return true
    }
  }

  private mutating func take(printer name: String, _ value: Value) -> Bool {
    switch name {
    case "printer.name", "printer.address":
      // Empty is the default queue, also where another file names one.
      guard let text = value.text else { return false }
      setup.address = text.isEmpty ? nil : text
      return true
    case "printer.large": return set(&setup.isLarge, value.yesOrNo)
    case "printer.kind": return set(&setup.kind, value.word(PrinterSetup.Kind.self))
    case "printer.paper": return set(&setup.sheets, value.word(PrinterSetup.Sheets.self))
    case "printer.charset":
      return set(&setup.profile.charset, value.word(ThermalProfile.Charset.self))
    case "printer.hanzi": return set(&setup.profile.hasHanzi, value.yesOrNo)
    case "printer.hanzi_size": return set(&setup.profile.needsHanziSize, value.yesOrNo)
    case "printer.native_qr": return set(&setup.profile.hasNativeQR, value.yesOrNo)
    case "printer.code_dots":
      // 0 is as many as fit, also where another file says fewer.
      guard let dots = value.number(in: 4...8, or: 0) else { return false }
      setup.profile.codeDots = dots == 0 ? nil : dots
      return true
    case "printer.cutter": return set(&setup.profile.hasCutter, value.yesOrNo)
    case "printer.status_back": return set(&setup.answers, value.yesOrNo)
    default: return false
    }
  }

  private func set<Setting>(_ setting: inout Setting, _ value: Setting?) -> Bool {
    guard let value else { return false }
    setting = value
    return true
  }

  private func set<Setting>(_ setting: inout Setting?, _ value: Setting?) -> Bool {
    guard let value else { return false }
    setting = value
    return true
  }
}
