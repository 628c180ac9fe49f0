// What is used of pango and cairo, declared here: their own headers lie where only pkg-config finds
// them, and the libraries are loaded when first called. A test holds these against the real ones.
#pragma once

typedef struct _cairo cairo_t;
typedef struct _cairo_surface cairo_surface_t;
typedef struct _cairo_font_options cairo_font_options_t;
typedef struct _PangoContext PangoContext;
typedef struct _PangoFont PangoFont;
typedef struct _PangoFontDescription PangoFontDescription;
typedef struct _PangoLanguage PangoLanguage;
typedef struct _PangoLayout PangoLayout;
typedef struct _PangoLayoutLine PangoLayoutLine;
typedef struct _PangoAttrList PangoAttrList;

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
void cairo_destroy(cairo_t *cr);
void cairo_show_page(cairo_t *cr);
void cairo_save(cairo_t *cr);
void cairo_restore(cairo_t *cr);
void cairo_scale(cairo_t *cr, double sx, double sy);
void cairo_translate(cairo_t *cr, double tx, double ty);
void cairo_move_to(cairo_t *cr, double x, double y);
void cairo_line_to(cairo_t *cr, double x, double y);
void cairo_rectangle(cairo_t *cr, double x, double y, double width, double height);
void cairo_set_line_width(cairo_t *cr, double width);
void cairo_stroke(cairo_t *cr);
void cairo_fill(cairo_t *cr);
cairo_font_options_t *cairo_font_options_create(void);
void cairo_font_options_destroy(cairo_font_options_t *options);
void cairo_font_options_set_hint_style(cairo_font_options_t *options, cairo_hint_style_t style);
void cairo_font_options_set_hint_metrics(
  cairo_font_options_t *options, cairo_hint_metrics_t metrics);
PangoContext *pango_cairo_create_context(cairo_t *cr);
void pango_cairo_context_set_font_options(
  PangoContext *context, const cairo_font_options_t *options);
void pango_cairo_context_set_resolution(PangoContext *context, double dpi);
void pango_cairo_show_layout_line(cairo_t *cr, PangoLayoutLine *line);
void pango_context_set_language(PangoContext *context, PangoLanguage *language);
PangoFont *pango_context_load_font(PangoContext *context, const PangoFontDescription *desc);
PangoFontDescription *pango_font_describe(PangoFont *font);
PangoLanguage *pango_language_from_string(const char *language);
PangoFontDescription *pango_font_description_new(void);
void pango_font_description_free(PangoFontDescription *desc);
void pango_font_description_set_family(PangoFontDescription *desc, const char *family);
const char *pango_font_description_get_family(const PangoFontDescription *desc);
void pango_font_description_set_absolute_size(PangoFontDescription *desc, double size);
void pango_font_description_set_weight(PangoFontDescription *desc, PangoWeight weight);
PangoLayout *pango_layout_new(PangoContext *context);
void pango_layout_set_font_description(PangoLayout *layout, const PangoFontDescription *desc);
void pango_layout_set_text(PangoLayout *layout, const char *text, int length);
void pango_layout_set_width(PangoLayout *layout, int width);
void pango_layout_set_wrap(PangoLayout *layout, PangoWrapMode wrap);
void pango_layout_set_attributes(PangoLayout *layout, PangoAttrList *attrs);
int pango_layout_get_unknown_glyphs_count(PangoLayout *layout);
int pango_layout_get_line_count(PangoLayout *layout);
PangoLayoutLine *pango_layout_get_line_readonly(PangoLayout *layout, int line);
void pango_layout_line_get_extents(
  PangoLayoutLine *line, PangoRectangle *ink_rect, PangoRectangle *logical_rect);
PangoAttrList *pango_attr_list_new(void);
void pango_attr_list_insert(PangoAttrList *list, PangoAttribute *attr);
void pango_attr_list_unref(PangoAttrList *list);
PangoAttribute *pango_attr_allow_breaks_new(int allow_breaks);
void g_object_unref(void *object);
