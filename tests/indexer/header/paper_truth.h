// SPDX-License-Identifier: GPL-3.0-or-later
//
// Comparing what read_paper() finds with a truth file written by people: names for ids, null for "not known", a field
// that is absent is not judged.
#pragma once

#include <fstream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/extract.h"
#include "indexer/header/read_paper.h"
#include "schema/authority/document_types.h"
#include "schema/authority/issuing_bodies.h"
#include "schema/authority/provinces.h"
#include "schema/text/fold.h"

namespace vankho::indexing {

inline std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.erase(0, 3);
  std::erase(bytes, '\r');
  return text::to_valid_utf8(bytes);
}

inline schema::Record read_text(std::string text) {
  Item item;
  item.id = "paper";
  item.text = std::move(text);
  return read_paper(item);
}

// A paper's file of any format.
inline schema::Record read_file_of_paper(const std::string& path) {
  return read_text(extract(read_file(path), path).text);
}

inline std::string iso(schema::Date date) {
  if (date == 0) return {};
  const std::string digits = std::to_string(date);
  return digits.substr(0, 4) + '-' + digits.substr(4, 2) + '-' + digits.substr(6);
}

inline std::string type_name(const std::string& id) {
  const auto* type = authority::document_type_by_id(id);
  return type == nullptr ? id : std::string(type->name);
}

inline std::string province_name(const std::string& id) {
  const auto* province = authority::province_by_id(id);
  return province == nullptr ? id : std::string(province->name);
}

// The record's fields under the names of the truth files.
inline std::map<std::string, std::string> as_truth(const schema::Record& record) {
  const std::map<std::string, std::string> urgency = {
      {"", ""}, {"khan", "Khẩn"}, {"thuong-khan", "Thượng khẩn"}, {"hoa-toc", "Hỏa tốc"}};
  return {{"number", record.number},
          {"type", type_name(record.type)},
          {"subject", record.subject},
          {"issuer", record.issuer},
          {"issuer_level", text::to_lower(authority::level_name(record.level))},
          {"issuer_as_written", record.issuer_as_written},
          {"place", record.place},
          {"date", iso(record.date)},
          {"province", province_name(record.province)},
          {"province_now", province_name(record.province_now)},
          {"term", record.term},
          {"signed_for", record.signed_for},
          {"signer", record.signer},
          {"position", record.position},
          {"urgency", urgency.at(record.urgency)},
          {"secrecy", record.secrecy}};
}

// Text, or empty for null and for what is absent.
inline std::string text_at(const nlohmann::json& object, const std::string& field) {
  const auto value = object.find(field);
  return value != object.end() && value->is_string() ? value->get<std::string>() : std::string();
}

// "field: got | wanted" for every field of `truth` that differs; `same` says when two values are one.
template <typename Same>
std::vector<std::string> differences(const schema::Record& record, const nlohmann::json& truth, Same same) {
  std::vector<std::string> found;
  for (const auto& [field, got] : as_truth(record)) {
    if (!truth.contains(field)) continue;
    const std::string wanted = text_at(truth, field);
    if (!same(field, got, wanted)) found.push_back(field + ": " + got + " | " + wanted);
  }
  if (!truth.contains("cites")) return found;
  std::map<std::string, const schema::Citation*> cited;
  for (const schema::Citation& citation : record.citations) cited[citation.number] = &citation;
  for (const auto& wanted : truth["cites"]) {
    const std::string number = text_at(wanted, "number");
    const auto place = cited.find(number);
    if (place == cited.end()) {
      found.push_back("cites: - | " + number);
      continue;
    }
    const schema::Citation& got = *place->second;
    const std::string type = text_at(wanted, "type");
    if (!type.empty() && !same("type", type_name(got.type), type))
      found.push_back("cites type: " + type_name(got.type) + " | " + type + " of " + number);
    const std::string date = text_at(wanted, "date");
    const std::string got_date = got.dates.empty() ? std::string("-") : iso(got.dates.front());
    if (!date.empty() && got_date != date) found.push_back("cites date: " + got_date + " | " + date + " of " + number);
    const std::string issuer = text_at(wanted, "issuer");
    if (!issuer.empty() && !same("cites issuer", got.issuer, issuer))
      found.push_back("cites issuer: " + got.issuer + " | " + issuer + " of " + number);
    cited.erase(place);
  }
  // The truth files list numbers with a symbol; "Quyết định 217 của Bộ Chính trị" is a citation beside them.
  for (const auto& [number, citation] : cited)
    if (citation->as_written.find('/') != std::string::npos) found.push_back("cites: " + number + " | -");
  return found;
}

}  // namespace vankho::indexing
