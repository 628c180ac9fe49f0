package import Rules
package import Seals

extension Ledger {
  /// Why the ledger could not do what was asked; the words for people are chosen elsewhere.
  package enum Failure: Error, Equatable, Sendable {
    /// No ledger is there, and none was to be made.
    case missing(path: String)
    /// None was named, and without a home there is no place for one.
    case nowhere
    /// The folder or the file cannot be made; the number is the system's errno.
    case cannotCreate(path: String, errno: Int32)
    /// It is there but cannot be opened; the number is the system's errno.
    case cannotOpen(path: String, errno: Int32)
    /// A network file system does not keep locks and syncs as a ledger needs them.
    case networkFileSystem(path: String)
    /// The file is something else, or its first page is gone.
    case notALedger(path: String)
    /// A later program wrote it; this one knows versions up to `known`.
    case newer(found: Int64, known: Int64)
    /// An earlier program wrote it, and it was opened only to be read.
    case older(found: Int64, known: Int64)
    /// The medium or the file does not let itself be written.
    case readOnly
    /// No room is left; what was acknowledged before is safe.
    case diskFull
    /// Reading or writing failed below us; the number is SQLite's extended code.
    case inputOutput(code: Int32)
    /// Another process kept the file longer than we wait.
    case busy
    /// What is stored is not what was written; `what` names the place, never its content.
    case damaged(what: String)
    /// SQLite did not take a setting without which nothing here is durable.
    case pragma(name: String)
    /// SQLite refused for a reason of ours; the number is its extended code.
    case database(code: Int32)
    /// The keys cannot be read or written.
    case keys(KeyFileFailure)
    /// Keys lie there, but not this ledger's.
    case keyWrong(path: String)
    /// The key of that number, which the chain of events was made with, is not in the key file.
    case chainKeyMissing(path: String, id: UInt16)
    /// libcrypto refused to compute.
    case cryptography
    /// A sealed box does not open.
    case sealed(BoxFailure)
    /// The prefix is not two letters A to Z, or the window is not 0 to 99.
    case settings(name: String)
    /// The address of the server is none, or has a word in it that libpq does not know.
    case address
    /// The same person has a filing there that overlaps in time; this is its number.
    case alreadyFiled(FilingNumber)
    /// The window's 5,000 numbers of that day are used up.
    case numbersUsedUp(Day)
    /// Another filing has that number, which was given out while the server was away.
    case numberTaken(FilingNumber)
    /// The filing of that number was ended or changed and cannot be acted on any more.
    case hasEnded(FilingNumber)
    /// The identity number of a correction is not that of the person on record.
    case notTheSamePerson
    /// No filing has that number.
    case noSuchFiling
    /// No server answers, and none did for as long as we wait.
    case serverAway
    /// No server answers, and without that key file this machine cannot go on alone.
    case serverAwayKeyless(path: String)
    /// Whoever answers there does not prove to be the server that was meant.
    case serverUntrusted
    /// The server answers but does not let us in: its five characters for why.
    case serverRefuses(state: String)
    /// What of the things without which nothing here is safe the server, or this machine, has not.
    case serverLacks([String])
    /// The server refused for a reason of ours: its five characters for it.
    case server(state: String)
    /// The address of the server has a password in it, which everybody on the machine can read.
    case passwordInAddress
    /// The file with the password of the server is not taken.
    case passwordFile(PasswordFileFault)
    /// Something is on record already where a ledger was to be copied to.
    case notEmpty
    /// What arrived in that table is not what was sent.
    case differs(table: String)
    /// Something is there already, and is never overwritten.
    case exists(path: String)
    /// The file is another one than the one that was opened: a copy was put in its place.
    case replaced(path: String)
    /// The ledger is on a server, which makes its own copies.
    case onServer
    /// A copy is not as it was written; this is the first thing wrong with it.
    case unsound(Verification.Fault)
    /// Something is still sealed by a key that was to go.
    case keyInUse
    /// The keys come from systemd, and are renewed there.
    case keysFixed(path: String)
    /// Nobody has signed in, or they were disabled since.
    case notSignedIn
    /// Who has signed in may not do this.
    case notPermitted(Right)
    /// The row of that number is not as it was sealed: somebody changed it past the program.
    case operatorAltered(String)
    /// A second person has to answer for it.
    case secondWanted
    /// The day's are used up, that many of them; a supervisor can release more.
    case ceiling(Ceiling, Int)
    /// The list of those who work here is not changed.
    case staff(StaffFault)
    /// Text or body longer than anything that is asked for.
    case tooLarge
  }
}
