"""Reads what a thermal printer would be sent, knowing the command list and nothing of our program.

escpos.py DOTS FILE...: beside each FILE writes FILE.txt, a row for everything printed, and FILE.pbm, the
codes and pictures as they would come out. escpos.py matrix PAYLOAD FILE: the code as rows of 0 and 1.
escpos.py list DOTS FILE: every command of FILE as bytes and words, to FILE.list.
An unknown command, a line wider than the paper, a byte outside a character or a line that is never ended
is an error.
"""

import sys

import qrcode


class Bad(Exception):
    pass


def matrix(data, level):
    code = qrcode.QRCode(error_correction=level, border=0)
    code.add_data(data)
    code.make(fit=True)
    return code.get_matrix()


NAMES = {0x1B: "ESC", 0x1C: "FS", 0x1D: "GS"}


def named(command):
    """Its name and letter as Epson writes them, and the bytes behind."""
    rest = command[2:]
    more = " ".join("%02x" % byte for byte in rest[:8])
    if len(rest) > 8:
        more += " + %d bytes" % (len(rest) - 8)
    if command[1:2] == b"(" and rest[4:5] == b"P":
        more += " " + rest[6:].decode("ascii")
    return ("%s %s %s" % (NAMES[command[0]], chr(command[1]), more)).rstrip()


