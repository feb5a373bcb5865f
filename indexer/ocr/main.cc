// SPDX-License-Identifier: GPL-3.0-or-later
//
// vankho-ocr: the worker that reads scanned papers (indexer/worker/serve.h). Apart from vankho-indexer, so that only
// this process holds tesseract and what it needs. Started by `vankho-indexer ocr`, not by people.
//   vankho-ocr LANGUAGES CPU_SECONDS
#include <unistd.h>

#include <cstdio>
#include <cstdlib>

#include "indexer/ocr/recognise.h"
#include "indexer/worker/serve.h"

int main(int argc, char** argv) {
  using namespace vankho::indexing;
  if (argc != 3) {
    std::fputs("vankho-ocr is started by vankho-indexer ocr.\n", stderr);
    return 2;
  }
  // One thread a worker: there is a worker for each core.
  ::setenv("OMP_THREAD_LIMIT", "1", 1);
  const OcrOptions options{.languages = argv[1]};
  constexpr std::uint64_t kMemory = std::uint64_t{2} << 30;
  const auto seconds = static_cast<unsigned>(std::strtoul(argv[2], nullptr, 10));
  return serve(STDIN_FILENO, {.cpu_seconds = seconds, .memory_bytes = kMemory},
               [&](std::string_view bytes, std::string_view) { return recognise(bytes, options); });
}
