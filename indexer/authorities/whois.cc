// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/authorities/whois.h"

#include <fmt/format.h>

#include <string_view>
#include <vector>

#include "indexer/authorities/authorities_file.h"
#include "indexer/failure.h"
#include "schema/authority/body_history.h"
#include "schema/authority/commune_places.h"
#include "schema/authority/issuing_bodies.h"
#include "schema/authority/local_names.h"
#include "schema/authority/provinces.h"
#include "schema/text/document_number.h"

namespace vankho::indexing {
namespace {

schema::Date day_of(const std::string& text) {
  if (text.empty()) return 0;
  const auto dates = text::find_dates(text);
  if (dates.size() != 1)
    throw Failure(ExitCode::kUsage, fmt::format("\"{}\" is no day. Write it as 2014-06-05.", text),
                  fmt::format("\"{}\" không phải là ngày. Hãy viết như 2014-06-05.", text));
  return dates.front().date;
}

std::string_view province_of(const std::string& text) {
  if (text.empty()) return {};
  const authority::Province* province = authority::find_province(text);
  if (province == nullptr)
    throw Failure(ExitCode::kUsage, fmt::format("\"{}\" is no province.", text),
                  fmt::format("Không có tỉnh \"{}\".", text));
  return province->id;
}

std::string province_name(std::string_view id) {
  const authority::Province* province = authority::province_by_id(id);
  return province == nullptr ? std::string() : std::string(province->name);
}

std::string joined(const std::vector<std::string>& parts) {
  return fmt::format("{}", fmt::join(parts, " > "));
}

}  // namespace

std::string whois(const WhoisOptions& options) {
  if (!options.authorities_file.empty())
    authority::use_local_names(authority::encode_local_names(read_authorities(options.authorities_file)));
  const schema::Date date = day_of(options.date);
  const std::string_view province = province_of(options.province);
  authority::IssuingBody body = authority::resolve_issuer(options.name, date, province);
  if (body.id.empty())
    throw Failure(ExitCode::kUsage, fmt::format("\"{}\" holds no word.", options.name),
                  fmt::format("\"{}\" không có chữ nào.", options.name));
  if (body.province.empty()) body.province = province;
  std::vector<std::string> candidates;
  if (body.province.empty())
    for (const std::string& id : authority::provinces_of_commune(body.name, date))
      candidates.push_back(province_name(id));
  std::string lines;
  const auto line = [&lines](std::string_view key, std::string_view value) {
    lines += fmt::format("{:<14} {}\n", key, value.empty() ? "-" : value);
  };
  line("id", body.id);
  line("name", body.name);
  line("level", body.level);
  line("parent", authority::issuer_parent(body, date));
  line("province", province_name(body.province));
  line("province_now", province_name(authority::province_now(body.province)));
  if (!candidates.empty()) line("one of", fmt::format("{}", fmt::join(candidates, ", ")));
  line("issuer_now", authority::issuer_now(body, date));
  line("names", joined(authority::issuer_names_over_time(body)));
  return lines;
}

std::string check_authorities(const std::string& path, Language language) {
  const authority::LocalRows rows = read_authorities(path);
  const bool vietnamese = language == Language::kVietnamese;
  return vietnamese ? fmt::format("{}: đúng; {} cơ quan, {} tên tỉnh, {} xã, phường.\n", path, rows.bodies.size(),
                                  rows.province_aliases.size(), rows.communes.size())
                    : fmt::format("{}: correct; {} bodies, {} names of provinces, {} communes.\n", path,
                                  rows.bodies.size(), rows.province_aliases.size(), rows.communes.size());
}

}  // namespace vankho::indexing
