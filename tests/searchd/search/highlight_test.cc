// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/highlight.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "schema/text/fold.h"
#include "schema/text/token.h"
#include "tests/schema/text/random_text.h"

namespace vankho::searching {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

MarkTerms words(const std::vector<std::string>& folded) {
  MarkTerms terms;
  for (const std::string& word : folded) terms.words.emplace(word, 1);
  return terms;
}

MarkTerms phrase(const std::vector<std::string>& folded) {
  MarkTerms terms;
  terms.phrases.push_back(folded);
  return terms;
}

MarkTerms number(std::string bare_key) {
  MarkTerms terms;
  terms.numbers.push_back(std::move(bare_key));
  return terms;
}

// The text with [ ] around what is marked.
std::string marked(std::string_view text, const Marks& marks) {
  std::string shown;
  std::size_t at = 0;
  for (const auto& [begin, end] : marks) {
    shown.append(text.substr(at, begin - at)).append("[").append(text.substr(begin, end - begin)).append("]");
    at = end;
  }
  return shown.append(text.substr(at));
}
std::string marked(std::string_view text, const MarkTerms& terms) {
  return marked(text, find_marks(text, terms));
}

std::string marked(const Snippet& snippet) {
  return snippet.field + ": " + marked(snippet.text, snippet.marks);
}

void expect_valid(std::string_view text, const Marks& marks) {
  std::uint32_t before = 0;
  for (const auto& [begin, end] : marks) {
    ASSERT_LE(before, begin);
    ASSERT_LT(begin, end);
    ASSERT_LE(end, text.size());
    before = end;
  }
}

TEST(Highlight, WhatIsHeldAsTypedIsMarkedAsTypedOnly) {
  MarkTerms terms = words({"dan", "van"});
  terms.exact = {{"dân", 1}, {"vận", 1}};
  terms.pairs = {{"dan van", 2}};
  EXPECT_EQ(marked("Hướng dẫn dân vận của ông Văn", terms), "Hướng [dẫn] [dân vận] của ông [Văn]");
  terms.as_typed = {"dan", "van"};
  EXPECT_EQ(marked("Hướng dẫn DÂN VẬN của ông Văn", terms), "Hướng dẫn [DÂN VẬN] của ông Văn");
}

TEST(Highlight, MarksTheOriginalAsItStands) {
  struct Row {
    std::string text;
    MarkTerms terms;
    std::string shown;
  };
  const Row rows[] = {
      {"Công tác dân vận", words({"dan"}), "Công tác [dân] vận"},
      {"CÔNG TÁC DÂN VẬN", words({"dan", "van"}), "CÔNG TÁC [DÂN] [VẬN]"},
      {"da\u0302n va\u0323\u0302n", words({"dan"}), "[da\u0302n] va\u0323\u0302n"},
      {"d\u00ADân", words({"dan"}), "[d\u00ADân]"},
      {"Ðắk Lắk", words({"dak"}), "[Ðắk] Lắk"},
      {"hoà hòa hoa", words({"hoa"}), "[hoà] [hòa] [hoa]"},
      {"kĩ kỹ", words({"ky"}), "[kĩ] [kỹ]"},
      {"(dân)", words({"dan"}), "([dân])"},
      {"dântộc", words({"dan"}), "dântộc"},
      {"", words({"dan"}), ""},
      {"dân vận", words({}), "dân vận"},
      {"nông thôn mới, thôn nông", phrase({"nong", "thon"}), "[nông thôn] mới, thôn nông"},
      {"nông, thôn", phrase({"nong", "thon"}), "[nông, thôn]"},
      {"a a a", phrase({"a", "a"}), "[a a a]"},
      {"Nghị quyết số 25-NQ/TW và 26-NQ/TW", number("25/NQTW"), "Nghị quyết số [25-NQ/TW] và 26-NQ/TW"},
      {"theo Nghị định 30 / 2020 / NĐ – CP.", number("30/NDCP"), "theo Nghị định [30 / 2020 / NĐ – CP]."},
  };
  for (const Row& row : rows) EXPECT_EQ(marked(row.text, row.terms), row.shown);
}

TEST(Highlight, AWordInsideAPhraseIsOneMark) {
  MarkTerms terms = phrase({"nong", "thon"});
  terms.words.emplace("thon", 1);
  EXPECT_EQ(marked("nông thôn và thôn", terms), "[nông thôn] và [thôn]");
}

schema::Record paper(std::string subject, std::string body) {
  schema::Record record;
  record.subject = std::move(subject);
  record.body = std::move(body);
  return record;
}

// "1 2 3 ... " with other words put in at some places.
std::string long_text(std::size_t size, const std::vector<std::pair<std::size_t, std::string>>& words) {
  std::string text;
  for (std::size_t i = 0; i < size; ++i) {
    std::string word = "x" + std::to_string(i);
    for (const auto& [at, other] : words)
      if (at == i) word = other;
    text += word + " ";
  }
  return text;
}

TEST(Highlight, SnippetsAreTheSubjectAndTheBestOfTheBody) {
  EXPECT_THAT(snippets_of(paper("V/v họp", "Kính gửi"), words({"dan"})), IsEmpty());
  EXPECT_THAT(snippets_of(paper("V/v họp dân", "Kính gửi"), {}), IsEmpty());

  const auto both = snippets_of(paper("V/v họp dân", "Kính gửi dân."), words({"dan"}));
  ASSERT_EQ(both.size(), 2u);
  EXPECT_EQ(marked(both[0]), "subject: V/v họp [dân]");
  EXPECT_EQ(marked(both[1]), "body: Kính gửi [dân].");
}

TEST(Highlight, ASnippetNamesThePageOfItsFirstMark) {
  const auto page_of = [](const std::string& body) {
    const auto snippets = snippets_of(paper("", body), words({"dan"}));
    return snippets.empty() ? 99 : snippets.front().page;
  };
  EXPECT_EQ(page_of("Kính gửi dân."), 0u);
  EXPECT_EQ(page_of("Kính gửi dân.\fhết"), 1u);
  EXPECT_EQ(page_of("Kính\fgửi\fdân.\fhết"), 3u);
  EXPECT_EQ(marked(snippets_of(paper("", "Kính\fgửi\fdân."), words({"dan"})).front()), "body: Kính\ngửi\n[dân].");
}

TEST(Highlight, AWindowHoldsTheMostDifferentWords) {
  const std::string body = long_text(1000, {{100, "dân"}, {101, "dân"}, {102, "dân"}, {700, "dân"}, {705, "vận"}});
  const auto snippets = snippets_of(paper("", body), words({"dan", "van"}));
  ASSERT_FALSE(snippets.empty());
  bool both = false;
  for (const Snippet& snippet : snippets) {
    const std::string shown = marked(snippet);
    both = both || (shown.find("[dân]") != std::string::npos && shown.find("[vận]") != std::string::npos);
    EXPECT_LT(text::tokenize(snippet.text).size(), 60u);
    EXPECT_FALSE(snippet.marks.empty());
  }
  EXPECT_TRUE(both);
}

// Where marks were typed, a window with the exact word goes before one with another word of the same letters; a long
// row of folded ones before it must not change that.
TEST(Highlight, AWindowWithTheExactWordGoesFirst) {
  MarkTerms terms = words({"dan", "van"});
  terms.exact = {{"dân", 1}, {"vận", 1}};
  std::vector<std::pair<std::size_t, std::string>> places;
  for (std::size_t i = 0; i < 40; ++i) {
    places.emplace_back(100 + 50 * i, "dân");
    places.emplace_back(110 + 50 * i, "đan");
  }
  places.emplace_back(5000, "dân");
  places.emplace_back(5002, "vận");
  const auto snippets = snippets_of(paper("", long_text(6000, places)), terms);
  ASSERT_FALSE(snippets.empty());
  bool both = false;
  for (const Snippet& snippet : snippets) both = both || marked(snippet).find("[vận]") != std::string::npos;
  EXPECT_TRUE(both);
}

// A paper that was found is never shown without a mark.
TEST(Highlight, EveryHitIsMarked) {
  struct Row {
    std::string why;
    schema::Record record;
    MarkTerms terms;
  };
  std::vector<Row> rows = {
      {"far down a long subject", paper(long_text(300, {{250, "dân"}}), ""), words({"dan"})},
      {"far down a long body", paper("", long_text(20000, {{19999, "dân"}})), words({"dan"})},
      {"a phrase that repeats itself without end", paper("", long_text(200, {})), phrase({"a", "b", "a"})},
      {"a phrase as long as a query", paper("", long_text(200, {})), {}},
      {"a phrase that begins near the end of the subject", paper(long_text(80, {}) + "nông thôn", ""),
       phrase({"nong", "thon"})},
      {"a phrase over the cut of the subject", paper(long_text(80, {}) + "nông thôn x", ""), phrase({"nong", "thon"})}};
  rows[2].record.body.clear();
  for (int i = 0; i < 100; ++i) rows[2].record.body += "a b ";
  std::vector<std::string> long_phrase;
  for (int i = 20; i < 80; ++i) long_phrase.push_back("x" + std::to_string(i));
  rows[3].terms = phrase(long_phrase);
  schema::Record named;
  named.signer = "Nguyễn Văn A";
  rows.push_back({"only in the name of the signer", named, words({"nguyen"})});
  named = {};
  named.number = "223-CV/HU";
  rows.push_back({"only in the number", named, number("223/CVHU")});
  for (const Row& row : rows) {
    const auto snippets = snippets_of(row.record, row.terms);
    EXPECT_FALSE(snippets.empty()) << row.why;
    for (const Snippet& snippet : snippets) {
      EXPECT_FALSE(snippet.marks.empty()) << row.why << ": " << snippet.text;
      expect_valid(snippet.text, snippet.marks);
    }
  }
}

// On random papers: a word that stands in subject or body has a mark, marks are valid, and a marked piece folds to what
// was asked.
TEST(Highlight, RandomPapers) {
  text::testing::Random random(5);
  const std::vector<std::string> vocabulary = {"dân",  "DÂN",  "đan", "vận",    "va\u0323\u0302n",
                                               "nông", "thôn", "mới", "a",      "25-NQ/TW",
                                               "x",    "\n",   "-",   "\u00AD", "\xff"};
  for (int round = 0; round < 300; ++round) {
    const auto random_text = [&](std::size_t size) {
      std::string text;
      for (std::size_t left = random.below(size + 1); left > 0; --left) {
        text += vocabulary[random.below(vocabulary.size())];
        if (random.below(8) != 0) text += ' ';
      }
      return text;
    };
    const schema::Record record = paper(random_text(150), random_text(600));
    MarkTerms terms = words({"dan", "moi"});
    terms.exact.emplace("dân", 2);
    if (random.below(2) == 0) terms.phrases.push_back({"nong", "thon"});
    if (random.below(2) == 0) terms.numbers.push_back("25/NQTW");
    for (const std::string* text : {&record.subject, &record.body}) {
      const Marks marks = find_marks(*text, terms);
      expect_valid(*text, marks);
      std::size_t expected = 0;
      for (const text::Token& token : text::tokenize(*text)) {
        if (!terms.words.contains(token.folded)) continue;
        ++expected;
        bool covered = false;
        for (const auto& [begin, end] : marks) covered = covered || (begin <= token.begin && token.end <= end);
        EXPECT_TRUE(covered) << *text;
      }
      if (expected > 0) {
        EXPECT_FALSE(marks.empty());
      }
    }
    const bool any = !find_marks(record.subject, terms).empty() || !find_marks(record.body, terms).empty();
    const auto snippets = snippets_of(record, terms);
    EXPECT_EQ(snippets.empty(), !any);
    for (const Snippet& snippet : snippets) {
      const std::string& original = snippet.field == "subject" ? record.subject : record.body;
      EXPECT_NE(original.find(snippet.text), std::string::npos);
      EXPECT_FALSE(snippet.marks.empty()) << snippet.text;
      expect_valid(snippet.text, snippet.marks);
    }
  }
}

TEST(Highlight, AnyBytes) {
  text::testing::Random random(6);
  for (int round = 0; round < 2000; ++round) {
    schema::Record record = paper(text::testing::random_bytes(random, random.below(60)),
                                  text::testing::random_bytes(random, random.below(200)));
    MarkTerms terms = words({"a", "i", ""});
    terms.phrases = {{"a", "a"}, {}};
    expect_valid(record.body, find_marks(record.body, terms));
    for (const Snippet& snippet : snippets_of(record, terms)) expect_valid(snippet.text, snippet.marks);
  }
}

// Twice the text, about twice the time: 2 MB of the word that is looked for.
TEST(Highlight, ALongTextOfHitsIsReadInLinearTime) {
  std::string body;
  for (int i = 0; i < 200'000; ++i) body += "dân vận ";
  const auto start = std::chrono::steady_clock::now();
  const auto snippets = snippets_of(paper("", body), words({"dan", "van"}));
  EXPECT_FALSE(snippets.empty());
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20));
}

}  // namespace
}  // namespace vankho::searching
