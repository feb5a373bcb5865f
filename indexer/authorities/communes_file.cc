// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/authorities/communes_file.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <utility>

#include "indexer/authorities/place_in_file.h"
#include "indexer/sources/register/table.h"
#include "schema/text/fold.h"

namespace vankho::indexing {
namespace {

constexpr auto kColumns = std::to_array<std::string_view>({"name", "kind", "district", "province", "from", "until"});
constexpr auto kKinds = std::to_array<std::string_view>({"xã", "phường", "thị trấn", "đặc khu"});
constexpr auto kDistrictKinds = std::to_array<std::string_view>({"huyện", "quận", "thị xã", "thành phố"});

// The level of districts ended with this day (Luật Tổ chức chính quyền địa phương 72/2025/QH15).
constexpr schema::Date kLastDayOfDistricts = 20250630;

// Takes the unit word off the front: "Thị trấn Ea Súp" -> "Ea Súp" and "thị trấn".
std::string_view take_kind(std::string& name, std::span<const std::string_view> kinds) {
  const std::string lower = text::to_lower(name);
  for (const std::string_view kind : kinds)
    if (lower.size() > kind.size() && lower.starts_with(kind) && lower[kind.size()] == ' ') {
      name.erase(0, kind.size() + 1);
      return kind;
    }
  return {};
}

std::map<std::string_view, std::size_t> columns_of(const std::vector<std::string>& header, const PlaceInFile& place) {
  std::map<std::string_view, std::size_t> columns;
  for (std::size_t i = 0; i < header.size(); ++i) {
    const auto known = std::ranges::find(kColumns, text::to_lower(header[i]));
    if (known == kColumns.end())
      throw bad_authorities(
          place, fmt::format("unknown column \"{}\"; there are name, kind, district, province, from, until", header[i]),
          fmt::format("không có cột \"{}\"; các cột là name, kind, district, province, from, until", header[i]));
    if (!columns.emplace(*known, i).second)
      throw bad_authorities(place, fmt::format("column \"{}\" stands twice", header[i]),
                            fmt::format("cột \"{}\" có hai lần", header[i]));
  }
  for (const std::string_view needed : {"name", "province"})
    if (!columns.contains(needed))
      throw bad_authorities(place, fmt::format("the first line names no column \"{}\"", needed),
                            fmt::format("dòng đầu không có cột \"{}\"", needed));
  return columns;
}

class Row {
 public:
  Row(const std::map<std::string_view, std::size_t>& columns, const std::vector<std::string>& cells)
      : columns_(columns), cells_(cells) {}
  std::string operator[](std::string_view column) const {
    const auto at = columns_.find(column);
    return at == columns_.end() || at->second >= cells_.size() ? std::string() : cells_[at->second];
  }

 private:
  const std::map<std::string_view, std::size_t>& columns_;
  const std::vector<std::string>& cells_;
};

authority::Commune read_commune(const Row& row, const authority::LocalNames& names, const PlaceInFile& place) {
  authority::Commune commune{.name = row["name"], .district = row["district"]};
  const std::string_view kind_in_name = take_kind(commune.name, kKinds);
  take_kind(commune.district, kDistrictKinds);
  if (commune.name.empty()) throw bad_authorities(place, "a commune without a name", "một xã không có tên");
  const std::string kind = text::to_lower(row["kind"]);
  if (!kind.empty() && std::ranges::find(kKinds, kind) == kKinds.end())
    throw bad_authorities(place, fmt::format("\"{}\" is not xã, phường, thị trấn or đặc khu", kind),
                          fmt::format("\"{}\" không phải là xã, phường, thị trấn hay đặc khu", kind));
  commune.kind = kind.empty() ? std::string(kind_in_name) : kind;
  const authority::Province* province = authority::find_province(row["province"], names);
  if (province == nullptr)
    throw bad_authorities(place, fmt::format("\"{}\" is no province", row["province"]),
                          fmt::format("không có tỉnh \"{}\"", row["province"]));
  commune.province = province->id;
  commune.from = read_day(row["from"], place);
  commune.until = read_day(row["until"], place);
  if (commune.until == 0 && !commune.district.empty()) commune.until = kLastDayOfDistricts;
  if (commune.until != 0 && commune.from > commune.until)
    throw bad_authorities(place, "\"until\" lies before \"from\"", "\"until\" trước \"from\"");
  return commune;
}

}  // namespace

std::vector<authority::Commune> read_communes(const std::string& path, const authority::LocalNames& names) {
  Table table;
  try {
    table = read_csv(read_configuration(path));
  } catch (const TableError& error) {
    throw bad_authorities({path, 1}, error.what(), error.vietnamese);
  }
  if (table.empty()) throw bad_authorities({path, 1}, "the file is empty", "tệp rỗng");
  const auto columns = columns_of(table.front(), {path, 1});
  std::vector<authority::Commune> communes;
  for (std::size_t i = 1; i < table.size(); ++i) {
    const bool blank = std::ranges::all_of(table[i], &std::string::empty);
    if (!blank) communes.push_back(read_commune(Row(columns, table[i]), names, {path, i + 1}));
  }
  return communes;
}

}  // namespace vankho::indexing
