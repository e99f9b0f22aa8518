// swift-tools-version: 6.2
import PackageDescription

// Fuzzing of the readers. Kept apart, because libFuzzer brings its own `main`; the sanitizers are given on the
// command line, so that the readers are instrumented too:
//
//   swift build --package-path Fuzz -c release --sanitize fuzzer --sanitize address --product FuzzDocuments
//   Fuzz/.build/release/FuzzDocuments -max_total_time=60 -max_len=4096 corpus/
let package = Package(
  name: "Fuzz",
  dependencies: [.package(name: "cosmetics-check", path: "..")],
  targets: [
    .executableTarget(
      name: "FuzzDocuments",
      dependencies: [.product(name: "Documents", package: "cosmetics-check")],
      swiftSettings: [.unsafeFlags(["-parse-as-library"])]),
  ]
)
