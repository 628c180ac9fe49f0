package import Interview
package import Messages
package import Names
package import OfficeLists
package import Places
package import Rules
package import Terminal
package import Voices

/// What the office is called, and how it wants the program to behave.
package struct Office: Hashable, Sendable {
  /// Such as 达州市医疗保障局, or empty.
  package var name: String
  /// The number anyone can call, such as 12393.
  package var hotline: String
  /// The hall's own number, where it has one.
  package var phone: String?
  /// Whether the next person at this machine is somebody else: the guided front then keeps nothing.
  package var isShared: Bool
  /// Whether there is nothing behind the program: leaving it only begins anew for the next person.
  package var isKiosk = false
  /// Seconds without a key until the guided front asks whether anybody is there.
  package var idleSecondsUntilAsked: Int
  /// Seconds it waits for the answer before it wipes everything.
  package var idleSecondsUntilWiped: Int

  /// An office with what the program does out of the box.
  package init(
    name: String = "", hotline: String = "12393", phone: String? = nil, isShared: Bool = true,
    idleSecondsUntilAsked: Int = 90, idleSecondsUntilWiped: Int = 60
  ) {
    self.name = name
    self.hotline = hotline
    self.phone = phone
    self.isShared = isShared
    self.idleSecondsUntilAsked = idleSecondsUntilAsked
    self.idleSecondsUntilWiped = idleSecondsUntilWiped
  }
}

/// What a window sets once for all its filings.
package struct Window: Hashable, Sendable {
  /// Such as 3; stands in the clerk's title line.
  package var number: String
  /// Who works there, such as 0217 李.
  package var clerk: String
  /// The insured place most people at this window have: the clerk's form begins with it.
  package var insuredPlace: PlaceCode?
  /// Whether a wide screen shows the clerk's form in one column, for braille lines.
  package var isOneColumn: Bool
  /// Seconds without a key until the clerk's screen is covered.
  package var idleSecondsUntilLocked: Int
  /// Whether receipts are printed in large type unless the clerk chooses otherwise.
  package var printsLarge = false

  /// A window with what the program does out of the box.
  package init(
    number: String = "", clerk: String = "", insuredPlace: PlaceCode? = nil,
    idleSecondsUntilLocked: Int = 300, isOneColumn: Bool = false
  ) {
    self.number = number
    self.clerk = clerk
    self.insuredPlace = insuredPlace
    self.idleSecondsUntilLocked = idleSecondsUntilLocked
    self.isOneColumn = isOneColumn
  }
}

/// Whether a machine reads its pages aloud.
package enum ReadingAloud: Hashable, Sendable {
  /// Once somebody asks for it.
  case onRequest
  /// From the first key on, without being asked.
  case always
  /// The office wants it silent.
  case unwanted
  /// Nothing is installed that can speak.
  case impossible
}

/// Everything a front is given: texts, law, places, the day, the office, what the terminal can do.
package struct Context: Sendable {
  package var chinese: Messages.Catalogue
  package var english: Messages.Catalogue
  /// 大白话: Chinese in everyday words, for the guided front.
  package var plain: Messages.Catalogue
  /// The language the program starts in, and returns to for the next person.
  package var language: Language
  package var places: Places
  /// Finds the characters of names on a machine without an input method.
  package var names: NamePicker
  package var law: any Law
  package var ground: any Ground
  /// The sentences of the document in full, for help pages that quote more than decides; read then.
  package var document: @Sendable () -> [String] = { [] }
  /// What the office has entered itself.
  package var lists: OfficeLists
  /// What the office asks for with each kind of filing; the notice itself lists nothing.
  package var materials: [Rules.Category: [String]] = [:]
  /// Why its lists cannot be read; then there are none.
  package var listsTrouble: Message?
  /// The civil day in Asia/Shanghai.
  package var today: Day
  package var office: Office
  package var window: Window
  /// How the styles look now.
  package var theme = Theme.plain
  /// The themes this terminal can show.
  package var themes = Theme.allCases
  /// Whether `▀` and its like are one column wide here; not known before the terminal has said so.
  package var canDrawBlocks = false
  /// Large letters, where the machine has a font to draw them from.
  package var glyphs = Glyphs.none
  /// Whether pages are read aloud here.
  package var reading = ReadingAloud.impossible

  /// Whether pages offer to be read aloud.
  package var canSpeak: Bool { reading == .onRequest || reading == .always }

  /// A context of those parts.
  package init(
    chinese: Messages.Catalogue, english: Messages.Catalogue, plain: Messages.Catalogue? = nil,
    language: Language, places: Places, names: NamePicker = .none, law: any Law,
    ground: any Ground, lists: OfficeLists = .none, listsTrouble: Message? = nil,
    today: Day, office: Office = Office(), window: Window = Window()
  ) {
    self.chinese = chinese
    self.english = english
    self.plain = plain ?? chinese
    self.language = language
    self.places = places
    self.names = names
    self.law = law
    self.ground = ground
    self.lists = lists
    self.listsTrouble = listsTrouble
    self.today = today
    self.office = office
    self.window = window
  }

  /// The texts of that language.
  package func texts(_ language: Language) -> Messages.Catalogue {
    switch language {
    case .zh: chinese
    case .zhPlain: plain
    case .en: english
    }
  }

  /// What a decision is said with in that language.
  package func voices(_ language: Language) -> Voices {
    Voices(catalogue: texts(language))
  }

  /// A place by its name, as a reader of that language writes it.
  package func name(of code: PlaceCode, _ language: Language) -> String {
    places.nameOnRecord(code, texts(language))
  }
}
