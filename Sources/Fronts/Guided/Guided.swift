package import Messages
package import Terminal

/// 自助办理: one question a page, for a person who has never seen this before.
package struct Guided: Front {
  let context: Context
  package var language: Language
  private(set) package var pageNumber = 0
  private(set) package var isOver = false

  /// The front at its first page.
  package init(context: Context, language: Language) {
    self.context = context
    self.language = language
  }

  package var dropsTypeAhead: Bool { true }

  package mutating func start() -> [Effect] { [] }
  package mutating func handle(_ event: Event, size: Size) -> [Effect] {
    if event == .key(.control("q")) || event == .closed { return [.leave] }
    if event == .key(.escape) { isOver = true }
    return []
  }
  package mutating func receive(_ result: EffectResult) -> [Effect] { [] }
  package mutating func tick(secondsIdle: Int) -> [Effect] { [] }

  package func frame(_ size: Size) -> Frame {
    let page = Page(
      title: context.texts(language)("app.title"), body: [], bar: [], announce: "")
    return PageLayout(texts: context.texts(language)).layOut(page, size: size, scroll: 0).frame
  }
}
