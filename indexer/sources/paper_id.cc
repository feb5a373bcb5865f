// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/paper_id.h"

#include <algorithm>

#include "schema/stable_hash.h"
#include "schema/text/fold.h"

namespace vankho::indexing {
namespace {

// The id is the value of a Xapian term (245 bytes at most) and stands in URLs.
constexpr std::size_t kMaxGivenBytes = 128;
constexpr std::size_t kMaxSlugBytes = 80;
constexpr std::size_t kHashDigits = 12;

constexpr bool is_lower_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}
constexpr bool is_unreserved(char c) {
  return is_lower_or_digit(c) || (c >= 'A' && c <= 'Z') || c == '-' || c == '.' || c == '_' || c == '~';
}

std::string slug_and_hash(std::string_view readable, std::string_view hashed) {
  // Slugging is linear, but a name may be a megabyte long; what is beyond shows in the hash alone.
  std::string id = text::slug(text::to_valid_utf8(readable.substr(0, 4 * kMaxSlugBytes)));
  std::erase_if(id, [](char c) { return !is_lower_or_digit(c) && c != '-'; });
  id.resize(std::min(id.size(), kMaxSlugBytes));
  return id.append("~").append(schema::stable_hash_hex(schema::stable_hash(hashed)).substr(0, kHashDigits));
}

std::string_view without_extension(std::string_view path) {
  for (const std::string_view extension : {".txt", ".jsonl"})
    if (path.size() > extension.size() && path.ends_with(extension))
      return path.substr(0, path.size() - extension.size());
  return path;
}

}  // namespace

std::string id_of_given(std::string_view id) {
  const bool plain = !id.empty() && id.size() <= kMaxGivenBytes && std::ranges::all_of(id, is_unreserved) &&
                     !std::ranges::all_of(id, [](char c) { return c == '.'; });
  return plain ? std::string(id) : slug_and_hash(id, id);
}

std::string id_of_path(std::string_view path) {
  const std::string_view stem = without_extension(path);
  const bool plain = stem.size() < path.size() && stem.size() <= kMaxSlugBytes && std::ranges::all_of(stem, [](char c) {
                       return is_lower_or_digit(c) || c == '-' || c == '_' || c == '/';
                     });
  if (!plain) return slug_and_hash(stem, path);
  std::string id(stem);
  std::ranges::replace(id, '/', '.');
  return id;
}

std::string id_of_line(std::string_view path, std::uint64_t line) {
  return id_of_path(path).append("~l").append(std::to_string(line));
}

std::string id_of_stdin_line(std::string_view sha256) {
  return std::string("stdin~").append(sha256.substr(0, 16));
}

std::string id_of_second_path(std::string_view path, std::string_view absolute, int attempt) {
  std::string hashed(absolute);
  // No path holds a zero byte.
  if (attempt > 1) hashed.append(1, '\0').append(std::to_string(attempt));
  return slug_and_hash(without_extension(path), hashed);
}

}  // namespace vankho::indexing
