internal import Glibc

/// The type that a machine sets papers in, for who looks after it.
package struct PaperType: Hashable, Sendable {
  /// The family that Chinese is really set in.
  package let family: String
  /// Whether that is the type of papers, and none that serves in its place.
  package let isOwn: Bool
  /// The Debian packages of the families that are not there.
  package let missing: [String]

  /// Each family that should be there, with the package that brings it.
  private static let packages = [
    "WenQuanYi Micro Hei": "fonts-wqy-microhei", "Noto Sans CJK SC": "fonts-noto-cjk",
  ]

  /// Each of these packages with the file in which it brings its family.
  private static let files = [
    ("fonts-wqy-microhei", "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc"),
    ("fonts-noto-cjk", "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"),
  ]

  /// The packages whose fonts are not where Debian puts them: for a machine that cannot look for fonts yet,
  /// so that one command brings libraries and fonts.
  package static var packagesUnseen: [String] {
    files.filter { file in
      var status = stat()
      return stat(file.1, &status) != 0 || status.st_mode & S_IFMT != S_IFREG
    }.map(\.0)
  }

  /// What was found: the family that a paper is set in, and those families that are there.
  init(family: String, present: [String]) {
    self.family = family
    isOwn = Typesetter.embedded.first == family
    missing = Typesetter.families.filter { !present.contains($0) }.compactMap { Self.packages[$0] }
  }

  /// This machine's, by the canvas's way of finding fonts.
  static func found(by setter: Typesetter) -> PaperType {
    // A machine without any font has no family.
    PaperType(
      family: setter.family(of: .init(size: 10)) ?? "",
      present: Typesetter.families.filter { setter.family(of: .init(size: 10), among: $0) == $0 })
  }

  /// As the drawing process answers it.
  var bytes: [UInt8] {
    var wire = WireWriter()
    wire.put(family)
    wire.put(isOwn ? 1 : 0)
    wire.put(missing) { $0.put($1) }
    return wire.bytes
  }

  /// What those bytes say, or `nil` where they say nothing of the kind.
  init?(_ bytes: [UInt8]) {
    var wire = WireReader(bytes)
    do {
      family = try wire.word()
      isOwn = try wire.number() == 1
      missing = try wire.items { (wire) throws(WireReader.Failure) in try wire.word() }
    } catch {
      return nil
    }
    guard wire.isAtEnd else { return nil }
  }
}
