import Interview
import Rules
import Testing

@Suite("Numbers and names that tell who a person is")
struct PersonCheckTests {
  private func refusal(_ text: String, kind: Identity.Kind? = nil) -> Refusal? {
    do throws(Refusal) {
      _ = try PersonCheck.identity(text, kind: kind, today: Sample.today)
      return nil
    } catch {
      return error
    }
  }

  @Test(
    "Numbers of the standard, of the sample cards and as people type them",
    arguments: [
      ("11010519491231002X", "11010519491231002X", Identity.Kind.resident),
      ("440524188001010014", "", .resident),
      ("511700195503120015", "511700195503120015", .resident),
      ("51170019660401008x", "51170019660401008X", .resident),
      ("51170019660401008.", "51170019660401008X", .resident),
      ("５１１７００１９５５０３１２００１５", "511700195503120015", .resident),
      ("511700 1955-0312 0015", "511700195503120015", .resident),
      ("511700201509300138", "511700201509300138", .resident),
      ("511700550312001", "511700195503120015", .resident),
      ("810000190001010026", "810000190001010026", .residencePermit),
      ("82000019000101001x", "82000019000101001X", .residencePermit),
      ("830000190001010046", "830000190001010046", .residencePermit),
      ("911124198108030024", "911124198108030024", .foreigner),
      ("932682198501010017", "932682198501010017", .foreigner),
      ("951999196001010018", "951999196001010018", .foreigner),
      ("KAZ110090123105", "KAZ110090123105", .foreigner),
      ("UTO511765031219", "UTO511765031219", .foreigner),
      ("h12345678", "H12345678", .hongKongMacaoPass),
      ("M1234567801", "M1234567801", .hongKongMacaoPass),
      ("E12345678", "E12345678", .passport),
    ])
  func taken(typed: String, normal: String, kind: Identity.Kind) throws {
    // 1880 is before anybody alive: the standard's own sample is refused by its year.
    guard !normal.isEmpty else {
      #expect(refusal(typed)?.code == "identity_date")
      return
    }
    let identity = try PersonCheck.identity(typed, today: Sample.today)
    #expect(identity.number == normal)
    #expect(identity.kind == kind)
  }

  @Test(
    "What is wrong is named, with counts and the place",
    arguments: [
      ("", "identity_empty", nil as Range<Int>?),
      ("51170019550312001", "identity_short", nil),
      ("5117001955031200155", "identity_long", nil),
      ("511700195503120017", "identity_check", 17..<18),
      ("51170O195503120015", "identity_letters", 5..<6),
      ("511700195513120015", "identity_date", 6..<14),
      ("511700195502300015", "identity_date", 6..<14),
      ("511700202612310015", "identity_future", 6..<14),
      ("911124198108030025", "identity_check", 17..<18),
      ("511700551312001", "identity_date", 6..<14),
      ("12345678", "identity_short", nil),
    ])
  func refused(typed: String, code: String, mark: Range<Int>?) {
    #expect(refusal(typed)?.code == code)
    #expect(refusal(typed)?.mark == mark)
  }

