"""Writes python-escpos.txt beside it: what python-escpos 3.1 encodes, a name and its bytes a line.

Run by hand, with `pip install python-escpos==3.1` in an environment of its own; the tests read what it wrote.
"""

import os
import sys

# The reader beside it has the name of that package.
sys.path.pop(0)

from escpos.constants import QR_ECLEVEL_M, QR_MODEL_2
from escpos.printer import Dummy
from PIL import Image

LONG = "%YBBA1:" + "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567" * 7


def code(printer, payload, size):
    printer.qr(payload, ec=QR_ECLEVEL_M, size=size, model=QR_MODEL_2, native=True)


def picture(printer, width, height):
    image = Image.new("1", (width, height), 1)
    for row in range(height):
        for column in range(width):
            if (column * 7 + row * 3) % 5 == 0:
                image.putpixel((column, row), 0)
    printer.image(image, impl="bitImageRaster", fragment_height=255)


COMMANDS = {
    "code-6": lambda printer: code(printer, "%YBBA1:AB", 6),
    "code-5-long": lambda printer: code(printer, LONG, 5),
    "picture": lambda printer: picture(printer, 20, 30),
    "picture-in-bands": lambda printer: picture(printer, 16, 300),
    "double": lambda printer: printer.set(custom_size=True, width=2, height=2),
    "tall": lambda printer: printer.set(custom_size=True, width=1, height=2),
    "plain": lambda printer: printer.set(custom_size=True, width=1, height=1),
    "bold": lambda printer: printer.set(bold=True),
    "light": lambda printer: printer.set(bold=False),
    "centred": lambda printer: printer.set(align="center"),
    "left": lambda printer: printer.set(align="left"),
    "pitch-26": lambda printer: printer.line_spacing(26, 180),
    "reset": lambda printer: printer.hw("INIT"),
    "feed-4": lambda printer: printer.print_and_feed(4),
    "cut": lambda printer: printer.cut(mode="FULL", feed=False),
}

path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "python-escpos.txt")
with open(path, "w", encoding="ascii") as out:
    for name, command in COMMANDS.items():
        printer = Dummy()
        command(printer)
        out.write("%s %s\n" % (name, printer.output.hex()))
