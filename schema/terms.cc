// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/terms.h"

#include "schema/stable_hash.h"
#include "schema/text/fold.h"

namespace vankho::schema {
namespace {

std::string number_term(const Field& row, NumberPart part, std::string_view value) {
  return term(row, std::string(1, static_cast<char>(part)).append(value));
}

}  // namespace

std::string term(std::string_view prefix, std::string_view value) {
  std::string result;
  result.reserve(prefix.size() + 1 + value.size());
  result.append(prefix).append(":").append(value);
  if (result.size() > kMaxTermBytes) {
    result.resize(kMaxTermBytes - 16);
    result.append(stable_hash_hex(stable_hash(value)));
  }
  return result;
}

std::string term(const Field& row, std::string_view value) {
  return term(row.prefix, value);
}

std::string exact_term(std::string_view exact) {
  return term(kExactPrefix, exact);
}

std::string keyword_value(std::string_view name) {
  return text::fold_key(name);
}

std::string year_value(Date date) {
  return std::to_string(date / 10000);
}

std::string month_value(Date date) {
  const int month = date / 100 % 100;
  return year_value(date) + (month < 10 ? "-0" : "-") + std::to_string(month);
}

std::string own_number_term(NumberPart part, std::string_view value) {
  return number_term(field("number"), part, value);
}

std::string cited_number_term(NumberPart part, std::string_view value) {
  return number_term(field("cites"), part, value);
}

std::string relation_term(citation::Relation relation, std::string_view bare_key) {
  std::string value(citation::relation_name(relation).id);
  return term(field("cites"), value.append(":").append(1, static_cast<char>(NumberPart::kBareKey)).append(bare_key));
}

std::vector<std::string> cited_number_terms(const text::DocumentNumber& number) {
  std::vector<std::string> terms{cited_number_term(NumberPart::kKey, number.key()),
                                 cited_number_term(NumberPart::kBareKey, number.bare_key())};
  const std::vector<std::string> codes = number.folded_codes();
  if (codes.size() > 1)
    terms.push_back(cited_number_term(NumberPart::kBareKey, number.count_key() + "/" + codes.front()));
  return terms;
}

std::vector<std::string> own_number_terms(const text::DocumentNumber& number) {
  std::vector<std::string> terms{own_number_term(NumberPart::kKey, number.key()),
                                 own_number_term(NumberPart::kBareKey, number.bare_key()),
                                 own_number_term(NumberPart::kCount, number.count_key())};
  // People type "223 cvhu" and "223 hu" alike: every run of neighbouring codes is a term.
  const std::vector<std::string> codes = number.folded_codes();
  for (std::size_t first = 0; first < codes.size(); ++first) {
    std::string joined;
    for (std::size_t last = first; last < codes.size(); ++last) {
      joined += codes[last];
      terms.push_back(own_number_term(NumberPart::kCode, joined));
      // "QH" of QH14: people leave the legislature out.
      const std::size_t letters = joined.find_last_not_of("0123456789") + 1;
      if (letters < joined.size()) terms.push_back(own_number_term(NumberPart::kCode, joined.substr(0, letters)));
    }
  }
  if (number.year != 0) terms.push_back(own_number_term(NumberPart::kYear, std::to_string(number.year)));
  return terms;
}

}  // namespace vankho::schema
