// What is used of pango and cairo, declared here: their own headers lie where only pkg-config finds
// them, and the libraries are loaded when first called. A test holds these against the real ones.
#pragma once

typedef struct _cairo cairo_t;
typedef struct _cairo_surface cairo_surface_t;
typedef struct _cairo_font_options cairo_font_options_t;
typedef struct _cairo_font_face cairo_font_face_t;
typedef struct _cairo_scaled_font cairo_scaled_font_t;
typedef struct _PangoContext PangoContext;
typedef struct _PangoFont PangoFont;
typedef struct _PangoFontDescription PangoFontDescription;
typedef struct _PangoLanguage PangoLanguage;
typedef struct _PangoLayout PangoLayout;
typedef struct _PangoAttrList PangoAttrList;
typedef struct _PangoCairoFont PangoCairoFont;
typedef struct _GSList GSList;

#ifndef YIDI_REAL_HEADERS
typedef unsigned cairo_status_t;
typedef unsigned cairo_format_t;
typedef unsigned cairo_pdf_metadata_t;
typedef unsigned cairo_hint_style_t;
typedef unsigned cairo_hint_metrics_t;
typedef unsigned PangoWeight;
typedef unsigned PangoWrapMode;
typedef cairo_status_t (*cairo_write_func_t)(
  void *closure, const unsigned char *data, unsigned int length);

typedef struct _PangoRectangle {
  int x;
  int y;
  int width;
  int height;
} PangoRectangle;

// What a line consists of: stretches of one font, each with its letters' shapes.
typedef struct _PangoGlyphInfo {
  unsigned int glyph;
  int width;
  int x_offset;
  int y_offset;
  unsigned int attr;
} PangoGlyphInfo;

typedef struct _PangoGlyphString {
  int num_glyphs;
  PangoGlyphInfo *glyphs;
  int *log_clusters;
  int space;
} PangoGlyphString;

typedef struct _PangoAnalysis {
  const void *engines[2];
  PangoFont *font;
  unsigned char level;
} PangoAnalysis;

typedef struct _PangoItem {
  int offset;
  int length;
  int num_chars;
  PangoAnalysis analysis;
} PangoItem;

typedef struct _PangoGlyphItem {
  PangoItem *item;
  PangoGlyphString *glyphs;
} PangoGlyphItem;

typedef struct _PangoLayoutLine {
  PangoLayout *layout;
  int start_index;
  int length;
  GSList *runs;
} PangoLayoutLine;

struct _GSList {
  void *data;
  GSList *next;
};

typedef struct {
  unsigned long index;
  double x;
  double y;
} cairo_glyph_t;

typedef struct {
  int num_bytes;
  int num_glyphs;
} cairo_text_cluster_t;

typedef struct {
  double x_bearing;
  double y_bearing;
  double width;
  double height;
  double x_advance;
  double y_advance;
} cairo_text_extents_t;

typedef struct {
  double xx, yx, xy, yy, x0, y0;
} cairo_matrix_t;

typedef struct {
  int unused;
} cairo_user_data_key_t;

typedef unsigned cairo_text_cluster_flags_t;
typedef void (*cairo_destroy_func_t)(void *data);
typedef cairo_status_t (*cairo_user_scaled_font_render_glyph_func_t)(
  cairo_scaled_font_t *font, unsigned long glyph, cairo_t *cr, cairo_text_extents_t *extents);

// Its head alone: the range of bytes it holds for.
typedef struct _PangoAttribute {
  const void *klass;
  unsigned int start_index;
  unsigned int end_index;
} PangoAttribute;
#endif

enum {
  YIDI_CAIRO_FAILED = 1,
  YIDI_CAIRO_FORMAT_A8 = 2,
  YIDI_CAIRO_PDF_TITLE = 0,
  YIDI_CAIRO_PDF_CREATE_DATE = 5,
  YIDI_CAIRO_PDF_MOD_DATE = 6,
  YIDI_CAIRO_HINT_STYLE_NONE = 1,
  YIDI_CAIRO_HINT_METRICS_OFF = 1,
  YIDI_PANGO_WEIGHT_NORMAL = 400,
  YIDI_PANGO_WEIGHT_BOLD = 700,
  YIDI_PANGO_WRAP_WORD_CHAR = 2,
  YIDI_PANGO_SCALE = 1024,
  YIDI_PANGO_GLYPH_EMPTY = 0x0FFFFFFF,
};

// Whether the library is there; without it every function below does nothing.
int yidi_has_pango(void);

cairo_surface_t *cairo_pdf_surface_create_for_stream(
  cairo_write_func_t write, void *closure, double width, double height);
void cairo_pdf_surface_set_metadata(
  cairo_surface_t *surface, cairo_pdf_metadata_t metadata, const char *utf8);
cairo_surface_t *cairo_image_surface_create(cairo_format_t format, int width, int height);
unsigned char *cairo_image_surface_get_data(cairo_surface_t *surface);
int cairo_image_surface_get_stride(cairo_surface_t *surface);
void cairo_surface_flush(cairo_surface_t *surface);
void cairo_surface_finish(cairo_surface_t *surface);
cairo_status_t cairo_surface_status(cairo_surface_t *surface);
void cairo_surface_destroy(cairo_surface_t *surface);
cairo_t *cairo_create(cairo_surface_t *target);
cairo_status_t cairo_status(cairo_t *cr);
void cairo_destroy(cairo_t *cr);
void cairo_show_page(cairo_t *cr);
void cairo_save(cairo_t *cr);
void cairo_restore(cairo_t *cr);
void cairo_scale(cairo_t *cr, double sx, double sy);
void cairo_translate(cairo_t *cr, double tx, double ty);
void cairo_move_to(cairo_t *cr, double x, double y);
void cairo_glyph_path(cairo_t *cr, const cairo_glyph_t *glyphs, int count);
void cairo_glyph_extents(
  cairo_t *cr, const cairo_glyph_t *glyphs, int count, cairo_text_extents_t *extents);
