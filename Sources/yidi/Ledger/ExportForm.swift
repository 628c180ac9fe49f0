internal import ArgumentParser
internal import Interview
internal import Ledger
internal import Rules

/// What stands in the columns of an export; the names are part of the format and are not translated.
struct ExportForm: Sendable {
  /// A column, and what of a filing stands in it; `nil` where nothing of it is recorded.
  struct Column: Sendable {
    let name: String
    let value: @Sendable (FiledFiling, PersonalTexts) -> String?

    init(_ name: String, _ value: @escaping @Sendable (FiledFiling, PersonalTexts) -> String?) {
      (self.name, self.value) = (name, value)
    }
  }

  /// Texts of persons as they may leave: masked unless somebody answers for it.
  struct PersonalTexts: Sendable {
    let isMasked: Bool

    func name(_ text: String?) -> String? { text.map { isMasked ? Mask.name($0) : $0 } }
    func number(_ text: String?) -> String? {
      text.map { isMasked ? Mask.firstSixLastFour($0) : $0 }
    }
    func phone(_ text: String?) -> String? { text.map { isMasked ? Mask.phone($0) : $0 } }
  }

  let columns: [Column]

  /// The forms by their words.
  enum Name: String, CaseIterable, ExpressibleByArgument {
    case own
    case national

    /// Its columns.
    var form: ExportForm {
      switch self {
      case .own: .own
      case .national: .national
      }
    }
  }

  /// All that is recorded, in this program's own words; dates as they are stored.
  static let own = ExportForm(columns: [
    Column("number") { filed, _ in filed.number.text },
    Column("filed") { filed, _ in filed.at },
    Column("actor") { filed, _ in filed.actor },
    Column("front") { filed, _ in filed.filing.front.rawValue },
    Column("state") { filed, _ in filed.state.rawValue },
    Column("name") { $1.name($0.filing.person.name) },
    Column("id_kind") { filed, _ in filed.filing.person.idKind },
    Column("id_number") { $1.number($0.filing.person.idNumber) },
    Column("phone") { $1.phone($0.filing.person.phone) },
    Column("agent_name") { $1.name($0.filing.agent?.name) },
    Column("agent_relation") { filed, _ in filed.filing.agent?.relation },
    Column("agent_id_number") { $1.number($0.filing.agent?.idNumber) },
    Column("agent_phone") { $1.phone($0.filing.agent?.phone) },
    Column("insured_place") { filed, _ in filed.filing.facts.insuredPlace.description },
    Column("insurance") { filed, _ in filed.filing.insurance.rawValue },
    Column("category") { filed, _ in filed.filing.category.rawValue },
    Column("care") { filed, _ in filed.filing.facts.care.rawValue },
    Column("care_place") { filed, _ in filed.filing.carePlace.description },
    Column("file_to") { filed, _ in filed.filing.facts.fileTo.description },
    Column("effective") { filed, _ in filed.filing.effective.description },
    Column("valid_through") { filed, _ in end(filed) ?? "open" },
    Column("admission") { filed, _ in filed.filing.facts.admission?.description },
    Column("discharge") { filed, _ in filed.filing.facts.discharge?.description },
    Column("method") { filed, _ in filed.filing.method.rawValue },
    Column("papers_by") { filed, _ in filed.filing.papersBy?.description },
    Column("replaces") { filed, _ in filed.filing.replaces?.number.text },
    Column("owes_papers") { filed, _ in filed.owes ? "yes" : "no" },
    Column("provisional") { filed, _ in filed.isProvisional ? "yes" : "no" },
    Column("prints") { filed, _ in String(filed.prints) },
    Column("policy") { filed, _ in filed.filing.policy },
    Column("policy_hash") { filed, _ in filed.filing.policyHash },
    Column("treated_as") { filed, _ in filed.filing.decision.treatedAs.rawValue },
    Column("zone") { filed, _ in filed.filing.decision.zone.rawValue },
    Column("delta_points") { filed, _ in filed.filing.decision.deltaPoints.map { String($0) } },
    Column("settlement") { filed, _ in filed.filing.decision.settlement.rawValue },
    Column("catalogue") { filed, _ in filed.filing.decision.catalogue?.rawValue },
    Column("settlement_once_filed") { filed, _ in onceFiled(filed.filing.decision) },
    Column("status") { filed, _ in filed.filing.decision.status.rawValue },
    Column("clauses") { filed, _ in filed.filing.decision.clauses.joined(separator: " ") },
    Column("readings") { filed, _ in filed.filing.decision.readings.joined(separator: " ") },
  ])

