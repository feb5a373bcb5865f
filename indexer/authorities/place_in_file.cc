// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/authorities/place_in_file.h"

#include <cerrno>
#include <cstring>
#include <fstream>

#include "schema/text/document_number.h"
#include "schema/text/fold.h"

namespace vankho::indexing {

std::string read_configuration(const std::string& path) {
  constexpr std::size_t kMaxBytes = 16u << 20;
  std::ifstream in(path, std::ios::binary);
  std::string bytes(kMaxBytes + 1, '\0');
  in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (!in.is_open() || in.bad() || (in.gcount() == 0 && !in.eof()))
    throw Failure(ExitCode::kBadConfiguration, fmt::format("{} cannot be read ({}).", path, std::strerror(errno)),
                  fmt::format("Không đọc được {} ({}).", path, std::strerror(errno)));
  bytes.resize(static_cast<std::size_t>(in.gcount()));
  if (bytes.size() > kMaxBytes)
    throw Failure(ExitCode::kBadConfiguration, fmt::format("{} is larger than 16 MB.", path),
                  fmt::format("{} lớn hơn 16 MB.", path));
  if (!text::is_valid_utf8(bytes))
    throw Failure(ExitCode::kBadConfiguration, fmt::format("{} is not UTF-8. Save it as UTF-8.", path),
                  fmt::format("{} không phải UTF-8. Hãy lưu lại bằng mã UTF-8.", path));
  return bytes;
}

schema::Date read_day(std::string_view text, const PlaceInFile& place) {
  if (text.empty()) return 0;
  const auto dates = text::find_dates(text);
  if (dates.size() != 1)
    throw bad_authorities(place, fmt::format("\"{}\" is no day. Write it as 2025-07-01.", text),
                          fmt::format("\"{}\" không phải là ngày. Hãy viết như 2025-07-01.", text));
  return dates.front().date;
}

}  // namespace vankho::indexing
