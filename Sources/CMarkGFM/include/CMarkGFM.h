// GitHub-flavoured Markdown as parsed by cmark-gfm.
#pragma once
#include <cmark-gfm.h>
#include <cmark-gfm-core-extensions.h>
