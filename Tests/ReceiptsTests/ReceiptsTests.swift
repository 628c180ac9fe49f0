import Receipts
import Testing

@Suite("A receipt in lines")
struct TextRendererTests {
  @Test("no layout is narrower than 48 columns or wider than 80")
  func widths() {
    #expect(TextRenderer(columns: 47) == nil)
    #expect(TextRenderer(columns: 48) != nil)
    #expect(TextRenderer(columns: 80) != nil)
    #expect(TextRenderer(columns: 81) == nil)
  }
}
