internal import Fronts
internal import Pages
internal import Printers
internal import Receipts
internal import Thermal

/// The printer of a window, as `[printer]` in `yidi.toml` describes it.
struct PrinterSetup: Equatable {
  /// How it is reached.
  typealias Kind = PrinterChoice.Kind
  /// What is in it.
  typealias Sheets = PrinterChoice.Sheets

  var kind = Kind.cups
  /// The queue, the IPP address, host:port, the device file or the folder; no queue is the default one.
  var address: String?
  var sheets = Sheets.a4
  /// What a thermal printer can do; its roll is that of `sheets`.
  var profile = ThermalProfile()
  /// Whether a thermal printer answers how it is.
  var answers = true
  /// Whether receipts are printed in large type unless somebody chooses otherwise.
  var isLarge = false

  /// The port thermal printers listen on.
  private static let usualPort = 9100

  /// A setting that may not fit the others; raw values are its name in `[printer]`.
  enum Misfit: String {
    case address
    case paper
  }

  /// The setting that does not fit the others; `nil` where all fit.
  var misfit: Misfit? {
    let isRoll = roll != nil
    switch kind {
    case .cups: return nil
    case .ipp: return address.flatMap(IppAddress.init) == nil ? .address : isRoll ? .paper : nil
    case .tcp:
      let place = address.flatMap { IppAddress.place($0, usualPort: Self.usualPort) }
      return place == nil ? .address : isRoll ? nil : .paper
    case .device: return address?.hasPrefix("/") != true ? .address : isRoll ? nil : .paper
    case .file: return address?.hasPrefix("/") != true ? .address : nil
    }
  }

  /// What a setting that does not fit may be, for a printer of that kind.
  func fitting(_ misfit: Misfit) -> String {
    switch (misfit, kind) {
    case (.address, .ipp): "ipp://host/ipp/print"
    case (.address, .tcp): "host:\(Self.usualPort)"
    case (.address, .device): "/dev/usb/lp0"
    case (.address, .cups), (.address, .file): "/folder"
    case (.paper, .tcp), (.paper, .device):
      [Sheets.wide, .narrow].map(\.rawValue).joined(separator: ", ")
    case (.paper, _):
      [Sheets.a4, .a5, .dot].map(\.rawValue).joined(separator: ", ")
    }
  }

  /// The roll, where it takes one.
  var roll: ThermalProfile.Roll? {
    switch sheets {
    case .wide: .mm80
    case .narrow: .mm58
    case .a4, .a5, .dot: nil
    }
  }

  /// The profile of a thermal printer, or `nil` of one that takes sheets.
  var thermal: ThermalProfile? {
    roll.map { roll in
      var profile = profile
      profile.roll = roll
      return profile
    }
  }

  /// What papers become for it; a queue named instead of it is taken for one with A4 sheets.
  func press(queue: String? = nil) -> Press {
    if let queue, kind != .cups || queue != address { return Press() }
    var press = Press(format: sheets == .a5 ? .a5 : .a4)
    press.thermal = thermal
    press.isDots = sheets == .dot
    return press
  }

  /// The printer and what makes its documents, for whoever has that number; `codeDots` as in `Press`.
  func ready(
    queue: String?, for user: String?, codeDots: [String: Int] = [:]
  ) -> (any Printer, Press) {
    var press = press(queue: queue)
    (press.user, press.codeDots) = (user, codeDots)
    return (printer(queue: queue), press)
  }

  /// The printer; a queue that is named takes the place of the one set.
  func printer(queue: String? = nil) -> any Printer {
    if let queue { return CupsPrinter(queue: queue) }
    switch kind {
    case .cups: break
    case .ipp:
      if let address = address.flatMap(IppAddress.init) { return IppPrinter(address) }
    case .tcp:
      if let place = address.flatMap({ IppAddress.place($0, usualPort: Self.usualPort) }) {
        return ThermalPrinter(.network(host: place.host, port: place.port), answers: answers)
      }
    case .device:
      if let address { return ThermalPrinter(.device(address), answers: answers) }
    case .file:
      if let address { return FilePrinter(folder: address) }
    }
    return CupsPrinter(queue: kind == .cups ? address : nil)
  }
}
