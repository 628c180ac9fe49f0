package import Places

/// The divisions as the program has them.
package func builtInPlaces() throws(PlacesFailure) -> Places {
  try Places(
    divisions: asset("Places/divisions.tsv"), counties: asset("Places/counties.tsv"),
    retired: asset("Places/retired.tsv"))
}
