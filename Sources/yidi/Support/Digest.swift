internal import CCryptoSSL

/// The SM3 hash of bytes, in 64 hexadecimal digits; empty where libcrypto has no SM3.
func digest(of bytes: [UInt8]) -> String {
  var hash = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
  var length: UInt32 = 0
  guard EVP_Digest(bytes, bytes.count, &hash, &length, EVP_sm3(), nil) == 1 else { return "" }
  let digits = Array("0123456789abcdef")
  return String(hash[..<Int(length)].flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
}
