import OfficeLists
import Support
import Testing

@Suite("The file of an office's lists")
struct OfficeFileTests {
  private var history: OfficeHistory {
    var history = Sample.history(Sample.referral)
    for each in Sample.history(Sample.networked, Sample.ratio).imports {
      history.append(
        ListImport(
          number: history.imports.count + 1, moment: each.moment, by: each.by, file: each.file,
          digest: each.digest, kind: each.kind, rows: each.rows))
    }
    return history
  }

  private func read(_ bytes: [UInt8]) throws(OfficeFile.Failure) -> OfficeHistory {
    try OfficeFile.history(of: bytes, digest: Sample.digest)
  }

  @Test("is read as it was written, also with nothing in it")
  func roundTrip() throws {
    for history in [history, OfficeHistory()] {
      let bytes = OfficeFile.bytes(of: history, digest: Sample.digest)
      #expect(try read(bytes) == history)
    }
  }

  @Test("is refused with any byte changed, added or taken away")
  func damage() {
    let bytes = OfficeFile.bytes(of: history, digest: Sample.digest)
    for index in bytes.indices {
      var changed = bytes
      changed[index] ^= 1
      #expect(throws: OfficeFile.Failure.self) { try read(changed) }
    }
    for length in bytes.indices {
      #expect(throws: OfficeFile.Failure.self) { try read(Array(bytes[..<length])) }
    }
    #expect(throws: OfficeFile.Failure.self) { try read(bytes + [0x0A]) }
  }

  @Test("tells another file and a newer program's apart from damage")
  func others() {
    #expect(throws: OfficeFile.Failure.notLists) { try read(Array("SQLite format 3".utf8)) }
    #expect(throws: OfficeFile.Failure.newer) { try read(Array("yidi office 2\nend\tx\n".utf8)) }
    #expect(throws: OfficeFile.Failure.damaged(line: 1)) { try read(Array("yidi office 1".utf8)) }
  }

  @Test("The latest import of a kind and year holds; the others stay on record")
  func held() throws {
    let later = Sample.referral.replacing("2026,乙", with: "2027,乙").replacing("公告一号", with: "公告二号")
    let history = Sample.history(Sample.referral, later)
    #expect(history.imports.count == 2)
    #expect(history.held.map(\.year) == [2027, 2026])
    #expect(history.held(.referral, 2026)?.rows.map { $0[.name] } == ["甲市第一医院"])
    #expect(history.held(.referral, 2026)?.origin.number == 2)
    #expect(history.held(.referral, 2025) == nil)
    #expect(history.held(.networked, nil) == nil)
  }

  @Test("What an import would change is told by entry")
  func changes() throws {
    let history = Sample.history(Sample.referral)
    let new = Sample.read(
      Sample.referral.replacing("三级甲等", with: "三级乙等").replacing("乙县人民医院", with: "乙县中医院"))
    let changes = try #require(history.changes(by: new.rows, of: .referral).first).changes
    #expect(changes.added.map { $0[.name] } == ["乙县中医院"])
    #expect(changes.removed.map { $0[.name] } == ["乙县人民医院"])
    #expect(changes.changed.count == 1 && changes.kept == 0)
    #expect(changes.changed[0].after.differences(from: changes.changed[0].before) == [.grade])
    let same = Sample.read(Sample.referral)
    #expect(history.changes(by: same.rows, of: .referral).allSatisfy { $0.changes.isEmpty })
  }
}
