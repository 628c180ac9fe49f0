internal import Messages
internal import Receipts

/// A receipt of one page, and the same as pieces for the C program.
enum SamplePage {
  /// The paper.
  static let paper = Paper(
    number: "DZ2026073102004219", typeSize: .ordinary, language: .zh,
    blocks: [.office("达州市医疗保障事务中心"), .title("异地就医备案回执")]
      + [
        .fields([
          .init("备案号", .number("DZ2026073102004219")),
          .init("受理时间", .text("2026 年 7 月 31 日 09:42")),
          .init("姓名", .text("欧**丰")), .init("证件号码", .text("尾号 0017")),
          .init("参保地", .text("四川省达州市达川区")), .init("险种", .text("城乡居民基本医疗保险")),
          .init("备案类别", .text("异地转诊")), .init("就医地", .text("陕西省西安市")),
          .init("有效期", .text("2026 年 7 月 31 日起，到 2027 年 1 月 31 日止（当天也算）")),
        ]),
        .heading("待遇说明（以参保地规定为准）"),
        .fields([
          .init("支付比例", .text("转诊到省外住院，报销比例比在达州低10个百分点。")),
          .init("直接结算", .text(settlement)), .init("有效期", .text("6个月内可以看多次，到期那天也算。")),
        ]),
        .heading("要留意的，和本单不作承诺的"), .paragraph(notPromised),
        .heading("看病时带上"), .paragraph("医保电子凭证或社会保障卡，到医院主动出示。居民身份证。"),
        .heading("要变更备案"), .paragraph(change),
        .footnote("打印时间 2026 年 7 月 31 日 09:45，第1次打印"), .footnote("本回执不作费用结算凭证。"),
      ])

  private static let settlement =
    "在西安市的联网医院住院，出院时可以直接刷卡结算。直接结算时，哪些药和项目能报，按看病的地方的规定；报多少，按达州的规定。"
  private static let notPromised =
    "医院联网了，才能直接结算。先问一问医院的医保窗口。本单不写本地支付比例、起付线、最高支付限额的数字，以参保地规定为准。"
  private static let change =
    "到医保经办窗口、政务服务中心的医保窗口，或者用国家医保服务平台APP、国家异地就医备案小程序、国务院客户端小程序、四川医保公共服务网上服务大厅。"

  /// Each piece with its size and weight, as `page.c` reads them.
  static let pieces: String =
    paper.blocks.flatMap { block -> [String] in
      switch block {
      case .office(let text): ["14 0|\t\(text)"]
      case .title(let text): ["20.5 1|\t\(text)"]
      case .heading(let text): ["13 1|\t\(text)"]
      case .paragraph(let text): ["12 0|\t\(text)"]
      case .footnote(let text): ["10.5 0|\t\(text)"]
      case .fields(let fields):
        fields.map { field in
          switch field.value {
          case .text(let text), .number(let text): "12 0|\(field.label)\t\(text)"
          }
        }
      default: []
      }
    }.joined(separator: "\n") + "\n10.5 0|\(paper.number)\t第1页 共1页\n"
}
