// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which papers match: rows by hand, and random papers against a reading of the rule (docs/ranking.md) that knows no
// index.
#include "searchd/search/match.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "schema/text/token.h"
#include "searchd/question/asked_words.h"
#include "tests/schema/text/random_text.h"
#include "tests/searchd/small_archive.h"

namespace vankho::searching {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::paper;
using testing::SmallArchive;
using testing::soon;

TextMatch find(const SmallArchive& archive, std::string_view typed) {
  std::vector<std::string> warnings;
  return text_matches(archive.index(), parse_query(typed, warnings), soon());
}

TEST(Match, AllWordsWhereAPaperHoldsThemAll) {
  const SmallArchive archive({paper("Công tác dân vận", "năm 2016"), paper("Công tác tổ chức", "dân chủ"),
                              paper("Dân vận khéo", ""), paper("", "")});
  EXPECT_THAT(find(archive, "dân vận").papers, ElementsAre(1, 3));
  EXPECT_TRUE(find(archive, "dân vận").all);
  EXPECT_THAT(find(archive, "dan van").papers, ElementsAre(1, 3)) << "no marks typed finds everything";
  EXPECT_THAT(find(archive, "DÂN").papers, ElementsAre(1, 2, 3));
  EXPECT_THAT(find(archive, "đan").papers, ElementsAre(1, 2, 3)) << "marks never hide folded matches";
  EXPECT_THAT(find(archive, "khéo công").papers, ElementsAre(3)) << "no paper holds both: the most telling word";
  EXPECT_FALSE(find(archive, "khéo công").all);
  EXPECT_THAT(find(archive, "zzz").papers, IsEmpty());
  EXPECT_THAT(find(archive, "").papers, ElementsAre(1, 2, 3, 4));
}

TEST(Match, PhrasesExclusionsAndAlternatives) {
  const SmallArchive archive({paper("nông thôn mới", ""), paper("thôn nông", ""), paper("nông", "thôn"),
                              paper("thành thị", "nông thôn"), paper("Ủy ban nhân dân xã", ""), paper("UBND xã", "")});
  EXPECT_THAT(find(archive, "\"nông thôn\"").papers, ElementsAre(1, 4)) << "not over the gap between subject and body";
  EXPECT_THAT(find(archive, "nông thôn").papers, ElementsAre(1, 2, 3, 4));
  EXPECT_THAT(find(archive, "nông -mới").papers, ElementsAre(2, 3, 4));
  EXPECT_THAT(find(archive, "nông -\"nông thôn\"").papers, ElementsAre(2, 3));
  EXPECT_THAT(find(archive, "-nông").papers, ElementsAre(5, 6));
  EXPECT_THAT(find(archive, "mới OR thị").papers, ElementsAre(1, 4));
  EXPECT_THAT(find(archive, "UBND").papers, ElementsAre(5, 6));
  EXPECT_THAT(find(archive, "ủy ban nhân dân").papers, ElementsAre(5, 6));
  EXPECT_THAT(find(archive, "\"UBND\"").papers, ElementsAre(6)) << "in quotes it means itself";
  EXPECT_THAT(find(archive, "\"thôn nông\" mới").papers, IsEmpty()) << "what is quoted is never left out";
}

// Paper k holds the first k words of the question; the limit is computed by the rule itself.
TEST(Match, ThetaSaysHowManyWordsALongQueryMayMiss) {
  for (const std::size_t words : {2u, 4u, 5u, 6u, 7u, 8u, 10u, 15u}) {
    std::string typed;
    std::vector<schema::Record> papers;
    for (std::size_t held = 1; held <= words; ++held) {
      std::string body;
      for (std::size_t word = 0; word < held; ++word) body += "w" + std::string(1, static_cast<char>('a' + word)) + " ";
      papers.push_back(paper("", body));
      typed = body;
    }
    const std::size_t kinds = papers.size();
    const SmallArchive archive(papers);
    const Papers found = find(archive, typed).papers;
    std::vector<double> weights;
    double best = 0;
    for (std::size_t word = 0; word < words; ++word) {
      weights.push_back(idf(static_cast<double>(kinds), static_cast<double>(kinds - word)));
      best += weights.back();
    }
    const double over = words > 4 ? static_cast<double>(words - 4) : 0;
    const double least = std::max(0.4, 1 - 0.1 * over) * best;
    Papers expected;
    double sum = 0;
    for (std::size_t held = 1; held <= kinds; ++held) {
      sum += weights[held - 1];
      if (sum >= least - 1e-6) expected.push_back(static_cast<Xapian::docid>(held));
    }
    EXPECT_EQ(found, expected) << words;
    EXPECT_FALSE(expected.empty());
  }
}

TEST(Match, WordsThatAskNeedNotBeHeld) {
  const SmallArchive archive({paper("Thủ tục đăng ký khai sinh", ""), paper("Thế nào là hộ nghèo", "")});
  EXPECT_THAT(find(archive, "khai sinh là gì").papers, ElementsAre(1));
  EXPECT_THAT(find(archive, "đăng ký như thế nào").papers, ElementsAre(1));
}

TEST(Match, IdfFallsWithHowManyHoldTheWord) {
  EXPECT_DOUBLE_EQ(idf(10, 1), std::log(1 + 9.5 / 1.5));
  EXPECT_NEAR(idf(10, 10), std::log(1 + 0.5 / 10.5), 1e-12);
  EXPECT_GT(idf(10, 0), idf(10, 1));
  EXPECT_GT(idf(10, 10), 0);
}

// What the rule says, read off the tokens of the papers.
class BruteForce {
 public:
  explicit BruteForce(const std::vector<schema::Record>& papers) {
    for (const schema::Record& record : papers) {
      std::vector<std::vector<std::string>>& texts = papers_.emplace_back();
      for (const std::string* text : {&record.subject, &record.body}) {
        std::vector<std::string>& tokens = texts.emplace_back();
        for (const text::Token& token : text::tokenize(*text)) tokens.push_back(token.folded);
      }
    }
  }

