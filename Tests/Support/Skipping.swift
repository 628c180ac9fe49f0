import Glibc

/// Whether a test is run that needs something of the machine, such as a program or the right to mount.
///
/// Where `YIDI_SKIP` is `none`, as `.ci/test` has it, it is run all the same and fails: a cross-check
/// that is not there any more must not look like one that passed.
package func mayRun(with isThere: Bool) -> Bool {
  isThere || getenv("YIDI_SKIP").map { String(cString: $0) } == "none"
}
