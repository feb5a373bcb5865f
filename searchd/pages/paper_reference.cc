// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/pages/paper_reference.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "schema/authority/letter_case.h"
#include "schema/text/fold.h"
#include "schema/text/token.h"
#include "searchd/labels.h"

namespace vankho::searching::pages {
namespace {

// What a subject that says what is done begins with: "về việc kiện toàn ...", but "về công tác văn thư".
constexpr auto kActs = std::to_array<std::string_view>(
    {"ban hanh",   "bai bo",   "bao cao",    "bo nhiem",   "bo sung",    "chap thuan", "cham dut",  "cho",
     "chuan bi",   "cong bo",  "cong nhan",  "cu",         "cung cap",   "dang ky",    "day manh",  "de nghi",
     "dieu chinh", "gia han",  "giai quyet", "giao",       "gop y",      "gui",        "huong dan", "huy bo",
     "khac phuc",  "kiem tra", "kien toan",  "lay y kien", "mien nhiem", "moi",        "phan cap",  "phan cong",
     "phe duyet",  "phoi hop", "quy dinh",   "ra soat",    "sua doi",    "tang cuong", "tham dinh", "thanh lap",
     "thay the",   "thi diem", "thu hoi",    "thuc hien",  "tiep tuc",   "to chuc",    "tra loi",   "trien khai",
     "uy quyen",   "xin",      "xu ly"});

bool names_an_act(std::string_view subject) {
  const std::string key = text::fold_key(subject.substr(0, 64)) + ' ';
  return std::ranges::any_of(kActs, [&](std::string_view act) { return key.starts_with(std::string(act) + ' '); });
}

// The first letter small, where the word is no name: its second word is small too.
std::string begun_small(std::string_view subject) {
  const std::string_view word = subject.substr(0, subject.find(' '));
  const std::string_view rest = subject.substr(word.size());
  const std::string_view second = rest.substr(std::min<std::size_t>(1, rest.size()));
  const std::string_view next = second.substr(0, second.find(' '));
  if (authority::letters_of(word) == authority::Letters::kUpper || text::to_lower(next) != next)
    return std::string(subject);
  const std::size_t first = authority::first_character(word);
  return text::to_lower(word.substr(0, first)) + std::string(subject.substr(first));
}

// "về việc thí điểm ..." of "V/v thí điểm ...", "Về việc thí điểm ..." and "Thí điểm ...".
std::string about(std::string_view subject) {
  const auto tokens = text::tokenize(subject.substr(0, 64));
  const auto is = [&](std::size_t at, std::string_view folded) {
    return at < tokens.size() && tokens[at].folded == folded;
  };
  const auto behind = [&](std::size_t words) {
    return words < tokens.size() ? subject.substr(tokens[words].begin) : std::string_view();
  };
  if ((is(0, "v") && is(1, "v")) || (is(0, "ve") && is(1, "viec"))) return "về việc " + begun_small(behind(2));
  if (is(0, "ve")) return "về " + begun_small(behind(1));
  return (names_an_act(subject) ? "về việc " : "về ") + begun_small(subject);
}

std::string_view without_full_stop(std::string_view subject) {
  const auto last = subject.find_last_not_of(" ./;");
  return subject.substr(0, last == std::string_view::npos ? 0 : last + 1);
}

}  // namespace

std::string paper_reference(const schema::Record& paper) {
  const std::string squeezed = text::squeeze(paper.subject);
  const std::string_view subject = without_full_stop(squeezed);
  if (paper.number.empty() && subject.empty()) return {};
  const std::string type = paper.type.empty() ? "Văn bản" : type_label(paper.type);
  const bool is_law = paper.type == "luat" || paper.type == "bo-luat" || paper.type == "phap-lenh";
  if (is_law && !subject.empty()) {
    const bool named = text::fold_key(subject).starts_with(text::fold_key(type) + ' ');
    return named ? std::string(subject) : type + ' ' + std::string(subject);
  }
  std::string reference = type;
  if (!paper.number.empty()) reference += " số " + paper.number;
  if (paper.date != 0) {
    const auto month = paper.date / 100 % 100;
    reference += fmt::format(" ngày {:02} tháng {} năm {}", paper.date % 100,
                             month < 3 ? fmt::format("{:02}", month) : std::to_string(month), paper.date / 10000);
  }
  if (!paper.issuer.empty()) reference += " của " + paper.issuer;
  if (!subject.empty()) reference += ' ' + about(subject);
  return reference;
}

}  // namespace vankho::searching::pages
