#include "simdjson.h"
extern "C" {
#include "CSimdJSON.h"
int csimdjson_padding(void) { return (int)simdjson::SIMDJSON_PADDING; }
}
