import Fronts
import Ledger
import Printers
import Testing

@testable import yidi

@Suite("A window whose printer is a folder")
struct FolderPrinterTests {
  @Test("Is told where the paper was written to; that is no trouble and no copy on paper")
  func saved() {
    let outcome = PrintOutcome.saved(path: "/srv/papers/DZ2026073103004297.pdf")
    #expect(Printing(outcome) == .saved(path: "/srv/papers/DZ2026073103004297.pdf"))
    #expect(!outcome.isInDoubt)
    #expect(!outcome.attempt(PrintJob(format: "pdf", paper: nil)).isCopy)
  }
}
