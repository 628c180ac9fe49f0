// CUPS's client library as Swift calls it.
#pragma once
#include <cups/cups.h>
