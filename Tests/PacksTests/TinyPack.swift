import Packs
import Rules

/// A pack of two conclusions, the second resting on the first, small enough to be read at a glance.
struct TinyPack {
  /// Its lines up to the cases, which tests add to and change.
  var text = """
    # 小样

    | 项目     | 内容       |
    |----------|------------|
    | 编号     | tiny       |
    | 文号     | 未写明     |
    | 性质     | 建议       |
    | 层级     | 无         |
    | 施行     | 未写明     |
    | 失效     | 未写明     |
    | 上位     | 未写明     |
    | 从其规定 | 否         |
    | 最近核对 | 2026-11-21 |

    ## 读法

    | 号 | 读法       | 条文 |
    |----|------------|------|
    | R1 | 近处也算远 | 一   |

    ## 事实

    | 事实 | 代码      | 取值                           |
    |------|-----------|--------------------------------|
    | 地方 | own_place | 本地 home、近处 near、远处 far |
    | 证明 | own_paper | 有 yes、无 no                  |
    | 备案 | own_filed | 已备 yes、未备 no              |

    ## 结论一览

    | 结论 | 代码     | 引用次序 | 取值                               |
    |------|----------|----------|------------------------------------|
    | 身份 | own_kind | 1        | 转诊 referral、自行 own、在家 home |
    | 结算 | own_pay  | 2        | 直接 direct、报销 claim            |

    ## 不可能

    | 情形                | 因为               |
    |---------------------|--------------------|
    | 地方＝本地，备案＝已备 | 本地用不着备案 |

    ## 结论：身份

    依据日：就医日

    > **一** 有证明的算转诊。其余的算自行。

    | 号   | 地方       | 证明 | 身份 | 优先于 | 条文     | 读法 | 提示       |
    |------|------------|------|------|--------|----------|------|------------|
    | 在家 | 本地       | —    | 在家 |        |          |      |            |
    | 转   | 近处、远处 | 有   | 转诊 | 自     | 一第1句  |      | ratio_only |
    | 自   | 远处       | —    | 自行 |        | 一第2句  |      |            |
    | 近自 | 近处       | 无   | 自行 |        | 一第2句  | R1   |            |

    ## 结论：结算

    依据日：就医日

    > **二** 已备案的转诊人员直接结算。

    | 号   | 身份  | 备案 | 地方 | 结算 | 优先于 | 条文 | 读法 | 提示 |
    |------|-------|------|------|------|--------|------|------|------|
    | 直   | 转诊  | 已备 | —    | 直接 |        | 二   |      |      |
    | 未   | 转诊  | 未备 | —    | 报销 |        | 二   |      |      |
    | 其余 | ≠转诊 | —    | —    | 报销 |        |      |      |      |

    """

  /// The pack with cases about a conclusion, in a section of their own or another table of the
  /// section that was added last; each row as its cells between the bars.
  func with(_ conclusion: String, _ head: String, _ rows: String...) -> TinyPack {
    var pack = self
    let bars = String(repeating: "|---", count: head.split(separator: "|").count)
    let heading = "## 用例：\(conclusion)\n"
    pack.text += text.contains(heading) ? "\n" : "\n\(heading)\n"
    pack.text += "| \(head) |\n\(bars)|\n"
    for row in rows { pack.text += "| \(row) |\n" }
    return pack
  }

  /// The pack with one text in place of another.
  func replacing(_ old: String, with new: String) -> TinyPack {
    var pack = self
    pack.text = text.replacing(old, with: new)
    return pack
  }

  /// The number of the line, from 1, that holds a text.
  func line(_ part: String) -> Int? {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .firstIndex { $0.contains(part) }.map { $0 + 1 }
  }

  func load() throws(PackFailure) -> Policy {
    try loadPolicy(markdown: Array(text.utf8), file: "tiny.md")
  }

  /// What keeps it from being used.
  func findings() -> [Finding] {
    do {
      _ = try load()
      return []
    } catch {
      return error.findings
    }
  }

  /// All there is to say of it, beside its document where there is one.
  func inspected(beside source: String? = nil) -> [Finding] {
    inspectPolicy(markdown: Array(text.utf8), fullText: source.map { Array($0.utf8) })
  }
}
