#include "CSimdJSON.h"
#include "simdjson.h"

#include <cstring>
#include <memory>
#include <new>
#include <string>
#include <vector>

using namespace simdjson;

namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

size_t digits(std::string_view text, size_t from) {
  size_t end = from;
  while (end < text.size() && is_digit(text[end])) end++;
  return end - from;
}

/// RFC 8259, section 6.
bool is_number(std::string_view text) {
  size_t at = !text.empty() && text[0] == '-' ? 1 : 0;
  size_t whole = digits(text, at);
  if (whole == 0 || (whole > 1 && text[at] == '0')) return false;
  at += whole;
  if (at < text.size() && text[at] == '.') {
    size_t fraction = digits(text, at + 1);
    if (fraction == 0) return false;
    at += 1 + fraction;
  }
  if (at < text.size() && (text[at] | 0x20) == 'e') {
    at++;
    if (at < text.size() && (text[at] == '+' || text[at] == '-')) at++;
    size_t exponent = digits(text, at);
    if (exponent == 0) return false;
    at += exponent;
  }
  return at == text.size();
}

}  // namespace

struct csimdjson_reader {
  ondemand::parser parser;
  std::unique_ptr<char[]> buffer;
  size_t capacity = 0;
  size_t length = 0;
  std::vector<csimdjson_node> nodes;
  std::string text;
  size_t failed_at = 0;
  size_t max_depth = 0;

  int read(const uint8_t *bytes, size_t count, uint32_t depth);

 private:
  int root(ondemand::document &document);
  int value(ondemand::value item, uint32_t depth);
  int elements(ondemand::array items, const char *start, uint32_t depth);
  int fields(ondemand::object items, const char *start, uint32_t depth);
  int string(std::string_view raw, simdjson_result<std::string_view> decoded);
  int scalar(std::string_view raw);
  void key(const char *start, const char *value, std::string_view decoded);
  void add(uint8_t kind, std::string_view raw, std::string_view decoded);
  size_t begin(uint8_t kind, const char *start);
  void finish(size_t node);

  ondemand::document *current = nullptr;
  int fail(int error, const char *place) {
    failed_at = place ? size_t(place - buffer.get()) : length;
    return error;
  }
};

void csimdjson_reader::add(uint8_t kind, std::string_view raw, std::string_view decoded) {
  csimdjson_node node;
  node.kind = kind;
  node.start = uint32_t(raw.data() - buffer.get());
  node.length = uint32_t(raw.size());
  node.text = uint32_t(text.size());
  node.text_length = uint32_t(decoded.size());
  node.end = uint32_t(nodes.size() + 1);
  text.append(decoded.data(), decoded.size());
  nodes.push_back(node);
}

size_t csimdjson_reader::begin(uint8_t kind, const char *start) {
  add(kind, std::string_view(start, 1), std::string_view());
  return nodes.size() - 1;
}

/// The next token is known, so the bracket that ended the collection is the last character before it.
void csimdjson_reader::finish(size_t node) {
  const char *next = nullptr;
  if (current->current_location().get(next) != SUCCESS) next = buffer.get() + length;
  while (next > buffer.get() && is_space(next[-1])) next--;
  nodes[node].length = uint32_t(next - buffer.get()) - nodes[node].start;
  nodes[node].end = uint32_t(nodes.size());
}

int csimdjson_reader::scalar(std::string_view raw) {
  raw = trimmed(raw);
  if (raw.empty()) return fail(CSIMDJSON_BAD_SCALAR, raw.data());
  if (raw == "null") return add(CSIMDJSON_NULL, raw, raw), CSIMDJSON_OK;
  if (raw == "true" || raw == "false") return add(CSIMDJSON_BOOLEAN, raw, raw), CSIMDJSON_OK;
  if (is_number(raw)) return add(CSIMDJSON_NUMBER, raw, raw), CSIMDJSON_OK;
  return fail(CSIMDJSON_BAD_SCALAR, raw.data());
}

int csimdjson_reader::string(std::string_view raw, simdjson_result<std::string_view> decoded) {
  std::string_view found;
  if (auto error = std::move(decoded).get(found)) return fail(error, raw.data());
  raw = trimmed(raw);
  if (raw.size() < 2 || raw.back() != '"') return fail(CSIMDJSON_BAD_SCALAR, raw.data());
  return add(CSIMDJSON_STRING, raw, found), CSIMDJSON_OK;
}

/// A key ends with the quote before the colon before its value.
void csimdjson_reader::key(const char *start, const char *value, std::string_view decoded) {
  const char *end = value;
  while (end > start && *--end != ':') {
  }
  while (end > start && *--end != '"') {
  }
  add(CSIMDJSON_STRING, std::string_view(start, size_t(end + 1 - start)), decoded);
}