class Reader:
    """A printer of that many dots."""

    def __init__(self, data, dots):
        self.data, self.dots, self.at = data, dots, 0
        self.commands = []
        self.rows, self.picture = [], []
        self.reset()
        self.code = {"dots": 3, "level": 48, "data": None}

    def reset(self):
        self.wide, self.high, self.bold, self.align, self.pitch = 1, 1, 0, 0, 30
        self.hanzi, self.hanzi_size = False, 0
        self.line = []

    def take(self, count):
        piece = self.data[self.at : self.at + count]
        if len(piece) != count:
            raise Bad("cut short at %d" % self.at)
        self.at += count
        return piece

    def dots_at(self, rows, width, left):
        """Rows of booleans, on the paper."""
        for row in rows:
            self.picture.append([False] * left + row + [False] * (self.dots - left - width))

    def air(self, height):
        self.picture += [[False] * self.dots for _ in range(height)]

    def end_line(self):
        width = sum(columns * wide for _, columns, wide in self.line) * 12
        if width > self.dots:
            raise Bad("%d dots on %d: %s" % (width, self.dots, self.line))
        text = "".join(character for character, _, _ in self.line)
        if text:
            kind = "%d%d%d%d%d" % (self.wide, self.high, self.bold, self.align, self.hanzi_size)
            self.rows.append("text\t%s\t%s" % (kind, text))
            self.air(max(24 * self.high, self.pitch))
        else:
            self.rows.append("blank\t%d" % self.pitch)
            self.air(self.pitch)
        self.line = []

    def escape(self):
        command = self.take(1)[0]
        if command == 0x40:
            self.reset()
        elif command == 0x33:
            self.pitch = self.take(1)[0]
        elif command == 0x61:
            if self.line:
                raise Bad("aligned within a line")
            self.align = self.take(1)[0]
            if self.align > 2:
                raise Bad("align %d" % self.align)
        elif command == 0x45:
            self.bold = self.take(1)[0] & 1
        elif command == 0x64:
            lines = self.take(1)[0]
            self.rows.append("feed\t%d" % lines)
            self.air(lines * self.pitch)
        else:
            raise Bad("ESC %02x at %d" % (command, self.at))

    def chinese(self):
        command = self.take(1)[0]
        if command == 0x26:
            self.hanzi = True
        elif command == 0x2E:
            self.hanzi = False
        elif command == 0x21:
            self.hanzi_size = self.take(1)[0]
        else:
            raise Bad("FS %02x at %d" % (command, self.at))

    def group(self):
        command = self.take(1)[0]
        if command == 0x21:
            size = self.take(1)[0]
            self.wide, self.high = (size >> 4) + 1, (size & 15) + 1
        elif command == 0x56:
            if self.take(2) != b"\x42\x00":
                raise Bad("cut at %d" % self.at)
            self.rows.append("cut")
        elif command == 0x28:
            self.symbol()
        elif command == 0x76:
            if self.line:
                raise Bad("a picture within a line")
            head = self.take(6)
            if head[:2] != b"\x30\x00":
                raise Bad("GS v at %d" % self.at)
            stride, height = head[2] + 256 * head[3], head[4] + 256 * head[5]
            if stride * 8 > self.dots + 7 or height > 255:
                raise Bad("a picture of %d x %d" % (stride * 8, height))
            self.rows.append("picture\t%d\t%d" % (stride * 8, height))
            rows = []
            for _ in range(height):
                bits = "".join("{:08b}".format(byte) for byte in self.take(stride))
                if "1" in bits[self.dots :]:
                    raise Bad("a picture over the edge")
                rows.append([bit == "1" for bit in bits[: self.dots]])
            self.dots_at(rows, min(stride * 8, self.dots), 0)
        else:
            raise Bad("GS %02x at %d" % (command, self.at))

    def symbol(self):
        head = self.take(3)
        if head[0] != 0x6B:
            raise Bad("GS ( %02x" % head[0])
        body = self.take(head[1] + 256 * head[2])
        if body[0] != 0x31:
            raise Bad("symbol %02x" % body[0])
        function = body[1]
        if function == 0x41:
            if body[2:] != b"\x32\x00":
                raise Bad("model")
        elif function == 0x43:
            self.code["dots"] = body[2]
        elif function == 0x45:
            self.code["level"] = body[2]
        elif function == 0x50:
            self.code["data"] = body[3:]
        elif function == 0x51:
            self.print_code()
        else:
            raise Bad("symbol function %02x" % function)

    def print_code(self):
        dots, data = self.code["dots"], self.code["data"]
        levels = {48: 1, 49: 0, 50: 3, 51: 2}
        modules = matrix(data, levels[self.code["level"]])
        width = len(modules) * dots
        if width > self.dots:
            raise Bad("a code of %d dots" % width)
        rows = []
        for module in modules:
            rows += [[dot for dot in module for _ in range(dots)]] * dots
        self.dots_at(rows, width, [0, (self.dots - width) // 2, self.dots - width][self.align])
        self.rows.append(
            "code\t%d\t%d\t%d\t%s" % (len(modules), dots, self.code["level"], data.decode("ascii"))
        )

    def read(self):
        while self.at < len(self.data):
            begun, text = self.at, "".join(character for character, _, _ in self.line)
            byte = self.take(1)[0]
            if byte == 0x1B:
                self.escape()
            elif byte == 0x1C:
                self.chinese()
            elif byte == 0x1D:
                self.group()
            elif byte == 0x0A:
                self.end_line()
                self.commands.append(("LF " + text).rstrip())
            elif byte < 0x20 or byte == 0x7F:
                raise Bad("control %02x at %d" % (byte, self.at))
            elif byte < 0x80:
                self.line.append((chr(byte), 1, self.wide))
            else:
                if not self.hanzi:
                    raise Bad("Chinese outside FS & at %d" % self.at)
                character = bytes([byte]) + self.take(1)
                self.line.append((character.decode("gb18030"), 2, self.wide))
            if byte in NAMES:
                self.commands.append(named(self.data[begun : self.at]))
        if self.line:
            raise Bad("a line that is never ended")
        return self

    def write(self, path):
        with open(path + ".txt", "w", encoding="utf-8") as out:
            out.write("\n".join(self.rows + ["height\t%d" % len(self.picture)]) + "\n")
        # White beside the paper's edge, as a camera sees it.
        margin = [False] * 32
        rows = [margin + row + margin for row in self.picture]
        width = self.dots + 64
        with open(path + ".pbm", "wb") as out:
            out.write(b"P4\n%d %d\n" % (width, len(rows)))
            for row in rows:
                bits = "".join("1" if dot else "0" for dot in row)
                out.write(int(bits, 2).to_bytes(width // 8, "big"))


def main():
    if sys.argv[1] == "matrix":
        with open(sys.argv[3], "w", encoding="ascii") as out:
            for row in matrix(sys.argv[2], 0):
                out.write("".join("1" if dot else "0" for dot in row) + "\n")
        return
    if sys.argv[1] == "list":
        with open(sys.argv[3], "rb") as data:
            commands = Reader(data.read(), int(sys.argv[2])).read().commands
        with open(sys.argv[3] + ".list", "w", encoding="utf-8") as out:
            out.write("\n".join(commands) + "\n")
        return
    for path in sys.argv[2:]:
        with open(path, "rb") as data:
            try:
                Reader(data.read(), int(sys.argv[1])).read().write(path)
            except Bad as error:
                sys.exit("%s: %s" % (path, error))


main()
