// swift-tools-version: 6.2
import PackageDescription

/// What every target of ours is compiled with: warnings are errors, `any` is written out.
let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// A library target of ours; what it may depend on is the table of ARCHITECTURE.md, held by HouseTests.
func house(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

/// The tests of one target.
func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(name: "\(name)Tests", dependencies: dependencies + ["TestSupport"], swiftSettings: strict)
}

let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")

let package = Package(
  name: "negatoscope",
  products: [.executable(name: "negatoscope", targets: ["negatoscope"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser.git", exact: "1.8.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache.git", exact: "2.1.1"),
    .package(url: "https://github.com/jpsim/Yams.git", exact: "6.2.2"),
    .package(url: "https://github.com/swhitty/FlyingFox.git", exact: "0.27.1"),
  ],
  targets: [
    .systemLibrary(name: "CCmark", pkgConfig: "libcmark", providers: [.apt(["libcmark-dev"])]),
    .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(name: "CVipsSystem", pkgConfig: "vips", providers: [.apt(["libvips-dev"])]),
    .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .target(name: "CVips", dependencies: ["CVipsSystem"]),
    // dcmtk.pc of Debian 12 names libraries that are not there: they are named here, each before what it needs.
    .target(
      name: "CDicom",
      linkerSettings: [
        "openjp2", "dcmjpls", "dcmjpeg", "dcmimage", "dcmimgle", "dcmdata", "oflog", "ofstd", "stdc++",
      ].map { .linkedLibrary($0) }),
    .target(name: "CLinux"),
    house("Diagnostics"),
    house("Fingerprint", ["CCrypto"]),
    house("Markdown", ["CCmark", "Diagnostics", "Yams"]),
    house("Casebook", ["Diagnostics", "Fingerprint", "Markdown"]),
    house("Checks", ["Casebook", "Diagnostics", "Markdown"]),
    house("Rendering", ["Casebook", "Diagnostics", "Fingerprint", "Markdown", mustache]),
    house("Exporting", ["CSQLite", "CZip", "Casebook", "Diagnostics", "Fingerprint", "Markdown", "Rendering"]),
    house("Imaging", ["CDicom", "CVips", "CZlib", "Casebook", "Diagnostics", "Fingerprint"]),
    house(
      "Publishing",
      [
        "CLinux", "Casebook", "Checks", "Diagnostics", "Exporting", "Fingerprint", "Imaging", "Markdown", "Rendering",
      ]),
    house(
      "Previewing",
      [
        "Casebook", "Diagnostics", "Publishing", "Rendering", .product(name: "FlyingFox", package: "FlyingFox"),
        .product(name: "FlyingSocks", package: "FlyingFox"),
      ]),
    .executableTarget(
      name: "negatoscope",
      dependencies: [
        "Casebook", "Diagnostics", "Exporting", "Imaging", "Previewing", "Publishing",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .target(
      name: "TestSupport", dependencies: ["Casebook", "Diagnostics", "Markdown"], path: "Tests/TestSupport",
      swiftSettings: strict),
    tests("Diagnostics", ["Diagnostics"]),
    tests("House", []),
    tests("Support", ["Diagnostics"]),
    tests("Markdown", ["CCmark", "Diagnostics", "Markdown"]),
    tests("Casebook", ["Casebook", "Diagnostics", "Fingerprint", "Markdown"]),
    tests("Checks", ["Casebook", "Checks", "Diagnostics", "Markdown"]),
    tests("Rendering", ["Casebook", "Diagnostics", "Fingerprint", "Markdown", "Rendering", "CCmark"]),
    tests("Exporting", ["Casebook", "Diagnostics", "Exporting", "Fingerprint", "Markdown", "Rendering"]),
    tests("Imaging", ["Casebook", "Imaging", "Fingerprint"]),
    .executableTarget(
      name: "publish-once", dependencies: ["Publishing"], path: "Tests/PublishOnce", swiftSettings: strict),
    .executableTarget(
      name: "check-cost", dependencies: ["Casebook", "Checks", "Publishing"], path: "Tests/CheckCost",
      swiftSettings: strict),
    // Answers for the browser's tests to mark (Tests/Browser/test_marking.py).
    .executableTarget(
      name: "answer-sheets", dependencies: ["Casebook", "TestSupport"], path: "Tests/AnswerSheets",
      swiftSettings: strict),
    tests(
      "Publishing",
      ["Publishing", "Casebook", "Checks", "Diagnostics", "Exporting", "Fingerprint", "Markdown", "publish-once"]),
    tests("Command", ["negatoscope"]),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)

// libFuzzer's entry is there only with --sanitize=fuzzer (script/fuzz): an ordinary build knows nothing of it.
if Context.environment["NEGATOSCOPE_FUZZ"] != nil {
  package.targets += [
    .executableTarget(
      name: "fuzz", dependencies: ["Casebook", "Diagnostics", "Markdown"], path: "Tests/Fuzzing",
      swiftSettings: strict)
  ]
}
