// The least that a reader of YAML through libyaml can take: its events, and nothing done with them.
// bare_events FILE ROUNDS prints the least processor seconds of the rounds, the documents, and the version.
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <yaml.h>

static long events(const unsigned char *text, size_t size) {
  yaml_parser_t parser;
  long documents = 0;
  if (!yaml_parser_initialize(&parser)) exit(1);
  yaml_parser_set_input_string(&parser, text, size);
  for (int more = 1; more;) {
    yaml_event_t event;
    if (!yaml_parser_parse(&parser, &event)) exit(1);
    if (event.type == YAML_DOCUMENT_START_EVENT) documents += 1;
    more = event.type != YAML_STREAM_END_EVENT;
    yaml_event_delete(&event);
  }
  yaml_parser_delete(&parser);
  return documents;
}

int main(int count, char **arguments) {
  if (count != 3) return 2;
  FILE *file = fopen(arguments[1], "rb");
  if (!file) return 1;
  fseek(file, 0, SEEK_END);
  size_t size = ftell(file);
  rewind(file);
  unsigned char *text = malloc(size ? size : 1);
  if (!text || fread(text, 1, size, file) != size) return 1;
  double least = 1e9;
  long documents = 0;
  for (int round = 0; round < atoi(arguments[2]); round += 1) {
    clock_t begin = clock();
    documents = events(text, size);
    double taken = (double)(clock() - begin) / CLOCKS_PER_SEC;
    if (taken < least) least = taken;
  }
  printf("%g %ld %s\n", least, documents, yaml_get_version_string());
  return 0;
}
