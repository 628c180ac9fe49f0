internal import CPangoCairo

/// A PDF that grows in memory while it is drawn on.
final class PDFCanvas {
  /// What is drawn on.
  let cairo: OpaquePointer
  private let surface: OpaquePointer
  private let bytes = Bytes()

  /// By their address: cairo writes some thousand times, a few bytes each.
  private final class Bytes {
    let all: UnsafeMutablePointer<Room>

    init() {
      all = .allocate(capacity: 1)
      all.initialize(to: Room())
    }

    deinit {
      all.pointee.start.deallocate()
      all.deallocate()
    }
  }

  /// Memory that is filled from its start: an array would be looked at for other owners at every write.
  private struct Room {
    var start = UnsafeMutableRawPointer.allocate(byteCount: 1 << 16, alignment: 1)
    var count = 0
    var size = 1 << 16

    mutating func add(_ data: UnsafeRawPointer, _ length: Int) {
      if count + length > size {
        size = max(2 * size, count + length)
        let wider = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 1)
        wider.copyMemory(from: start, byteCount: count)
        start.deallocate()
        start = wider
      }
      (start + count).copyMemory(from: data, byteCount: length)
      count += length
    }
  }

  /// An empty document of pages of that size.
  init(width: Double, height: Double) throws(PageFault) {
    let surface = cairo_pdf_surface_create_for_stream(
      { closure, data, length in
        guard let closure, let data else { return UInt32(YIDI_CAIRO_FAILED) }
        closure.assumingMemoryBound(to: Room.self).pointee.add(data, Int(length))
        return 0
      }, bytes.all, width, height)
    guard let surface else { throw .pango }
    guard let cairo = cairo_create(surface) else {
      cairo_surface_destroy(surface)
      throw .pango
    }
    (self.surface, self.cairo) = (surface, cairo)
  }

  deinit {
    // What is still to be written is written before `bytes` goes.
    cairo_surface_finish(surface)
    cairo_destroy(cairo)
    cairo_surface_destroy(surface)
  }

  /// Says what it is and of when; nothing about anybody, and nothing of this machine's clock.
  func describe(title: String, day: String) {
    cairo_pdf_surface_set_metadata(surface, UInt32(YIDI_CAIRO_PDF_TITLE), title)
    cairo_pdf_surface_set_metadata(
      surface, UInt32(YIDI_CAIRO_PDF_CREATE_DATE), day + "T00:00:00Z")
    cairo_pdf_surface_set_metadata(surface, UInt32(YIDI_CAIRO_PDF_MOD_DATE), day + "T00:00:00Z")
  }

  /// The whole document; nothing can be drawn on it afterwards.
  func finished() throws(PageFault) -> [UInt8] {
    // After a mistake cairo draws nothing more, and does not say so unless asked.
    let status = cairo_status(cairo)
    cairo_surface_finish(surface)
    guard status == 0, cairo_surface_status(surface) == 0 else { throw .failed(.ended) }
    let all = bytes.all.pointee
    return Array(UnsafeRawBufferPointer(start: all.start, count: all.count))
  }
}
