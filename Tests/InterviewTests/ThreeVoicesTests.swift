import Interview
import Messages
import Rules
import Support
import Testing
import Voices

@Suite("The three voices of every situation")
struct ThreeVoicesTests {
  let policy: Policy
  let languages: [Voices]

  init() throws {
    policy = try dazhou()
    languages = try [Language.zh, .en].map {
      Voices(catalogue: try Catalogue(po: asset("Locales/\($0.rawValue).po"), language: $0))
    }
  }

  @Test("Person, clerk and file say what the winning rows say, and cite what they cite")
  func same() throws {
    let (chinese, english) = (languages[0], languages[1])
    var (cases, spoken, briefly) = (0, Set<String>(), Set<String>())
    var different: [String: Int] = [:]
    try EverySituation(policy).forEach { facts in
      cases += 1
      let decision = policy.decide(facts, today: Sample.today)
      let truth = Truth(facts, policy, today: Sample.today)
      func hear(_ voices: Voices, _ moment: Scene.Moment) {
        let heard = Heard(voices, decision, Scene(facts, moment: moment, carePlace: "X"))
        for fault in heard.faults(against: truth) {
          different["\(voices.catalogue.language) \(moment): \(fault)", default: 0] += 1
        }
      }
      let scene = Scene(facts, moment: .before, carePlace: "")
      let traits =
        "\(decision.validThrough == nil) \(truth.values) \(scene.care) \(scene.paid)"
        + " \(scene.inHospital) \(scene.isNotNetworked)"
      // Many cases come to the same words; each is spoken once.
      guard spoken.insert("\(traits) \(truth.clauses) \(decision.readings.map(\.id))").inserted
      else { return }
      hear(chinese, .before)
      // Neither the language nor the moment has a say in the clauses.
      guard briefly.insert(traits).inserted else { return }
      for moment in [Scene.Moment.filed, .noFiling] { hear(chinese, moment) }
      hear(english, .before)
    }
    #expect(different.isEmpty, "\(different.sorted { $0.key < $1.key }.prefix(20))")
    #expect(cases > 6000 && spoken.count > 1500, "\(cases) \(spoken.count) \(briefly.count)")
  }
}

/// What the winning rows of a case say, read from the tables themselves.
private struct Truth {
  /// Codes of the pack; "-" for none.
  var points: String
  var settlement: String
  var catalogue: String
  var status: String
  var clauses: [String]
  var asks: [String]

  init(_ facts: CareCase, _ policy: Policy, today: Day) {
    let situation = policy.situation(facts, today: today)
    func code(_ slot: Slot) -> String {
      let explanation = policy.table(slot)?.explanation(situation)
      return explanation.map { policy.lexicon[slot]?.values[Int($0.value)].code ?? "" } ?? "-"
    }
    let isGoverned = code(.applies) == "yes"
    points = isGoverned ? code(.ratio) : "none"
    settlement = isGoverned ? code(.settlement) : "staff"
    catalogue = isGoverned ? code(.catalogue) : "none"
    status = code(.status)
    let cited = isGoverned ? policy.citedInOrder : [.applies]
    let all = cited.flatMap { policy.table($0)?.explanation(situation)?.citations ?? [] }
      .map { policy.citations[Int($0)].clause }
    let felt: [Slot] = [.applies, .treatedAs, .ratio, .status, .settlement, .catalogue]
    let questions = (isGoverned ? felt : [.applies]).flatMap { slot -> [String] in
      guard let table = policy.table(slot), let why = table.explanation(situation) else {
        return []
      }
      return why.winners.map { table.sheet.rows[$0].question }.filter { !$0.isEmpty }
    }
    asks = questions.enumerated().filter { questions.firstIndex(of: $1) == $0 }.map(\.element)
    clauses = all.enumerated().filter { all.firstIndex(of: $1) == $0 }.map(\.element)
  }

  /// All but the clauses.
  var values: String { "\(points) \(settlement) \(catalogue) \(status)" }
}

/// What each voice is heard to say of a decision, taken from its words alone.
private struct Heard {
  let person: PersonWords
  let clerk: ClerkWords
  let file: [String]
  let texts: Messages.Catalogue
  let scene: Scene
  let place = "X"

  init(_ voices: Voices, _ decision: Decision, _ scene: Scene) {
    person = voices.forPerson(decision, scene)
    clerk = voices.forClerk(decision, scene)
    file = voices.forFile(decision, scene).split(separator: "; ").map(String.init)
    texts = voices.catalogue
    self.scene = scene
  }

