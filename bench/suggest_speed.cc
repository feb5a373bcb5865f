// SPDX-License-Identifier: GPL-3.0-or-later
//
// Time of suggestions while somebody types, and of a better question for a search, one thread: what it takes to make
// the arrays that they come from, and then every prefix of every question of the list, letter by letter, without marks
// and with them. Prints median, 95th percentile and the longest in milliseconds.
//   suggest_speed QUERIES.tsv INDEX_DIR      ROUNDS=3
#include <time.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "schema/text/fold.h"
#include "schema/text/utf8.h"
#include "searchd/index/index_reader.h"
#include "searchd/suggest/better_query.h"
#include "searchd/suggest/suggest.h"
#include "searchd/suggest/suggester.h"

namespace {

using namespace vankho::searching;

// What people type first: one letter and two.
constexpr const char* kShort[] = {"q",  "n",  "t",  "đ",  "ă",   "2",   "1",    "ng",
                                  "th", "tr", "qu", "22", "ngh", "223", "223-c"};

std::vector<std::string> read_questions(const char* path) {
  std::vector<std::string> questions;
  std::ifstream lines(path);
  for (std::string line; std::getline(lines, line);) {
    const auto begin = line.find('\t') + 1;
    std::string text = line.substr(begin, line.find('\t', begin) - begin);
    if (!text.empty()) questions.push_back(std::move(text));
  }
  return questions;
}

std::vector<std::string> prefixes_of(std::string_view question) {
  std::vector<std::string> prefixes;
  for (std::size_t at = 0; at < question.size() && at < 40;) {
    at += vankho::text::decode(question, at).size;
    if (question[at - 1] != ' ') prefixes.emplace_back(question.substr(0, at));
  }
  return prefixes;
}

// As in search_speed.cc: on a busy machine it still says something.
double thread_ms() {
  timespec now{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

template <typename Ask>
void measure(const char* name, const std::vector<std::string>& typed, int rounds, Ask ask) {
  std::vector<double> times;
  std::size_t found = 0;
  for (int round = 0; round < rounds; ++round)
    for (const std::string& text : typed) {
      const double start = thread_ms();
      found += ask(text);
      times.push_back(thread_ms() - start);
    }
  std::ranges::sort(times);
  const auto at = [&](double share) {
    return times[static_cast<std::size_t>(share * static_cast<double>(times.size() - 1))];
  };
  std::printf("%s\t%zu\t%.2f\t%.2f\t%.2f\t%.1f\n", name, times.size(), at(0.5), at(0.95), at(1),
              static_cast<double>(found) / static_cast<double>(times.size()));
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fprintf(stderr, "usage: suggest_speed QUERIES.tsv INDEX_DIR\n");
    return 2;
  }
  const char* wanted = std::getenv("ROUNDS");
  const int rounds = wanted ? std::atoi(wanted) : 3;
  IndexReader reader(argv[2], 3600);
  const double start = thread_ms();
  const SuggestIndex index = read_suggest_index(reader, {}).index;
  std::printf("papers %zu, made in %.1f s, %.1f MB, %zu sequences\n", index.size(), (thread_ms() - start) / 1e3,
              static_cast<double>(index.memory()) / 1e6, index.sequences().size());

  std::vector<std::string> marked;
  std::vector<std::string> folded;
  std::vector<std::string> whole;
  for (const std::string& question : read_questions(argv[1])) {
    const std::string plain = vankho::text::fold_key(question);
    for (std::string& prefix : prefixes_of(question)) marked.push_back(std::move(prefix));
    for (std::string& prefix : prefixes_of(plain)) folded.push_back(std::move(prefix));
    whole.push_back(question);
    whole.push_back(plain);
  }
  const std::vector<std::string> first(std::begin(kShort), std::end(kShort));
  const auto suggest = [&](const std::string& typed) {
    return reader.ask([&](const Xapian::Database& database, const Snapshot&) {
      return suggestions(database, index, typed, {}, kDefaultSuggestions).size();
    });
  };
  std::printf("typed\ttimes\tmedian ms\tp95 ms\tmax ms\tfound\n");
  measure("first letters", first, rounds, suggest);
  measure("prefixes without marks", folded, rounds, suggest);
  measure("prefixes as typed", marked, rounds, suggest);
  measure("better question", whole, rounds, [&](const std::string& typed) -> std::size_t {
    return reader.ask([&](const Xapian::Database& database, const Snapshot&) {
      std::vector<std::string> warnings;
      return better_query(database, index, typed, parse_query(typed, warnings).word_places) ? 1 : 0;
    });
  });
}
