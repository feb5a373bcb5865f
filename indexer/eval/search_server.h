// SPDX-License-Identifier: GPL-3.0-or-later
//
// A search server to ask: one that runs, or the sibling program started for the time of a measurement. The ranking is
// searchd's, so it is asked over its public surface and nothing of it is linked in.
#pragma once

#include <sys/types.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/reading/owned_file.h"

namespace vankho::indexing {

// The longest query that the API takes.
inline constexpr std::size_t kMaxQueryBytes = 512;

// At most `bytes` of valid UTF-8, not ending inside a character.
std::string_view cut_at_character(std::string_view text, std::size_t bytes);

class SearchServer {
 public:
  // Starts `program --index DIR --listen 127.0.0.1:0` and waits for its line "listening on http://...". Throws Failure
  // (kUsage: no such program; kIndexUnusable: it ended without listening).
  static SearchServer start(const std::string& program, const std::string& index_dir);
  // One that runs, "http://127.0.0.1:8080". Throws Failure (kUsage) for another form.
  static SearchServer at(const std::string& url);

  SearchServer(SearchServer&&) noexcept;
  ~SearchServer();  // ends the program that was started

  // Ids of the first 100 hits, best first. Throws Failure (kTryAgain) when the server does not answer with 200.
  std::vector<std::string> search(std::string_view query);

 private:
  class Client;
  SearchServer(pid_t child, OwnedFile output, const std::string& url);

  pid_t child_;
  OwnedFile output_;  // kept open: a program that still writes to it must not die of that
  std::unique_ptr<Client> client_;
};

// "vankho-searchd" beside the running program.
std::string sibling_searchd();

}  // namespace vankho::indexing
