import Messages
import Rules
import Testing

@testable import yidi

/// The world of a window whose ledger is in that folder, on that day, with those settings.
func windowWorld(in folder: String, on day: String, _ written: String) throws -> World {
  var settings = Settings()
  try settings.read(written, file: "yidi.toml")
  var common = CommonOptions()
  (common.ledger, common.lang, common.today) = ("\(folder)/ledger.sqlite", nil, Day(day))
  let texts = try Program.catalogue(.zh)
  let policy = try #require(try Program.policy("dazhou-2022-118", texts: texts))
  let office = OfficeToday(
    settings: settings, common: common,
    desk: ReceiptDesk(policy: policy, places: try Program.places(), settings, on: common.day),
    chinese: texts, english: try Program.catalogue(.en), initials: Lazy { Program.initials() })
  return World(office, sitting: "tested")
}
