internal import CCups
internal import Glibc

/// One conversation with the printing service; every answer comes, or fails, within seconds.
///
/// A printing service that hangs would otherwise hang us with it (as it does `lp`).
struct CupsConnection: ~Copyable {
  /// Limits of patience with the service itself.
  private enum Limit {
    static let connectMilliseconds: Int32 = 3000
    static let answerSeconds = 3.0
  }

  private let http: OpaquePointer

  /// Reaches the service at `server` ("host:port" or a socket's path), or where libcups is set up to look.
  init(server: String?) throws(PrintFault) {
    guard PrintFault.hasLibrary else { throw .missingLibrary }
    // libcups keeps the server's and the user's names for each thread; some of its calls ask again.
    cupsSetServer(server)
    cupsSetUser(nil)
    askNobody()
    try Self.expectName(of: cupsServer())
    guard
      let http = httpConnect2(
        cupsServer(), ippPort(), nil, AF_UNSPEC, cupsEncryption(), 1, Limit.connectMilliseconds,
        nil)
    else { throw PrintFault(.serviceDown) }
    httpSetTimeout(http, Limit.answerSeconds, { _, _ in 0 }, nil)
    // Of a service that hangs `cupsGetNamedDest` asks again without our limit, for two minutes.
    ippDelete(cupsDoRequest(http, ippNewRequest(IPP_OP_CUPS_GET_DEFAULT), "/"))
    if let fault = CupsConnection.fault(of: http, printer: "") {
      httpClose(http)
      throw fault
    }
    self.http = http
  }

  /// A service on another machine has a name, which libcups would wait for as long as it takes.
  private static func expectName(of server: UnsafePointer<CChar>?) throws(PrintFault) {
    let host = server.map { String(cString: $0).filter { !"[]".contains($0) } } ?? ""
    guard !host.isEmpty, !host.hasPrefix("/") else { return }
    do throws(PrintFault) {
      _ = try Resolver().find(
        host, port: Int(ippPort()), within: Double(Limit.connectMilliseconds) / 1000, printer: host)
    } catch {
      throw PrintFault(error.code == .nameSilent ? .serviceSilent : .serviceDown)
    }
  }

  deinit {
    httpClose(http)
  }

  /// The queue of that name, or the default one, with all it says about itself.
  func queue(named name: String?) throws(PrintFault) -> CupsQueue {
    guard let destination = cupsGetNamedDest(http, name, nil) else {
      // What libcups says of it besides is the same in English.
      throw CupsConnection.fault(of: http, printer: name ?? "")
        ?? PrintFault(name == nil ? .noDefault : .noPrinter, printer: name ?? "")
    }
    let found = String(cString: destination.pointee.name)
    guard
      let uri = cupsGetOption(
        "printer-uri-supported", destination.pointee.num_options, destination.pointee.options)
    else {
      cupsFreeDests(1, destination)
      throw PrintFault(.noPrinter, printer: found)
    }
    return CupsQueue(name: found, uri: String(cString: uri), destination: destination)
  }

  /// The names of all queues, in the service's order; none is no fault.
  func queueNames() throws(PrintFault) -> [String] {
    let request = ippNewRequest(IPP_OP_CUPS_GET_PRINTERS)
    ippAddString(
      request, IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "requested-attributes", nil, "printer-name")
    guard let answer = IppAnswer(cupsDoRequest(http, request, "/")) else {
      throw fault(otherwise: .refused, printer: "")
    }
    let status = cupsLastError()
    // A service without a queue says that it found none.
    if status == IPP_STATUS_ERROR_NOT_FOUND { return [] }
    guard status.isOK else { throw fault(otherwise: .refused, printer: "") }
    return answer.each("printer-name")
  }

