// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/archive/members.h"

#include <algorithm>
#include <array>
#include <string>

#include "indexer/extract/archive/archive.h"
#include "indexer/extract/email.h"
#include "indexer/extract/extract.h"
#include "schema/text/fold.h"

namespace vankho::indexing {
namespace {

constexpr auto kArchives = std::to_array<std::string_view>(
    {".zip", ".rar", ".7z", ".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz"});

std::string lower_name(std::string_view name) {
  std::string lower(name.substr(name.find_last_of("/\\") + 1));
  std::ranges::transform(lower, lower.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; });
  return lower;
}

bool are_digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

bool is_hidden(std::string_view name) {
  for (std::size_t from = 0; from < name.size();) {
    const std::size_t end = std::min(name.find_first_of("/\\", from), name.size());
    const std::string_view part = name.substr(from, end - from);
    if (part.starts_with('.') && part != "." && part != "..") return true;
    from = end + 1;
  }
  return false;
}

}  // namespace

bool is_archive_name(std::string_view name) {
  const std::string lower = lower_name(name);
  return std::ranges::any_of(kArchives, [&](std::string_view extension) {
    return lower.size() > extension.size() && lower.ends_with(extension);
  });
}

bool is_message_name(std::string_view name) {
  const std::string lower = lower_name(name);
  return lower.size() > 4 && lower.ends_with(".eml");
}

bool is_volume_name(std::string_view name) {
  const std::string lower = lower_name(name);
  const std::size_t dot = lower.rfind('.');
  if (dot == std::string::npos || dot == 0) return false;
  const std::string_view stem = std::string_view(lower).substr(0, dot);
  const std::string_view last = std::string_view(lower).substr(dot + 1);
  if (last.size() == 3 && are_digits(last)) return is_archive_name(stem);
  if (last.size() == 3 && (last[0] == 'z' || last[0] == 'r') && are_digits(last.substr(1))) return true;
  const std::size_t part = stem.rfind(".part");
  return last == "rar" && part != std::string_view::npos && are_digits(stem.substr(part + 5));
}

std::optional<Reason> unread_member(std::string_view name) {
  if (is_hidden(name)) return Reason{ReasonCode::kHidden, {}};
  const std::string lower = lower_name(name);
  // Lines of JSON are papers, but only in files that lie in a folder.
  for (const std::string_view lines : {".jsonl", ".ndjson"})
    if (lower.ends_with(lines)) return Reason{ReasonCode::kFormatNotRead, std::string(lines)};
  return unread_format(lower);
}

Unpacked unpack(std::string_view bytes, std::string_view name, std::uint64_t first, MemberSink& sink) {
  if (is_message_name(name)) {
    if (!looks_like_email(bytes)) return {.is_paper = true};
    return unpack_email(bytes, first, sink);
  }
  return unpack_archive(bytes, first, sink);
}

}  // namespace vankho::indexing
