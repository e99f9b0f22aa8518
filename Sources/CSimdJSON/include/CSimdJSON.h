#ifndef CSIMDJSON_H
#define CSIMDJSON_H
// A thin C face over simdjson: see simdjson_shim.cpp.
int csimdjson_padding(void);
#endif
