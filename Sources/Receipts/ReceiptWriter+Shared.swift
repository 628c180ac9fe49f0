internal import Rules

// What both papers say.

extension ReceiptWriter {
  /// The category by name.
  func category(_ category: Category) -> String {
    text("category.\(category.rawValue)")
  }

  /// From when until when the filing holds.
  var validity: String {
    let from = text(input.effective)
    return switch input.validity {
    case .through(let last): text("validity.through", ["from": from, "through": text(last)])
    case .open: text("validity.open", ["from": from])
    }
  }

  /// Whom to call: the national hotline, and the office where it has given a number.
  var phones: [Receipt.Field] {
    let office = input.office.phone.map { Receipt.Field(text("label.office_phone"), .number($0)) }
    return [Receipt.Field(text("label.hotline"), .number(input.hotline))]
      + (office.map { [$0] } ?? [])
  }

  /// When this paper was printed; a reprint says that it is one.
  var printed: String {
    let values = [
      "day": text(input.printedAt.day), "time": input.printedAt.time, "copy": String(input.copy),
    ]
    return text(input.copy > 1 ? "reprinted" : "printed", values)
  }
}
