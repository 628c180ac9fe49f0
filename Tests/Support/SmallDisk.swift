import Glibc

/// A small file system of its own, where the machine lets us make one.
package final class SmallDisk {
  /// Where it is mounted.
  package let path: String

  /// One of that size; nothing where the machine does not allow it.
  package init?(bytes: Int) {
    var name = Array("/tmp/yidi-disk-XXXXXX".utf8CString)
    guard mkdtemp(&name) != nil else { return nil }
    path = String(decoding: name.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    guard mount("tmpfs", path, "tmpfs", 0, "size=\(bytes)") == 0 else {
      rmdir(path)
      return nil
    }
  }

  deinit {
    umount2(path, Int32(MNT_DETACH))
    rmdir(path)
  }

  /// Makes it another size, or one that cannot be written.
  package func remount(readOnly: Bool, bytes: Int) {
    let flags = UInt(MS_REMOUNT) | (readOnly ? UInt(MS_RDONLY) : 0)
    mount("tmpfs", path, "tmpfs", flags, "size=\(bytes)")
  }

  /// Lets it be written no more by way of this mount; another one could.
  package func mountReadOnly() {
    mount(nil, path, nil, UInt(MS_REMOUNT) | UInt(MS_BIND) | UInt(MS_RDONLY), nil)
  }

  /// Writes until nothing more goes in.
  package func fill() {
    let file = open(path + "/filler", O_WRONLY | O_CREAT | O_APPEND, 0o600)
    defer { close(file) }
    for size in [65_536, 4_096, 1] {
      let bytes = [UInt8](repeating: 0, count: size)
      while write(file, bytes, size) == size {}
    }
  }

  /// Makes room again.
  package func empty() { unlink(path + "/filler") }

  /// Whether this machine lets us: only its administrator may.
  package static var isAllowed: Bool { SmallDisk(bytes: 1 << 20) != nil }
}
