// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a paper is about, in a bounded number of its syllables and pairs of them: those that it uses often and other
// papers seldom (docs/ranking.md).
#pragma once

#include <string>
#include <vector>

#include "schema/record.h"
#include "searchd/index/deadline.h"
#include "searchd/index/word_index.h"

namespace vankho::searching {

inline constexpr std::size_t kMostTellingWords = 40;
inline constexpr std::size_t kMostTellingPairs = 30;

struct TellingWord {
  std::string exact;
  std::string folded;
  std::string as_written;  // in small letters where it is ever written so, else as it stands first
  double count = 0;        // in the paper; as often as its weight says where it stands in the subject
  double weight = 0;       // saturation of the count times idf
};

// Two syllables that stand side by side: most Vietnamese words.
struct TellingPair {
  std::string first;  // exact
  std::string second;
  std::string first_folded;
  std::string second_folded;
  std::string as_written;
  double count = 0;
  double weight = 0;
  // How much the two belong together, 0 to 1: the geometric mean of the shares of each that stand in this pair. "văn
  // thư" has much, "tác văn" of "công tác văn thư" little.
  double cohesion = 0;
};

struct TellingWords {
  std::vector<TellingWord> words;  // the most telling first
  std::vector<TellingPair> pairs;
};

// Of the subject and the first 64 KB of the text. Names in the letterhead, the signature block and the recipients, and
// numbers, say nothing about the matter and are not counted where they stand there. Syllables that no other paper holds
// are left out. Throws DeadlineExceeded, Xapian::Error.
TellingWords telling_words(const WordIndex& index, const schema::Record& paper, Deadline deadline);

}  // namespace vankho::searching
