extension HelpTopic {
  /// 备了案，为什么还不能直接结算: its page goes through `SettlingCause`, then the clause to hand over.
  package static let notSettling = HelpTopic(
    "not_settling",
    [.networked, .lateFiling, .whereToFile, .insuranceChange, .cards, .uploaded, .lateClaim],
    concerns: [.filedYetNotSettled, .orderOfChecks, .hospitalRefuses])

  /// What people ask most, the most asked first.
  package static let all: [HelpTopic] = [
    notSettling,
    HelpTopic("whose_rules", [.directScope], concerns: [.whoseRules]),
    HelpTopic(
      "how_much",
      [
        .longTermRatio, .referralRatio, .emergencyRatio, .otherRatio, .clinicRatio,
      ], isUnwritten: true, concerns: [.ratioOutside, .ratioInside]),
    HelpTopic("how_to_file", [.online, .windows], concerns: [.procedure]),
    HelpTopic("late", [.lateFiling, .lateClaim], isUnwritten: true, concerns: [.suddenTrip]),
    HelpTopic("emergency", [.lateFiling, .emergencyRatio], isUnwritten: true),
    HelpTopic(
      "in_province", [.whereToFile, .withoutFiling, .referralRatio], concerns: [.ownProvince]),
    HelpTopic(
      "hospital_refuses", [.networked, .lateFiling, .guidance, .uploaded],
      concerns: [.hospitalRefuses]),
    HelpTopic(
      "which_hospital", [.networked, .announced], isUnwritten: true, concerns: [.tooComplicated]),
    HelpTopic(
      "wrong_city", [.whereToFile, .longTermLock, .longTermChange, .temporaryChange],
      concerns: [.wrongCity]),
    HelpTopic("how_long", [.longTermValidity, .temporaryValidity], isUnwritten: true),
    HelpTopic(
      "certificate", [.cityCertificates, .countyCertificates, .noStayFirst, .sameIllness],
      isUnwritten: true),
    HelpTopic(
      "working_away", [.whoFiles, .longTermRatio, .otherRatio], isUnwritten: true,
      concerns: [.migrantWorkers]),
    HelpTopic(
      "third_place", [.referredAway, .referralRatio, .otherRatio, .whereToFile], isUnwritten: true),
    HelpTopic(
      "rural", [.lateClaim, .manualScope], isUnwritten: true,
      concerns: [.whereRuralClaims, .whenRuralSettles]),
    HelpTopic(
      "direct_or_manual", [.directScope, .manualScope], isUnwritten: true,
      concerns: [.directOrManual, .scopesDiffer]),
    HelpTopic("claim", [.lateClaim, .manualScope, .uploaded], isUnwritten: true),
    HelpTopic(
      "special", [.clinicRatio, .directScope], isUnwritten: true,
      concerns: [.specialSwipedAsOrdinary]),
    HelpTopic("no_card", [.showTheCard, .cards], isUnwritten: true, concerns: [.noCard]),
    HelpTopic("for_parents", [], isUnwritten: true, concerns: [.agents]),
    HelpTopic("hard_to_follow", [.windows], concerns: [.oldAndNew]),
    HelpTopic("what_is_asked", [.whereToFile, .cityCertificates], concerns: [.whatIsAsked]),
    HelpTopic("review", [.atOnce], isUnwritten: true, concerns: [.reviewTime]),
    HelpTopic(
      "refused",
      [.cityCertificates, .countyCertificates, .longTermLock, .temporaryChange, .insuranceChange],
      isUnwritten: true, concerns: [.refusals]),
    HelpTopic("cancel", [], isUnwritten: true),
    HelpTopic("maternity", [], isUnwritten: true, concerns: [.maternityAllowance]),
    HelpTopic("injury", [.injuries], isUnwritten: true),
    HelpTopic("back_home", [.backHome], isUnwritten: true),
  ]
}
