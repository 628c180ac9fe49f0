internal import OfficeLists
internal import Rules

extension AnswerWriter {
  /// What is paid at home and what is then paid here, with where the figure comes from.
  ///
  /// Nothing is worked out where the law states no difference or the lists no percentage.
  func write(
    _ local: OfficeLists.Local, _ points: Int?, _ office: OfficeFacts, to out: inout JSONWriter
  ) {
    var needs: [String] = []
    var base: (ratio: LocalRatio, paid: Percentage)?
    if let points {
      switch local {
      case .noList: break
      case .known(let ratio):
        base = ratio.percentage.adding(points: points).map { (ratio, $0) }
      case .open(let ratios): needs = office.needs(ratios)
      }
    }
    out.number("local_percent", base?.ratio.percentage.digits)
    out.number("percent", base?.paid.digits)
    out.array("needs", needs) { $0.string(nil, $1) }
    out.array("sources", base.map { [$0.ratio.source] } ?? []) { write($1, to: &$0) }
  }

  /// What was looked up, and which lists were not there.
  func write(_ office: OfficeFacts, to out: inout JSONWriter) {
    out.object("office") { out in
      write("issuer", office.issuer, to: &out)
      write("institution", office.institution, to: &out)
      out.array("missing", ListKind.allCases.filter(office.missing.contains)) {
        $0.string(nil, $1.rawValue)
      }
    }
  }

  private func write(
    _ key: StaticString, _ sought: OfficeFacts.Sought?, to out: inout JSONWriter
  ) {
    guard let sought else { return out.string(key, nil) }
    out.object(key) { out in
      out.string("asked", sought.asked)
      // Where there is no list, nobody knows.
      out.bool("listed", sought.sources.isEmpty ? nil : sought.found != nil)
      out.string("name", sought.found?.name)
      out.string("code", sought.found?.code)
      out.string("grade", sought.found?.grade?.rawValue)
      out.array("sources", sought.sources) { write($1, to: &$0) }
    }
  }

  private func write(_ source: ListSource, to out: inout JSONWriter) {
    out.object { out in
      out.string("list", source.kind.rawValue)
      out.integer("year", source.year)
      out.string("source", source.source)
      out.string("date", source.date)
      out.string("entered_by", source.enteredBy)
      out.bool("sample", source.isSample)
    }
  }
}
