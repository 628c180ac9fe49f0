internal import Fronts
internal import Terminal

/// The app with the terminal and the world around it: events go in, effects are done.
struct Stage {
  let screen: CursesScreen
  let world: World
  /// What is written down of the run, where anybody asked for it.
  let recorder: Recorder?
  private(set) var app: App
  /// Whether the program is to end.
  private(set) var isOver = false
  /// Whether somebody has been here whose screen was wiped: memory still holds what they typed.
  private(set) var holdsFormerPerson = false

  /// That app on that screen in that world.
  init(screen: CursesScreen, world: World, app: App, recorder: Recorder? = nil) {
    self.screen = screen
    self.recorder = recorder
    self.world = world
    self.app = app
  }

  /// Effects the app begins with.
  mutating func start() -> [Effect] { app.start() }

  /// Hands one event to the app; a closed line ends the program, with what was typed kept as a draft.
  mutating func take(_ event: Event) { take(event, app.trying(event)) }

  /// The same with what came of the event, which was tried already.
  mutating func take(_ event: Event, _ trial: App.Trial) {
    recorder?.record(event, on: app)
    app = trial.app
    switch event {
    case .closed:
      run(trial.effects)
      isOver = true
    case .report: app.canDrawBlocks = screen.drawsBlocks
    default:
      // The key is answered first, as a disk may take its time; what is to be wiped is not.
      if !trial.effects.isEmpty, !trial.effects.contains(.privacyReset) { show() }
      run(trial.effects)
    }
  }

  /// Hands the app the result of work behind the screen.
  mutating func receive(_ result: EffectResult) {
    run(app.receive(result))
  }

  /// Tells the app the civil day, before what happens on it.
  mutating func tellDay() { run(app.take(today: world.day)) }

  /// Tells the app how long nobody has touched a key.
  mutating func tick(seconds: Int) {
    run(app.tick(secondsIdle: seconds))
  }

  /// Does effects and what follows from their results, until there is nothing more to do.
  mutating func run(_ effects: [Effect]) {
    let screen = screen
    var wiped = false
    let ends = world.carryOut(effects, for: &app) { effect in
      switch effect {
      case .bell: screen.bell()
      case .privacyReset:
        screen.wipe()
        wiped = true
      default: break
      }
    }
    if wiped { holdsFormerPerson = true }
    if ends { isOver = true }
  }

  /// Draws the state, and has Esc read as the front at hand wants it.
  func show() {
    screen.theme = app.theme
    // The page that Esc led to may want the 0 that comes behind it.
    screen.timing = !app.dropsTypeAhead ? .withDigits : app.takesZero ? .alone : .atOnce
    let frame = app.frame(screen.size)
    screen.show(frame)
    recorder?.record(frame, of: app)
  }
}
