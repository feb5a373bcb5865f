// SPDX-License-Identifier: GPL-3.0-or-later
//
// How a run ends: its exit codes, and the error that ends it early.
#pragma once

#include <stdexcept>
#include <string>

#include "indexer/report/language.h"

namespace vankho::indexing {

enum class ExitCode {
  kOk = 0,
  kUsage = 2,
  kSomeInputsFailed = 3,
  kLocked = 4,
  kIndexUnusable = 5,      // damaged, or of another schema
  kTryAgain = 75,          // disk full, or a write failed: what is committed stays, the same command completes it
  kBadConfiguration = 78,  // the folder named for the index cannot be one, or a file of settings is wrong
  kInterrupted = 130,      // SIGINT; what was whole is committed
  kTerminated = 143,       // SIGTERM; the same
};

// The run cannot go on. what() is the English sentence.
struct Failure : std::runtime_error {
  Failure(ExitCode code_, const std::string& english, std::string vietnamese_)
      : std::runtime_error(english), code(code_), vietnamese(std::move(vietnamese_)) {}
  std::string sentence(Language language) const {
    return language == Language::kVietnamese ? vietnamese : std::string(what());
  }
  ExitCode code;
  std::string vietnamese;
};

}  // namespace vankho::indexing
