import Interview
import Messages
import Screens
import Terminal

/// Pages that lie over another: staff, leaving, and whether anybody is there.
extension Guided {
  /// The hotline, and the hall's own number where it has one.
  var phones: String { help.phones }

  var leavePage: Page {
    guard let choice = shownChoice else { return staffPage }
    return page(
      heading: texts("guided.leave.title"),
      [Paragraph(texts("guided.leave.lost"), style: .hint, rank: Rank.hint)] + problemBlocks
        + [Gap(), choice] + chosenBlocks(choice),
      bar: bar())
  }

  var resumePage: Page {
    guard let choice = shownChoice else { return startPage }
    return page(
      heading: texts("guided.resume.title", ["time": waiting?.time ?? ""]),
      problemBlocks + [Gap(), choice] + chosenBlocks(choice),
      bar: bar([.next, .staff, .help, .language]))
  }

  /// G9: any key goes on; a minute later the screen is cleared.
  var stillTherePage: Page {
    let seconds = "\(context.office.idleSecondsUntilWiped)"
    let body: [any Block] = [
      Gap(Rank.air, rows: 2), Gap(), Heading(texts("guided.still_there.title")), Gap(),
      Gap(Rank.air), Paragraph(texts("guided.still_there.any_key")), Gap(), Gap(Rank.air),
      Paragraph(texts("guided.still_there.then", ["seconds": seconds])),
    ]
    return Page(
      title: texts("shared.title"), body: body,
      bar: [
        BarEntry(
          key: texts("key.any"), label: texts("key.any.goes_on"), target: .command(.next))
      ] + bar([.staff]),
      announce: Page.announcement(of: body))
  }
}
