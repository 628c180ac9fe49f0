#include "CLibPQ.h"

// The library and what it brings (TLS, Kerberos, LDAP) are loaded where a ledger lies on a server, not
// at every start. Each function here has the library's own name and type and hands the call on;
// without the library it answers as it would without memory.
#define LIBRARY "libpq.so.5"
#include <CDynamic.h>

FORWARD(PQconninfoOption *, PQconninfoParse,
  (const char *conninfo, char **errmsg), (conninfo, errmsg), 0)
FORWARD(void, PQconninfoFree, (PQconninfoOption *options), (options), )
FORWARD(void, PQfreemem, (void *pointer), (pointer), )
FORWARD(PGconn *, PQconnectStartParams,
  (const char *const *keywords, const char *const *values, int expand_dbname),
  (keywords, values, expand_dbname), 0)
FORWARD(PostgresPollingStatusType, PQconnectPoll, (PGconn *conn), (conn), PGRES_POLLING_FAILED)
FORWARD(ConnStatusType, PQstatus, (const PGconn *conn), (conn), CONNECTION_BAD)
FORWARD(int, PQsocket, (const PGconn *conn), (conn), -1)
FORWARD(PGVerbosity, PQsetErrorVerbosity,
  (PGconn *conn, PGVerbosity verbosity), (conn, verbosity), PQERRORS_DEFAULT)
FORWARD(char *, PQerrorMessage, (const PGconn *conn), (conn), "")
FORWARD(int, PQconnectionNeedsPassword, (const PGconn *conn), (conn), 0)
FORWARD(int, PQserverVersion, (const PGconn *conn), (conn), 0)
FORWARD(PGTransactionStatusType, PQtransactionStatus, (const PGconn *conn), (conn), PQTRANS_UNKNOWN)
FORWARD(void, PQfinish, (PGconn *conn), (conn), )
FORWARD(PQnoticeProcessor, PQsetNoticeProcessor,
  (PGconn *conn, PQnoticeProcessor processor, void *argument), (conn, processor, argument), 0)
FORWARD(int, PQsetnonblocking, (PGconn *conn, int argument), (conn, argument), -1)
FORWARD(int, PQsendQuery, (PGconn *conn, const char *query), (conn, query), 0)
FORWARD(int, PQenterPipelineMode, (PGconn *conn), (conn), 0)
FORWARD(int, PQpipelineSync, (PGconn *conn), (conn), 0)
FORWARD(int, PQsendPrepare,
  (PGconn *conn, const char *name, const char *query, int count, const Oid *types),
  (conn, name, query, count, types), 0)
FORWARD(int, PQsendQueryParams,
  (PGconn *conn, const char *command, int count, const Oid *types, const char *const *values,
   const int *lengths, const int *formats, int resultFormat),
  (conn, command, count, types, values, lengths, formats, resultFormat), 0)
FORWARD(int, PQsendQueryPrepared,
  (PGconn *conn, const char *name, int count, const char *const *values, const int *lengths,
   const int *formats, int resultFormat),
  (conn, name, count, values, lengths, formats, resultFormat), 0)
FORWARD(int, PQflush, (PGconn *conn), (conn), -1)
FORWARD(int, PQconsumeInput, (PGconn *conn), (conn), 0)
FORWARD(int, PQisBusy, (PGconn *conn), (conn), 0)
FORWARD(PGresult *, PQgetResult, (PGconn *conn), (conn), 0)
FORWARD(ExecStatusType, PQresultStatus, (const PGresult *result), (result), PGRES_FATAL_ERROR)
FORWARD(char *, PQresultErrorField, (const PGresult *result, int code), (result, code), 0)
FORWARD(char *, PQcmdStatus, (PGresult *result), (result), "")
FORWARD(int, PQntuples, (const PGresult *result), (result), 0)
FORWARD(int, PQnfields, (const PGresult *result), (result), 0)
FORWARD(char *, PQfname, (const PGresult *result, int column), (result, column), 0)
FORWARD(Oid, PQftype, (const PGresult *result, int column), (result, column), 0)
FORWARD(int, PQgetisnull, (const PGresult *result, int row, int column), (result, row, column), 1)
FORWARD(int, PQgetlength, (const PGresult *result, int row, int column), (result, row, column), 0)
FORWARD(char *, PQgetvalue, (const PGresult *result, int row, int column), (result, row, column), 0)
FORWARD(void, PQclear, (PGresult *result), (result), )

static void say_nothing(void *argument, const char *message) { (void)argument, (void)message; }

void yidi_keep_notices_quiet(PGconn *conn) { PQsetNoticeProcessor(conn, say_nothing, 0); }
