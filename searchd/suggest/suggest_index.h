// SPDX-License-Identifier: GPL-3.0-or-later
//
// What can be suggested out of one state of an archive: numbers, subjects and issuers, and what words stand together in
// subjects. Plain arrays that hold no part of the index, so that they may be a little older than it: who suggests a
// paper looks at the paper itself first. It takes about 160 bytes a paper with 16 words in its subject
// (bench/README.md), at most 4 KB however long that is, and 5 MB for sequences; three times as much while it is made.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "searchd/index/columns.h"
#include "searchd/suggest/number_keys.h"
#include "searchd/suggest/word_sequences.h"
#include "searchd/suggest/worded_texts.h"

namespace vankho::searching {

class SuggestIndex {
 public:
  // Takes the papers of one state in the order of their docids, and keeps nothing of `columns`.
  class Builder {
   public:
    explicit Builder(const Columns& columns);
    // All of them, ascending.
    const std::vector<Xapian::docid>& papers() const { return papers_; }
    // The next one; empty text for what is not known, or where the paper is gone.
    void add(std::string_view number, std::string_view subject);
    SuggestIndex build() &&;

   private:
    std::vector<Xapian::docid> papers_;
    std::vector<schema::Date> dates_;
    std::vector<std::uint16_t> types_;
    std::vector<std::string> type_codes_;
    struct Issuer {
      std::string code;
      std::string name;
      std::uint32_t papers = 0;
    };
    std::vector<Issuer> issuers_;
    std::vector<std::string> numbers_;  // keys
    WordedTexts::Builder subjects_;
  };

  SuggestIndex() = default;

  // Places of papers, here and below, go from the newest to the oldest, those without a date last.
  Xapian::docid paper(WordedTexts::Place place) const { return papers_[place]; }
  std::size_t size() const { return papers_.size(); }
  // Code of the type of the paper.
  const std::string& type(WordedTexts::Place place) const { return type_codes_[types_[place]]; }
  const NumberKeys& numbers() const { return numbers_; }
  const WordedTexts& subjects() const { return subjects_; }
  const WordSequences& sequences() const { return sequences_; }

  // Names of issuers, those of most papers first.
  const WordedTexts& issuers() const { return issuers_; }
  struct Issuer {
    std::string code;
    std::string name;
  };
  const Issuer& issuer(WordedTexts::Place place) const { return issuer_names_[place]; }

  // Bytes held.
  std::size_t memory() const;

 private:
  std::vector<Xapian::docid> papers_;
  std::vector<std::uint16_t> types_;
  std::vector<std::string> type_codes_;
  NumberKeys numbers_;
  WordedTexts subjects_;
  WordSequences sequences_;
  WordedTexts issuers_;
  std::vector<Issuer> issuer_names_;
};

}  // namespace vankho::searching
