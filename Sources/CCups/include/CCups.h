// CUPS's client library as Swift calls it; loaded when it is first called, see CCups.c.
#pragma once
#include <cups/cups.h>
