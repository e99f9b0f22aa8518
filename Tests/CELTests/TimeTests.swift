import Testing

@testable import CEL

@Suite struct TimeTests {
  @Test(arguments: [
    ("1h30m", 5_400_000_000_000), ("123.321456789s", 123_321_456_789), ("-1.5s", -1_500_000_000), ("1us", 1000), ("0", 0),
    ("1.0000000001s", 1_000_000_000), (".5s", 500_000_000),
  ] as [(String, Int64)])
  func `A duration is read in nanoseconds`(text: String, expected: Int64) { #expect(DurationText.parse(text) == expected) }

  @Test(arguments: ["", "s", "1", "1x", "320000000000s", "-320000000000s", "1.2.3s", "1s1", "--1s", "99999999999999999999999999h", "."])
  func `What is no duration is refused`(text: String) { #expect(DurationText.parse(text) == nil) }

  @Test func `A duration is written and read back`() {
    var chance = Chance(6)
    for _ in 0..<2000 {
      let value = Int64.random(in: .min ... .max, using: &chance)
      #expect(DurationText.parse(DurationText.text(value)) == value)
    }
    #expect(DurationText.parse(DurationText.text(.min)) == .min)
  }

  @Test func `A timestamp is written and read back`() throws {
    var chance = Chance(7)
    for _ in 0..<2000 {
      let time = try #require(
        Timestamp(
          seconds: Int64.random(in: Timestamp.range, using: &chance),
          nanoseconds: UInt32.random(in: 0..<1_000_000_000, using: &chance)))
      #expect(Timestamp(time.description) == time)
    }
  }

  @Test(arguments: ["2023-02-30T00:00:00Z", "2023-01-01", "2023-01-01T24:00:00Z", "2023-01-01T00:00:00", "0000-01-01T00:00:00Z", "2023-01-01T00:00:00.Z"])
  func `What is no timestamp is refused`(text: String) { #expect(Timestamp(text) == nil) }

  @Test(arguments: [
    ("America/Chicago", 1_234_567_890, -21_600), ("America/Chicago", 1_246_406_400, -18_000), ("Asia/Kathmandu", 0, 19_800),
    ("Asia/Kathmandu", 1_234_567_890, 20_700), ("Australia/Sydney", 4_102_444_800, 39_600), ("America/Chicago", 4_118_000_000, -18_000),
    ("Asia/Shanghai", 1_700_000_000, 28_800),
  ] as [(String, Int64, Int)])
  func `A zone has its offset at a time`(name: String, seconds: Int64, offset: Int) throws {
    let zone = try #require(TimeZoneData(named: name))
    #expect(zone.offset(at: seconds) == offset)
  }

  @Test(arguments: ["../etc/passwd", "/etc/passwd", "", "Nowhere/Land", "zone.tab"])
  func `A name that is no zone is refused`(name: String) { #expect(TimeZoneData(named: name) == nil) }

  @Test(arguments: [
    (0.1, "0.1"), (-0.0045, "-0.0045"), (2.0, "2"), (1e16, "10000000000000000"), (1e21, "1e+21"), (-0.0, "-0"),
    (123456789012345680000.0, "123456789012345680000"), (1e-7, "1e-07"), (.nan, "NaN"), (-.infinity, "-Infinity"),
  ])
  func `A double is written in its fewest digits`(value: Double, text: String) {
    #expect(shortest(value) == text)
    if !value.isNaN { #expect(parseDouble(shortest(value)) == value) }
  }
}
