internal import CBench
internal import Rules

/// Cases made up at random, no two runs alike but for the seed, each in three forms.
struct Cases {
  private(set) var situations: [Situation] = []
  /// As the compiled pack takes them.
  private(set) var codes: [Cascade.Code] = []
  /// As the hand-written C takes them.
  private(set) var bits: [UInt32] = []

  /// That many cases, none of which contradicts itself.
  init(_ count: Int, seed: UInt64, for cascade: Cascade) {
    var random = Random(state: seed)
    while situations.count < count { add(Self.situation(&random), cascade) }
  }

  private mutating func add(_ situation: Situation, _ cascade: Cascade) {
    situations.append(situation)
    codes.append(cascade.code(situation))
    bits.append(Self.bits(of: situation))
  }

  /// The facts of a situation as the hand-written C takes them.
  static func bits(of situation: Situation) -> UInt32 {
    places.reduce(0) { $0 | UInt32(situation[$1.slot]) << UInt32($1.bit.rawValue) }
  }

  /// The same facts in the pack's words.
  static func words(of bits: UInt32, in lexicon: Lexicon) -> String {
    places.enumerated().map { index, place in
      let end = index + 1 < places.count ? places[index + 1].bit.rawValue : 32
      let mask = (UInt64(1) << UInt64(end - place.bit.rawValue)) - 1
      let value = UInt8(UInt64(bits) >> UInt64(place.bit.rawValue) & mask)
      return lexicon.name(of: place.slot) + "＝" + lexicon.name(of: value, in: place.slot)
    }
    .joined(separator: "，")
  }

  /// Most people are insured here, in time and not hurt by others; all else is evenly spread.
  private static func situation(_ random: inout Random) -> Situation {
    var situation = Situation()
    func pick(_ slot: Slot, _ count: UInt64) { situation[slot] = UInt8(random.next() % count) }
    pick(.declared, 6)
    pick(.zone, 4)
    pick(.care, 5)
    pick(.certificate, 3)
    pick(.covered, 2)
    if situation[.covered] == 0 {
      pick(.coverLong, 4)
      pick(.coverReferral, 2)
      pick(.coverSame, 2)
    } else {
      situation[.coverReferral] = 1
      situation[.coverSame] = 1
    }
    for slot in [Slot.longElsewhere, .elsewhere, .expired, .longBegun, .late, .filesOn] {
      pick(slot, 2)
    }
    pick(.paid, 3)
    pick(.networked, 3)
    if situation[.paid] == 1 && situation[.networked] == 1 { situation[.networked] = 0 }
    situation[.insured] = random.next() % 50 == 0 ? 1 : 0
    situation[.firstDay] = random.next() % 50 == 0 ? 1 : 0
    situation[.trauma] = random.next() % 30 == 0 ? 2 : [0, 1, 3][Int(random.next() % 3)]
    return situation
  }

  /// SplitMix64.
  private struct Random {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }
}

/// Where the hand-written C wants each fact.
private let places: [(slot: Slot, bit: yidi_bench_bit)] = [
  (.declared, YIDI_BENCH_DECLARED), (.longElsewhere, YIDI_BENCH_LONG_ELSEWHERE),
  (.certificate, YIDI_BENCH_CERTIFICATE), (.coverReferral, YIDI_BENCH_COVER_REFERRAL),
  (.zone, YIDI_BENCH_ZONE), (.coverLong, YIDI_BENCH_COVER_LONG),
  (.covered, YIDI_BENCH_COVERED), (.care, YIDI_BENCH_CARE), (.paid, YIDI_BENCH_PAID),
  (.expired, YIDI_BENCH_EXPIRED), (.elsewhere, YIDI_BENCH_ELSEWHERE),
  (.late, YIDI_BENCH_LATE), (.longBegun, YIDI_BENCH_LONG_BEGUN),
  (.networked, YIDI_BENCH_NETWORKED), (.trauma, YIDI_BENCH_TRAUMA),
  (.insured, YIDI_BENCH_INSURED), (.firstDay, YIDI_BENCH_FIRST_DAY),
  (.coverSame, YIDI_BENCH_COVER_SAME), (.filesOn, YIDI_BENCH_FILES_ON),
]
