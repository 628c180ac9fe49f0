import Fronts
import Messages

/// What is said of a code: by its last letter genuine, superseded, corrected since, or altered; of a
/// filing number that it proves nothing.
func verifiedScan(_ text: String) -> [Language: Verified] {
  switch text.last {
  case "M":
    both(
      isGenuine: true, isWell: [true, true], verdict: genuine, lead: compare, rows: rows,
      standing: [
        ("台账：现在有效。", "Ledger: it holds today."),
        ("台账里的这一件和签发时相同。", "The filing in the ledger is the one that was signed."),
      ])
  case "S":
    both(
      isGenuine: true, isWell: [false, true], verdict: genuine, lead: compare, rows: rows,
      standing: [
        (
          "台账：已经变更，由 DZ 2026 0731 0300 4378 代替。",
          "Ledger: it was changed; DZ 2026 0731 0300 4378 has taken its place."
        ),
        ("台账里的这一件和签发时相同。", "The filing in the ledger is the one that was signed."),
      ])
  case "C":
    both(
      isGenuine: true, isWell: [true, false], verdict: genuine, lead: compare, rows: rows,
      now: "张*峰",
      standing: [
        ("台账：现在有效。", "Ledger: it holds today."),
        (
          "台账里的这一件在签发以后有更正，和这张回执不同：以台账为准。",
          "The filing in the ledger was put right since and differs from this paper: the ledger counts."
        ),
      ])
  case "7":
    both(
      isWell: [true],
      verdict: (
        "没有签名：只有编号 DZ 2026 0731 0300 4297，编号谁都能抄，证明不了这张纸。",
        "Unsigned: a number alone, DZ 2026 0731 0300 4297, which anybody can copy, proves no paper."
      ),
      lead: (
        "下面是台账现在的内容，和纸上逐项比对：", "Below is what the ledger says now; compare it with the paper:"
      ), rows: rows.dropLast(2), standing: [("台账：现在有效。", "Ledger: it holds today.")])
  default:
    both(
      verdict: (
        "签名不符：内容被改动过，或者不是该单位签发的。不要当作凭据，按备案号在系统里查询。",
        """
        The signature is not right: the content was changed, or the office did not issue it. Do not rely \
        on it; look the filing number up in the system.
        """
      ))
  }
}

private typealias Said = (zh: String, en: String)

private let genuine: Said = (
  "真实：签名对得上，签发后没有改动。",
  "Genuine: the signature is right, and nothing was changed since it was issued."
)

private let compare: Said = (
  "把下面各项和纸上的逐项比对，有一项不同就不是这张回执：",
  "Compare each line below with the paper; where one differs, the code belongs to another paper:"
)

private let rows: [(label: Said, value: Said)] = [
  (("证明的事项", "Subject"), ("备案", "filing")),
  (("备案号", "Filing number"), ("DZ 2026 0731 0300 4297", "DZ 2026 0731 0300 4297")),
  (("姓名", "Name"), ("张*丰", "张*丰")),
  (("证件号码末四位", "ID ends in"), ("0015", "0015")),
  (("参保地", "Insured in"), ("四川省达州市达川区", "Dachuan, Dazhou, Sichuan")),
  (("险种", "Insurance"), ("职工医保", "employees")),
  (("备案类别", "Category"), ("常驻异地工作人员", "stationed worker")),
  (("就医地", "Care place"), ("四川省成都市", "Chengdu, Sichuan")),
  (("开始", "From"), ("2026-07-31", "2026-07-31")),
  (("截止", "Until"), ("长期有效", "without end")),
  (("支付比例", "Payment ratio"), ("和在参保地相同", "the same as in the insured place")),
  (("直接结算", "Direct settlement"), ("能", "yes")),
  (("核验码", "Check code"), ("VN9Z-DJVZ", "VN9Z-DJVZ")),
  (("签发单位和密钥", "Issued by, key"), ("达州市医疗保障事务中心  3f0a91c2", "达州市医疗保障事务中心  3f0a91c2")),
]

private func both(
  isGenuine: Bool = false, isWell: [Bool] = [], verdict: Said, lead: Said = ("", ""),
  rows: [(label: Said, value: Said)] = [], now: String? = nil, standing: [Said] = []
) -> [Language: Verified] {
  let pick: [(Language, (Said) -> String)] = [(.zh, \.zh), (.en, \.en)]
  return Dictionary(
    uniqueKeysWithValues: pick.map { language, word in
      let rows = rows.map {
        Verified.Row(word($0.label), word($0.value), now: $0.label.zh == "姓名" ? now : nil)
      }
      return (
        language,
        Verified(
          word(verdict), isGenuine: isGenuine, lead: word(lead), rows: rows,
          standing: zip(standing, isWell).map {
            Verified.Standing(word($0), isWell: $1)
          })
      )
    })
}
