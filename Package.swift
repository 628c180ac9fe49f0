// swift-tools-version: 6.2
import PackageDescription

/// The strictest the compiler offers; CI adds the import check (see `.ci/run`).
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// The parts, optimised in a debug build too where `.ci/test` asks for it: the tests file a hundred
/// thousand people and start the program a thousand times, which is most of what they take.
let optimised: [SwiftSetting] =
  Context.environment["YIDI_OPTIMISED"] == nil
  ? [] : [.unsafeFlags(["-O"], .when(configuration: .debug))]

/// A Swift target of ours; `Sources/<name>` unless `path` says otherwise.
func part(
  _ name: String, _ dependencies: [Target.Dependency] = [], path: String? = nil,
  exclude: [String] = []
) -> Target {
  .target(
    name: name, dependencies: dependencies, path: path ?? "Sources/\(name)", exclude: exclude,
    swiftSettings: strict + optimised)
}

/// The tests of one part, with the fakes of `Tests/Support`.
func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: dependencies + ["Support"], path: "Tests/\(name)Tests",
    exclude: exclude, swiftSettings: strict)
}

let package = Package(
  name: "yidi",
  products: [
    .executable(name: "yidi", targets: ["yidi"]),
    // Measures, and is no part of the program.
    .executable(name: "yidi-bench", targets: ["Bench"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
  ],
  targets: [
    // One C target a library: the only place that library is called from.
    .target(
      name: "CCurses",
      cSettings: [.define("_XOPEN_SOURCE_EXTENDED"), .define("_GNU_SOURCE")],
      linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
    .target(name: "CSQLite", linkerSettings: [.linkedLibrary("sqlite3")]),
    .target(
      name: "CMarkGFM",
      linkerSettings: [.linkedLibrary("cmark-gfm-extensions"), .linkedLibrary("cmark-gfm")]),
    .target(name: "CCryptoSSL", linkerSettings: [.linkedLibrary("crypto")]),
    // Loads a library at the first call of one of its functions.
    .target(name: "CDynamic"),
    .target(name: "CCups", dependencies: ["CDynamic"]),
    .target(name: "CLibPQ", dependencies: ["CDynamic"]),
    .target(name: "CPangoCairo", dependencies: ["CDynamic"]),
    .target(name: "CQREncode", dependencies: ["CDynamic"]),
    .target(name: "CAssets"),
    .target(name: "CSpawning"),

    part("Rules", exclude: ["Policies"]),
    part("Places", exclude: ["Tables"]),
    part("Names", exclude: ["Tables"]),
    part("Messages"),
    part("Widths"),
    part("Spawning", ["CSpawning"]),
    part("Speech", ["Messages"], exclude: ["Tables"]),
    part("Terminal", ["Widths", "CCurses"]),
    part("Packs", ["Rules", "Widths", "CMarkGFM"]),
    part("OfficeLists", ["Rules"], exclude: ["Samples"]),
    part("Voices", ["Rules", "Messages"]),
    part("Interview", ["Rules", "Places", "Messages", "Voices", "OfficeLists"]),
    part("Screens", ["Interview", "Rules"], path: "Screens", exclude: ["README.md", "Pictures"]),
    part(
      "Fronts",
      [
        "Screens", "Interview", "Voices", "Messages", "Places", "Names", "Rules", "OfficeLists",
        "Terminal",
      ]),
    part(
      "Shots",
      [
        "Fronts", "Screens", "Interview", "Messages", "Places", "Rules", "OfficeLists", "Receipts",
        "Terminal",
      ]),
    part("Seals", ["CCryptoSSL"]),
    part("Proofs", ["Rules", "Seals"]),
    part("Ledger", ["Rules", "Seals", "Spawning", "CSQLite", "CLibPQ"]),
    part("Receipts", ["Rules", "Places", "Messages", "Voices", "Widths"]),
    part("Pages", ["Receipts", "Messages", "Widths", "Spawning", "CPangoCairo", "CQREncode"]),
    part("Thermal", ["Receipts"]),
    part("Printers", ["Receipts", "Messages", "Spawning", "CCups"]),
    .executableTarget(
      name: "yidi",
      dependencies: [
        "Rules", "Packs", "Places", "Names", "Messages", "Voices", "Interview", "Screens", "Fronts",
        "Terminal", "Seals", "Ledger", "OfficeLists", "Receipts", "Pages", "Printers",
        "Thermal", "Proofs", "Shots", "Spawning", "Speech", "CAssets",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "TOMLKit", package: "TOMLKit"),
      ],
      path: "Sources/yidi",
      exclude: ["Kiosk/yidi-kiosk", "Kiosk/foot.ini", "Kiosk/yidi-kiosk.service"],
      swiftSettings: strict + optimised),
    .target(name: "CBench", exclude: ["Page"]),
    .executableTarget(
      name: "Bench",
      dependencies: [
        "Rules", "Packs", "Ledger", "Receipts", "Pages", "Thermal", "Messages", "CAssets", "CBench",
        "CSQLite", "CLibPQ",
      ],
      swiftSettings: strict + optimised),

    .target(
      name: "CPowerCut", path: "Tests/CPowerCut", linkerSettings: [.linkedLibrary("dl")]),
    .target(
      name: "Support",
      dependencies: [
        "Rules", "Packs", "Places", "Names", "Messages", "Voices", "Interview", "Fronts",
        "Terminal",
        "Ledger", "OfficeLists", "Receipts", "Shots", "CAssets", "CCurses", "CLibPQ", "CSpawning",
        "Widths",
      ],
      path: "Tests/Support", swiftSettings: strict),
    tests("Rules", ["Rules", "Packs", "Places", "CAssets"]),
    tests("Packs", ["Packs", "Rules"], exclude: ["Golden", "Packs"]),
    tests("Places", ["Places", "CAssets"]),
    tests("Names", ["Names", "CAssets"]),
    tests("Messages", ["Messages", "CAssets"], exclude: ["Data"]),
    tests("Terminal", ["Terminal", "CCurses"]),
    tests(
      "Interview",
      ["Interview", "Rules", "Places", "Messages", "Voices", "OfficeLists", "Shots"]),
    tests("Screens", ["Screens", "Interview", "Messages"]),
    tests(
      "Fronts",
      [
        "Fronts", "Screens", "Interview", "Voices", "Messages", "Places", "Names", "Terminal",
        "Rules",
        "OfficeLists", "Shots",
      ],
      exclude: ["Golden"]),
    tests("Seals", ["Seals"]),
    tests("Proofs", ["Proofs", "Rules", "Seals"]),
    tests("Ledger", ["Ledger", "Rules", "Seals", "CSQLite", "CPowerCut"], exclude: ["Data"]),
    tests("OfficeLists", ["OfficeLists", "Rules"]),
    tests("Receipts", ["Receipts", "Rules", "Places", "Messages", "Voices"], exclude: ["Golden"]),
    tests("Pages", ["Pages", "Receipts", "Messages"], exclude: ["Headers"]),
    tests("Thermal", ["Thermal", "Receipts", "Messages"], exclude: ["Data"]),
    tests("Printers", ["Printers", "Pages", "Receipts", "Messages"]),
    tests(
      "Program",
      [
        "yidi", "Ledger", "OfficeLists", "Rules", "Messages", "Places", "Names", "Voices", "Fronts",
        "Interview", "Terminal", "Shots", "Seals", "Pages", "Printers", "Thermal", "CSQLite",
      ],
      exclude: ["Cases", "Golden"]),
    tests("Speech", ["Speech", "Messages"], exclude: ["Golden"]),
    tests("Tidy", []),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .c2x
)
