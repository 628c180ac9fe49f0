import Interview
import Rules

extension Screen {
  /// Which hospital wrote the certificate.
  static let issuer = Screen(
    .issuer, step: 2,
    .choice([
      .of(.issuer, 1, CertificateScope.city.rawValue),
      .of(.issuer, 2, CertificateScope.county.rawValue),
      .of(.issuer, 3, CertificateScope.elsewhere.rawValue, hint: true),
      .of(.issuer, 9, Value.unsure, hint: true),
    ]), words: [.hint])
}
