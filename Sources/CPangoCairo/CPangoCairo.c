#include "CPangoCairo.h"

// Pango and cairo (with fonts and everything they bring some twenty libraries) are loaded where a page
// is drawn, not at every start. What pango brings in is found through it: cairo, and GLib's objects.
#define LIBRARY "libpangocairo-1.0.so.0"
#include <CDynamic.h>

int yidi_has_pango(void) {
  static void *handle;
  return yidi_function(LIBRARY, &handle, "pango_attr_allow_breaks_new") != 0;
}

FORWARD(cairo_surface_t *, cairo_pdf_surface_create_for_stream,
  (cairo_write_func_t write, void *closure, double width, double height),
  (write, closure, width, height), 0)
FORWARD(void, cairo_pdf_surface_set_metadata,
  (cairo_surface_t *surface, cairo_pdf_metadata_t metadata, const char *utf8),
  (surface, metadata, utf8), )
FORWARD(cairo_surface_t *, cairo_image_surface_create,
  (cairo_format_t format, int width, int height),
  (format, width, height), 0)
FORWARD(unsigned char *, cairo_image_surface_get_data, (cairo_surface_t *surface), (surface), 0)
FORWARD(int, cairo_image_surface_get_stride, (cairo_surface_t *surface), (surface), 0)
FORWARD(void, cairo_surface_flush, (cairo_surface_t *surface), (surface), )
FORWARD(void, cairo_surface_finish, (cairo_surface_t *surface), (surface), )
FORWARD(cairo_status_t, cairo_surface_status,
  (cairo_surface_t *surface),
  (surface), YIDI_CAIRO_FAILED)
FORWARD(void, cairo_surface_destroy, (cairo_surface_t *surface), (surface), )
FORWARD(cairo_t *, cairo_create, (cairo_surface_t *target), (target), 0)
FORWARD(cairo_status_t, cairo_status, (cairo_t *cr), (cr), YIDI_CAIRO_FAILED)
FORWARD(void, cairo_destroy, (cairo_t *cr), (cr), )
FORWARD(void, cairo_show_page, (cairo_t *cr), (cr), )
FORWARD(void, cairo_save, (cairo_t *cr), (cr), )
FORWARD(void, cairo_restore, (cairo_t *cr), (cr), )
FORWARD(void, cairo_scale, (cairo_t *cr, double sx, double sy), (cr, sx, sy), )
FORWARD(void, cairo_translate, (cairo_t *cr, double tx, double ty), (cr, tx, ty), )
FORWARD(void, cairo_move_to, (cairo_t *cr, double x, double y), (cr, x, y), )
FORWARD(void, cairo_glyph_path,
  (cairo_t *cr, const cairo_glyph_t *glyphs, int count),
  (cr, glyphs, count), )
FORWARD(void, cairo_glyph_extents,
  (cairo_t *cr, const cairo_glyph_t *glyphs, int count, cairo_text_extents_t *extents),
  (cr, glyphs, count, extents), )
FORWARD(void, cairo_show_text_glyphs,
  (cairo_t *cr, const char *utf8, int length, const cairo_glyph_t *glyphs, int count,
    const cairo_text_cluster_t *clusters, int cluster_count, cairo_text_cluster_flags_t flags),
  (cr, utf8, length, glyphs, count, clusters, cluster_count, flags), )
FORWARD(void, cairo_set_font_face, (cairo_t *cr, cairo_font_face_t *face), (cr, face), )
FORWARD(void, cairo_set_scaled_font, (cairo_t *cr, const cairo_scaled_font_t *font), (cr, font), )
FORWARD(void, cairo_set_font_matrix, (cairo_t *cr, const cairo_matrix_t *matrix), (cr, matrix), )
FORWARD(void, cairo_set_font_size, (cairo_t *cr, double size), (cr, size), )
FORWARD(void, cairo_line_to, (cairo_t *cr, double x, double y), (cr, x, y), )
FORWARD(void, cairo_rectangle,
  (cairo_t *cr, double x, double y, double width, double height),
  (cr, x, y, width, height), )
FORWARD(void, cairo_set_line_width, (cairo_t *cr, double width), (cr, width), )
FORWARD(void, cairo_stroke, (cairo_t *cr), (cr), )
FORWARD(void, cairo_fill, (cairo_t *cr), (cr), )
FORWARD(cairo_font_face_t *, cairo_scaled_font_get_font_face, (cairo_scaled_font_t *font), (font), 0)
FORWARD(void, cairo_scaled_font_get_font_matrix,
  (cairo_scaled_font_t *font, cairo_matrix_t *matrix),
  (font, matrix), )
FORWARD(cairo_font_face_t *, cairo_font_face_reference, (cairo_font_face_t *face), (face), 0)
FORWARD(void, cairo_font_face_destroy, (cairo_font_face_t *face), (face), )
FORWARD(void *, cairo_font_face_get_user_data,
  (cairo_font_face_t *face, const cairo_user_data_key_t *key),
  (face, key), 0)
FORWARD(cairo_status_t, cairo_font_face_set_user_data,
  (cairo_font_face_t *face, const cairo_user_data_key_t *key, void *data,
    cairo_destroy_func_t destroy),
  (face, key, data, destroy), YIDI_CAIRO_FAILED)
FORWARD(cairo_font_face_t *, cairo_user_font_face_create, (void), (), 0)
FORWARD(void, cairo_user_font_face_set_render_glyph_func,
  (cairo_font_face_t *face, cairo_user_scaled_font_render_glyph_func_t render),
  (face, render), )
FORWARD(cairo_font_options_t *, cairo_font_options_create, (void), (), 0)
FORWARD(void, cairo_font_options_destroy, (cairo_font_options_t *options), (options), )
FORWARD(void, cairo_font_options_set_hint_style,
  (cairo_font_options_t *options, cairo_hint_style_t style),
  (options, style), )