  /// The record of 异地申请 (OUT_APPY_D) on the national platform, by its names and codes, then the
  /// number here.
  ///
  /// What is not recorded here stays empty, and so does what is recorded in words for which no code is
  /// known: the reason of settling and the agent's relation have codes of each city's own.
  static let national = ExportForm(columns: [
    Column("trt_dcla_detl_sn", nothing),
    Column("insutype") { filed, _ in filed.filing.insurance.rawValue },
    Column("dcla_souc", nothing),
    Column("psn_no", nothing),
    Column("psn_insu_rlts_id", nothing),
    Column("psn_cert_type") { filed, _ in paper(filed.filing.person.idKind) },
    Column("certno") { $1.number($0.filing.person.idNumber) },
    Column("psn_name") { $1.name($0.filing.person.name) },
    Column("gend", nothing), Column("naty", nothing), Column("brdy", nothing),
    Column("tel") { $1.phone($0.filing.person.phone) },
    Column("insu_admdvs") { filed, _ in filed.filing.facts.insuredPlace.description },
    Column("emp_no", nothing), Column("emp_name", nothing),
    Column("rloc_admdvs") { filed, _ in filed.filing.facts.fileTo.description },
    Column("rloc_coty_type", nothing), Column("rloc_hsorg_name", nothing),
    Column("rloc_hsorg_coner", nothing), Column("rloc_hsorg_tel", nothing),
    Column("out_onln_way", nothing), Column("rloc_rea", nothing),
    Column("resout_addr", nothing), Column("memo", nothing),
    Column("agnter_name") { $1.name($0.filing.agent?.name) },
    Column("agnter_cert_type", nothing),
    Column("agnter_certno") { $1.number($0.filing.agent?.idNumber) },
    Column("agnter_tel") { $1.phone($0.filing.agent?.phone) },
    Column("agnter_addr", nothing), Column("agnter_rlts", nothing),
    Column("begndate") { filed, _ in filed.filing.effective.description },
    Column("enddate") { filed, _ in end(filed) },
    Column("out_fil_upld_stas", nothing), Column("att_cnt", nothing),
    Column("vali_flag") { filed, _ in isStanding(filed) ? "1" : "0" },
    Column("rchk_flag", nothing), Column("opter_id") { filed, _ in filed.actor },
    Column("opter_name", nothing), Column("opt_time") { filed, _ in filed.at },
    Column("optins_no", nothing), Column("poolarea_no", nothing),
    Column("trafout_fixmedins_code") { filed, _ in filed.filing.issuer?.code },
    Column("trafout_fixmedins_name") { filed, _ in filed.filing.issuer?.name },
    Column("yidi_number") { filed, _ in filed.number.text },
  ])

  private static let nothing: @Sendable (FiledFiling, PersonalTexts) -> String? = { _, _ in nil }

  /// How it is settled now that it is filed; `settlement` and `status` are as decided before it was.
  private static func onceFiled(_ decision: CodedDecision) -> String {
    decision.settlement.onceFiled(decision.status).rawValue
  }

  /// Its last day; `nil` where it has none.
  private static func end(_ filed: FiledFiling) -> String? {
    guard case .through(let day) = filed.filing.validThrough else { return nil }
    return day.description
  }

  /// Whether it was neither changed nor ended; that its days are over says the last of them.
  private static func isStanding(_ filed: FiledFiling) -> Bool {
    filed.state == .active || filed.state == .over
  }

  /// The platform's code of a paper; `nil` where there are two for it, or sources differ.
  private static func paper(_ kind: String) -> String? {
    switch Identity.Kind(rawValue: kind) {
    case .resident: "01"
    case .taiwanPass: "06"
    case .foreigner: "07"
    // 17 or 05: sources differ. A pass or passport has one code or another by where it is from.
    case .residencePermit, .hongKongMacaoPass, .passport, nil: nil
    }
  }
}
