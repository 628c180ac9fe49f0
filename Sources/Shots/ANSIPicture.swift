package import Terminal

/// The frame as text for a terminal: each style switched on and off, nothing that moves the cursor.
package func ansiPicture(_ frame: Frame, theme: Theme) -> String {
  (0..<frame.grid.size.rows).map { number in
    ansiRow(frame.grid.row(number), theme: theme) + "\n"
  }.joined()
}

/// Blanks at the end go where the terminal's own ground would show them as nothing.
private func ansiRow(_ cells: ArraySlice<Cell>, theme: Theme) -> String {
  var cells = cells
  while let last = cells.last, last.role == .single, last.character == " ",
    theme.paint(last.style) == Theme.plain.paint(.text)
  {
    cells.removeLast()
  }
  var row = ""
  var current = ""
  for cell in cells where cell.role != .trail {
    let wanted = sgr(theme.paint(cell.style))
    if wanted != current {
      row += (current.isEmpty ? "" : "\u{1B}[0m") + wanted
      current = wanted
    }
    row.append(cell.character)
  }
  return row + (current.isEmpty ? "" : "\u{1B}[0m")
}

/// The sequence that switches a look on; empty for the terminal's own.
private func sgr(_ paint: Paint) -> String {
  var codes: [String] = []
  if paint.attributes.contains(.bold) { codes.append("1") }
  if paint.attributes.contains(.reverse) { codes.append("7") }
  if let colours = paint.colours { codes.append(colours.parameters) }
  return codes.isEmpty ? "" : "\u{1B}[\(codes.joined(separator: ";"))m"
}
