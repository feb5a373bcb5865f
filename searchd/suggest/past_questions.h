// SPDX-License-Identifier: GPL-3.0-or-later
//
// Questions that were asked often enough to be suggested to others. What people look for says much about them and about
// the persons they look for, so nothing is kept unless the administrator asks for it, nothing is written to disk or
// log, all is forgotten when the program ends, and a question that looks like it holds a personal number (kMostDigits
// digits or more) is never kept. At most kMostKept questions of kMostBytes bytes are held, about 6 MB; the one that was
// not asked for longest goes first. Safe to call from any thread.
#pragma once

#include <cstdint>
#include <list>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "searchd/suggest/suggestion.h"

namespace vankho::searching {

class PastQuestions {
 public:
  static constexpr std::size_t kMostKept = 10'000;
  static constexpr std::size_t kMostBytes = 200;
  // Identity cards have 9 or 12 digits, telephone numbers 10, numbers of social insurance 10.
  static constexpr std::size_t kMostDigits = 9;

  // Suggests what was asked `least` times; 0 = keeps nothing at all.
  explicit PastQuestions(unsigned least) : least_(least) {}

  // A question that found something. White space and capitals make no difference.
  void note(std::string_view question);

  // Those that hold the words typed, asked most often first, with the marks typed before others; not what is typed
  // itself.
  std::vector<Suggestion> fitting(std::string_view typed, std::size_t most) const;

  // Changes when what fitting() may give has changed.
  std::uint64_t version() const;

 private:
  struct Question {
    std::string key;     // in small letters
    std::string folded;  // its folded words with a space before and behind each
    std::uint64_t times = 0;
  };

  const unsigned least_;
  mutable std::mutex mutex_;
  std::list<Question> questions_;                                               // the one asked last stands first
  std::unordered_map<std::string_view, std::list<Question>::iterator> by_key_;  // views into questions_
  std::uint64_t version_ = 0;
};

}  // namespace vankho::searching
