// GitHub-flavoured Markdown as parsed by cmark-gfm.
#pragma once
#include <cmark-gfm.h>
#include <cmark-gfm-core-extensions.h>

/// Parses UTF-8 bytes as Markdown with pipe tables; the caller frees the document with
/// `cmark_node_free`. `NULL` if the table extension is not there.
cmark_node *yidi_parse_markdown(const char *bytes, size_t length);
