import Rules
import Support
import Testing

@testable import Interview

@Suite("Digits while they are typed")
struct BeginningTests {
  private static let today = Day(number: 20_665)  // 2026-07-31
  private static let days = DateEntry.first...today

  /// Every day there may be, as it is typed.
  private static let written: [String] = (days.lowerBound.number...days.upperBound.number)
    .map { Day(number: $0).description.filter { $0 != "-" } }

  @Test("of a date are told of exactly when no day begins with them", arguments: 1...6)
  func dates(_ count: Int) {
    let begun = Set(Self.written.map { $0.prefix(count) })
    var random = SeededRandom(seed: 7)
    let all = (0..<count).reduce(1) { product, _ in product * 10 }
    let tried =
      count < 5
      ? Array(0..<all) : (0..<4_000).map { _ in Int.random(in: 0..<all, using: &random) }
    for number in tried + begun.prefix(2_000).compactMap({ Int($0) }) {
      let text = String(String(number + all).dropFirst())
      #expect(DateEntry.begins(text, in: Self.days) == begun.contains(text[...]), "\(text)")
    }
  }

  @Test("of a person's number are told of as soon as its birthday cannot be one")
  func identity() {
    let cases: [(String, Bool)] = [
      ("511700", true), ("5117001", true), ("51170017", true), ("51170019", true),
      ("5117002026", true), ("5117002027", false), ("51170020260731", true),
      ("51170020260801", false), ("51170019552", false), ("511700195513", false),
      ("5117001955023", false), ("51170019550230", false),
      // An old number has two digits for the year, and is over after fifteen.
      ("51170055", true), ("511700550312001", true), ("5117005503120017", false),
      ("511700551", true), ("5117005513", false), ("5117005502300", false),
      // Letters begin other papers.
      ("H123", true), ("ABC123400", true),
    ]
    for (text, isRight) in cases {
      let refused = (try? PersonCheck.identity(beginning: text, today: Self.today)) == nil
      #expect(refused != isRight, "\(text)")
    }
  }

  @Test("of a telephone number are told of where no number begins so")
  func phone() {
    for (text, isRight) in [
      ("0", true), ("0818", true), ("1", true), ("12", false), ("10", false), ("13", true),
      ("8", false), ("138001", true), ("", true),
    ] {
      let refused = (try? PersonCheck.phone(beginning: text)) == nil
      #expect(refused != isRight, "\(text)")
    }
  }

  @Test("no answer that is taken was told of on the way")
  func wayThere() throws {
    let interview = try Sample.interview(.guided)
    let answers: [(Question, String)] = [
      (.identity, "511700195503120015"), (.identity, "51170019660401008X"),
      (.phone, "13800138000"), (.phone, "08182123456"), (.admission, "20260729"),
      (.admission, "20251230"), (.discharge, "20260731"), (.name, "张三丰"),
    ]
    for (question, answer) in answers {
      for count in 0...answer.count {
        let typed = String(answer.prefix(count))
        #expect(interview.refusal(ofBeginning: typed, for: question) == nil, "\(typed)")
      }
    }
    let wrong: [(Question, String, String)] = [
      (.admission, "20267", "date_begins"), (.admission, "2027", "admission_future"),
      (.discharge, "202608", "discharge_future"), (.admission, "20260230", "date_unreal"),
      (.admission, "1026", "date_begins"), (.identity, "511700195503120017", "identity_check"),
      (.identity, "5117002031", "identity_future"), (.agentPhone, "12", "phone_prefix"),
    ]
    for (question, typed, code) in wrong {
      #expect(interview.refusal(ofBeginning: typed, for: question)?.code == code, "\(typed)")
    }
  }
}
