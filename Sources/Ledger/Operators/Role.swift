/// What somebody who works here is there for.
package enum Role: String, CaseIterable, Sendable {
  /// Files at a window.
  case clerk
  /// Answers for a hall: also releases ceilings and keeps the list of those who work there.
  case supervisor
  /// Looks at who did what, and sees nobody unmasked.
  case auditor

  /// Whether somebody of that role may do it.
  package func may(_ right: Right) -> Bool { right.roles.contains(self) }
}

/// What can be done with what is on record.
package enum Right: String, CaseIterable, Sendable {
  /// File, change, end and put right.
  case file
  /// List, look up, show and print, masked; make a backup, which is sealed and without keys.
  case look
  /// See what is masked.
  case unmask
  /// Write filings to a file.
  case export
  /// Answer for what another does, where two are asked for.
  case second
  /// Let another go on beyond the day's ceiling.
  case release
  /// Add, change and disable those who work here.
  case manage
  /// Look at who saw whom.
  case audit
  /// Erase persons, change keys, put back a backup, move the ledger elsewhere with its keys.
  case keep

  /// Who may do it: the one table of rights.
  package var roles: Set<Role> {
    switch self {
    case .file, .unmask, .second: [.clerk, .supervisor]
    case .look, .export: [.clerk, .supervisor, .auditor]
    case .release, .manage, .keep: [.supervisor]
    case .audit: [.supervisor, .auditor]
    }
  }
}

/// What a second person is asked for, where the office wants it (四眼).
package enum FourEyes: String, CaseIterable, Sendable {
  /// Ending a filing on request.
  case end
  /// Filing during a stay or after it.
  case late
}

/// What has a ceiling for each operator and day.
package enum Ceiling: String, CaseIterable, Sendable {
  /// Looking somebody up by the identity number, or seeing what is masked.
  case lookUps = "look_ups"
  /// Filings written to a file.
  case exports
}

/// What an office sets for those who work here.
package struct StaffRules: Equatable, Sendable {
  /// So many wrong PINs in a row lock a number.
  package var failuresUntilLocked = 5
  /// For so long.
  package var minutesLocked = 10
  package var lookUpsPerDay = 200
  package var exportsPerDay = 200
  /// Where a second operator is asked for.
  package var fourEyes: Set<FourEyes> = []
  /// Log2 of scrypt's N for new PINs; less than 15 is for tests alone.
  package var pinWork = 15

  /// What the program does out of the box.
  package init() {}

  /// How many a day are free of anybody's release.
  package func perDay(_ ceiling: Ceiling) -> Int {
    switch ceiling {
    case .lookUps: lookUpsPerDay
    case .exports: exportsPerDay
    }
  }
}