  Papers find(const TypedQuery& query) const {
    const std::vector<AskedWord> asked = asked_words(query);
    std::vector<const Unit*> naming;
    std::size_t at = 0;
    for (const Unit& unit : query.units) {
      bool names = unit.quoted;
      for (std::size_t i = 0; i < unit.alternatives[0].words.size(); ++i, ++at) names = names || !asked[at].asks;
      const bool known = std::ranges::any_of(naming, [&](const Unit* other) {
        return other->alternatives[0].words == unit.alternatives[0].words && other->quoted == unit.quoted;
      });
      if (names && !known) naming.push_back(&unit);
    }
    const std::size_t words = naming_words(asked);
    bool all = query.units.size() <= 1;
    for (std::size_t paper = 0; !all && words <= 4 && paper < papers_.size(); ++paper) all = holds_all(paper, naming);
    double best = 0;
    for (std::size_t paper = 0; paper < papers_.size(); ++paper) best = std::max(best, weight(paper, naming));
    if (best == 0) all = true;
    const double over = words > 4 ? static_cast<double>(words - 4) : 0;
    const double least = std::max(0.4, 1 - 0.1 * over) * best * (1 - 1e-9);

    Papers found;
    for (std::size_t paper = 0; paper < papers_.size(); ++paper) {
      bool passes = all ? holds_all(paper, naming) : weight(paper, naming) >= least;
      for (const Unit* unit : naming) passes = passes && (!unit->quoted || holds(paper, *unit));
      for (const WordGroup& group : query.excluded) passes = passes && !holds(paper, group);
      if (passes) found.push_back(static_cast<Xapian::docid>(paper + 1));
    }
    return found;
  }