  /// What is said otherwise than the rows say, or otherwise by one voice than by another.
  func faults(against truth: Truth) -> [String] {
    var faults: [String] = []
    func check(_ what: String, _ heard: String?, _ wanted: String) {
      if heard != wanted { faults.append("\(what) is \(heard ?? "not said"), not \(wanted)") }
    }
    let none = "none"
    check("file: ratio", file[4] == "-" ? none : file[4], truth.points)
    check("clerk: ratio", clerkPoints, truth.points)
    check("person: ratio", personPoints, truth.points)
    check("file: settlement", file[5], truth.settlement)
    check("clerk: settlement", clerkSettlement, deskWord(of: truth))
    check("person: settlement", personSettlement, felt(truth.settlement))
    check("file: catalogue", file[6] == "-" ? none : file[6], truth.catalogue)
    check("clerk: catalogue", clerkCatalogue, truth.catalogue)
    check("file: status", file[7], truth.status)
    check(
      "file: clauses", file[9], truth.clauses.isEmpty ? "-" : truth.clauses.joined(separator: " "))
    check(
      "clerk: clauses", clerk.trace.map(\.clause).joined(separator: " "),
      truth.clauses.joined(separator: " "))
    check(
      "clerk: basis", numbers(clerk.basis, after: "desk.basis", "desk.basis.none", " "),
      truth.clauses.joined(separator: " "))
    check(
      "person: clauses",
      numbers(person.clauses, after: "plain.clauses", "", texts("plain.clauses.between")),
      truth.clauses.joined(separator: " "))
    check("person: until", personUntil, fileUntil)
    check("clerk: until", clerkUntil, fileUntil)
    let asked = truth.asks.isEmpty ? "-" : truth.asks.joined(separator: " ")
    check("file: asks", file[12], asked)
    let voices = Voices(catalogue: texts)
    check("clerk: asks", clerk.asks.joined(), truth.asks.map(voices.question).joined())
    let ids = file[10] == "-" ? [] : file[10].split(separator: " ")
    if clerk.readings.count != ids.count
      || !zip(clerk.readings, ids).allSatisfy({ $0.contains(" \($1)") })
    {
      faults.append("clerk: readings are \(clerk.readings), not \(ids)")
    }
    return faults
  }

  // MARK: - The ratio

  /// The points in a clerk's words: the number in them, none where they say that none is stated.
  private var clerkPoints: String? {
    if clerk.ratio == texts("desk.ratio.none") { return "none" }
    if clerk.ratio == texts("desk.ratio.same") { return "0" }
    let digits = clerk.ratio.filter(isDigit)
    return clerk.ratio == texts("desk.ratio.lower", ["points": digits]) ? "-\(digits)" : nil
  }

  /// The points a person hears: the first number, none where none is stated, else no difference.
  private var personPoints: String? {
    let fact = person.facts[1]
    if fact == texts("plain.ratio.none") { return "none" }
    let digits = fact.drop { !isDigit($0) }.prefix(while: isDigit)
    return digits.isEmpty ? "0" : "-\(digits)"
  }

  private func isDigit(_ character: Character) -> Bool { "0"..."9" ~= character }

  // MARK: - The settlement

  /// What a person is told of a settlement: once it is filed, after filing is directly.
  private func felt(_ settlement: String) -> String {
    settlement == "direct_after_filing" ? "direct" : settlement
  }

  /// Which of their words a clerk reads, whether or not a condition follows.
  private var clerkSettlement: String? {
    let said = clerk.settlementBrief
    guard clerk.settlement.hasPrefix(said) else { return nil }
    let words = ["direct", "direct_after_filing", "after_change", "done", "manual", "staff"]
    return words.first { said == texts("desk.settlement.\($0)") }
  }

  /// Which one a clerk has to read: what comes after a filing has come once it is on record, and where
  /// another is in force that one is changed first.
  private func deskWord(of truth: Truth) -> String {
    let settlement = truth.settlement
    if scene.paid == .direct, felt(settlement) == "direct" { return "done" }
    guard settlement == "direct_after_filing" else { return settlement }
    if truth.status == "in_force" { return "after_change" }
    return scene.moment == .filed ? "direct" : settlement
  }

  private var personSettlement: String? {
    let fact = person.facts[0]
    func isSaid(_ names: [String]) -> Bool {
      names.contains { fact == texts("plain.direct.\($0)", ["place": place]) }
    }
    if isSaid(["staff"]) { return "staff" }
    if isSaid(["paid", "paid_before", "not_networked"]) { return "manual" }
    let direct = ["in_hospital", "home", "done", "after_filing", "after_change"]
    return isSaid(direct + Care.allCases.map(\.rawValue)) ? "direct" : nil
  }

  private var clerkCatalogue: String? {
    if clerk.catalogue.isEmpty { return "none" }
    return Rules.Catalogue.allCases.first {
      clerk.catalogue
        == texts("desk.catalogue", ["whose": texts("word.catalogue.\($0.rawValue)")])
    }?.rawValue
  }

  // MARK: - Until when

  private var fileUntil: String { file[8] }

  private var clerkUntil: String? {
    if clerk.validity == texts("desk.until.open") { return "open" }
    let day = clerk.validity.split(separator: " ").joined(separator: "，")
      .split { !$0.isNumber && $0 != "-" }.first { $0.count == 10 }
    return day.map { String($0) } ?? "-"
  }

  private var personUntil: String? {
    let fact = person.facts[2]
    if fact == texts("plain.until.open") { return "open" }
    // How long such filings hold is no day of this one's.
    if ["none", "not_needed", "half", "long"].contains(where: { fact == texts("plain.until.\($0)") }
    ) {
      return "-"
    }
    guard let day = Day(fileUntil) else { return nil }
    let words = Voices(catalogue: texts).day(day)
    return fact == texts("plain.until.day", ["day": words]) ? fileUntil : fact
  }

  /// The clauses in a text, out of the sentence around them.
  private func numbers(
    _ text: String, after key: String, _ none: String, _ between: String
  ) -> String? {
    if text.isEmpty || (!none.isEmpty && text == texts(none)) { return "" }
    let frame = texts(key, ["clauses": "|"]).split(separator: "|", omittingEmptySubsequences: false)
    guard frame.count == 2, text.hasPrefix(frame[0]), text.hasSuffix(frame[1]) else { return nil }
    return text.dropFirst(frame[0].count).dropLast(frame[1].count)
      .split(separator: between).joined(separator: " ")
  }
}
