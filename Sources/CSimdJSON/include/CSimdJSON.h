#ifndef CSIMDJSON_H
#define CSIMDJSON_H
// A thin C face over simdjson: one text of JSON becomes a flat list of nodes in reading order.
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

enum {
  CSIMDJSON_NULL = 0,
  CSIMDJSON_BOOLEAN = 1,
  CSIMDJSON_NUMBER = 2,
  CSIMDJSON_STRING = 3,
  CSIMDJSON_SEQUENCE = 4,
  CSIMDJSON_MAPPING = 5,
};

/// Errors of our own; those of simdjson are greater than 0.
enum {
  CSIMDJSON_OK = 0,
  CSIMDJSON_TOO_DEEP = -1,
  CSIMDJSON_BAD_SCALAR = -2,
  CSIMDJSON_TRAILING = -3,
  CSIMDJSON_MEMORY = -4,
};

typedef struct {
  uint8_t kind;
  /// Bytes of the text given, quotes and brackets included.
  uint32_t start, length;
  /// Decoded string, or the number as it is spelled, in the text of the result.
  uint32_t text, text_length;
  /// Index of the node after the last descendant.
  uint32_t end;
} csimdjson_node;

typedef struct csimdjson_reader csimdjson_reader;

/// Null where memory runs out.
csimdjson_reader *csimdjson_new(void);
void csimdjson_free(csimdjson_reader *reader);

/// Reads one text. Nodes and text belong to the reader until the next call.
int csimdjson_read(csimdjson_reader *reader, const uint8_t *bytes, size_t length, uint32_t depth);

const csimdjson_node *csimdjson_nodes(const csimdjson_reader *reader, size_t *count);
const uint8_t *csimdjson_text(const csimdjson_reader *reader, size_t *length);
/// About where reading failed.
size_t csimdjson_error_offset(const csimdjson_reader *reader);
/// simdjson's own word for an error of its own.
const char *csimdjson_error_text(int error);

#ifdef __cplusplus
}
#endif
#endif
