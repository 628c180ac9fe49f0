import Glibc

/// Whether the tests are to try all there is rather than a part of it: `YIDI_FULL=all`.
package let triesAll = getenv("YIDI_FULL").map { String(cString: $0) } == "all"
