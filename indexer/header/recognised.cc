// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/header/recognised.h"

#include <algorithm>
#include <string>
#include <string_view>

namespace vankho::indexing {
namespace {

// Where letterheads are.
constexpr std::size_t kHeadBytes = 4'000;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// Where the digits stand by themselves in the head of the body, or npos.
std::size_t find_digits(std::string_view body, std::string_view digits) {
  body = body.substr(0, kHeadBytes);
  for (std::size_t at = body.find(digits); at != std::string_view::npos; at = body.find(digits, at + 1)) {
    const std::size_t end = at + digits.size();
    if ((at == 0 || !is_digit(body[at - 1])) && (end == body.size() || !is_digit(body[end]))) return at;
  }
  return std::string_view::npos;
}

// The least sure word of the cell around `at`, in per cent.
unsigned surety_of_cell(std::string_view body, std::size_t at, const std::vector<Doubt>& doubts) {
  const std::size_t before = body.find_last_of("\n\t\f", at);
  const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
  const std::size_t end = std::min(body.find_first_of("\n\t\f", at), body.size());
  unsigned least = 100;
  for (const Doubt& doubt : doubts)
    if (doubt.begin < end && doubt.end > begin) least = std::min(least, doubt.confidence);
  return least;
}

unsigned surety_of(const schema::Record& record, std::string_view field, const std::vector<Doubt>& doubts) {
  std::string digits;
  if (field == "number")
    digits = record.number.substr(
        0, static_cast<std::size_t>(std::ranges::find_if_not(record.number, is_digit) - record.number.begin()));
  else if (field == "date")
    digits = std::to_string(record.date / 10'000);
  if (digits.empty()) return 100;
  const std::size_t at = find_digits(record.body, digits);
  return at == std::string_view::npos ? 100 : surety_of_cell(record.body, at, doubts);
}

}  // namespace

void lower_confidence(schema::Record& record, const std::vector<Doubt>& doubts) {
  if (record.source.recognised == 0) return;
  for (schema::Evidence& evidence : record.evidence) {
    if (evidence.origin == schema::Origin::kGiven) continue;
    evidence.confidence =
        std::min({evidence.confidence, record.source.recognised, surety_of(record, evidence.field, doubts)});
  }
}

}  // namespace vankho::indexing
