// swift-tools-version: 6.2
import PackageDescription

// How long the YAML reader takes for a file, beside libyaml's own events (`../bare_events.c`). A package of its own, so that the program is
// built without it.
let package = Package(
  name: "ReadYAML",
  dependencies: [.package(name: "cosmetics-check", path: "../..")],
  targets: [
    .executableTarget(name: "ReadYAML", dependencies: [.product(name: "Documents", package: "cosmetics-check")])
  ]
)