FORWARD(void, cairo_font_options_set_hint_metrics,
  (cairo_font_options_t *options, cairo_hint_metrics_t metrics),
  (options, metrics), )
FORWARD(PangoContext *, pango_cairo_create_context, (cairo_t *cr), (cr), 0)
FORWARD(void, pango_cairo_context_set_font_options,
  (PangoContext *context, const cairo_font_options_t *options),
  (context, options), )
FORWARD(void, pango_cairo_show_glyph_item,
  (cairo_t *cr, const char *text, PangoGlyphItem *item),
  (cr, text, item), )
FORWARD(cairo_scaled_font_t *, pango_cairo_font_get_scaled_font, (PangoCairoFont *font), (font), 0)
FORWARD(int, pango_glyph_string_get_width, (PangoGlyphString *glyphs), (glyphs), 0)
FORWARD(void, pango_context_set_language,
  (PangoContext *context, PangoLanguage *language),
  (context, language), )
FORWARD(void, pango_context_set_round_glyph_positions,
  (PangoContext *context, int round_positions),
  (context, round_positions), )
FORWARD(PangoFont *, pango_context_load_font,
  (PangoContext *context, const PangoFontDescription *desc),
  (context, desc), 0)
FORWARD(PangoFontDescription *, pango_font_describe, (PangoFont *font), (font), 0)
FORWARD(PangoLanguage *, pango_language_from_string, (const char *language), (language), 0)
FORWARD(PangoFontDescription *, pango_font_description_new, (void), (), 0)
FORWARD(void, pango_font_description_free, (PangoFontDescription *desc), (desc), )
FORWARD(void, pango_font_description_set_family,
  (PangoFontDescription *desc, const char *family),
  (desc, family), )
FORWARD(const char *, pango_font_description_get_family,
  (const PangoFontDescription *desc),
  (desc), 0)
FORWARD(void, pango_font_description_set_absolute_size,
  (PangoFontDescription *desc, double size),
  (desc, size), )
FORWARD(void, pango_font_description_set_weight,
  (PangoFontDescription *desc, PangoWeight weight),
  (desc, weight), )
FORWARD(PangoLayout *, pango_layout_new, (PangoContext *context), (context), 0)
FORWARD(void, pango_layout_set_font_description,
  (PangoLayout *layout, const PangoFontDescription *desc),
  (layout, desc), )
FORWARD(void, pango_layout_set_text,
  (PangoLayout *layout, const char *text, int length),
  (layout, text, length), )
FORWARD(void, pango_layout_set_width, (PangoLayout *layout, int width), (layout, width), )
FORWARD(void, pango_layout_set_wrap, (PangoLayout *layout, PangoWrapMode wrap), (layout, wrap), )
FORWARD(void, pango_layout_set_attributes,
  (PangoLayout *layout, PangoAttrList *attrs),
  (layout, attrs), )
FORWARD(const char *, pango_layout_get_text, (PangoLayout *layout), (layout), 0)
FORWARD(int, pango_layout_get_unknown_glyphs_count, (PangoLayout *layout), (layout), 0)
FORWARD(int, pango_layout_get_line_count, (PangoLayout *layout), (layout), 0)
FORWARD(PangoLayoutLine *, pango_layout_get_line_readonly,
  (PangoLayout *layout, int line),
  (layout, line), 0)
FORWARD(void, pango_layout_line_get_extents,
  (PangoLayoutLine *line, PangoRectangle *ink_rect, PangoRectangle *logical_rect),
  (line, ink_rect, logical_rect), )
FORWARD(PangoAttrList *, pango_attr_list_new, (void), (), 0)
FORWARD(void, pango_attr_list_insert, (PangoAttrList *list, PangoAttribute *attr), (list, attr), )
FORWARD(void, pango_attr_list_unref, (PangoAttrList *list), (list), )
FORWARD(PangoAttribute *, pango_attr_allow_breaks_new, (int allow_breaks), (allow_breaks), 0)
FORWARD(void *, g_object_ref, (void *object), (object), 0)
FORWARD(void, g_object_unref, (void *object), (object), )

static const cairo_user_data_key_t drawn;

static cairo_status_t draw_glyph(
  cairo_scaled_font_t *font, unsigned long glyph, cairo_t *cr, cairo_text_extents_t *extents) {
  const cairo_glyph_t one = {.index = glyph};
  cairo_set_font_face(
    cr, cairo_font_face_get_user_data(cairo_scaled_font_get_font_face(font), &drawn));
  cairo_set_font_size(cr, 1);
  cairo_text_extents_t measured = {0};
  cairo_glyph_extents(cr, &one, 1, &measured);
  // The rest cairo takes from what is drawn: nothing, where nothing is.
  extents->x_advance = measured.x_advance;
  cairo_glyph_path(cr, &one, 1);
  cairo_fill(cr);
  return 0;
}

static void release_face(void *face) { cairo_font_face_destroy(face); }

cairo_font_face_t *yidi_drawn_face(PangoFont *font) {
  cairo_scaled_font_t *scaled = pango_cairo_font_get_scaled_font((PangoCairoFont *)font);
  cairo_font_face_t *face = scaled ? cairo_user_font_face_create() : 0;
  if (!face) return 0;
  cairo_font_face_t *real = cairo_font_face_reference(cairo_scaled_font_get_font_face(scaled));
  if (cairo_font_face_set_user_data(face, &drawn, real, release_face)) {
    cairo_font_face_destroy(real);
    cairo_font_face_destroy(face);
    return 0;
  }
  cairo_user_font_face_set_render_glyph_func(face, draw_glyph);
  return face;
}
