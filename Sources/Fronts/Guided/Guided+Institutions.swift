import Interview
import Messages
import OfficeLists
import Screens
import Terminal

/// Picking an institution from one of the office's lists, or saying that it is not on it.
extension Guided {
  /// What the text typed so far may mean; without a text the whole list.
  func found(for question: Question) -> [Institution] {
    guard case .institution = screen(question)?.input else { return [] }
    let list = interview.institutions(question)
    return Institution.matches(lines[question]?.text ?? "", in: list, limit: list.count)
  }

  /// Those on the leaf shown, so many that each has a digit.
  func institutions(for question: Question) -> [Institution] {
    onLeaf(found(for: question), question)
  }

  /// Those to choose from, the rest of a long list, and that none of the list is meant.
  func institutionChoice(_ question: Question) -> Choice {
    var options = institutions(for: question).enumerated().map { index, institution in
      ChoiceOption(
        number: index + 1,
        label: "\(institution.name)   \(context.place(of: institution, language))")
    }
    if let next = leafOption(question) { options.append(next) }
    options.append(
      ChoiceOption(
        number: 9, label: texts("guided.institution.none"),
        explanation: texts("guided.institution.none.\(question.rawValue)")))
    return Choice(options, marked: marks[question])
  }

  /// The field, what was found, and which is chosen.
  func institutionBlocks(_ question: Question) -> [any Block] {
    let line = lines[question] ?? EditLine()
    var blocks: [any Block] = [TextField(line, width: 30, hasFocus: marks[question] == nil)]
    if line.text.isEmpty {
      if hasLeaves(question) {
        // Without this nobody knows that the rest of a long list need not be leafed through.
        blocks.append(
          Paragraph(texts("guided.institution.how"), style: .hint, rank: Rank.explanation))
      }
    } else if institutions(for: question).isEmpty, complaint.isEmpty {
      blocks.append(
        Paragraph(
          texts("guided.place.not_found", ["text": line.text]), style: .hint, rank: Rank.hint))
    }
    let choice = institutionChoice(question)
    return blocks + [Gap(), choice] + chosenBlocks(choice)
  }

  mutating func enterInstitution(_ question: Question) -> [Effect] {
    let found = institutions(for: question)
    if let number = marks[question], turnLeaf(number) { return [] }
    switch marks[question] {
    case .some(9): return take(Value.notListed, for: question)
    case .some(let number) where found.indices.contains(number - 1):
      return take(found[number - 1].key, for: question)
    default:
      let text = lines[question]?.text ?? ""
      complaint =
        found.isEmpty && !text.isEmpty
        ? [
          Message("guided.place.not_found", ["text": text]),
          Message("guided.institution.not_found.do"),
        ]
        : [named("guided.choice.none", institutionChoice(question))]
      return [.bell]
    }
  }

  /// Fills the page with the answer already given; what was marked on another list is forgotten.
  mutating func prepareInstitution(_ question: Question) {
    if interview.isNotListed(question) {
      marks[question] = 9
    } else if let institution = interview.institution(question),
      let index = found(for: question).firstIndex(of: institution)
    {
      leaves[question] = index / Self.leafMax
      marks[question] = index % Self.leafMax + 1
    } else {
      (marks[question], leaves[question], lines[question]) = (nil, nil, nil)
    }
  }

  /// What was picked, by name.
  func institutionValue(_ question: Question) -> String {
    interview.institution(question)?.name ?? texts("guided.institution.none")
  }

  // MARK: - Where the lists come from

  /// Under the question: the list it is asked by, or that there is none.
  func listBlocks(_ question: Question, rank: Int = Rank.explanation) -> [any Block] {
    let words = context.listWords(language)
    switch question {
    case .issuerName, .hospital:
      let sources = OfficeLists.sources(interview.institutions(question))
      let sample: [any Block] =
        sources.contains(where: \.isSample)
        ? [Paragraph(texts("office.sample.used"), style: .title)] : []
      return sample
        + [Paragraph(words.origin(sources), style: .hint, rank: rank)]
    case .issuer:
      return words.issuer(interview).map { Paragraph($0, style: .hint, rank: rank) }
    case .listed where interview.lists.issuers(interview.careYear) == nil:
      let key = context.listsTrouble == nil ? "guided.listed.no_list" : "guided.lists.unreadable"
      let year = String(interview.careYear)
      return [Paragraph(texts(key, ["year": year]), style: .hint, rank: rank)]
    case .networked where interview.lists.networked == nil:
      let key = context.listsTrouble == nil ? "guided.networked.no_list" : "guided.lists.unreadable"
      return [Paragraph(texts(key), style: .hint, rank: rank)]
    case .networked:
      return words.hospital(interview).map { Paragraph($0, style: .hint, rank: rank) }
    default: return []
    }
  }

  /// Said first wherever the outcome is: that it rests on a sample.
  var sampleBlocks: [any Block] {
    sampleWords.isEmpty ? [] : [Gap()] + sampleWords.map { Paragraph($0, style: .title) }
  }

  /// The same in words; none where no sample is used.
  var sampleWords: [String] {
    interview.listSources.contains(where: \.isSample) ? [texts("office.sample.used")] : []
  }

  /// What the list and the clause say of the issuer, where the certificate is not plainly one.
  var issuerBlocks: [any Block] {
    context.listWords(language).issuer(interview).map { Paragraph($0) }
  }
}
