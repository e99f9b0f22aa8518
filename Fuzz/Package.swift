// swift-tools-version: 6.2
import PackageDescription

// Fuzzing of whatever reads text. Kept apart, because libFuzzer brings its own `main`; the sanitizers are given on the
// command line, so that the readers are instrumented too. What is fuzzed stands in Tests/FuzzTargets; `run` builds and
// starts it:
//
//   Fuzz/run yaml -max_total_time=60
let package = Package(
  name: "Fuzz",
  dependencies: [.package(name: "cosmetics-check", path: "..")],
  targets: [
    .executableTarget(
      name: "Fuzz",
      dependencies: [.product(name: "FuzzTargets", package: "cosmetics-check")],
      swiftSettings: [.unsafeFlags(["-parse-as-library"])]),
    // Engine against oracle, many cases: swift run --package-path Fuzz -c release Compare 1000000
    .executableTarget(name: "Compare", dependencies: [.product(name: "Oracle", package: "cosmetics-check")]),
  ]
)
