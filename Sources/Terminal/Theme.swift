/// How the styles look; its raw value is its name in the settings.
///
/// Colours are places 16 to 255 of the 256-colour palette, which look alike everywhere; the first
/// sixteen are whatever an emulator likes. Each pair has a contrast of 7:1 or more.
package enum Theme: String, CaseIterable, Sendable {
  /// The terminal's own colours; focus and errors by reverse and bold only.
  case plain = "default"
  /// White on black.
  case black
  /// Black on white.
  case white
  /// Yellow on black, which some eyes read best.
  case yellow
  /// No colour and no bold but where nothing else tells.
  case mono

  /// Whether it needs the palette.
  package var hasColours: Bool { paint(.text).colours != nil }

  /// Every pair of colours in any theme, each once.
  static let pairs: [Paint.Colours] = {
    let all = allCases.flatMap { theme in Style.allCases.compactMap { theme.paint($0).colours } }
    return all.indices.filter { all.firstIndex(of: all[$0]) == $0 }.map { all[$0] }
  }()

  /// What a style is drawn with.
  package func paint(_ style: Style) -> Paint {
    switch self {
    case .plain: plainPaint(style)
    case .mono: monoPaint(style)
    case .black: colours(style, text: (231, 16), focus: (16, 226), error: (203, 16))
    case .white: colours(style, text: (16, 231), focus: (231, 18), error: (88, 231))
    case .yellow: colours(style, text: (226, 16), focus: (16, 226), error: (231, 16))
    }
  }

  private func plainPaint(_ style: Style) -> Paint {
    switch style {
    case .text, .hint, .rule: Paint()
    case .title, .key, .error, .good: Paint(attributes: .bold)
    case .focus: Paint(attributes: [.reverse, .bold])
    case .large: Paint(attributes: .reverse)
    }
  }

  private func monoPaint(_ style: Style) -> Paint {
    switch style {
    case .text, .hint, .rule, .title, .key, .good: Paint()
    case .error: Paint(attributes: .bold)
    case .focus: Paint(attributes: .reverse)
    // Of blanks nothing is bold to be seen; it only is not the focus.
    case .large: Paint(attributes: [.reverse, .bold])
    }
  }

  private func colours(
    _ style: Style, text: (UInt8, UInt8), focus: (UInt8, UInt8), error: (UInt8, UInt8)
  ) -> Paint {
    switch style {
    case .text, .hint, .rule: Paint(text.0, on: text.1)
    case .title, .key, .good: Paint(text.0, on: text.1, .bold)
    case .focus: Paint(focus.0, on: focus.1, .bold)
    case .error: Paint(error.0, on: error.1, .bold)
    case .large: Paint(text.1, on: text.0)
    }
  }
}

/// Colours and attributes of a style.
package struct Paint: Hashable, Sendable {
  /// What a terminal can do to a character besides colouring it.
  package struct Attributes: OptionSet, Hashable, Sendable {
    /// One bit each.
    package let rawValue: UInt8

    /// Bits not named below mean nothing.
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Heavier strokes, on some terminals also brighter.
    package static let bold = Attributes(rawValue: 1)
    /// Text and ground change places.
    package static let reverse = Attributes(rawValue: 2)
  }

  /// Place of the text's colour in the palette and of the ground's; none is the terminal's own.
  package let colours: Colours?
  /// Besides the colours.
  package let attributes: Attributes

  /// Text and ground, always chosen together, as half a pair may be unreadable on another screen.
  package struct Colours: Hashable, Sendable {
    /// Of the strokes.
    package let text: UInt8
    /// Behind them.
    package let ground: UInt8

    /// As a sequence names both, without its first two and its last byte.
    package var parameters: String { "38;5;\(text);48;5;\(ground)" }
  }

  init(attributes: Attributes = []) {
    colours = nil
    self.attributes = attributes
  }

  init(_ text: UInt8, on ground: UInt8, _ attributes: Attributes = []) {
    colours = Colours(text: text, ground: ground)
    self.attributes = attributes
  }
}
