// Compiled by HeaderTests: what CPangoCairo declares must agree with the libraries' own headers.
#include <pango/pangocairo.h>
#include <cairo-pdf.h>
#define YIDI_REAL_HEADERS
#include "CPangoCairo.h"

_Static_assert(YIDI_CAIRO_FORMAT_A8 == CAIRO_FORMAT_A8);
_Static_assert(YIDI_CAIRO_PDF_TITLE == CAIRO_PDF_METADATA_TITLE);
_Static_assert(YIDI_CAIRO_PDF_CREATE_DATE == CAIRO_PDF_METADATA_CREATE_DATE);
_Static_assert(YIDI_CAIRO_PDF_MOD_DATE == CAIRO_PDF_METADATA_MOD_DATE);
_Static_assert(YIDI_CAIRO_HINT_STYLE_NONE == CAIRO_HINT_STYLE_NONE);
_Static_assert(YIDI_CAIRO_HINT_METRICS_OFF == CAIRO_HINT_METRICS_OFF);
_Static_assert(YIDI_PANGO_WEIGHT_NORMAL == PANGO_WEIGHT_NORMAL);
_Static_assert(YIDI_PANGO_WEIGHT_BOLD == PANGO_WEIGHT_BOLD);
_Static_assert(YIDI_PANGO_WRAP_WORD_CHAR == PANGO_WRAP_WORD_CHAR);
_Static_assert(YIDI_PANGO_SCALE == PANGO_SCALE);
_Static_assert(__builtin_offsetof(PangoAttribute, start_index) == sizeof(void *));
_Static_assert(__builtin_offsetof(PangoAttribute, end_index) == sizeof(void *) + sizeof(int));

// The parts of structures that are read by their place.
struct head_of_glyph { unsigned glyph; int width, x_offset, y_offset; unsigned attr; };
_Static_assert(sizeof(PangoGlyphInfo) == sizeof(struct head_of_glyph));
_Static_assert(__builtin_offsetof(PangoGlyphInfo, glyph) == 0);
_Static_assert(__builtin_offsetof(PangoGlyphInfo, geometry.width) == 4);
_Static_assert(__builtin_offsetof(PangoGlyphInfo, geometry.x_offset) == 8);
_Static_assert(__builtin_offsetof(PangoGlyphInfo, geometry.y_offset) == 12);
_Static_assert(__builtin_offsetof(PangoGlyphString, glyphs) == sizeof(void *));
_Static_assert(__builtin_offsetof(PangoGlyphString, log_clusters) == 2 * sizeof(void *));
_Static_assert(__builtin_offsetof(PangoItem, length) == sizeof(int));
_Static_assert(__builtin_offsetof(PangoItem, analysis) == 2 * sizeof(void *));
_Static_assert(__builtin_offsetof(PangoAnalysis, font) == 2 * sizeof(void *));
_Static_assert(__builtin_offsetof(PangoAnalysis, level) == 3 * sizeof(void *));
_Static_assert(__builtin_offsetof(PangoGlyphItem, glyphs) == sizeof(void *));
_Static_assert(__builtin_offsetof(PangoLayoutLine, runs) == 2 * sizeof(void *));
_Static_assert(__builtin_offsetof(GSList, next) == sizeof(void *));
_Static_assert(sizeof(cairo_glyph_t) == 3 * sizeof(double));
_Static_assert(sizeof(cairo_text_cluster_t) == 2 * sizeof(int));
_Static_assert(sizeof(cairo_text_extents_t) == 6 * sizeof(double));
_Static_assert(sizeof(cairo_matrix_t) == 6 * sizeof(double));
_Static_assert(YIDI_PANGO_GLYPH_EMPTY == PANGO_GLYPH_EMPTY);
