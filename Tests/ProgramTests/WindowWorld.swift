import Fronts
import Glibc
import Interview
import Ledger
import Messages
import Rules
import Seals
import Support
import Testing

@testable import yidi

/// The world of a window whose ledger is in that folder, or on that server, on that day, with those
/// settings.
func windowWorld(
  in folder: String, at server: String? = nil, on day: String, _ written: String = "",
  sitting: String = "tested"
) throws -> World {
  let office = try windowOffice(in: folder, at: server, on: day, written)
  guard server != nil else { return World(office, sitting: sitting) }
  // A server that was away is asked again at once.
  let machine = WindowMachine(
    outbox: "\(folder)/outbox.sqlite",
    keyFile: KeyFile(credentials: nil, else: "\(folder)/ledger.keys"), pauseMilliseconds: 0)
  return World(office, sitting: sitting, machine: machine)
}

/// What such a window knows of its office.
func windowOffice(
  in folder: String, at server: String? = nil, on day: String, _ written: String = ""
) throws -> OfficeToday {
  var settings = Settings()
  try settings.read(written, file: "yidi.toml")
  var common = CommonOptions()
  (common.ledger, common.lang, common.today) = (
    server ?? "\(folder)/ledger.sqlite", nil, Day(day)
  )
  let texts = try Program.catalogue(.zh)
  let policy = try #require(try Program.policy("dazhou-2022-118", texts: texts))
  return OfficeToday(
    settings: settings, common: common,
    desk: ReceiptDesk(policy: policy, places: try Program.places(), settings, on: common.day),
    chinese: texts, english: try Program.catalogue(.en), initials: Lazy { Program.initials() })
}

/// What a clerk asks to be filed: with the least that a form takes, and what is answered besides.
func windowRequest(
  identity: String = WindowPerson.identity,
  _ more: (inout Interview) throws -> Void = { _ in }
) throws -> FilingRequest {
  let policy = try #require(
    try Program.policy("dazhou-2022-118", texts: try Program.catalogue(.zh)))
  var form = Interview(
    law: policy, ground: try Program.places(), front: .clerk, today: WindowPerson.day)
  try form.answer(.insuredPlace, "511703")
  try form.answer(.insurance, "390")
  try form.answer(.identity, identity)
  try form.answer(.name, WindowPerson.name)
  try form.answer(.phone, WindowPerson.phone)
  try form.answer(.category, "long_term_resident")
  try form.answer(.carePlace, "510100")
  try form.answer(.care, "inpatient")
  try form.answer(.stage, "before")
  try more(&form)
  return try #require(form.request)
}

/// What somebody at the guided front asks to be filed, for the same person to the same place.
func visitorRequest(identity: String = WindowPerson.identity) throws -> FilingRequest {
  let policy = try #require(
    try Program.policy("dazhou-2022-118", texts: try Program.catalogue(.zh)))
  var talk = Interview(
    law: policy, ground: try Program.places(), front: .guided, today: WindowPerson.day)
  try talk.answer(.purpose, "going")
  try talk.answer(.forWhom, "self")
  try talk.answer(.reason, "long_term_resident")
  try talk.answer(.carePlace, "510100")
  try talk.answer(.insuredPlace, "511703")
  try talk.answer(.insurance, "390")
  try talk.answer(.identity, identity)
  try talk.answer(.name, WindowPerson.name)
  try talk.answer(.phone, WindowPerson.phone)
  return try #require(talk.request)
}

/// Whom `windowRequest` files for, and when; nobody has such a number.
enum WindowPerson {
  static let day = sampleDay
  static let identity = "511700195503120015"
  static let other = "51170019660401008X"
  static let name = "张三丰"
  static let phone = "13800138000"
}

extension World {
  /// The first of what it answers, in Chinese.
  func hears(_ effect: Effect) -> EffectResult? { perform(effect, language: .zh).first }

  /// Files it and gives the number.
  func files(_ request: FilingRequest) throws -> FilingNumber {
    guard case .filed(let receipt) = hears(.file(request)) else { throw NotFiled() }
    return try #require(FilingNumber(receipt.number))
  }

  /// Why a test could not go on.
  struct NotFiled: Error {}

  /// What comes from behind the screen, up to the one that is waited for.
  func arrives(until isLast: (EffectResult) -> Bool) -> [EffectResult] {
    var all: [EffectResult] = []
    for _ in 0..<1_500 {
      all += arrived()
      if all.contains(where: isLast) { return all }
      usleep(20_000)
    }
    Issue.record("it did not come: \(all)")
    return all
  }
}

/// A clock that says a later moment than this machine's.
struct Ahead: WallClock {
  let seconds: Int64
  func now() -> Int64 { Int64(time(nil)) + seconds }
}
