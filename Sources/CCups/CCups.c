#include "CCups.h"
#include <errno.h>

// The library and what it brings (TLS, Kerberos, Avahi, D-Bus) are loaded at the first print, not at
// every start: thirty shared libraries would cost more than everything else before the first page.
// Each function here has the library's own name and type and hands the call on; without the library
// it answers as it would without a print service.
#define LIBRARY "libcups.so.2"
#include <CDynamic.h>

FORWARD(int, cupsAddOption,
  (const char *name, const char *value, int num_options, cups_option_t **options),
  (name, value, num_options, options), 0)
FORWARD(ipp_status_t, cupsCancelDestJob,
  (http_t *http, cups_dest_t *dest, int job_id),
  (http, dest, job_id), IPP_STATUS_ERROR_SERVICE_UNAVAILABLE)
FORWARD(ipp_status_t, cupsCancelJob2,
  (http_t *http, const char *name, int job_id, int purge),
  (http, name, job_id, purge), IPP_STATUS_ERROR_SERVICE_UNAVAILABLE)
FORWARD(cups_dinfo_t *, cupsCopyDestInfo,
  (http_t *http, cups_dest_t *dest),
  (http, dest), 0)
FORWARD(ipp_status_t, cupsCreateDestJob,
  (http_t *http, cups_dest_t *dest, cups_dinfo_t *info, int *job_id, const char *title,
   int num_options, cups_option_t *options),
  (http, dest, info, job_id, title, num_options, options), IPP_STATUS_ERROR_SERVICE_UNAVAILABLE)
FORWARD(ipp_t *, cupsDoRequest,
  (http_t *http, ipp_t *request, const char *resource),
  (http, request, resource), 0)
FORWARD(ipp_t *, cupsGetResponse,
  (http_t *http, const char *resource),
  (http, resource), 0)
FORWARD(http_status_t, cupsSendRequest,
  (http_t *http, ipp_t *request, const char *resource, size_t length),
  (http, request, resource, length), HTTP_STATUS_ERROR)
FORWARD(http_encryption_t, cupsEncryption,
  (void),
  (), 0)
FORWARD(ipp_status_t, cupsFinishDestDocument,
  (http_t *http, cups_dest_t *dest, cups_dinfo_t *info),
  (http, dest, info), IPP_STATUS_ERROR_SERVICE_UNAVAILABLE)
FORWARD(void, cupsFreeDestInfo,
  (cups_dinfo_t *dinfo),
  (dinfo), )
FORWARD(void, cupsFreeDests,
  (int num_dests, cups_dest_t *dests),
  (num_dests, dests), )
FORWARD(void, cupsFreeOptions,
  (int num_options, cups_option_t *options),
  (num_options, options), )
FORWARD(cups_dest_t *, cupsGetNamedDest,
  (http_t *http, const char *name, const char *instance),
  (http, name, instance), 0)
FORWARD(const char *, cupsGetOption,
  (const char *name, int num_options, cups_option_t *options),
  (name, num_options, options), 0)
FORWARD(ipp_status_t, cupsLastError,
  (void),
  (), IPP_STATUS_ERROR_SERVICE_UNAVAILABLE)
FORWARD(const char *, cupsLastErrorString,
  (void),
  (), 0)
FORWARD(const char *, cupsServer,
  (void),
  (), "")
FORWARD(void, cupsSetPasswordCB2,
  (cups_password_cb2_t cb, void *user_data),
  (cb, user_data), )
FORWARD(void, cupsSetServer,
  (const char *server),
  (server), )
FORWARD(void, cupsSetUser,
  (const char *user),
  (user), )
FORWARD(http_status_t, cupsStartDestDocument,
  (http_t *http, cups_dest_t *dest, cups_dinfo_t *info, int job_id, const char *docname,
   const char *format, int num_options, cups_option_t *options, int last_document),
  (http, dest, info, job_id, docname, format, num_options, options, last_document),
   HTTP_STATUS_ERROR)
FORWARD(const char *, cupsUser,
  (void),
  (), "")
FORWARD(http_status_t, cupsWriteRequestData,
  (http_t *http, const char *buffer, size_t length),
  (http, buffer, length), HTTP_STATUS_ERROR)
FORWARD(void, httpClose,
  (http_t *http),
  (http), )
FORWARD(http_t *, httpConnect2,
  (const char *host, int port, http_addrlist_t *addrlist, int family,
   http_encryption_t encryption, int blocking, int msec, int *cancel),
  (host, port, addrlist, family, encryption, blocking, msec, cancel), 0)
FORWARD(int, httpError,
  (http_t *http),
  (http), ENOENT)
FORWARD(void, httpSetTimeout,
  (http_t *http, double timeout, http_timeout_cb_t cb, void *user_data),
  (http, timeout, cb, user_data), )
FORWARD(ipp_attribute_t *, ippAddInteger,
  (ipp_t *ipp, ipp_tag_t group, ipp_tag_t value_tag, const char *name, int value),
  (ipp, group, value_tag, name, value), 0)
FORWARD(ipp_attribute_t *, ippAddString,
  (ipp_t *ipp, ipp_tag_t group, ipp_tag_t value_tag, const char *name, const char *language,
   const char *value),
  (ipp, group, value_tag, name, language, value), 0)
FORWARD(void, ippDelete,
  (ipp_t *ipp),
  (ipp), )
FORWARD(ipp_attribute_t *, ippFindAttribute,
  (ipp_t *ipp, const char *name, ipp_tag_t value_tag),
  (ipp, name, value_tag), 0)
FORWARD(ipp_attribute_t *, ippFindNextAttribute,
  (ipp_t *ipp, const char *name, ipp_tag_t value_tag),
  (ipp, name, value_tag), 0)
FORWARD(ipp_attribute_t *, ippFirstAttribute,
  (ipp_t *ipp),
  (ipp), 0)
FORWARD(int, ippGetBoolean,
  (ipp_attribute_t *attr, int element),
  (attr, element), 0)
FORWARD(int, ippGetCount,
  (ipp_attribute_t *attr),
  (attr), 0)
FORWARD(int, ippGetInteger,
  (ipp_attribute_t *attr, int element),
  (attr, element), 0)
FORWARD(const char *, ippGetName,
  (ipp_attribute_t *attr),
  (attr), 0)
FORWARD(const char *, ippGetString,
  (ipp_attribute_t *attr, int element, const char **language),
  (attr, element, language), 0)
FORWARD(size_t, ippLength,
  (ipp_t *ipp),
  (ipp), 0)
FORWARD(ipp_t *, ippNewRequest,
  (ipp_op_t op),
  (op), 0)
FORWARD(ipp_attribute_t *, ippNextAttribute,
  (ipp_t *ipp),
  (ipp), 0)
FORWARD(int, ippPort,
  (void),
  (), 0)
FORWARD(int, ippSetString,
  (ipp_t *ipp, ipp_attribute_t **attr, int element, const char *strvalue),
  (ipp, attr, element, strvalue), 0)
