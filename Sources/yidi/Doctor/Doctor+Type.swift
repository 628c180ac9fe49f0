internal import Messages
internal import Pages
internal import Printers
internal import Receipts

extension Doctor {
  /// Sets a line and a code as papers have them, in the process that draws; whoever installs what is
  /// missing is told all of it at once.
  var type: Finding {
    let maker = PageMaker()
    do throws(PageFault) {
      var missing = try package { () throws(PageFault) in _ = try maker.code(of: "%YBBA1:") }
      var type: PaperType?
      missing += try package { () throws(PageFault) in type = try maker.type() }
      // Nobody can look for fonts before the libraries are there.
      guard let type else { return wanting(missing + PaperType.packagesUnseen) }
      let fonts = try package { () throws(PageFault) in
        _ = try maker.pdf(line, .a4, footer: "")
      }
      return missing.isEmpty && fonts.isEmpty ? finding(type) : wanting(missing + type.missing)
    } catch {
      return Finding(
        part: .type, state: .wanting, says: Message("doctor.type.bad"),
        toDo: PrintFault(error).messages)
    }
  }

  /// That no paper can be set, and what to install.
  private func wanting(_ packages: [String]) -> Finding {
    let all = ["packages": packages.joined(separator: " ")]
    return Finding(
      part: .type, state: .wanting, says: Message("doctor.type.bad"),
      toDo: [Message("doctor.type.other.do", all)])
  }

  private var line: Paper {
    Paper(
      number: "doctor", typeSize: .ordinary, language: .zh, blocks: [.title("异地就医备案")])
  }

  /// The package whose library or font the work does not find.
  private func package(_ work: () throws(PageFault) -> Void) throws(PageFault) -> [String] {
    do {
      try work()
      return []
    } catch {
      switch error {
      case .missingLibrary(let package), .missingFont(let package): return [package]
      case .missingCharacter, .failed: throw error
      }
    }
  }

  private func finding(_ type: PaperType) -> Finding {
    let values = ["family": type.family]
    guard !type.missing.isEmpty else {
      return Finding(part: .type, state: .good, says: Message("doctor.type.good", values))
    }
    return Finding(
      part: .type, state: .wanting,
      says: Message(type.isOwn ? "doctor.type.no_rare" : "doctor.type.other", values),
      toDo: [Message("doctor.type.other.do", ["packages": type.missing.joined(separator: " ")])])
  }
}
