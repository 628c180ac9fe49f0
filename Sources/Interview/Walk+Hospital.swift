import OfficeLists
import Rules

// Who issued the certificate, and where the care is.
extension Walk {
  // MARK: - The certificate

  mutating func askCertificate(optional: Bool) {
    guard matters(.certificate) || namesReferral else { return }
    switch ask(.certificate, optional: optional) {
    case Value.yes: askIssuer()
    case Value.no: know(.certificate) { $0.certificate = nil }
    case Value.unsure: leaveOpen(.certificate, .certificate)
    default: break
    }
  }

  /// Whether the form says it is a referral: by the certificate it goes on record as one, also for care
  /// whose ratio is the same without.
  private var namesReferral: Bool { isAnswered(.category) && facts.category == .referral }

  private mutating func askIssuer() {
    // With a list of the year the institution is picked from it; one it does not have is described,
    // and known not to be listed.
    let hasList = lists.issuers(careYear) != nil
    if hasList {
      guard let key = ask(.issuerName) else { return }
      if key != notListed(.issuerName) {
        guard let found = lists.issuer(key: key, year: careYear), let shown = found.certificate
        else { return }
        issuer = found
        return know(.certificate) { $0.certificate = shown }
      }
    }
    let answer = ask(.issuer)
    if answer == Value.unsure { return leaveOpen(.issuer, .certificate) }
    guard let scope = answer.flatMap(CertificateScope.init(rawValue:)) else { return }
    guard gradeMatters(scope) else {
      return know(.certificate) {
        $0.certificate = Certificate(scope: scope, grade: .ungraded, listed: false)
      }
    }
    let gradeAnswer = ask(.grade)
    if gradeAnswer == Value.unsure { return leaveOpen(.grade, .certificate) }
    let grade =
      gradeAnswer == Value.lowerGrade ? .ungraded : gradeAnswer.flatMap(Grade.init(rawValue:))
    guard let grade else { return }
    var certificate = Certificate(scope: scope, grade: grade, listed: false)
    if !hasList, listMatters(certificate) {
      switch ask(.listed) {
      case Value.yes: certificate.listed = true
      case Value.no: break
      case Value.unsure:
        // Counts as not listed until staff has looked it up, and is said so.
        facts.certificate = certificate
        return leaveOpen(.listed, .certificate)
      default: return
      }
    }
    know(.certificate) { $0.certificate = certificate }
  }

  /// The year whose list counts: that of the care's first day.
  var careYear: Int { Int((facts.admission ?? today).civil.year) }

  /// The answer that the institution is not on the list asked by now.
  func notListed(_ question: Question) -> String {
    let list = question == .issuerName ? String(careYear) : String(describing: facts.fileTo)
    return "\(Value.notListed) \(list)"
  }

  private func gradeMatters(_ scope: CertificateScope) -> Bool {
    let verdicts = Grade.allCases.map {
      law.qualifies(Certificate(scope: scope, grade: $0, listed: true)).qualified
    }
    return Set(verdicts).count > 1
  }

  private func listMatters(_ certificate: Certificate) -> Bool {
    var listed = certificate
    listed.listed = true
    return law.qualifies(listed).qualified != law.qualifies(certificate).qualified
  }

  // MARK: - Injury and network

  mutating func askInjury(optional: Bool) {
    guard facts.admission != nil, facts.care == .inpatient, matters(.trauma) else { return }
    let answer = ask(.injury, optional: optional)
    if answer == Value.unsure { return leaveOpen(.injury, .trauma) }
    guard let trauma = answer.flatMap(Trauma.init(rawValue:)) else { return }
    know(.trauma) { $0.trauma = trauma }
    if decideSoFar.settlement == .staff, !optional { end(.staff(.thirdParty)) }
  }

  mutating func askNetworked(optional isOptional: Bool) {
    guard matters(.networked) else { return }
    if lists.networked(in: facts.fileTo) != nil, carePlace != nil {
      let key = ask(.hospital, optional: isOptional)
      if let key, let found = lists.institution(key: key, in: facts.fileTo) {
        hospital = found
        if let isNetworked = found.isNetworked(for: facts.care) {
          return know(.networked) { $0.networked = isNetworked }
        }
      } else if key == notListed(.hospital) {
        // A list that says it is complete leaves nothing to ask.
        if lists.isComplete(in: facts.fileTo) { return know(.networked) { $0.networked = false } }
      } else if !isOptional {
        return
      }
    }
    switch ask(.networked, optional: isOptional) {
    case Value.yes: know(.networked) { $0.networked = true }
    case Value.no: know(.networked) { $0.networked = false }
    case Value.unsure: leaveOpen(.networked, .networked)
    default: break
    }
  }
}
