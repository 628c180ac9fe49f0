import Fronts
import Interview
import Messages
import Terminal
import Testing

@Suite("At a kiosk")
struct KioskTests {
  private func pilot(at path: GuidedPath) throws -> Pilot {
    var office = Office()
    office.isKiosk = true
    var pilot = try Pilot(office: office)
    path.walk(&pilot)
    return pilot
  }

  @Test("the key that leaves does not leave the first page", arguments: ["ctrl-q", "ctrl-c"])
  func firstPage(_ key: String) throws {
    var pilot = try pilot(at: .start)
    let before = pilot.words
    pilot.press(key)
    #expect(!pilot.effects.contains(.leave))
    #expect(pilot.words == before)
  }

  @Test("leaving in the middle wipes everything and begins anew for the next person")
  func middle() throws {
    var pilot = try pilot(at: .phone)
    let first = try Pilot().words
    pilot.press("ctrl-q", "2", "enter")
    #expect(!pilot.effects.contains(.leave))
    #expect(pilot.effects.suffix(2) == [.discardDraft(.guided), .privacyReset])
    #expect(pilot.words == first)
    #expect(pilot.app.personal.names.isEmpty && pilot.app.personal.numbers.isEmpty)
  }

  @Test("elsewhere it leaves")
  func elsewhere() throws {
    var pilot = try Pilot()
    pilot.press("ctrl-q")
    #expect(pilot.effects.last == .leave)
  }
}
