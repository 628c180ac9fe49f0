import Interview
import Messages
import Screens
import Terminal

/// Pages that lie over another: help, staff, leaving, and whether anybody is there.
extension Guided {
  /// What the page is about, why it is asked, and every key.
  var helpPage: Page {
    var body: [any Block] = [Gap(Rank.always)]
    var heading = texts("guided.help.title")
    if case .question(let question) = page, let screen = screen(question) {
      heading = title(of: screen)
      body.append(Paragraph(texts(screen.help)))
      if let why = screen.why { body += [Gap(Rank.always), Paragraph(texts(why))] }
      let lists = listBlocks(question)
      if !lists.isEmpty { body += [Gap(Rank.always)] + lists }
    } else {
      body.append(Paragraph(texts("guided.help.page")))
    }
    body += privacyBlocks + voiceBlocks
    body += [Gap(Rank.always), Paragraph(texts("guided.help.keys"), style: .title)]
    body += GuidedKeys.table.helpBlocks(texts: texts, digits: texts("guided.help.digits"))
    return page(
      aside: texts("shared.help.title"), heading: heading, body,
      bar: bar([.back, .staff, .language]))
  }

  /// The hotline, and the hall's own number where it has one.
  var phones: String {
    let office = context.office
    return office.phone.map { office.hotline + texts("guided.or") + $0 } ?? office.hotline
  }

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
