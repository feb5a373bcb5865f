// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/json_paper.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <nlohmann/json.hpp>

#include "schema/text/fold.h"

namespace vankho::indexing {
namespace {

using Json = nlohmann::json;

struct TextField {
  std::string_view name;
  std::optional<std::string> GivenFields::*member;
};
constexpr auto kTextFields = std::to_array<TextField>({
    {"number", &GivenFields::number},
    {"type", &GivenFields::type},
    {"issuer", &GivenFields::issuer},
    {"province", &GivenFields::province},
    {"subject", &GivenFields::subject},
    {"signer", &GivenFields::signer},
    {"position", &GivenFields::position},
    {"urgency", &GivenFields::urgency},
    {"url", &GivenFields::url},
});

// Fills the paper while the line is read, without a tree of values between: a line of a million nested arrays costs
// nothing and a refused one stops at once.
class PaperReader : public nlohmann::json_sax<Json> {
 public:
  JsonPaper paper;
  std::optional<Reason> problem;

  bool null() override { return depth_ == 0 ? refuse(ReasonCode::kNotAnObject) : true; }
  bool boolean(bool) override { return other_value(); }
  bool number_integer(number_integer_t) override { return other_value(); }
  bool number_unsigned(number_unsigned_t) override { return other_value(); }
  bool number_float(number_float_t, const string_t&) override { return other_value(); }
  bool binary(binary_t&) override { return other_value(); }

  bool string(string_t& value) override {
    if (depth_ == 0) return refuse(ReasonCode::kNotAnObject);
    if (in_unknown_) return true;
    // "\u0000" is valid JSON and no text.
    std::string text = value.find('\0') == std::string::npos ? std::move(value) : text::to_valid_utf8(value);
    if (depth_ == 2) {
      paper.item.given.recipients.push_back(std::move(text));
      return true;
    }
    return take(std::move(text));
  }

  bool start_object(std::size_t) override {
    if (depth_ > 0 && !in_unknown_) return refuse(ReasonCode::kWrongType, key_);
    return deeper();
  }
  bool start_array(std::size_t) override {
    if (depth_ == 0) return refuse(ReasonCode::kNotAnObject);
    if (!in_unknown_ && (depth_ > 1 || key_ != "recipients")) return refuse(ReasonCode::kWrongType, key_);
    if (!in_unknown_) paper.item.given.recipients.clear();
    return deeper();
  }
  bool end_object() override {
    --depth_;
    return true;
  }
  bool end_array() override {
    --depth_;
    return true;
  }

  bool key(string_t& name) override {
    if (depth_ != 1) return true;
    key_ = std::move(name);
    in_unknown_ = key_ != "id" && key_ != "body" && key_ != "date" && key_ != "recipients" &&
                  std::ranges::find(kTextFields, std::string_view(key_), &TextField::name) == kTextFields.end();
    // A line may hold a million unknown names; a few are enough to tell.
    if (in_unknown_ && paper.unknown_fields.size() < 20) paper.unknown_fields.push_back(key_);
    return true;
  }

  bool parse_error(std::size_t position, const std::string&, const Json::exception& error) override {
    std::string_view what = error.what();
    // "[json.exception.parse_error.101] parse error at line 1, column 9: ..."
    if (const std::size_t colon = what.find(": "); colon != std::string_view::npos) what.remove_prefix(colon + 2);
    std::string detail = "byte " + std::to_string(position) + ", " + std::string(what.substr(0, 200));
    problem = Reason{ReasonCode::kBadJson, text::to_valid_utf8(detail)};
    return false;
  }

 private:
  bool refuse(ReasonCode code, std::string_view detail = {}) {
    problem = Reason{code, text::to_valid_utf8(detail.substr(0, 100))};
    return false;
  }
  bool deeper() {
    return ++depth_ <= kMaxJsonDepth ? true : refuse(ReasonCode::kTooDeep, std::to_string(kMaxJsonDepth));
  }
  bool other_value() {
    if (depth_ == 0) return refuse(ReasonCode::kNotAnObject);
    return in_unknown_ ? true : refuse(ReasonCode::kWrongType, key_);
  }
  bool take(std::string text) {
    if (key_ == "id") {
      paper.given_id = std::move(text);
    } else if (key_ == "body") {
      paper.item.text = std::move(text);
    } else if (key_ == "recipients") {
      paper.item.given.recipients = {std::move(text)};
    } else if (key_ == "date") {
      if (text::squeeze(text).empty()) return true;
      paper.item.given.date = read_given_date(text);
      if (!paper.item.given.date) return refuse(ReasonCode::kBadDate, text);
    } else {
      paper.item.given.*(std::ranges::find(kTextFields, std::string_view(key_), &TextField::name)->member) =
          std::move(text);
    }
    return true;
  }

  int depth_ = 0;
  std::string key_;
  bool in_unknown_ = false;
};

std::optional<int> read_number(std::string_view digits) {
  int value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc() || end != digits.data() + digits.size() || value < 0) return std::nullopt;
  return value;
}

bool has_text(std::string_view text) {
  return !text::squeeze(text.substr(0, 4096)).empty() || !text::squeeze(text).empty();
}

}  // namespace

std::optional<schema::Date> read_given_date(std::string_view written) {
  const std::string text = text::squeeze(written.substr(0, 64));
  const std::size_t first = text.find_first_of("-/.");
  if (first == std::string::npos) return std::nullopt;
  const std::size_t second = text.find(text[first], first + 1);
  if (second == std::string::npos) return std::nullopt;
  const std::string_view whole = text;
  std::array<std::string_view, 3> parts{whole.substr(0, first), whole.substr(first + 1, second - first - 1),
                                        whole.substr(second + 1)};
  // A time of day may follow an ISO date: 2016-11-15T00:00:00.
  if (first == 4 && parts[2].size() > 2 && (parts[2][2] == 'T' || parts[2][2] == ' ')) parts[2] = parts[2].substr(0, 2);
  if (first == 4) std::swap(parts[0], parts[2]);
  if (parts[0].size() > 2 || parts[1].size() > 2 || parts[2].size() != 4) return std::nullopt;
  const auto day = read_number(parts[0]);
  const auto month = read_number(parts[1]);
  const auto year = read_number(parts[2]);
  if (!day || !month || !year || *year < 1000) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                                         std::chrono::day(static_cast<unsigned>(*day))};
  if (!date.ok()) return std::nullopt;
  return *year * 10000 + *month * 100 + *day;
}

std::variant<JsonPaper, Reason> read_json_paper(std::string_view line) {
  PaperReader reader;
  std::string valid;
  if (!text::is_valid_utf8(line)) {
    valid = text::to_valid_utf8(line);
    line = valid;
    reader.paper.repaired = true;
  }
  const bool whole = Json::sax_parse(line, &reader);
  if (reader.problem) return std::move(*reader.problem);
  if (!whole) return Reason{ReasonCode::kBadJson, {}};
  const GivenFields& given = reader.paper.item.given;
  if (!has_text(reader.paper.item.text) && !(given.subject && has_text(*given.subject)))
    return Reason{ReasonCode::kNoText, {}};
  if (reader.paper.given_id && reader.paper.given_id->empty()) reader.paper.given_id.reset();
  return std::move(reader.paper);
}

}  // namespace vankho::indexing
