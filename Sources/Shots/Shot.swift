package import Fronts
package import Terminal

/// A screen of the program that has a name, and keys that lead to it.
package enum Shot: Hashable, Sendable {
  case guided(GuidedPath)
  case clerk(ClerkScreen)

  /// Every screen there is, the guided front's first.
  package static let all =
    GuidedPath.allCases.map(Shot.guided) + ClerkScreen.allCases.map(Shot.clerk)

  /// Such as guided-result or clerk-confirm.
  package var name: String {
    switch self {
    case .guided(let path): "guided-\(path.rawValue)"
    case .clerk(let screen): "clerk-\(screen.rawValue)"
    }
  }

  /// The screen of that name.
  package init?(name: String) {
    guard let shot = Shot.all.first(where: { $0.name == name }) else { return nil }
    self = shot
  }

  /// What it shows on a screen of that size; a person, an office and its lists are invented.
  package func frame(_ context: Context, size: Size) -> Frame {
    switch self {
    case .guided(let path): path.pilot(context, size: size).frame
    case .clerk(let screen): screen.pilot(context, size: size).frame
    }
  }
}
