// swift-tools-version: 6.2
import PackageDescription

let house: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// A library target of the house: Swift 6 language mode, warnings are errors.
func stage(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: house)
}

/// Tests of a target; `data` are folders of examples and golden files beside them, found by the tests' own path;
/// `resources` travel in the bundle.
func tests(
  _ name: String, _ dependencies: [Target.Dependency], data: [String] = [], resources: [Resource] = []
) -> Target {
  .testTarget(name: name, dependencies: dependencies, exclude: data, resources: resources, swiftSettings: house)
}

let package = Package(
  name: "cosmetics-check",
  products: [
    // For the fuzzing package.
    .library(name: "FuzzTargets", targets: ["FuzzTargets"]),
    .library(name: "Oracle", targets: ["Oracle"]),
    // For the benchmarks.
    .library(name: "Documents", targets: ["Documents", "Diagnostics"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    .systemLibrary(name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    .systemLibrary(name: "CLibZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
    .systemLibrary(name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"])]),
    .systemLibrary(name: "CXLSXWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
    .target(
      name: "CSimdJSON",
      linkerSettings: [.linkedLibrary("simdjson"), .linkedLibrary("stdc++")]),
    stage("Diagnostics", []),
    stage("Documents", ["Diagnostics", "CLibYAML", "CSimdJSON", "CLibZip", "CExpat"]),
    stage("CEL", ["Diagnostics"]),
    stage("Records", ["Documents", "CEL", "Diagnostics"]),
    stage("Rules", ["Records", "Documents", "CEL", "Diagnostics"]),
    stage("Engine", ["Rules", "Records", "CEL", "Diagnostics"]),
    stage("Reports", ["Engine", "Rules", "Records", "CEL", "Documents", "Diagnostics", "CXLSXWriter"]),
    stage(
      "Campaign",
      [
        "Reports", "Engine", "Rules", "Records", "Documents", "CEL", "Diagnostics",
        .product(name: "GRDB", package: "GRDB.swift"),
      ]),
    stage(
      "RuleTools",
      [
        "Reports", "Engine", "Rules", "Records", "CEL", "Documents", "Diagnostics",
        .product(name: "Crypto", package: "swift-crypto"),
      ]),
    .executableTarget(
      name: "cosmetics-check",
      dependencies: [
        "Campaign", "Reports", "RuleTools", "Engine", "Rules", "Records", "CEL", "Documents", "Diagnostics",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: house),
    // What is fuzzed: run by the package in Fuzz/, and over the corpus by the tests.
    .target(
      name: "FuzzTargets", dependencies: ["Rules", "Records", "Documents", "CEL", "Diagnostics"], path: "Tests/FuzzTargets",
      swiftSettings: house),
    tests("FuzzTests", ["FuzzTargets"]),
    // A second evaluator of expressions, written as simply as possible: the tests hold the engine against it.
    .target(name: "Oracle", dependencies: ["CEL", "Diagnostics"], path: "Tests/Oracle", swiftSettings: house),
    tests("OracleTests", ["Oracle", "CEL"]),
    // How good the diagnostics are: good rules and records broken by program, and the command that scores them.
    .target(
      name: "Corpus", dependencies: ["RuleTools", "Rules", "Records", "Documents", "Diagnostics"], path: "Tests/Corpus",
      swiftSettings: house),
    .executableTarget(name: "corpus-score", dependencies: ["Corpus"], path: "Tests/CorpusScore", swiftSettings: house),
    tests("CorpusTests", ["Corpus", "Diagnostics"]),
    // How well the lexicons read judged sentences, and the command that scores them.
    .target(
      name: "Claims", dependencies: ["RuleTools", "Engine", "Rules", "Records", "Documents", "CEL", "Diagnostics"], path: "Tests/Claims",
      exclude: ["Sentences"], swiftSettings: house),
    .executableTarget(name: "claim-score", dependencies: ["Claims"], path: "Tests/ClaimScore", swiftSettings: house),
    tests("ClaimTests", ["Claims"]),
    tests("DiagnosticsTests", ["Diagnostics"], data: ["Golden"]),
    tests("DocumentsTests", ["Documents", "Diagnostics"], resources: [.copy("Vectors")]),
    tests("CELTests", ["CEL", "Diagnostics"], resources: [.copy("Vectors")]),
    tests("RecordsTests", ["Records", "Documents", "CEL", "Diagnostics"]),
    tests("RulesTests", ["Rules", "Records", "Documents", "CEL", "Diagnostics"]),
    tests("EngineTests", ["Engine", "Rules", "Records", "Documents", "CEL", "Diagnostics"]),
    tests(
      "ReportsTests",
      ["Reports", "Engine", "Rules", "Records", "Documents", "CEL", "Diagnostics", .product(name: "Crypto", package: "swift-crypto")]),
    tests("CampaignTests", ["Campaign", "Rules", "Documents", "CEL", "Diagnostics"]),
    tests("LawTests", ["RuleTools", "Engine", "Rules", "Records", "Documents", "CEL", "Diagnostics"]),
    tests(
      "CommandTests", ["RuleTools", "Campaign", "Reports", "Engine", "Rules", "Records", "Documents", "CEL", "Diagnostics"],
      data: ["Broken", "CampaignPage", "Decisions", "Diff", "Schemas", "Sheets", "broken-expected.json"],
      resources: [.copy("Vectors")]),
  ],
  cxxLanguageStandard: .cxx17
)
