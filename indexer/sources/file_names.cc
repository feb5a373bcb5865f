// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/file_names.h"

#include <sys/stat.h>

#include <cstring>

#include "schema/text/fold.h"

namespace vankho::indexing {

std::string error_text(int error) {
  return text::to_valid_utf8(std::strerror(error));
}

bool is_json_lines(std::string_view name) {
  return name.ends_with(".jsonl") || name.ends_with(".ndjson");
}

std::string kind_name(mode_t mode) {
  if (S_ISFIFO(mode)) return "FIFO";
  if (S_ISSOCK(mode)) return "socket";
  if (S_ISCHR(mode) || S_ISBLK(mode)) return "device";
  return "unknown";
}

}  // namespace vankho::indexing
