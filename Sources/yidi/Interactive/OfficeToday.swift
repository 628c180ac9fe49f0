internal import Interview
internal import Messages
internal import Names
internal import Receipts
internal import Rules

/// What every part of a window works by: settings, texts, the law and, of the day at hand, the key that signs.
final class OfficeToday {
  let settings: Settings
  /// Only a test turns the day in it.
  var common: CommonOptions
  let chinese: Messages.Catalogue
  let english: Messages.Catalogue
  let initials: Lazy<NameInitials>
  /// What shows filings, and the day on which the key that signs was looked for.
  private var deskOfDay: (desk: ReceiptDesk, day: Day)
  private var news: [Message] = []

  /// The office with those settings; what `desk` is signed with counts for the day of now.
  init(
    settings: Settings, common: CommonOptions, desk: ReceiptDesk, chinese: Messages.Catalogue,
    english: Messages.Catalogue, initials: Lazy<NameInitials>
  ) {
    self.settings = settings
    self.common = common
    self.chinese = chinese
    self.english = english
    self.initials = initials
    deskOfDay = (desk, common.day)
  }

  /// The civil day.
  var day: Day { common.day }

  /// The moment of now, as papers say it.
  var moment: ReceiptInput.Moment { .init(day, Environment.clock) }

  /// What shows filings and signs papers today: a window stays open for weeks, and the days of a key
  /// begin and end meanwhile.
  var desk: ReceiptDesk {
    if deskOfDay.day != day {
      let before = deskOfDay.desk.signing.trouble
      deskOfDay.desk.signing = Signing(settings, on: day)
      deskOfDay.day = day
      let now = deskOfDay.desk.signing.trouble
      // A window stays open beyond the last day of its key.
      if let now, now != before { news.append(now) }
    }
    return deskOfDay.desk
  }

  /// Months for which a temporary filing holds.
  var months: Int { desk.policy.monthsTemporary }

  /// The texts of a paper or a record, which know two languages.
  func texts(_ language: Language) -> Messages.Catalogue {
    language.isChinese ? chinese : english
  }

  /// That papers are not signed any more since the day has turned, told once.
  func takeNews() -> [Message] {
    _ = desk
    defer { news = [] }
    return news
  }
}
