// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/gzip.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <string>

namespace vankho::searching {
namespace {

constexpr std::size_t kLeastBytes = 1024;
constexpr std::size_t kMostBytes = std::size_t{1} << 20U;

bool is_text(std::string_view type) {
  constexpr auto kTypes =
      std::to_array<std::string_view>({"text/", "application/json", "application/problem+json", "application/atom+xml",
                                       "application/opensearchdescription+xml", "image/svg+xml"});
  return std::ranges::any_of(kTypes, [&](std::string_view known) { return type.starts_with(known); });
}

}  // namespace

bool accepts_gzip(std::string_view header) {
  while (!header.empty()) {
    const auto comma = std::min(header.find(','), header.size());
    std::string_view part = header.substr(0, comma);
    header.remove_prefix(std::min(comma + 1, header.size()));
    part.remove_prefix(std::min(part.find_first_not_of(" \t"), part.size()));
    if (!part.starts_with("gzip") || (part.size() > 4 && part[4] != ';' && part[4] != ' ')) continue;
    // "q=0", "q=0.000" refuse it.
    const auto quality = part.find("q=");
    return quality == std::string_view::npos || part.find_first_of("123456789", quality) != std::string_view::npos;
  }
  return false;
}

void compress(HttpAnswer& answer) {
  if (answer.body.size() < kLeastBytes || answer.body.size() > kMostBytes || !is_text(answer.content_type)) return;
  constexpr int kGzip = 15 + 16;  // the largest window, with the head of gzip
  constexpr int kMemory = 8;
  z_stream stream{};
  if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, kGzip, kMemory, Z_DEFAULT_STRATEGY) != Z_OK) return;
  std::string packed(deflateBound(&stream, static_cast<uLong>(answer.body.size())), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(answer.body.data());
  stream.avail_in = static_cast<uInt>(answer.body.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  const bool whole = deflate(&stream, Z_FINISH) == Z_STREAM_END;
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  if (!whole || packed.size() >= answer.body.size()) return;
  answer.body = std::move(packed);
  answer.headers.emplace_back("Content-Encoding", "gzip");
}

}  // namespace vankho::searching
