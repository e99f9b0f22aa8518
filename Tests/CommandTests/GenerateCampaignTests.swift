import Foundation
import Testing

/// `generate campaign`, and the second judge in `Tests/CampaignTruth`, which never reads the rules.
@Suite struct GenerateCampaignTests {
  private static func generate(_ folder: TemporaryFolder, _ name: String, seed: Int, visits: Int, _ more: [String] = []) async throws -> Program.Outcome {
    try await Program.run(
      [
        "generate", "campaign", "--seed", "\(seed)", "--visits", "\(visits)", "-o", folder.path("\(name).ndjson"), "--truth",
        folder.path("\(name).truth"), "--lang", "en",
      ] + more, within: 240)
  }

  /// Large enough to hold the grave violations and the edges of the bands. Records that must be refused stand beside the visits.
  @Test func `what was planted comes out, as a script of its own says from the facts`() async throws {
    let folder = try TemporaryFolder()
    let outcome = try await Self.generate(folder, "a", seed: 11, visits: 650, ["--noise", "3"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.errors.contains("650 invented visits, 104 cases, "))
    #expect(outcome.errors.contains(": 2 enterprises; 20 records beside them must be refused (seed 11)"))
    let checked = try await Program.run(
      ["check", folder.path("a.ndjson"), "--format", "ndjson=\(folder.path("a.checked"))", "--fail-on", "never"], within: 240)
    #expect(checked.status == 3, "\(checked.errors)")
    let script = Process()
    script.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    script.arguments = [
      "python3", Package.root.appendingPathComponent("Tests/CampaignTruth/campaign_truth.py").path, folder.path("a.truth"),
      folder.path("a.checked"), "--visits", "650", "--cases", "104", "--revocations", "2",
    ]
    let said = Pipe()
    script.standardOutput = said
    try script.run()
    let text = String(decoding: said.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    script.waitUntilExit()
    #expect(script.terminationStatus == 0, "\(text)")
  }

  @Test func `the same seed gives the same bytes, another seed others`() async throws {
    let folder = try TemporaryFolder()
    for (name, seed) in [("a", 3), ("b", 3), ("c", 4)] {
      #expect(try await Self.generate(folder, name, seed: seed, visits: 40).status == 0)
    }
    #expect(try folder.text("a.ndjson") == folder.text("b.ndjson"))
    #expect(try folder.text("a.truth") == folder.text("b.truth"))
    #expect(try folder.text("a.ndjson") != folder.text("c.ndjson"))
  }

  @Test func `noise stands beside the visits and changes none of them`() async throws {
    let folder = try TemporaryFolder()
    #expect(try await Self.generate(folder, "a", seed: 5, visits: 30).status == 0)
    #expect(try await Self.generate(folder, "b", seed: 5, visits: 30, ["--noise", "20"]).status == 0)
    let sound = try folder.text("a.ndjson").split(separator: "\n")
    let noisy = try folder.text("b.ndjson").split(separator: "\n")
    let invalid = try folder.text("b.truth").split(separator: "\n").map { $0.contains("\"state\":\"invalid\"") }
    #expect(invalid.count { $0 } == 6)
    #expect(zip(noisy, invalid).filter { !$0.1 }.map { $0.0 } == sound)
  }

  /// What is put in place of what, and what is said of it.
  private static let slips: [(file: String, from: String, to: String, said: [String])] = [
    ("draws.yaml", "id: town\n", "id: twon\n", ["E0413", "there is no `town`", "campaign/draws.yaml"]),
    ("plants-grave.yaml", "kinds: [producer]", "kinds: [produser]", ["E0413", "there is no `produser`"]),
    ("plants-open.yaml", "acts: []", "acts: [of_dossier]", ["E0408", "there is no `of_dossier`"]),
    ("plants-near-misses.yaml", "\"samples[0].items[4].value\"", "\"samples[7].items[4].value\"", ["E0415", "leads nowhere"]),
    ("kinds.yaml", "natural_person: false", "natural_persn: false", ["E0301"]),
    ("plants-refused.yaml", "1.2万元", "12000", ["E0403", "a record with `amount_in_ten_thousands` would not be refused"]),
    ("plants-grave.yaml", "plants: [plate_count_over,", "plants: [plate_count_ovre,", ["E0413", "there is no `plate_count_ovre`"]),
    ("campaign.yaml", "date: decided\n", "date: decidde\n", ["E0413", "there is no `decidde`"]),
    ("plants-grave.yaml", "ending: licence_revoked", "ending: licence_revokd", ["E0413", "there is no `licence_revokd`"]),
    ("endings.yaml", "since: revoked_on", "since: revokd_on", ["E0413", "there is no `revokd_on`"]),
    ("endings.yaml", "claims: []", "clams: []", ["E0301"]),
    ("campaign.yaml", "conduct.harm: none", "conduct.hram: none", ["E0301"]),
    ("campaign.yaml", "visits: 9084", "visits: many", ["E0403", "`visits` is a whole number"]),
  ]

  @Test(arguments: slips.indices)
  func `a mistake in a campaign file is told with its place`(index: Int) async throws {
    let slip = Self.slips[index]
    let folder = try TemporaryFolder()
    try FileManager.default.copyItem(atPath: Package.root.appendingPathComponent("rules").path, toPath: folder.path("rules"))
    let path = "rules/campaign/\(slip.file)"
    let text = try folder.text(path)
    #expect(text.contains(slip.from))
    try folder.file(path, text.replacing(slip.from, with: slip.to, maxReplacements: 1))
    let outcome = try await Self.generate(folder, "a", seed: 1, visits: 5, ["--rules", folder.path("rules")])
    #expect(outcome.status == 2)
    for said in slip.said { #expect(outcome.errors.contains(said), "\(outcome.errors)") }
    #expect(!FileManager.default.fileExists(atPath: folder.path("a.ndjson")))
  }

  @Test func `records and truth cannot be written to one file`() async throws {
    #expect(try await Program.run("generate", "campaign", "-o", "x", "--truth", "x").status == 2)
    #expect(try await Program.run("generate", "campaign", "--visits", "0").status == 2)
    #expect(try await Program.run("generate", "campaign", "--noise", "101").status == 2)
  }
}