 private:
  bool holds(std::size_t paper, const WordGroup& group) const {
    if (group.phrase) {
      std::vector<std::string> phrase;
      for (const Word& word : group.words) phrase.push_back(word.folded);
      return std::ranges::any_of(papers_[paper], [&](const std::vector<std::string>& tokens) {
        return !std::ranges::search(tokens, phrase).empty();
      });
    }
    return std::ranges::all_of(group.words, [&](const Word& word) { return holds(paper, word.folded); });
  }
  bool holds(std::size_t paper, const std::string& word) const {
    return std::ranges::any_of(papers_[paper], [&](const std::vector<std::string>& tokens) {
      return std::ranges::find(tokens, word) != tokens.end();
    });
  }
  bool holds(std::size_t paper, const Unit& unit) const {
    return std::ranges::any_of(unit.alternatives, [&](const WordGroup& group) { return holds(paper, group); });
  }
  bool holds_all(std::size_t paper, const std::vector<const Unit*>& units) const {
    return std::ranges::all_of(units, [&](const Unit* unit) { return holds(paper, *unit); });
  }
  double weight_of(const std::string& word) const {
    std::size_t holding = 0;
    for (std::size_t paper = 0; paper < papers_.size(); ++paper) holding += holds(paper, word) ? 1 : 0;
    return idf(static_cast<double>(papers_.size()), static_cast<double>(holding));
  }
  double weight(std::size_t paper, const std::vector<const Unit*>& units) const {
    double sum = 0;
    for (const Unit* unit : units) {
      if (unit->quoted) continue;
      double held = 0;
      double whole = 0;
      for (const Word& word : unit->alternatives[0].words) {
        whole += weight_of(word.folded);
        if (holds(paper, word.folded)) held += weight_of(word.folded);
      }
      for (std::size_t other = 1; other < unit->alternatives.size(); ++other)
        if (holds(paper, unit->alternatives[other])) held = whole;
      sum += held;
    }
    return sum;
  }

  std::vector<std::vector<std::vector<std::string>>> papers_;  // paper -> texts -> folded tokens
};

TEST(Match, RandomPapersAgainstBruteForce) {
  text::testing::Random random(21);
  const std::vector<std::string> vocabulary = {"dân",  "Đan",  "vận",  "va\u0323\u0302n",
                                               "nông", "thôn", "mới",  "UBND",
                                               "ủy",   "ban",  "nhân", "xã",
                                               "họp",  "là",   "gì",   "ai",
                                               "hoà",  "hòa",  "kỹ",   "kĩ",
                                               "số",   "2016", "đảng"};
  const auto word = [&] { return vocabulary[random.below(vocabulary.size())]; };
  const auto text = [&](std::size_t longest) {
    std::string made;
    for (std::size_t left = random.below(longest + 1); left > 0; --left) {
      made += random.below(12) == 0 ? "ủy ban nhân dân" : word();
      made += random.below(6) == 0 ? ", " : " ";
    }
    return made;
  };
  for (int archive_round = 0; archive_round < 4; ++archive_round) {
    std::vector<schema::Record> papers;
    for (std::size_t left = random.below(60) + 2; left > 0; --left) papers.push_back(paper(text(6), text(15)));
    const SmallArchive archive(papers);
    const BruteForce brute(papers);
    for (int round = 0; round < 150; ++round) {
      std::string typed;
      for (std::size_t left = random.below(9) + 1; left > 0; --left) {
        switch (random.below(8)) {
          case 0:
            typed += "\"" + word() + " " + word() + "\" ";
            break;
          case 1:
            typed += "-" + word() + " ";
            break;
          case 2:
            typed += word() + " OR " + word() + " ";
            break;
          default:
            typed += word() + " ";
        }
      }
      std::vector<std::string> warnings;
      const TypedQuery query = parse_query(typed, warnings);
      EXPECT_EQ(text_matches(archive.index(), query, soon()).papers, brute.find(query)) << typed;
    }
  }
}

}  // namespace
}  // namespace vankho::searching