void cairo_show_text_glyphs(
  cairo_t *cr, const char *utf8, int length, const cairo_glyph_t *glyphs, int count,
  const cairo_text_cluster_t *clusters, int cluster_count, cairo_text_cluster_flags_t flags);
void cairo_set_font_face(cairo_t *cr, cairo_font_face_t *face);
void cairo_set_scaled_font(cairo_t *cr, const cairo_scaled_font_t *font);
void cairo_set_font_matrix(cairo_t *cr, const cairo_matrix_t *matrix);
void cairo_set_font_size(cairo_t *cr, double size);
void cairo_line_to(cairo_t *cr, double x, double y);
void cairo_rectangle(cairo_t *cr, double x, double y, double width, double height);
void cairo_set_line_width(cairo_t *cr, double width);
void cairo_stroke(cairo_t *cr);
void cairo_fill(cairo_t *cr);
cairo_font_face_t *cairo_scaled_font_get_font_face(cairo_scaled_font_t *font);
void cairo_scaled_font_get_font_matrix(cairo_scaled_font_t *font, cairo_matrix_t *matrix);
cairo_font_face_t *cairo_font_face_reference(cairo_font_face_t *face);
void cairo_font_face_destroy(cairo_font_face_t *face);
void *cairo_font_face_get_user_data(cairo_font_face_t *face, const cairo_user_data_key_t *key);
cairo_status_t cairo_font_face_set_user_data(
  cairo_font_face_t *face, const cairo_user_data_key_t *key, void *data,
  cairo_destroy_func_t destroy);
cairo_font_face_t *cairo_user_font_face_create(void);
void cairo_user_font_face_set_render_glyph_func(
  cairo_font_face_t *face, cairo_user_scaled_font_render_glyph_func_t render);
cairo_font_options_t *cairo_font_options_create(void);
void cairo_font_options_destroy(cairo_font_options_t *options);
void cairo_font_options_set_hint_style(cairo_font_options_t *options, cairo_hint_style_t style);
void cairo_font_options_set_hint_metrics(
  cairo_font_options_t *options, cairo_hint_metrics_t metrics);
PangoContext *pango_cairo_create_context(cairo_t *cr);
void pango_cairo_context_set_font_options(
  PangoContext *context, const cairo_font_options_t *options);
void pango_cairo_show_glyph_item(cairo_t *cr, const char *text, PangoGlyphItem *item);
cairo_scaled_font_t *pango_cairo_font_get_scaled_font(PangoCairoFont *font);
void pango_context_set_language(PangoContext *context, PangoLanguage *language);
void pango_context_set_round_glyph_positions(PangoContext *context, int round_positions);
PangoFont *pango_context_load_font(PangoContext *context, const PangoFontDescription *desc);
PangoFontDescription *pango_font_describe(PangoFont *font);
PangoLanguage *pango_language_from_string(const char *language);
PangoFontDescription *pango_font_description_new(void);
void pango_font_description_free(PangoFontDescription *desc);
void pango_font_description_set_family(PangoFontDescription *desc, const char *family);
int pango_glyph_string_get_width(PangoGlyphString *glyphs);
const char *pango_font_description_get_family(const PangoFontDescription *desc);
void pango_font_description_set_absolute_size(PangoFontDescription *desc, double size);
void pango_font_description_set_weight(PangoFontDescription *desc, PangoWeight weight);
PangoLayout *pango_layout_new(PangoContext *context);
void pango_layout_set_font_description(PangoLayout *layout, const PangoFontDescription *desc);
void pango_layout_set_text(PangoLayout *layout, const char *text, int length);
void pango_layout_set_width(PangoLayout *layout, int width);
void pango_layout_set_wrap(PangoLayout *layout, PangoWrapMode wrap);
void pango_layout_set_attributes(PangoLayout *layout, PangoAttrList *attrs);
const char *pango_layout_get_text(PangoLayout *layout);
int pango_layout_get_unknown_glyphs_count(PangoLayout *layout);
int pango_layout_get_line_count(PangoLayout *layout);
PangoLayoutLine *pango_layout_get_line_readonly(PangoLayout *layout, int line);
void pango_layout_line_get_extents(
  PangoLayoutLine *line, PangoRectangle *ink_rect, PangoRectangle *logical_rect);
PangoAttrList *pango_attr_list_new(void);
void pango_attr_list_insert(PangoAttrList *list, PangoAttribute *attr);
void pango_attr_list_unref(PangoAttrList *list);
PangoAttribute *pango_attr_allow_breaks_new(int allow_breaks);
void *(g_object_ref)(void *object);
void g_object_unref(void *object);

// A face whose letters are the outlines of that font, drawn: whatever cairo makes of the font's own
// file in a PDF, these come out whole, and their text can still be searched.
cairo_font_face_t *yidi_drawn_face(PangoFont *font);
