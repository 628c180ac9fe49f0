// The encoder of QR codes as Swift calls it; loaded when it is first called, see CQREncode.c.
#pragma once
#include <qrencode.h>

// Whether the library is there.
int yidi_has_qrencode(void);
