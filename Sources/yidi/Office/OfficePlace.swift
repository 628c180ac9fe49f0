internal import Interview
internal import Names
internal import OfficeLists
internal import Places
internal import Rules

/// Where an office's lists lie, and whether somebody said so.
struct OfficePlace {
  let path: String
  /// Whether the command line, the environment or the settings name it: then it must be there.
  let isNamed: Bool

  /// The option, `YIDI_OFFICE`, the settings, or the state folder; `nil` without a home.
  init?(option: String?, configured: String?) {
    if let path = option ?? Environment.value("YIDI_OFFICE") ?? configured {
      (self.path, isNamed) = (path, true)
      return
    }
    guard let usual = StateFolder.file("office.lists") else { return nil }
    (path, isNamed) = (usual, false)
  }

  /// What is there; nothing where no file is there and nobody named one.
  ///
  /// - Throws: why it cannot be read.
  func history() throws(OfficeStore.Failure) -> OfficeHistory {
    let store = OfficeStore(path)
    return isNamed ? try store.read() : try store.readOrEmpty()
  }
}

/// Reads what an office has imported into lists that can be asked.
struct OfficeLoader {
  let places: Places
  /// Read at the first need: without any list nobody spells anything.
  let initials: Lazy<NameInitials>

  /// The lists that hold in a history.
  func lists(_ history: OfficeHistory) -> OfficeLists {
    OfficeLists(
      history, map: ListMap(filesTo: { places.filesTo($0) }, spellings: spellings))
  }

  /// Initials and spelling of its names, in the readings of the place they begin with, and that
  /// place's own spelling.
  private func spellings(_ name: String, _ aliases: [String], _ code: PlaceCode) -> [String] {
    var regions: [Place] = []
    var place = places.place(code.value)
    while let known = place, regions.count < 3 {
      regions.append(known)
      place = known.level == .province ? nil : places.place(known.above)
    }
    var found: [String] = regions.first.map { [$0.pinyin] + $0.initials } ?? []
    for text in [name] + aliases {
      found += [initials.value.letters(of: text).lowercased(), initials.value.spelling(of: text)]
      for region in regions where text.hasPrefix(region.short) {
        let rest = String(text.dropFirst(region.short.count))
        found += region.initials.map { $0 + initials.value.letters(of: rest).lowercased() }
        found.append(region.pinyin + initials.value.spelling(of: rest))
      }
    }
    var seen = Set<String>()
    return found.filter { !$0.isEmpty && seen.insert($0).inserted }
  }
}

extension Place {
  /// The city above a county, or else the province.
  fileprivate var above: UInt32 {
    level == .county && cityName != nil ? code / 100 * 100 : provinceCode
  }
}

extension Places {
  /// The code of a place that is written as a code or by its whole name.
  func code(written text: String) -> PlaceCode? {
    if let code = PlaceCode(text) {
      guard case .place(let now) = standing(of: code.value) else { return nil }
      return PlaceCode(value: now)
    }
    let named = search(text, scope: .filing, limit: 3).filter { match in
      [match.place.name, match.place.fullName].contains(text)
    }
    return named.count == 1 ? named.first.flatMap { PlaceCode(value: $0.place.code) } : nil
  }
}
