// SPDX-License-Identifier: GPL-3.0-or-later
#include <csv.h>

#include <algorithm>
#include <array>
#include <memory>

#include "indexer/extract/plain_text.h"
#include "indexer/sources/register/table.h"
#include "schema/text/fold.h"

namespace vankho::indexing {
namespace {

constexpr std::size_t kSniffedBytes = 4096;

char delimiter_of(std::string_view text) {
  const std::string_view head = text.substr(0, kSniffedBytes);
  char best = ',';
  std::ptrdiff_t most = 0;
  for (const char candidate : {',', ';', '\t'}) {
    const std::ptrdiff_t count = std::ranges::count(head, candidate);
    if (count > most) {
      most = count;
      best = candidate;
    }
  }
  return best;
}

struct Reading {
  Table table;
  std::vector<std::string> row;
};

void end_cell(void* bytes, std::size_t size, void* reading) {
  static_cast<Reading*>(reading)->row.push_back(text::squeeze(std::string_view(static_cast<const char*>(bytes), size)));
}

void end_row(int, void* reading) {
  auto& read = *static_cast<Reading*>(reading);
  read.table.push_back(std::move(read.row));
  read.row.clear();
}

}  // namespace

Table read_csv(std::string_view bytes) {
  const std::string text = read_plain_text(bytes).text;
  csv_parser parser{};
  if (csv_init(&parser, CSV_REPALL_NL | CSV_APPEND_NULL) != 0) throw std::bad_alloc();
  const std::unique_ptr<csv_parser, void (*)(csv_parser*)> owner(&parser, &csv_free);
  csv_set_delim(&parser, static_cast<unsigned char>(delimiter_of(text)));
  Reading reading;
  if (csv_parse(&parser, text.data(), text.size(), end_cell, end_row, &reading) != text.size())
    throw TableError(csv_strerror(csv_error(&parser)), "tệp CSV hỏng");
  csv_fini(&parser, end_cell, end_row, &reading);
  if (reading.table.size() > kMaxTableRows) throw TableError("more than 2,000,000 rows", "quá 2.000.000 dòng");
  return std::move(reading.table);
}

Table read_table(std::string_view bytes, std::string_view sheet) {
  return bytes.starts_with("PK\x03\x04") ? read_xlsx(bytes, sheet) : read_csv(bytes);
}

}  // namespace vankho::indexing
