package import OfficeLists
package import Places
internal import Rules

/// Lists of an office for trying things out; institutions, sources and figures are invented.
package enum SampleLists {
  /// Who may issue certificates of referral.
  package static let referral = """
    年度,机构名称,级别,机构等级,所在地,别名,来源,日期,录入人
    2026,达州甲医院,市级,三级甲等,511700,市甲院,公告一号,2026-01-15,李
    2026,宣汉乙医院,县级,二级甲等,511722,,公告一号,2026-01-15,李
    2026,渠县丙医院,县级,二级甲等,511725,,公告一号,2026-01-15,李
    2026,大竹丁医院,县级,三级乙等,511724,,公告一号,2026-01-15,李
    2026,万源戊医院,县级,二级甲等,511781,,公告一号,2026-01-15,李
    2026,开江己医院,县级,二级乙等,511723,,公告一号,2026-01-15,李
    """
  /// Where bills can be settled directly.
  package static let networked = """
    机构名称,机构等级,所在地,联网种类,来源,日期,录入人,名单完整
    北京庚医院,三级甲等,110000,住院,平台公布,2026-06,李,否
    北京辛医院,二级甲等,110000,未核实,平台公布,2026-06,李,否
    成都壬医院,三级甲等,510100,住院,平台公布,2026-06,李,是
    """
  /// What is paid at home.
  package static let ratio = """
    年度,险种,就医种类,机构等级,比例,来源,日期,录入人
    2026,310,住院,三级,80.5,文件二号,2025-12,李
    2026,310,住院,二级,85,文件二号,2025-12,李
    """

  /// The same list as a sample.
  package static func asSample(_ text: String) -> String {
    let lines = text.split(separator: "\n")
    return ([lines[0] + ",示例"] + lines.dropFirst().map { $0 + ",是" }).joined(separator: "\n")
  }

  /// All three for a screen called `list…`, as samples for one called `sample…`, none for others.
  package static func lists(for screen: String, places: Places) -> OfficeLists {
    let texts = [referral, networked, ratio]
    if screen.hasPrefix("list") { return lists(texts, places: places) }
    guard screen.hasPrefix("sample") else { return .none }
    return lists(texts.map(asSample), places: places)
  }

  /// The lists of those files, as they would be imported on 2026-07-31; none where one is wrong.
  package static func lists(_ texts: [String], places: Places) -> OfficeLists {
    let reader = ListReader(
      given: .init(), today: Day(number: 20_665), place: { PlaceCode($0) },
      isHome: { $0.value / 100 == 5117 })
    var history = OfficeHistory()
    for text in texts {
      let outcome = reader.read(Array(text.utf8))
      guard outcome.findings.isEmpty, let kind = outcome.kind else { return .none }
      history.append(
        ListImport(
          number: history.imports.count + 1, moment: "", by: "", file: "", digest: "", kind: kind,
          rows: outcome.rows))
    }
    let map = ListMap(
      filesTo: { places.filingPlace(of: $0.value).flatMap { PlaceCode(value: $0) } },
      spellings: { name, _, place in
        [initials[name] ?? "", places.place(place.value)?.pinyin ?? ""].filter { !$0.isEmpty }
      })
    return OfficeLists(history, map: map)
  }

  private static let initials = [
    "达州甲医院": "dzjyy", "宣汉乙医院": "xhyyy", "渠县丙医院": "qxbyy", "大竹丁医院": "dzdyy",
    "万源戊医院": "wywyy", "开江己医院": "kjjyy", "北京庚医院": "bjgyy", "北京辛医院": "bjxyy",
    "成都壬医院": "cdryy",
  ]
}
