internal import Glibc
internal import Pages

/// One page as PDF, beside a small C program that draws the same words in the same type by pango.
enum PagesBench {
  private static let roundsCount = 15
  private static let pagesPerRound = 8

  /// Whether every gate was met.
  static func run() throws -> Bool {
    let scratch = try BenchFolder()
    defer { scratch.remove() }
    let folder = scratch.path
    guard write(SamplePage.pieces, to: "\(folder)/pieces"),
      shell(
        "cc -O2 \(source) $(pkg-config --cflags --libs pangocairo) -o \(folder)/page") == 0
    else { return stop("page.c does not compile: apt-get install gcc pkg-config libpango1.0-dev") }
    let own = PageMaker(program: "\(here)/yidi")
    // It reads a file and not its input, and answers as ours does.
    let other = PageMaker(program: "\(folder)/page", arguments: ["\(folder)/pieces"])
    _ = try (drawn(), own.pdf(SamplePage.paper, .a4, footer: footer))
    _ = try other.pdf(SamplePage.paper, .a4, footer: footer)
    var (ours, inC, whole, wholeInC) = (Rounds(), Rounds(), Rounds(), Rounds())
    for _ in 0..<roundsCount {
      inC.add(try warm("\(folder)/page \(folder)/pieces warm \(pagesPerRound)"), of: 1)
      ours.time(pagesPerRound) {
        (0..<pagesPerRound).reduce(0) { sum, _ in sum + UInt64((try? drawn())?.count ?? 0) }
      }
      wholeInC.add(try children { try other.pdf(SamplePage.paper, .a4, footer: footer) }, of: 1)
      whole.add(try children { try own.pdf(SamplePage.paper, .a4, footer: footer) }, of: 1)
    }
    var report = Report()
    report.head("one page, \(roundsCount) rounds in turn, medians of CPU time")
    report.row("C on pango, warm", inC)
    report.row("Pages, warm", ours)
    report.row("C on pango, whole process", wholeInC)
    report.row("yidi draw-pages, whole process", whole)
    report.head("gates")
    report.gate("warm, in pages of C", ours.over(inC), atMost: 1)
    report.gate("whole process, in processes of C", whole.over(wholeInC), atMost: 1.3)
    report.end()
    return report.isMet
  }

  private static let footer = "第{page}页 共{pages}页"

  private static func drawn() throws -> [UInt8] {
    try PageDrawing.pdf(SamplePage.paper, .a4, footer: footer)
  }

  /// The C program's source, found from this file's place.
  private static var source: String {
    let folders = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
    return folders.joined(separator: "/") + "/CBench/Page/page.c"
  }

  /// The folder of the programs that were built.
  private static var here: String {
    var path = [CChar](repeating: 0, count: 4096)
    let count = readlink("/proc/self/exe", &path, path.count)
    let own = String(
      decoding: path.prefix(max(0, count)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return own.split(separator: "/", omittingEmptySubsequences: false).dropLast()
      .joined(separator: "/")
  }

  /// Nanoseconds of CPU time that children took while this ran.
  private static func children(_ run: () throws -> [UInt8]) throws -> Double {
    let before = childTime()
    _ = try run()
    return childTime() - before
  }

  private static func childTime() -> Double {
    var usage = rusage()
    getrusage(RUSAGE_CHILDREN.rawValue, &usage)
    let seconds = Double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
    let microseconds = Double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec)
    return seconds * 1e9 + microseconds * 1e3
  }

  /// The figure a command prints.
  private static func warm(_ command: String) throws -> Double {
    guard let pipe = popen(command, "r") else { return 0 }
    defer { pclose(pipe) }
    var line = [CChar](repeating: 0, count: 64)
    guard fgets(&line, Int32(line.count), pipe) != nil else { return 0 }
    return strtod(line, nil)
  }

  private static func write(_ text: String, to path: String) -> Bool {
    guard let file = fopen(path, "w") else { return false }
    defer { fclose(file) }
    return fputs(text, file) >= 0
  }

  private static func shell(_ command: String) -> Int32 { system(command) }

  private static func stop(_ reason: String) -> Bool {
    print(reason)
    return false
  }
}