  /// What the queue is and does at this moment.
  func state(of queue: borrowing CupsQueue) throws(PrintFault) -> QueueState {
    let request = ippNewRequest(IPP_OP_GET_PRINTER_ATTRIBUTES)
    ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_URI, "printer-uri", nil, queue.uri)
    let answer = try answer(to: request, printer: queue.name)
    return QueueState(answer)
  }

  /// Where the job stands.
  func state(ofJob job: Int32, on queue: borrowing CupsQueue) throws(PrintFault) -> JobState {
    let request = ippNewRequest(IPP_OP_GET_JOB_ATTRIBUTES)
    ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_URI, "printer-uri", nil, queue.uri)
    ippAddInteger(request, IPP_TAG_OPERATION, IPP_TAG_INTEGER, "job-id", job)
    var wanted = ippAddString(
      request, IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "requested-attributes", nil, "job-state")
    ippSetString(request, &wanted, 1, "job-state-reasons")
    ippSetString(request, &wanted, 2, "job-printer-state-message")
    ippSetString(request, &wanted, 3, "time-at-processing")
    do throws(PrintFault) {
      return JobState(try answer(to: request, printer: queue.name))
    } catch {
      if error.code == .noPrinter { return .forgotten }
      throw error
    }
  }

  /// Hands the document over as one job; the job's number, once the service has all of it.
  func submit(
    _ document: PrintDocument, to queue: borrowing CupsQueue
  ) throws(Unsubmitted) -> Int32 {
    guard let info = cupsCopyDestInfo(http, queue.destination) else {
      throw Unsubmitted(fault: fault(otherwise: .noPrinter, printer: queue.name))
    }
    defer { cupsFreeDestInfo(info) }
    var options: UnsafeMutablePointer<cups_option_t>?
    // Without these CUPS lays an A4 page out again, for Letter.
    var count = cupsAddOption("media", document.media, 0, &options)
    count = cupsAddOption("print-scaling", "none", count, &options)
    if let resolution = document.resolution {
      count = cupsAddOption("Resolution", resolution, count, &options)
    }
    defer { cupsFreeOptions(count, options) }
    var job: Int32 = 0
    var created = create(document, &job, on: queue, info, count, options, as: document.user)
    if document.user != nil, isUnknown(created) {
      // A queue may be for users of this machine alone, and clerks are none.
      created = create(document, &job, on: queue, info, count, options, as: nil)
    }
    guard created.isOK, job > 0 else {
      let fault = fault(
        otherwise: created == IPP_STATUS_ERROR_NOT_ACCEPTING_JOBS ? .notAccepting : .refused,
        printer: queue.name)
      throw Unsubmitted(fault: fault)
    }
    do throws(PrintFault) {
      try write(document, asJob: job, to: queue, info: info)
    } catch {
      // A job without its document would wait in the queue for ever.
      cancel(job: job, on: queue)
      throw Unsubmitted(fault: error, mayHaveArrived: !isGone(job, on: queue))
    }
    return job
  }

  private func create(
    _ document: PrintDocument, _ job: inout Int32, on queue: borrowing CupsQueue,
    _ info: OpaquePointer, _ count: Int32, _ options: UnsafeMutablePointer<cups_option_t>?,
    as user: String?
  ) -> ipp_status_t {
    // From here on: what is asked of the job later is asked by its owner; `nil` is the system's user.
    cupsSetUser(user)
    return cupsCreateDestJob(
      http, queue.destination, info, &job, document.title, count, options)
  }

  /// Whether the service takes nothing from that user.
  private func isUnknown(_ status: ipp_status_t) -> Bool {
    status.wantsPassword || status == IPP_STATUS_ERROR_NOT_AUTHORIZED
      || status == IPP_STATUS_ERROR_FORBIDDEN
  }

  /// Whether the service says of a job that it ended before it was printed.
  private func isGone(_ job: Int32, on queue: borrowing CupsQueue) -> Bool {
    guard let seen = try? state(ofJob: job, on: queue) else { return false }
    return !seen.hasBegun && (seen.stage == .cancelled || seen.stage == .aborted)
  }

  /// Asks for the job to be given up; whether it is, only its state tells.
  func cancel(job: Int32, on queue: borrowing CupsQueue) {
    cupsCancelDestJob(http, queue.destination, job)
  }

  /// Has the service forget a job that is over, with the document, which it would else keep for a day.
  func forget(job: Int32, on queue: borrowing CupsQueue) {
    _ = cupsCancelJob2(http, queue.name, job, 1)
  }

  private func write(
    _ document: PrintDocument, asJob job: Int32, to queue: borrowing CupsQueue,
    info: OpaquePointer
  ) throws(PrintFault) {
    let name = queue.name
    guard
      cupsStartDestDocument(
        http, queue.destination, info, job, document.title, document.mime, 0, nil, 1)
        == HTTP_STATUS_CONTINUE
    else { throw fault(otherwise: .refused, printer: name) }
    let written = document.bytes.withUnsafeBytes { bytes in
      let characters = bytes.bindMemory(to: CChar.self)
      return cupsWriteRequestData(http, characters.baseAddress, bytes.count)
    }
    guard written == HTTP_STATUS_CONTINUE else { throw fault(otherwise: .refused, printer: name) }
    let finished = cupsFinishDestDocument(http, queue.destination, info)
    guard finished.isOK else {
      throw fault(
        otherwise: finished == IPP_STATUS_ERROR_DOCUMENT_FORMAT_NOT_SUPPORTED
          ? .wrongFormat : .refused,
        printer: name)
    }
  }

  /// The service's answer to a request, which is used up.
  private func answer(
    to request: OpaquePointer?, printer: String
  ) throws(PrintFault) -> IppAnswer {
    guard let answer = IppAnswer(cupsDoRequest(http, request, "/")) else {
      throw fault(otherwise: .refused, printer: printer)
    }
    let status = cupsLastError()
    guard status.isOK else {
      throw fault(
        otherwise: status == IPP_STATUS_ERROR_NOT_FOUND ? .noPrinter : .refused, printer: printer)
    }
    return answer
  }

  /// What libcups's last call failed of; `code` where the service itself was well.
  private func fault(otherwise code: PrintFault.Code, printer: String) -> PrintFault {
    CupsConnection.fault(of: http, printer: printer)
      ?? PrintFault(
        code, printer: printer, reason: cupsLastErrorString().map { String(cString: $0) } ?? "")
  }

  /// What is wrong with the conversation itself, or `nil`; a service that was told no password hangs up.
  private static func fault(of http: OpaquePointer, printer: String) -> PrintFault? {
    if cupsLastError().wantsPassword { return PrintFault(.wantsPassword, printer: printer) }
    return switch httpError(http) {
    case 0: nil
    case ETIMEDOUT, EAGAIN, EWOULDBLOCK: PrintFault(.serviceSilent)
    default: PrintFault(.serviceDown)
    }
  }
}
