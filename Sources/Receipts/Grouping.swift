/// A number in groups of four for the eye, what is not a digit at its head apart: DZ 2026 0731.
package func grouped(_ number: String) -> String {
  let digits = number.drop { !$0.isNumber }
  guard digits.count > 5, digits.allSatisfy(\.isNumber) else { return number }
  let head = String(number.dropLast(digits.count))
  var groups = head.isEmpty ? [] : [head]
  var rest = digits
  while !rest.isEmpty {
    groups.append(String(rest.prefix(4)))
    rest = rest.dropFirst(4)
  }
  return groups.joined(separator: " ")
}
