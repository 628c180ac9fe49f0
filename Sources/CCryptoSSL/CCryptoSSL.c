#include "CCryptoSSL.h"
