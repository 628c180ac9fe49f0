// PostgreSQL's client library as Swift calls it; loaded when it is first called, see CLibPQ.c.
#pragma once
#include <postgresql/libpq-fe.h>

// Lets no notice of the server reach the terminal.
void yidi_keep_notices_quiet(PGconn *conn);