int csimdjson_reader::value(ondemand::value item, uint32_t depth) {
  std::string_view raw = item.raw_json_token();
  if (raw.empty()) return fail(CSIMDJSON_BAD_SCALAR, raw.data());
  if (raw[0] == '{') {
    ondemand::object object;
    if (auto error = item.get_object().get(object)) return fail(error, raw.data());
    return fields(object, raw.data(), depth);
  }
  if (raw[0] == '[') {
    ondemand::array array;
    if (auto error = item.get_array().get(array)) return fail(error, raw.data());
    return elements(array, raw.data(), depth);
  }
  return raw[0] == '"' ? string(raw, item.get_string()) : scalar(raw);
}

int csimdjson_reader::elements(ondemand::array items, const char *start, uint32_t depth) {
  if (depth >= max_depth) return fail(CSIMDJSON_TOO_DEEP, start);
  size_t node = begin(CSIMDJSON_SEQUENCE, start);
  for (auto found : items) {
    ondemand::value item;
    if (auto error = std::move(found).get(item)) return fail(error, start);
    if (int error = value(item, depth + 1)) return error;
  }
  finish(node);
  return CSIMDJSON_OK;
}

int csimdjson_reader::fields(ondemand::object items, const char *start, uint32_t depth) {
  if (depth >= max_depth) return fail(CSIMDJSON_TOO_DEEP, start);
  size_t node = begin(CSIMDJSON_MAPPING, start);
  for (auto found : items) {
    ondemand::field field;
    if (auto error = std::move(found).get(field)) return fail(error, start);
    const char *name = field.key().raw() - 1;
    std::string_view decoded;
    if (auto error = field.unescaped_key().get(decoded)) return fail(error, name);
    key(name, field.value().raw_json_token().data(), decoded);
    if (int error = value(field.value(), depth + 1)) return error;
  }
  finish(node);
  return CSIMDJSON_OK;
}

int csimdjson_reader::root(ondemand::document &document) {
  std::string_view raw;
  if (auto error = document.raw_json_token().get(raw)) return fail(error, nullptr);
  if (raw.empty()) return fail(CSIMDJSON_BAD_SCALAR, nullptr);
  const char *end = trimmed(std::string_view(buffer.get(), length)).end();
  if (raw[0] == '{' || raw[0] == '[') {
    int error = CSIMDJSON_OK;
    if (raw[0] == '{') {
      ondemand::object object;
      error = document.get_object().get(object);
      if (error) return fail(error, nullptr);
      error = fields(object, raw.data(), 0);
    } else {
      ondemand::array array;
      error = document.get_array().get(array);
      if (error) return fail(error, nullptr);
      error = elements(array, raw.data(), 0);
    }
    if (error) return error;
    const char *last = buffer.get() + nodes[0].start + nodes[0].length;
    return last == end ? CSIMDJSON_OK : fail(CSIMDJSON_TRAILING, last);
  }
  if (trimmed(raw).end() != end) return fail(CSIMDJSON_TRAILING, trimmed(raw).end());
  return raw[0] == '"' ? string(raw, document.get_string()) : scalar(raw);
}

int csimdjson_reader::read(const uint8_t *bytes, size_t count, uint32_t depth) {
  nodes.clear();
  text.clear();
  length = count;
  max_depth = depth;
  if (capacity < count) {
    capacity = count + count / 4 + 4096;
    buffer.reset(new char[capacity + SIMDJSON_PADDING]);
  }
  if (!buffer) buffer.reset(new char[SIMDJSON_PADDING]);
  if (count) std::memcpy(buffer.get(), bytes, count);
  std::memset(buffer.get() + count, ' ', SIMDJSON_PADDING);
  ondemand::document document;
  if (auto error = parser.iterate(buffer.get(), count, count + SIMDJSON_PADDING).get(document)) return fail(error, nullptr);
  current = &document;
  int result = root(document);
  current = nullptr;
  return result;
}

extern "C" {

csimdjson_reader *csimdjson_new(void) { return new (std::nothrow) csimdjson_reader; }
void csimdjson_free(csimdjson_reader *reader) { delete reader; }

int csimdjson_read(csimdjson_reader *reader, const uint8_t *bytes, size_t length, uint32_t depth) {
  try {
    return reader->read(bytes, length, depth);
  } catch (...) {
    return CSIMDJSON_MEMORY;
  }
}

const csimdjson_node *csimdjson_nodes(const csimdjson_reader *reader, size_t *count) {
  *count = reader->nodes.size();
  return reader->nodes.data();
}

const uint8_t *csimdjson_text(const csimdjson_reader *reader, size_t *length) {
  *length = reader->text.size();
  return reinterpret_cast<const uint8_t *>(reader->text.data());
}

size_t csimdjson_error_offset(const csimdjson_reader *reader) { return reader->failed_at; }
const char *csimdjson_error_text(int error) { return error_message(error_code(error)); }
}
