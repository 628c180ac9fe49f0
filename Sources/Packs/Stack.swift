package import Rules

/// Reads a pack with the packs that amend it: each decides on its own days.
///
/// - Returns: The policy of the pack alone, which holds another one for the days of its amendments;
///   each is proved whole.
/// - Throws: What is wrong with one of the files, which the failure names.
package func loadPolicy(
  _ base: PackFile, amendedBy files: [PackFile]
) throws(PackFailure) -> Policy {
  let alone = try loadPolicy(markdown: base.markdown, file: base.file, digest: base.digest)
  guard !files.isEmpty else { return alone }
  var amendments: [(amendment: Amendment, page: Page, file: PackFile)] = []
  for file in files {
    let (amendment, page) = try read(file)
    amendments.append((amendment, page, file))
  }
  amendments.sort { start($0.amendment) < start($1.amendment) }
  let known = [alone.identity] + amendments.map(\.amendment.identity)
  for (amendment, page, file) in amendments {
    let faults = amendment.faults(among: known).all
    guard faults.isEmpty else { throw failure(faults, page, file) }
  }
  let outline = try Outline(page(base).blocks)
  var versions: [Version] = []
  for days in spans(amendments.map(\.amendment)) {
    let stack = amendments.filter {
      $0.amendment.identity.force(on: days.lowerBound) == .inForce
    }
    guard let newest = stack.last else { continue }
    var reader = PackReader(
      digest: base.digest, amendments: stack.map(\.amendment), isInspecting: false)
    let policy = reader.read(outline)
    guard let policy, reader.findings.all.isEmpty else {
      throw failure(reader.findings.all, newest.page, newest.file)
    }
    versions.append(
      Version(days: days, amendedBy: stack.map(\.amendment.identity), policy: policy))
  }
  return alone.amended(versions)
}

/// Reads an amending pack over what it amends: the rows of both, under its own name and days.
///
/// - Parameters:
///   - file: The pack.
///   - amended: Those it names, as far as they are at hand; one of them amends nothing.
/// - Returns: The policy, proved, under the amending pack's name.
/// - Throws: What is wrong with it, or with what it amends.
package func loadAmendment(
  _ file: PackFile, of amended: [PackFile]
) throws(PackFailure) -> Policy {
  let (policy, findings, page) = try laidOver(file, amended)
  guard let policy, findings.all.isEmpty else { throw failure(findings.all, page, file) }
  return policy
}

/// Everything there is to say of an amending pack.
///
/// - Parameters:
///   - file: The pack.
///   - fullText: The document it quotes from, where it is at hand.
///   - amended: Those it names, as far as they are at hand.
/// - Returns: The findings in the order of the file; none for a pack that is whole.
package func inspectAmendment(
  _ file: PackFile, fullText: [UInt8]?, of amended: [PackFile]
) -> [Finding] {
  do {
    let (_, findings, page) = try laidOver(file, amended)
    var all = findings.all.isEmpty ? findings.remarks : findings.all
    all += page.remarks.all
    if let fullText {
      var compared = Findings()
      compared.compare(Outline(page.blocks), with: FullText(fullText))
      all += compared.all
    }
    return inOrder(all.map(page.located))
  } catch {
    return error.findings
  }
}

/// What came of laying a pack over others.
private struct Outcome {
  var all: [Finding] = []
  /// What does not keep it from being used.
  var remarks: [Finding] = []
}

private func laidOver(
  _ file: PackFile, _ amended: [PackFile]
) throws(PackFailure) -> (Policy?, Outcome, Page) {
  let (amendment, page) = try read(file)
  var known: [Policy.Identity] = []
  var stack: [Amendment] = []
  var base: PackFile?
  for other in amended {
    if amendedIDs(by: other.markdown).isEmpty {
      base = base ?? other
      known.append(try loadPolicy(markdown: other.markdown, file: other.file).identity)
    } else {
      let (earlier, _) = try read(other)
      stack.append(earlier)
      known.append(earlier.identity)
    }
  }
  var outcome = Outcome(all: amendment.faults(among: known).all)
  guard outcome.all.isEmpty, let base else { return (nil, outcome, page) }
  stack.sort { start($0) < start($1) }
  var reader = PackReader(digest: base.digest, amendments: stack + [amendment])
  let policy = try reader.read(Outline(Packs.page(base).blocks))
  outcome.all = reader.findings.all
  // Of the amended packs' own rows nothing is told here; nor what an earlier amendment, which may
  // be over before this one, makes needless.
  var remarks = reader.remarks.all.filter { $0.row.hasPrefix(amendment.prefix) }
  if !stack.isEmpty {
    var alone = PackReader(digest: base.digest, amendments: [amendment])
    _ = try alone.read(Outline(Packs.page(base).blocks))
    remarks = remarks.filter(alone.remarks.all.contains)
  }
  outcome.remarks = remarks.map { $0.withoutPrefix(amendment.prefix) }
  return (policy?.identified(as: amendment.identity), outcome, page)
}

/// An amending pack, its head and its sections.
private func read(_ file: PackFile) throws(PackFailure) -> (Amendment, Page) {
  let page = try page(file)
  var head = HeadReader(digest: file.digest)
  let outline = Outline(page.blocks)
  let identity = page.isBroken ? nil : head.read(outline)
  let findings = page.faults.all + head.findings.all
  guard let identity, findings.isEmpty else { throw failure(findings, page, file) }
  return (Amendment(identity: identity, outline: outline), page)
}

private func page(_ file: PackFile) throws(PackFailure) -> Page {
  do {
    return try Page(SourceText(file.markdown))
  } catch {
    throw PackFailure(file: file.file, findings: [error.finding])
  }
}

private func failure(_ findings: [Finding], _ page: Page, _ file: PackFile) -> PackFailure {
  PackFailure(file: file.file, findings: inOrder(findings.map(page.located)))
}

private func start(_ amendment: Amendment) -> Day {
  amendment.identity.inForceFrom.range?.lowerBound ?? Day(number: 0)
}

/// The days of these packs, cut wherever one begins or ends.
private func spans(_ amendments: [Amendment]) -> [ClosedRange<Day>] {
  var borders: Set<Day> = []
  for identity in amendments.map(\.identity) {
    guard let from = identity.inForceFrom.day, let through = identity.inForceThrough.day else {
      continue
    }
    borders.formUnion([from, through.adding(days: 1)])
  }
  let sorted = borders.sorted()
  return zip(sorted, sorted.dropFirst()).map { $0...$1.adding(days: -1) }
}

extension Finding {
  /// The same, its row without what it begins with.
  fileprivate func withoutPrefix(_ prefix: String) -> Finding {
    Finding(
      code, line: line, position: position, section: section,
      row: String(row.dropFirst(prefix.count)), column: column, details)
  }
}
