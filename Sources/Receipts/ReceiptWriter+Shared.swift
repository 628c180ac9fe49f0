internal import Rules
internal import Voices

// What both papers say.

extension ReceiptWriter {
  /// From when until when the filing holds.
  var validity: String {
    let from = voices.day(input.effective)
    return switch input.validity {
    case .through(let last): text("validity.through", ["from": from, "through": voices.day(last)])
    case .open: text("validity.open", ["from": from])
    }
  }

  /// Whom to call: the national hotline, so labelled, and the office where it has given a number.
  func phones(_ hotlineLabel: String) -> [Paper.Field] {
    let hotline = Paper.Field(hotlineLabel, .number(input.hotline))
    guard let phone = input.office.phone else { return [hotline] }
    return [hotline, Paper.Field(text("label.office_phone"), .number(phone))]
  }

  /// When this paper was printed; a reprint says that it is one.
  var printed: String {
    let values = [
      "day": voices.day(input.printedAt.day), "time": input.printedAt.time,
      "copy": String(input.copy),
    ]
    return text(input.copy > 1 ? "reprinted" : "printed", values)
  }
}
