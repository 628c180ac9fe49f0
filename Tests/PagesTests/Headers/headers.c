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
