// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <memory>

#include "indexer/extract/extract.h"
#include "indexer/sources/file_names.h"
#include "indexer/sources/sources.h"
#include "schema/text/fold.h"

namespace vankho::indexing {
namespace {

bool is_beneath(std::string_view path, std::string_view folder) {
  if (folder == "/") return true;
  return path.starts_with(folder) && (path.size() == folder.size() || path[folder.size()] == '/');
}

// As typed where that cannot be said.
std::string absolute(const std::string& typed) {
  std::error_code error;
  const auto path = std::filesystem::absolute(typed, error);
  return error ? typed : path.string();
}

}  // namespace

ResolvedSources resolve_sources(const std::vector<std::string>& given) {
  ResolvedSources result;
  std::vector<SourceRoot> all;
  for (const std::string& typed : given) {
    const std::string source = typed == "-" ? typed : absolute(typed);
    if (typed == "-") {
      all.push_back({SourceRoot::Kind::kStdin, source});
      continue;
    }
    struct stat status {};
    const std::unique_ptr<char, void (*)(void*)> path(::realpath(source.c_str(), nullptr), std::free);
    if (!path || ::stat(path.get(), &status) != 0) {
      const bool absent = errno == ENOENT || errno == ENOTDIR;
      result.passed_over.push_back(
          {source, 0,
           absent ? Reason{ReasonCode::kNoSuchSource, {}} : Reason{ReasonCode::kUnreadable, error_text(errno)}});
    } else if (S_ISDIR(status.st_mode)) {
      all.push_back({SourceRoot::Kind::kFolder, path.get()});
    } else if (!S_ISREG(status.st_mode)) {
      result.passed_over.push_back({source, 0, {ReasonCode::kNotRegular, kind_name(status.st_mode)}});
    } else if (is_json_lines(path.get())) {
      all.push_back({SourceRoot::Kind::kJsonLines, path.get()});
    } else if (auto reason = unread_format(path.get())) {
      // Named on purpose, so it was meant to be a paper.
      result.passed_over.push_back({source, 0, {ReasonCode::kFormatNotRead, reason->detail}});
    } else {
      all.push_back({SourceRoot::Kind::kFile, path.get()});
    }
  }
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto covers = [&](const SourceRoot& other) {
      if (&other == &all[i]) return false;
      if (other.path == all[i].path) return &other < &all[i];
      return other.kind == SourceRoot::Kind::kFolder && is_beneath(all[i].path, other.path);
    };
    if (const auto other = std::ranges::find_if(all, covers); other != all.end())
      result.passed_over.push_back({all[i].path, 0, {ReasonCode::kCoveredSource, text::to_valid_utf8(other->path)}});
    else
      result.roots.push_back(all[i]);
  }
  return result;
}

}  // namespace vankho::indexing
