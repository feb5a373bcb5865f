// SPDX-License-Identifier: GPL-3.0-or-later
//
// Time of one search, one thread, warm: this program's searcher, and stock Xapian on the same papers where its index is
// given. Every question is asked in every way in turn, so that a busy machine is busy for all. Prints median and 95th
// percentile in milliseconds for each class of questions; bench/README.md says what the ways are.
//   search_speed QUERIES.tsv INDEX_DIR [STOCK_INDEX_DIR]      ROUNDS=15
#include <time.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <fstream>
#include <functional>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "bench/stock_xapian.h"
#include "searchd/search/searcher.h"

namespace {

using namespace vankho::searching;

struct Question {
  std::string group, text, type;
};
struct Way {
  std::string name;
  std::function<std::uint64_t(const Question&, int round)> ask;  // gives how many papers were found
};

std::vector<Question> read_questions(const char* path) {
  std::vector<Question> questions;
  std::ifstream lines(path);
  for (std::string line; std::getline(lines, line);) {
    std::istringstream members(line);
    Question& question = questions.emplace_back();
    std::getline(members, question.group, '\t');
    std::getline(members, question.text, '\t');
    std::getline(members, question.type, '\t');
  }
  return questions;
}

enum Part { kHits = 0, kFacets = 1, kMarks = 2 };

Way our_way(const Searcher& searcher, std::string name, int parts) {
  return {std::move(name), [&searcher, parts](const Question& question, int round) {
            // White space that the tokeniser drops: without it every round but the first comes from the cache.
            SearchRequest request{.q = question.text + std::string(static_cast<std::size_t>(4 * round + parts), ' ')};
            if (!question.type.empty()) request.filters["type"] = {question.type};
            if (parts & kFacets) request.facets = {"type", "issuer", "province", "year"};
            request.highlight = (parts & kMarks) != 0;
            return searcher.search(request).found;
          }};
}

std::uint64_t ask_stock(Xapian::Database& database, const Question& question, Xapian::Query::op op, int parts,
                        bool exact) {
  Xapian::Query query(Xapian::Query::MatchAll);
  if (question.group == "number") {
    query = Xapian::Query("XN" + question.text);
  } else if (!question.text.empty()) {
    Xapian::QueryParser parser;
    parser.set_database(database);
    parser.set_default_op(op);
    query = parser.parse_query(question.text, Xapian::QueryParser::FLAG_PHRASE);
  }
  if (!question.type.empty())
    query = Xapian::Query(Xapian::Query::OP_FILTER, query, Xapian::Query("XT" + question.type));
  Xapian::Enquire enquire(database);
  enquire.set_query(query);
  std::deque<Xapian::ValueCountMatchSpy> spies;
  if (parts & kFacets)
    for (const stock::Facet& facet : stock::kFacets) spies.emplace_back(facet.slot);
  for (Xapian::ValueCountMatchSpy& spy : spies) enquire.add_matchspy(&spy);
  const Xapian::MSet hits = enquire.get_mset(0, 20, exact || parts != kHits ? database.get_doccount() : 0);
  std::uint64_t bytes = 0;
  for (auto hit = hits.begin(); hit != hits.end(); ++hit) bytes += hit.get_document().get_data().size();
  for (const Xapian::ValueCountMatchSpy& spy : spies)
    for (auto value = spy.values_begin(); value != spy.values_end(); ++value) bytes += value.get_termfreq();
  return bytes == 0 ? 0 : hits.get_matches_estimated();
}

// Processor time of this thread: all is in memory and nothing waits, so that on an idle machine it is the time that
// passes, and on a busy one it still says something.
double thread_ms() {
  timespec now{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

double percentile(std::vector<double> times, double share) {
  const auto at = static_cast<std::ptrdiff_t>(share * static_cast<double>(times.size() - 1));
  std::ranges::nth_element(times, times.begin() + at);
  return times[static_cast<std::size_t>(at)];
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fprintf(stderr, "usage: search_speed QUERIES.tsv INDEX_DIR [STOCK_INDEX_DIR]\n");
    return 2;
  }
  const std::vector<Question> questions = read_questions(argv[1]);
  const char* wanted = std::getenv("ROUNDS");
  const int rounds = wanted ? std::atoi(wanted) : 15;
  const Searcher searcher({.index_dir = argv[2], .refresh_seconds = 3600, .deadline_ms = 600'000});
  if (!searcher.state().ready) {
    std::fprintf(stderr, "search_speed: %s\n", searcher.state().problem.c_str());
    return 1;
  }
  std::vector<Way> ways{our_way(searcher, "vankho", kHits), our_way(searcher, "vankho +facets", kFacets),
                        our_way(searcher, "vankho +marks", kMarks)};
  Xapian::Database stock_index;
  if (argc > 3) {
    stock_index = Xapian::Database(argv[3]);
    const auto add = [&](std::string name, Xapian::Query::op op, int parts, bool exact) {
      ways.push_back({std::move(name), [&stock_index, op, parts, exact](const Question& question, int) {
                        return ask_stock(stock_index, question, op, parts, exact);
                      }});
    };
    add("xapian OR", Xapian::Query::OP_OR, kHits, false);
    add("xapian OR exact", Xapian::Query::OP_OR, kHits, true);
    add("xapian OR +facets", Xapian::Query::OP_OR, kFacets, true);
    add("xapian AND", Xapian::Query::OP_AND, kHits, false);
    add("xapian AND exact", Xapian::Query::OP_AND, kHits, true);
    add("xapian AND +facets", Xapian::Query::OP_AND, kFacets, true);
  }

  struct Measured {
    std::vector<double> times;
    std::uint64_t found = 0;
  };
  std::map<std::pair<std::string, std::size_t>, Measured> measured;
  std::vector<std::string> groups;
  for (const Question& question : questions) {
    if (std::ranges::find(groups, question.group) == groups.end()) groups.push_back(question.group);
    for (int round = 0; round <= rounds; ++round) {
      for (std::size_t way = 0; way < ways.size(); ++way) {
        const double start = thread_ms();
        const std::uint64_t found = ways[way].ask(question, round);
        const double ms = thread_ms() - start;
        Measured& cell = measured[{question.group, way}];
        if (round == 0)
          cell.found += found;  // this round only warms
        else
          cell.times.push_back(ms);
      }
    }
  }
  std::printf("class\tway\tmedian ms\tp95 ms\tfound\n");
  for (const std::string& group : groups) {
    for (std::size_t way = 0; way < ways.size(); ++way) {
      const Measured& cell = measured[{group, way}];
      std::printf("%s\t%s\t%.2f\t%.2f\t%llu\n", group.c_str(), ways[way].name.c_str(), percentile(cell.times, 0.5),
                  percentile(cell.times, 0.95), static_cast<unsigned long long>(cell.found));
    }
  }
}
