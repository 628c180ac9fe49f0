package import Interview
package import Messages

/// Something a front wants done in the world; the program does it and hands back an `EffectResult`.
package enum Effect: Hashable, Sendable {
  /// Keep the draft so that a crash loses nothing. Answered by `draftSaved` or
  /// `draftNotSaved`.
  case saveDraft(Draft)
  /// Forget the draft of that front: it was filed, or wiped.
  case discardDraft(Interview.Front)
  /// Which drafts wait to be gone on with. Answered by `drafts`.
  case loadDrafts(Interview.Front)
  /// What is saved from now on is a draft of its own, or goes on with the waiting one of that id.
  case beginDraft(Interview.Front, id: String?)
  /// Put on record that whoever works here goes on with what was handed over at a call. Answered by
  /// `callTaken` or `notFound`.
  case takeCall(id: String)
  /// Forget one of the drafts that wait.
  case discardWaiting(id: String)
  /// Hand the answers to the windows, which go on with them by a number. Answered by `called`, or by
  /// nothing where they cannot be kept.
  case callStaff(Draft)
  /// Take back what was handed over: the person goes on alone, or wants nothing kept.
  case withdrawCall
  /// Put it on record, durably. Answered by `filed`, `duplicate` or `notFiled`.
  case file(FilingRequest)
  /// Put it on record in the place of another (四（三）). Answered as `file`.
  case fileAnew(FilingRequest, Succession)
  /// Put a change on record. Answered as `file`.
  case change(ChangeRequest)
  /// Put something on record of a filing. Answered by `acted` or `notActed`.
  case act(LifeRequest)
  /// A page of the clerk's list. Answered as `findFilings`, then by `listGoesOn` and `workLeft`.
  case listFilings(ListRequest)
  /// The report of the day, its chain ends kept. Answered by `dayReport` or `notFound`.
  case reportDay
  /// Judge what was scanned from a paper, and look its filing up. Answered by `verified`.
  case verify(String)
  /// The notice on personal data was read by whoever goes on to give them: put that on record.
  case noticeShown
  /// What is on record beside a filing that is to be changed. Answered by `opened` or `notFound`.
  case openFiling(number: String)
  /// Put on record that a filing is made anew from one on record, and take over what that says, in full.
  /// Answered by `copied`, `ceilingReached` or `notFound`.
  case copyFiling(number: String, reason: String)
  /// Filings of an ID number, or the one of a filing number whose person's own number ends so. Answered
  /// by `found`, with none where the two do not fit.
  case lookUp(String, tail: String? = nil)
  /// Filings for the clerk's list, newest first, by initials, name, number, ID number or its last
  /// four; all of them where the text is empty. Answered by `filings`, then `filedToday`, or by
  /// `notListed`.
  case findFilings(String)
  /// The same person's filings on record, for whoever works here. Answered by `known`.
  case knownFilings(identity: String)
  /// The filings on record of whoever files at the guided front. Answered by `known`, without names.
  case ownFilings(identity: String)
  /// Print it; of a filing that paper. Answered by `printing`, more than once.
  case print(PaperID, PaperChoice)
  /// Print it on that printer instead. Answered as `print`.
  case printOn(printer: String, PaperID, PaperChoice)
  /// Print what is missing for what is not on record yet. Answered as `print`, of `notice`.
  case printNotice(FilingRequest)
  /// Which printers there are. Answered by `printers` or `noPrinters`.
  case listPrinters
  /// What the window prints on. Answered by `printer`.
  case askPrinter
  /// Ask that printer how it is. Answered by `printer`.
  case lookAtPrinter(PrinterChoice)
  /// Print a page that shows what that printer can do; it is no filing's copy. Answered by
  /// `printer` with what its code holds, then as `print`.
  case printTest(PrinterChoice)
  /// Print on that printer from now on, and after a new start too. Answered by `printer`.
  case keepPrinter(PrinterChoice)
  /// Give up a paper that is on its way, so that it does not come out for somebody else later.
  /// Answered by `printing` once it is known what became of it.
  case cancelPrint(PaperID)
  /// Put on record what the clerk saw of a paper that no printer vouched for. Answered by `notActed`
  /// where it is not on record yet.
  case sawPaper(PaperID, PaperSight)
  /// Write a paper to a file. Answered by `receiptSaved` or `receiptNotSaved`.
  case saveReceipt(PaperID, PaperChoice)
  /// Whether anybody has to sign in at this window. Answered by `staff` or `staffUnknown`.
  case askStaff
  /// Sign somebody in. Answered by `signedIn` or `notSignedIn`.
  case signIn(number: String, pin: String)
  /// Nothing more is theirs.
  case signOut
  /// Let the one signed in go on beyond a ceiling, by a supervisor's number and PIN. Answered by
  /// `proven` or `notSignedIn`.
  case release(number: String, pin: String)
  /// Another answers for what is done next. Answered as `release`.
  case second(number: String, pin: String)
  /// Put on record that somebody wants to see what is masked of a filing. Answered by `unmasked`,
  /// `ceilingReached` or `notFound`.
  case unmask(number: String, reason: String)
  /// Call to mask it again after half a minute. Answered by `maskAgain`.
  case maskLater(token: Int)
  /// Show nothing of the person any more: clear the screen, its scrollback and the title.
  case privacyReset
  /// Read these words aloud in that language, in place of what is being read. Answered by `spoken` at
  /// its end, or by `notSpoken`.
  case speak(String, Language)
  /// Be silent at once.
  case stopSpeaking
  /// Make the terminal's small noise.
  case bell
  /// End the program.
  case leave

  /// Whether something is put on record, printed or thrown away by it, which no other key takes back.
  var isDecision: Bool {
    switch self {
    case .file, .fileAnew, .change, .act, .unmask, .copyFiling, .callStaff, .withdrawCall,
      .takeCall, .discardWaiting, .print, .printOn, .printNotice, .printTest, .cancelPrint,
      .sawPaper, .saveReceipt, .keepPrinter:
      true
    case .saveDraft, .discardDraft, .loadDrafts, .beginDraft, .listFilings, .reportDay, .verify,
      .noticeShown, .openFiling, .lookUp, .findFilings, .knownFilings, .ownFilings, .listPrinters,
      .askPrinter, .lookAtPrinter, .askStaff, .signIn, .signOut, .release, .second, .maskLater,
      .privacyReset, .speak, .stopSpeaking, .bell, .leave:
      false
    }
  }

  /// Whether a number and a PIN are tried by it; after some wrong ones the number is locked.
  var isAttempt: Bool {
    switch self {
    case .signIn, .release, .second: true
    default: false
    }
  }
}
