internal import CCups
internal import Glibc

/// One conversation with a printer that speaks IPP itself, without a printing service between.
struct IppConnection: ~Copyable {
  /// Limits of patience with the printer itself.
  private enum Limit {
    static let connectMilliseconds: Int32 = 1500
    static let answerSeconds = 5.0
  }

  let address: IppAddress
  private let http: OpaquePointer
  private let user: String

  /// Reaches the printer; `user` is who asks, nobody's name unless said: printers show and keep it.
  init(
    _ address: IppAddress, user: String? = nil, resolver: Resolver = Resolver()
  ) throws(PrintFault) {
    guard PrintFault.hasLibrary else { throw .missingLibrary }
    askNobody()
    // libcups would wait for the name as long as it takes; what was found a moment ago is found at once.
    _ = try resolver.find(
      address.host, port: address.port, within: Double(Limit.connectMilliseconds) / 1000,
      printer: address.host)
    guard
      let http = httpConnect2(
        address.host, Int32(address.port), nil, AF_UNSPEC,
        address.isSecure ? HTTP_ENCRYPTION_ALWAYS : HTTP_ENCRYPTION_IF_REQUESTED, 1,
        Limit.connectMilliseconds, nil)
    else { throw PrintFault(.noAnswer, printer: address.host) }
    httpSetTimeout(http, Limit.answerSeconds, { _, _ in 0 }, nil)
    self.http = http
    self.address = address
    self.user = user ?? "yidi"
  }

  deinit {
    httpClose(http)
  }

  /// What the printer is and does at this moment.
  func state() throws(PrintFault) -> QueueState {
    let answer = try answer(to: request(IPP_OP_GET_PRINTER_ATTRIBUTES))
    var state = QueueState(answer)
    // Another machine's printing service speaks as a printer does, and is none.
    state.isDirect = answer.strings("cups-version").isEmpty
    return state
  }

  /// The jobs it remembers, those that are over and those that are not.
  func jobs() throws(PrintFault) -> [RememberedJob] {
    var jobs: [RememberedJob] = []
    for which in ["not-completed", "completed"] {
      let request = request(IPP_OP_GET_JOBS)
      ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "which-jobs", nil, which)
      var wanted = ippAddString(
        request, IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "requested-attributes", nil, "job-id")
      for (index, name) in ["job-name", "job-state", "job-state-reasons"].enumerated() {
        ippSetString(request, &wanted, Int32(index + 1), name)
      }
      jobs += try answer(to: request).jobs()
    }
    return jobs
  }

  /// Hands the document over as one job; the job's number, once the printer has all of it.
  ///
  /// - Throws: why not, and whether the printer may have got the document all the same.
  func submit(_ document: PrintDocument) throws(Unsubmitted) -> Int32 {
    let request = request(IPP_OP_PRINT_JOB)
    defer { ippDelete(request) }
    ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_NAME, "job-name", nil, document.title)
    ippAddString(
      request, IPP_TAG_OPERATION, IPP_TAG_MIMETYPE, "document-format", nil, document.mime)
    ippAddString(request, IPP_TAG_JOB, IPP_TAG_KEYWORD, "media", nil, document.media)
    ippAddString(request, IPP_TAG_JOB, IPP_TAG_KEYWORD, "print-scaling", nil, "none")
    let length = ippLength(request) + document.bytes.count
    guard cupsSendRequest(http, request, address.resource, length) == HTTP_STATUS_CONTINUE else {
      throw Unsubmitted(fault: fault(otherwise: code(of: cupsLastError())))
    }
    let written = document.bytes.withUnsafeBytes { bytes in
      cupsWriteRequestData(http, bytes.bindMemory(to: CChar.self).baseAddress, bytes.count)
    }
    let answer = IppAnswer(cupsGetResponse(http, address.resource))
    let status = cupsLastError()
    guard let answer, status.isOK, let job = answer.integer("job-id")
    else {
      // A printer that said no has nothing; one that said nothing may print it.
      let isRefused =
        status.wantsPassword || (written == HTTP_STATUS_CONTINUE && httpError(http) == 0)
      throw Unsubmitted(
        fault: fault(otherwise: code(of: status)), mayHaveArrived: !isRefused)
    }
    return Int32(job)
  }

  private func request(_ operation: ipp_op_t, job: Int32? = nil) -> OpaquePointer? {
    let request = ippNewRequest(operation)
    ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_URI, "printer-uri", nil, address.uri)
    if let job { ippAddInteger(request, IPP_TAG_OPERATION, IPP_TAG_INTEGER, "job-id", job) }
    ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_NAME, "requesting-user-name", nil, user)
    return request
  }

  private func answer(to request: OpaquePointer?) throws(PrintFault) -> IppAnswer {
    guard let answer = IppAnswer(cupsDoRequest(http, request, address.resource)) else {
      let status = cupsLastError()
      throw fault(otherwise: status.wantsPassword ? .wantsPassword : .noAnswer)
    }
    let status = cupsLastError()
    guard status.isOK else { throw fault(otherwise: code(of: status)) }
    return answer
  }

  private func code(of status: ipp_status_t) -> PrintFault.Code {
    switch status {
    case _ where status.wantsPassword: .wantsPassword
    case IPP_STATUS_ERROR_NOT_FOUND: .noPrinter
    case IPP_STATUS_ERROR_NOT_ACCEPTING_JOBS: .notAccepting
    case IPP_STATUS_ERROR_DOCUMENT_FORMAT_NOT_SUPPORTED: .wrongFormat
    case IPP_STATUS_ERROR_BUSY: .busy
    default: .refused
    }
  }

  /// What the last call failed of; `code` where the conversation itself was well.
  private func fault(otherwise code: PrintFault.Code) -> PrintFault {
    // A printer that was told no password may hang up.
    if code == .wantsPassword { return PrintFault(code, printer: address.host) }
    return httpError(http) == 0
      ? PrintFault(
        code, printer: address.host, reason: cupsLastErrorString().map { String(cString: $0) } ?? ""
      )
      : PrintFault(.noAnswer, printer: address.host)
  }
}

extension IppConnection: Spool {
  var printer: String { address.host }

  func look(at job: Int32) throws(PrintFault) -> (job: JobState, queue: QueueState) {
    let seen: JobState
    do throws(PrintFault) {
      seen = JobState(try answer(to: request(IPP_OP_GET_JOB_ATTRIBUTES, job: job)))
    } catch {
      guard error.code == .noPrinter else { throw error }
      seen = .forgotten
    }
    return (seen, try state())
  }

  func cancel(_ job: Int32) {
    ippDelete(
      cupsDoRequest(http, request(IPP_OP_CANCEL_JOB, job: job), address.resource))
  }
}
