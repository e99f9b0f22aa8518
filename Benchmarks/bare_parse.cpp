// The least that a reader of JSON can take: simdjson's own tree of each line, and nothing done with it.
// bare_parse FILE ROUNDS prints the least processor seconds of the rounds, the lines, the version and the instructions that it was made for.
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <iostream>
#include <simdjson.h>

static size_t parse(simdjson::dom::parser &parser, const simdjson::padded_string &text) {
  size_t lines = 0;
  const char *end = text.data() + text.size();
  for (const char *begin = text.data(); begin < end;) {
    const void *found = std::memchr(begin, '\n', end - begin);
    const char *stop = found ? static_cast<const char *>(found) : end;
    // Every line but the last is followed by others, and the whole by padding: nothing needs to be copied.
    if (parser.parse(begin, stop - begin, false).error()) std::exit(1);
    lines += 1;
    begin = stop + 1;
  }
  return lines;
}

int main(int count, char **arguments) {
  if (count != 3) return 2;
  simdjson::padded_string text;
  if (simdjson::padded_string::load(arguments[1]).get(text)) return 1;
  simdjson::dom::parser parser;
  double least = 1e9;
  size_t lines = 0;
  for (int round = 0; round < std::atoi(arguments[2]); round += 1) {
    std::clock_t begin = std::clock();
    lines = parse(parser, text);
    double taken = double(std::clock() - begin) / CLOCKS_PER_SEC;
    if (taken < least) least = taken;
  }
  std::cout << least << ' ' << lines << ' ' << simdjson::SIMDJSON_VERSION_MAJOR << '.' << simdjson::SIMDJSON_VERSION_MINOR << '.'
            << simdjson::SIMDJSON_VERSION_REVISION << ' ' << simdjson::get_active_implementation()->name() << '\n';
}
