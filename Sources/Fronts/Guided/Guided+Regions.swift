import Interview
import Messages
import Places
import Screens
import Terminal

/// A list of places to pick from without typing.
enum Region: Hashable {
  /// The provinces: Sichuan and Chongqing, where most people of Dazhou go, then by code.
  case country
  /// The cities of that province.
  case province(UInt32)
  /// That city and its counties.
  case city(UInt32)
}

/// Picking a place by province and city, on a keypad alone.
extension Guided {
  /// The list shown while nothing is typed; the insured place has its own first answers.
  func region(_ question: Question) -> Region? {
    guard case .place(let scope) = screen(question)?.input, lines[question]?.text.isEmpty ?? true
    else { return nil }
    return regions[question] ?? (scope == .care ? .country : nil)
  }

  /// The places of that list, on all leaves together.
  func listedPlaces(_ question: Question) -> [Place] {
    guard case .place(let scope) = screen(question)?.input, let region = region(question) else {
      return []
    }
    let places = context.places
    switch region {
    case .country: return places.provinces
    case .province(let code):
      let pool = scope == .insured ? [places.insured(code + 9_900)].compactMap { $0 } : []
      return pool + places.filingPlaces(in: code)
    case .city(let code):
      // Of other cities nobody here asks for what their own 本级 insures.
      let pool = code == home?.code ? places.insured(code + 99) : nil
      return [places.place(code)].compactMap { $0 } + places.counties(in: code)
        + [pool].compactMap { $0 }
    }
  }

  /// The leaf of the list with its digits, and 9 for what is not on it.
  func listChoice(_ question: Question) -> Choice? {
    let listed = listedPlaces(question)
    guard !listed.isEmpty else { return nil }
    var options = onLeaf(listed, question).enumerated().map { index, place in
      var label = name(place)
      if region(question) == .city(place.code) {
        label = texts("guided.place.whole_city", ["place": label])
      }
      return ChoiceOption(number: index + 1, label: label)
    }
    if let next = leafOption(question) { options.append(next) }
    options.append(ChoiceOption(number: 9, label: texts("guided.place.none")))
    return Choice(options, marked: marks[question])
  }

  /// The region whose list is shown, such as 四川省; `nil` above all of them.
  func regionTitle(_ question: Question) -> String? {
    switch region(question) {
    case .province(let code), .city(let code):
      context.places.place(code).map { texts("guided.place.within", ["place": name($0)]) }
    case .country, nil: nil
    }
  }

  /// Enter on one of the list: on to what lies in it, or the answer.
  mutating func enterListed(_ question: Question) -> [Effect] {
    guard case .place(let scope) = screen(question)?.input, let mark = marks[question] else {
      complaint = [Message("guided.place.empty")]
      return [.bell]
    }
    if turnLeaf(mark) { return [] }
    if mark == 9 {
      complaint = [Message("guided.place.none_fits"), Message("guided.place.none_fits.do")]
      if !leaveRegion(question, keepingComplaint: true) { marks[question] = nil }
      return [.bell]
    }
    let leaf = onLeaf(listedPlaces(question), question)
    guard leaf.indices.contains(mark - 1), let here = region(question) else { return [] }
    let place = leaf[mark - 1]
    if let next = list(in: place, from: here, scope) {
      show(next, question)
      return []
    }
    return take(String(place.code), for: question)
  }

  /// What is picked from next; `nil` where the place is an answer.
  private func list(in place: Place, from here: Region, _ scope: Screen.PlaceScope) -> Region? {
    let places = context.places
    switch here {
    case .country:
      if place.filesTo == nil { return .province(place.code) }
      return scope == .insured ? .city(place.code) : nil
    case .province:
      let hasCounties = place.level == .city && !places.counties(in: place.code).isEmpty
      return scope == .insured && place.kind != Place.pool && hasCounties ? .city(place.code) : nil
    case .city: return nil
    }
  }

  /// Shows another list from its first leaf.
  mutating func show(_ region: Region?, _ question: Question) {
    regions[question] = region
    (lines[question], marks[question], leaves[question]) = (nil, nil, nil)
    complaint = []
    holdsAnswer = false
    pageNumber += 1
  }

  /// One list up, at what one had come in by; false where the first one is shown, or something is typed.
  mutating func leaveRegion(_ question: Question, keepingComplaint: Bool = false) -> Bool {
    guard let here = region(question), case .place(let scope) = screen(question)?.input else {
      return false
    }
    let first: Region? = scope == .care ? .country : nil
    guard here != first else { return false }
    let said = complaint
    switch here {
    case .country: show(first, question)
    case .province: show(.country, question)
    case .city(let code):
      let province = context.places.place(code)?.provinceCode ?? code
      show(code == home?.code ? first : province == code ? .country : .province(province), question)
    }
    turnLeaf(to: here, question)
    if keepingComplaint {
      // Nothing in it fits, so it is not to be gone into again.
      marks[question] = nil
      complaint = said
    }
    return true
  }

  /// Turns to the leaf that leads to that region, and marks what leads there.
  private mutating func turnLeaf(to region: Region, _ question: Question) {
    switch region {
    case .country where !usualPlaces(question).isEmpty: marks[question] = 9
    case .city where !usualPlaces(question).isEmpty: marks[question] = 2
    case .country: break
    case .province(let code), .city(let code): mark(code, question)
    }
  }

  /// Marks the place of that code on its leaf of the list shown.
  private mutating func mark(_ code: UInt32, _ question: Question) {
    guard let index = listedPlaces(question).firstIndex(where: { $0.code == code }) else { return }
    leaves[question] = index / Self.leafMax
    marks[question] = index % Self.leafMax + 1
  }

  /// Shows the list that holds a place, with the place marked.
  mutating func showList(holding place: Place, _ question: Question) {
    let isBelow = place.level == .county && place.filesTo != place.code
    if isBelow, let city = place.filesTo {
      regions[question] = .city(city)
    } else {
      regions[question] =
        place.code == place.provinceCode ? .country : .province(place.provinceCode)
    }
    lines[question] = nil
    mark(place.code, question)
  }
}
