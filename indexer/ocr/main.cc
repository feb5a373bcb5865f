// SPDX-License-Identifier: GPL-3.0-or-later
//
// vankho-ocr: the worker that reads scanned papers (indexer/worker/serve.h). Apart from vankho-indexer, so that only
// this process holds tesseract and what it needs. Started by `vankho-indexer ocr`, not by people.
//   vankho-ocr LANGUAGES
#include <unistd.h>

#include <cstdio>
#include <cstdlib>

#include "indexer/ocr/limits.h"
#include "indexer/ocr/recognise.h"
#include "indexer/worker/serve.h"

int main(int argc, char** argv) {
  using namespace vankho::indexing;
  if (argc != 2) {
    std::fputs("vankho-ocr is started by vankho-indexer ocr.\n", stderr);
    return 2;
  }
  // One thread a worker: there is a worker for each core.
  ::setenv("OMP_THREAD_LIMIT", "1", 1);
  const OcrOptions options{.languages = argv[1]};
  if (!knows_languages(options.languages)) {
    std::fprintf(stderr, "tesseract has no data for \"%s\" (apt install tesseract-ocr-vie)\n", argv[1]);
    return 1;
  }
  return serve(STDIN_FILENO, {.cpu_seconds = kOcrSeconds, .memory_bytes = kOcrMemory},
               [&](std::string_view bytes, std::string_view) { return recognise(bytes, options); });
}
