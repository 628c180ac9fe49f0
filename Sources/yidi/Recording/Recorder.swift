internal import Fronts
internal import Glibc
internal import Messages
internal import Terminal

/// Writes a recording beside a run; whatever becomes of the file, the run goes on.
final class Recorder {
  /// Bytes after which it ends: some hours at a window.
  static let bytesMax = 16 << 20

  private var recording: Recording
  private var file: WrittenFile
  private var left: Int
  private let start = Milliseconds.now

  /// Makes the file, which must not be there yet; who runs the program alone can read it.
  static func create(_ path: String, _ texts: Messages.Catalogue) throws(Stop) {
    _ = try WrittenFile(new: path, texts)
  }

  /// Goes on in a file that was made for it, and is perhaps filled partly by a run that crashed.
  init(
    _ path: String, _ texts: Messages.Catalogue, catalogues: [Messages.Catalogue], size: Size,
    bytesMax: Int = Recorder.bytesMax
  ) throws(Stop) {
    file = try WrittenFile(extending: path, texts)
    recording = Recording(catalogues)
    left = bytesMax - file.size
    take(recording.beginning(at: Environment.moment, size: size))
  }

  /// Records an event that the app is about to take.
  func record(_ event: Event, on app: App) {
    guard left > 0 else { return }
    take(recording.lines(for: event, on: app, milliseconds: elapsed))
  }

  /// Records a frame that is shown, unless it is the one before.
  func record(_ frame: Frame, of app: App) {
    guard left > 0 else { return }
    take(recording.lines(for: frame, of: app, milliseconds: elapsed))
  }

  private var elapsed: Int { Milliseconds.now - start }

  private func take(_ bytes: [UInt8]) {
    guard !bytes.isEmpty, left > 0 else { return }
    guard bytes.count <= left else {
      left = 0
      _ = file.append(recording.end(milliseconds: elapsed))
      return
    }
    left = file.append(bytes) ? left - bytes.count : 0
  }
}
