internal import Rules

// The bytes that are signed. A body of version 1, numbers with the high byte first:
//
//     version 1 | key id 4 | kind 1 | number 18 | from 2 | through 2 | care place 3 | insured place 3
//     insurance 1 | category 1 | treated as 1 | points 1 | settlement 1 | id tail 4 | digest 12
//     length of the name 1 | name
//
// Days count from 2000-01-01; a filing without end has FFFF. Points are in two's complement; 7F says
// that none are stated. A code's number is its place in the rows below, from 1: new ones go behind.

extension SignedBody {
  /// The version written.
  static let version: UInt8 = 1
  /// Bytes of a body but its name.
  static let fixedLength = 56
  /// Bytes a body has at most.
  package static let lengthMax = 96
  /// Bytes of the digest.
  package static let digestLength = 12
  private static let tailLength = 4
  private static let open: UInt16 = 0xFFFF
  private static let noPoints = Int8.max

  static let categories: [Category] = [
    .retiredResettled, .longTermResident, .stationedWorker, .referral, .emergency, .otherTemporary,
  ]
  static let insurances: [Insurance] = [.employee, .resident]
  static let settlements: [Settlement] = [.direct, .directAfterFiling, .manual, .staff]

  /// The bytes, or `nil` where a field has no place in them.
  package var bytes: [UInt8]? {
    guard filedOn != nil, let from = SignedBody.count(effective), let through = through,
      let points = points, let tail = tail, digest.count == SignedBody.digestLength,
      let codes = codes
    else { return nil }
    let name = shortName
    var bytes: [UInt8] = [SignedBody.version]
    bytes += key.bytes
    bytes.append(kind.rawValue)
    bytes += Array(number.utf8)
    for day in [from, through] { bytes += [UInt8(day >> 8), UInt8(day & 0xFF)] }
    for place in [carePlace, insuredPlace] {
      bytes += [16, 8, 0].map { UInt8(place.value >> $0 & 0xFF) }
    }
    bytes += codes.prefix(3)
    bytes.append(points)
    bytes += codes.suffix(1)
    bytes += tail
    bytes += digest
    bytes.append(UInt8(name.count))
    bytes += name
    return bytes
  }

  private var codes: [UInt8]? {
    let places = [
      SignedBody.insurances.firstIndex(of: insurance),
      SignedBody.categories.firstIndex(of: category),
      SignedBody.categories.firstIndex(of: treatedAs),
      SignedBody.settlements.firstIndex(of: settlement),
    ]
    let codes = places.compactMap { place in place.map { UInt8($0 + 1) } }
    return codes.count == places.count ? codes : nil
  }

  private var through: UInt16? {
    switch validity {
    case .open: SignedBody.open
    case .through(let day): SignedBody.count(day)
    }
  }

  private var points: UInt8? {
    guard let deltaPoints else { return UInt8(bitPattern: SignedBody.noPoints) }
    guard let points = Int8(exactly: deltaPoints), points != SignedBody.noPoints else { return nil }
    return UInt8(bitPattern: points)
  }

  private var tail: [UInt8]? {
    let tail = Array(idTail.utf8)
    return tail.count == SignedBody.tailLength && tail.allSatisfy(SignedBody.isOfTail) ? tail : nil
  }

  /// The name in as many whole characters as there is room for.
  private var shortName: [UInt8] {
    var name: [UInt8] = []
    for scalar in self.name.unicodeScalars {
      let more = Array(String(scalar).utf8)
      guard name.count + more.count <= SignedBody.lengthMax - SignedBody.fixedLength else { break }
      name += more
    }
    return name
  }

  private static func isOfTail(_ sign: UInt8) -> Bool {
    (48...57).contains(sign) || (65...90).contains(sign) || (97...122).contains(sign) || sign == 42
  }

  private static let first = Day(year: 2000, month: 1, day: 1)?.number ?? 0

  private static func count(_ day: Day) -> UInt16? {
    UInt16(exactly: day.number - first).flatMap { $0 == open ? nil : $0 }
  }

  /// How many bytes a body has that begins so, or `nil` where it is none of this version.
  static func length(of bytes: [UInt8]) -> Int? {
    guard bytes.count >= fixedLength, bytes[0] == version else { return nil }
    let length = fixedLength + Int(bytes[fixedLength - 1])
    return length <= lengthMax ? length : nil
  }

  /// The body of those bytes and nothing else, or `nil` where a single one is not as it must be.
  package init?(_ bytes: [UInt8]) {
    guard SignedBody.length(of: bytes) == bytes.count else { return nil }
    var rest = bytes.dropFirst()
    func take(_ count: Int) -> [UInt8] {
      defer { rest = rest.dropFirst(count) }
      return Array(rest.prefix(count))
    }
    func value(_ count: Int) -> UInt32 { take(count).reduce(0) { $0 << 8 | UInt32($1) } }
    func code<Code>(_ codes: [Code]) -> Code? {
      let place = Int(value(1)) - 1
      return codes.indices.contains(place) ? codes[place] : nil
    }
    func day(_ count: UInt32) -> Day { Day(number: SignedBody.first + Int32(count)) }
    let key = KeyID(fingerprint: take(KeyID.length))
    let kind = Kind(rawValue: UInt8(value(1)))
    let number = String(decoding: take(18), as: UTF8.self)
    let (from, through) = (value(2), value(2))
    let (care, insured) = (PlaceCode(value: value(3)), PlaceCode(value: value(3)))
    let insurance = code(SignedBody.insurances)
    let (category, treatedAs) = (code(SignedBody.categories), code(SignedBody.categories))
    let points = Int8(bitPattern: UInt8(value(1)))
    let settlement = code(SignedBody.settlements)
    let (tail, digest) = (take(SignedBody.tailLength), take(SignedBody.digestLength))
    let name = take(Int(value(1)))
    guard let kind, SignedBody.day(of: number) != nil, from != SignedBody.open, let care,
      let insured, let insurance, let category, let treatedAs, let settlement,
      tail.allSatisfy(SignedBody.isOfTail), let name = String(validating: name, as: UTF8.self)
    else { return nil }
    self.init(
      key: key, kind: kind, number: number, effective: day(from),
      validity: through == SignedBody.open ? .open : .through(day(through)), carePlace: care,
      insuredPlace: insured, insurance: insurance, category: category, treatedAs: treatedAs,
      deltaPoints: points == SignedBody.noPoints ? nil : Int(points), settlement: settlement,
      name: name, idTail: String(decoding: tail, as: UTF8.self), digest: digest)
  }
}
