#include "CQREncode.h"

// Loaded where a code is drawn, not at every start; without the library there is no code.
#define LIBRARY "libqrencode.so.4"
#include <CDynamic.h>

FORWARD(QRcode *, QRcode_encodeString,
  (const char *string, int version, QRecLevel level, QRencodeMode hint, int casesensitive),
  (string, version, level, hint, casesensitive), 0)
FORWARD(void, QRcode_free, (QRcode *qrcode), (qrcode), )

int yidi_has_qrencode(void) {
  static void *handle;
  return yidi_function(LIBRARY, &handle, "QRcode_encodeString") != 0;
}
