import Testing

@testable import Pages

@Suite("Lines in dots")
struct DotTests {
  @Test("a line is as wide as its columns, and each character keeps to its own")
  func columns() throws {
    let raster = try LineDrawing.raster(DotLine("张 12𬭊"))
    #expect((raster.width, raster.height) == (7 * 12, 24))
    #expect(ink(raster, 0..<24) > 60)
    #expect(ink(raster, 24..<36) == 0)
    #expect(ink(raster, 36..<48) > 10 && ink(raster, 48..<60) > 10)
    #expect(ink(raster, 60..<84) > 60)
  }

  @Test("doubled both ways it is four times the size; bold has more ink; too wide is made narrower")
  func sizes() throws {
    let plain = try LineDrawing.raster(DotLine("备案编号"))
    let doubled = try LineDrawing.raster(DotLine("备案编号", column: 24, height: 48))
    let bold = try LineDrawing.raster(DotLine("备案编号", isBold: true))
    #expect((doubled.width, doubled.height) == (192, 48))
    #expect(ink(bold, 0..<96) > ink(plain, 0..<96))
    #expect(abs(ink(doubled, 0..<192) - 4 * ink(plain, 0..<96)) < ink(plain, 0..<96))
    let narrow = try LineDrawing.raster(DotLine("备案编号", widthMax: 50))
    #expect(narrow.width == 50)
    #expect(ink(narrow, 40..<50) > 5)
  }

  @Test("bitmaps are read back as they were; anything else is none")
  func bitmaps() throws {
    let rasters = try [DotLine("张"), DotLine("a"), DotLine("李*四", column: 24, height: 48)]
      .map { try LineDrawing.raster($0) }
    let bytes = rasters.flatMap(\.pbm)
    #expect(Raster.all(pbm: bytes) == rasters)
    #expect(Raster.all(pbm: bytes.dropLast()) == nil)
    #expect(Raster.all(pbm: bytes + [0]) == nil)
    #expect(Raster.all(pbm: Array("P4\n9 9\n".utf8)) == nil)
  }

  private func ink(_ raster: Raster, _ columns: Range<Int>) -> Int {
    columns.reduce(0) { sum, x in
      sum + (0..<raster.height).count { raster.isInk(x, $0) }
    }
  }
}
