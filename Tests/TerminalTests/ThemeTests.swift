import Glibc
import Terminal
import Testing

@Suite("Themes") struct ThemeTests {
  @Test("Every colour pair has a contrast of 7 to 1 or more", arguments: Theme.allCases)
  func contrast(theme: Theme) {
    for style in Style.allCases {
      guard let colours = theme.paint(style).colours else { continue }
      #expect(colours.text >= 16 && colours.ground >= 16, "\(theme) \(style)")
      let (one, other) = (luminance(colours.text), luminance(colours.ground))
      #expect((max(one, other) + 0.05) / (min(one, other) + 0.05) >= 7, "\(theme) \(style)")
    }
  }

  @Test("The focus differs from the rest", arguments: Theme.allCases)
  func focus(theme: Theme) {
    for style in Style.allCases where style != .focus {
      #expect(theme.paint(style) != theme.paint(.focus), "\(style)")
    }
  }

  @Test(
    "Without colours the focus is reversed and errors are bold", arguments: [Theme.plain, .mono])
  func colourless(theme: Theme) {
    #expect(Style.allCases.allSatisfy { theme.paint($0).colours == nil })
    #expect(theme.paint(.focus).attributes.contains(.reverse))
    #expect(theme.paint(.error).attributes.contains(.bold))
  }

  @Test("The names in the settings do not change")
  func names() {
    #expect(Theme.allCases.map(\.rawValue) == ["default", "black", "white", "yellow", "mono"])
  }

  /// Relative luminance as WCAG 2.1 defines it, of a place in xterm's palette from 16 on.
  private func luminance(_ place: UInt8) -> Double {
    let levels = [0, 95, 135, 175, 215, 255]
    let place = Int(place)
    let grey = 8 + 10 * (place - 232)
    let parts =
      place >= 232
      ? [grey, grey, grey]
      : [(place - 16) / 36, (place - 16) / 6 % 6, (place - 16) % 6].map { levels[$0] }
    let linear = parts.map { part in
      let share = Double(part) / 255
      return share <= 0.03928 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
  }
}
