import Testing

@Suite("What a refused line is told")
struct DecideRefusalTests {
  /// The code and the sentence for one line, in both languages.
  private func refused(_ line: String) throws -> (code: String, zh: String, en: String) {
    let told = try ["zh", "en"].map { language in
      try DecideProgram.decide(line, ["--lang", language]).answers()[0]["error"]
    }
    return (told[0]["code"].text, told[0]["message"].text, told[1]["message"].text)
  }

  @Test("A place is told by what may stand there")
  func places() throws {
    let care = #""ask":"care","category":"referral","care":"inpatient""#
    let insured = try refused(
      #"{\#(care),"care_place":"510100","person":{"insured_place":"999999"}}"#)
    #expect(insured.code == "unknown_place")
    #expect(insured.zh.contains("参保") && insured.zh.contains("519900"))
    #expect(insured.en.contains("be insured in") && !insured.en.contains("file to"))
    let filing = #"{"category":"referral","effective":"2025-01-01","place":"710000"}"#
    let filed = try refused(#"{\#(care),"care_place":"510100","filings":[\#(filing)]}"#)
    #expect(filed.code == "unknown_place")
    #expect(filed.zh.contains("510000") && filed.en.contains("all of Sichuan"))
    #expect(!filed.en.contains("not a province"))
    let there = try refused(#"{\#(care),"care_place":"510000"}"#)
    #expect(there.code == "unknown_place" && there.en.contains("not a province"))
  }

  @Test(
    "What is missing is told with what may stand there",
    arguments: [
      (#"{}"#, "care, change, place"), (#"{"ask":"place"}"#, "510100"),
      (#"{"ask":"certificate","certificate":{"grade":"三级"}}"#, "city, county, elsewhere"),
      (
        #"{"ask":"validity","filing":{"category":"referral","place":"510100"}}"#, "2025-04-12"
      ),
    ])
  func missing(_ line: String, _ example: String) throws {
    let told = try refused(line)
    #expect(told.code == "missing_field")
    #expect(told.zh.contains(example) && told.en.contains(example), "\(told)")
  }

  @Test("What is of the wrong type is told with the value, as much of it as fits")
  func wrongType() throws {
    let told = try refused(#"{"ask":"place","care_place":510100}"#)
    #expect(told.code == "wrong_type" && told.zh.contains("510100") && told.en.contains("510100"))
    let digits = String(repeating: "7", count: 5_000)
    let long = try refused(#"{"ask":"place","care_place":\#(digits)}"#)
    #expect(long.zh.count < 100 && long.zh.contains("7777..."))
  }

  @Test("Brackets within brackets are told as that, not as no JSON")
  func deep() throws {
    func line(_ count: Int) -> String {
      let why = String(repeating: "[", count: count) + String(repeating: "]", count: count)
      return #"{"ask":"place","care_place":"510107","why":\#(why)}"#
    }
    let told = try refused(line(40))
    #expect(told.code == "not_json" && told.zh.contains("超过了32层"))
    #expect(told.en.contains("32 deep"))
    #expect(try DecideProgram.decide(line(20)).status == 0)
  }

  @Test("A file of cases that is there and cannot be read is not told as missing")
  func files() throws {
    let folder = try DecideProgram.run(["decide", "/tmp"])
    #expect(folder.status == 74 && folder.err.contains("Is a directory"), "\(folder.err)")
    let below = try DecideProgram.run(["decide", "/etc/passwd/cases"])
    #expect(below.status == 66 && below.err.contains("Not a directory"), "\(below.err)")
    let missing = try DecideProgram.run(["decide", "/nonexistent"])
    #expect(missing.status == 66 && missing.err.contains("找不到"), "\(missing.err)")
  }
}
