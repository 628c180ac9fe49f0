import OfficeLists
import Rules

/// Lists as an office writes them; names of institutions are invented.
enum Sample {
  static let today = Day(number: 20_665)  // 2026-07-31

  static let referral = """
    年度,机构名称,机构代码,级别,机构等级,所在地,别名,来源,日期,录入人
    2026,甲市第一医院,H51170000001,市级,三级甲等,511700,市一院,公告一号,2026-01-15,李
    2026,乙县人民医院,,县级,二级甲等,511722,,公告一号,2026-01-15,李
    """
  static let networked = """
    机构名称,机构等级,所在地,联网种类,来源,日期,录入人,名单完整
    丙省医院,三级甲等,510100,住院、普通门诊,平台,2026-02,李,是
    丁市医院,二级,510100,住院,平台,2026-02,李,是
    戊医院,三级,110000,未核实,平台,2026-02,李,
    """
  static let ratio = """
    年度,险种,就医种类,机构等级,参保人群,比例,来源,日期,录入人
    2026,310,住院,三级,在职,80.5,文件,2025,李
    2026,310,住院,三级,退休,85,文件,2025,李
    2026,390,住院,三级,,60,文件,2025,李
    2026,390,住院,二级甲等,,75%,文件,2025,李
    2026,390,普通门诊,不分等级,,50,文件,2025,李
    """

  /// A reader that knows a few places.
  static func reader(_ given: ListReader.Given = .init()) -> ListReader {
    ListReader(
      given: given, today: today,
      place: { text in
        let known = ["511700", "511722", "511725", "510100", "510104", "110000"]
        return known.contains(text) ? PlaceCode(text) : text == "宣汉县" ? PlaceCode("511722") : nil
      },
      isHome: { $0.description.hasPrefix("5117") })
  }

  static func read(_ text: String, _ given: ListReader.Given = .init()) -> ListReader.Outcome {
    reader(given).read(Array(text.utf8))
  }

  /// Counties file to their city.
  static var map: ListMap {
    ListMap(
      filesTo: { PlaceCode(value: $0.value == 110_000 ? 110_000 : $0.value / 100 * 100) },
      spellings: { name, _, _ in name == "乙县人民医院" ? ["yxrmyy", "yixian"] : ["jsdyyy"] })
  }

  /// A hash that is good enough for a test.
  static func digest(_ bytes: [UInt8]) -> String {
    String(
      bytes.reduce(UInt64(14_695_981_039_346_656_037)) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 })
  }

  static func history(_ texts: String...) -> OfficeHistory {
    var history = OfficeHistory()
    for text in texts {
      let outcome = read(text)
      guard let kind = outcome.kind else { continue }
      history.append(
        ListImport(
          number: history.imports.count + 1, moment: "2026-07-31T09:45:12+08:00", by: "李",
          file: "a.csv", digest: "d", kind: kind, rows: outcome.rows))
    }
    return history
  }

  static func lists(_ texts: String...) -> OfficeLists {
    var history = OfficeHistory()
    for text in texts {
      for each in self.history(text).imports { history.append(each) }
    }
    return OfficeLists(history, map: map)
  }
}