  @Test("A number too short says how many digits are missing, have come and are wanted")
  func counts() {
    #expect(
      refusal("51170019550312001")?.values == ["missing": "1", "now": "17", "want": "18"])
  }

  @Test("The right check digit is told to nobody")
  func checkDigitIsNotTold() {
    for last in "0123456789X" where last != "5" {
      let refusal = refusal("51170019550312001\(last)")
      #expect(refusal?.code == "identity_check")
      #expect(refusal?.values.isEmpty == true)
    }
  }

  @Test("A citizen's number is none of a foreigner's card, whatever a clerk says it is on")
  func citizenIsNoForeigner() throws {
    #expect(refusal(Sample.identity, kind: .foreigner)?.code == "identity_shape")
    let card = try PersonCheck.identity(
      "911124198108030024", kind: .foreigner, today: Sample.today)
    #expect(card.kind == .foreigner && card.warnings.isEmpty)
  }

  @Test("Any one wrong digit is found")
  func everySlip() {
    let digits = Array(Sample.identity)
    for index in digits.indices {
      for digit in "0123456789" where digit != digits[index] {
        var slip = digits
        slip[index] = digit
        #expect(refusal(String(slip)) != nil, "\(String(slip))")
      }
    }
  }

  @Test("An unknown beginning only warns, an old number says so")
  func warnings() throws {
    let old = try PersonCheck.identity("511700550312001", today: Sample.today)
    #expect(old.warnings == [.converted])
    #expect(old.birth?.description == "1955-03-12" && old.sex == .male)
    let card = try PersonCheck.identity("KAZ110090123100", today: Sample.today)
    #expect(card.warnings == [.checkFigure])
    // 991700 with the rest made to agree.
    let unknown = (0...10).map { "99170019550312001" + ($0 == 10 ? "X" : String($0)) }
      .compactMap { try? PersonCheck.identity($0, kind: .resident, today: Sample.today) }
    #expect(unknown.count == 1 && unknown.first?.warnings == [.unknownRegion])
  }

  @Test("Fifteen digits of a new number are unfinished, not a person of 1919")
  func unfinished() {
    #expect(refusal("511700195503120")?.code == "identity_short")
    #expect(refusal("511700200310120")?.code == "identity_short")
  }

  @Test("A Taiwan pass is digits alone, so it has to be said")
  func taiwanPass() throws {
    #expect(refusal("12345678")?.code == "identity_short")
    let pass = try PersonCheck.identity("12345678", kind: .taiwanPass, today: Sample.today)
    #expect(pass.kind == .taiwanPass && pass.warnings == [.unchecked])
    #expect(refusal("1234567", kind: .taiwanPass)?.code == "identity_shape")
  }

  @Test(
    "Telephones as people write them",
    arguments: [
      ("13800138000", "13800138000"), ("138 0013 8000", "13800138000"),
      ("+86 138-0013-8000", "13800138000"), ("008613800138000", "13800138000"),
      ("8613800138000", "13800138000"), ("１３８００１３８０００", "13800138000"),
      ("0818-2345678", "0818-2345678"), ("(0818)2345678", "0818-2345678"),
      ("02887654321", "028-87654321"),
    ])
  func phones(typed: String, normal: String) throws {
    #expect(try PersonCheck.phone(typed).number == normal)
  }

  @Test(
    "Telephones that cannot be",
    arguments: [
      ("", "phone_empty"), ("1381234567", "phone_short"), ("138123456789", "phone_long"),
      ("12812345678", "phone_prefix"), ("2345678", "phone_area"), ("138a0013800", "phone_letters"),
      ("0818234567", "landline_short"), ("0818234567890", "landline_long"),
    ])
  func phonesRefused(typed: String, code: String) {
    #expect(throws: Refusal.self) { try PersonCheck.phone(typed) }
    do throws(Refusal) {
      _ = try PersonCheck.phone(typed)
    } catch {
      #expect(error.code == code)
    }
  }

  @Test("A beginning not in use warns and is taken")
  func unusualPhone() throws {
    #expect(try PersonCheck.phone("15400138000").isUnusual)
    #expect(try !PersonCheck.phone("19900138000").isUnusual)
  }

  @Test("Names keep their middle dot and lose stray blanks; digits and signs are refused")
  func names() throws {
    #expect(try PersonCheck.name("  张三丰 ") == "张三丰")
    #expect(try PersonCheck.name("王　芳") == "王芳")
    #expect(try PersonCheck.name("Anna 王") == "Anna 王")
    #expect(try PersonCheck.name("阿依古丽・买买提") == "阿依古丽·买买提")
    #expect(try PersonCheck.name("Anna  O'Neil-Li") == "Anna O'Neil-Li")
    for (typed, code) in [
      ("", "name_empty"), ("　", "name_empty"), ("张3", "name_characters"),
      ("张三！", "name_characters"), (String(repeating: "张", count: 51), "name_long"),
    ] {
      do throws(Refusal) {
        _ = try PersonCheck.name(typed)
        Issue.record("\(typed) was taken")
      } catch {
        #expect(error.code == code)
      }
    }
  }

  @Test("Masks show what they may and no more")
  func masks() {
    #expect(Mask.lastFour(Sample.identity) == "**************0015")
    #expect(Mask.firstSixLastFour(Sample.identity) == "511700********0015")
    #expect(Mask.phone("13812345678") == "138****5678")
    #expect(Mask.name("张三丰") == "张*丰")
    #expect(Mask.name("张三") == "张*")
    #expect(Mask.lastFour("1234") == "**34")
  }
}
