// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/authority/commune_places.h"

#include <algorithm>

#include "schema/authority/abbreviations.h"
#include "schema/authority/local_names.h"
#include "schema/authority/provinces.h"
#include "schema/authority/unit_names.h"

namespace vankho::authority {
namespace {

// Keeps those that fit, unless none does.
template <typename Fits>
void prefer(std::vector<const Commune*>& communes, Fits fits) {
  if (std::ranges::any_of(communes, fits))
    std::erase_if(communes, [&](const Commune* commune) { return !fits(commune); });
}

}  // namespace

std::vector<std::string> provinces_of_commune(std::string_view body_name, schema::Date date,
                                              std::string_view province) {
  const LocalNames& local = local_names();
  if (local.rows().communes.empty()) return {};
  const std::vector<text::Token> tokens = written_out(body_name);
  std::string_view place;
  std::string_view kind;
  std::string_view district;
  const std::vector<UnitName> units = unit_names(body_name, tokens);
  for (const UnitName& unit : units) {
    const std::string_view name = body_name.substr(unit.begin, unit.end - unit.begin);
    if (unit.kind == UnitKind::kCommune && place.empty()) {
      place = name;
      kind = unit.word;
    }
    if (unit.kind == UnitKind::kDistrict || unit.kind == UnitKind::kCity) district = name;
  }
  if (place.empty()) return {};
  std::vector<const Commune*> found = local.communes(place, date, district);
  if (found.empty()) found = local.communes(place, date);
  if (found.empty()) found = local.communes(place);
  prefer(found, [&](const Commune* commune) { return commune->kind == kind; });
  if (!province.empty())
    std::erase_if(found, [&](const Commune* c) { return province_now(c->province) != province_now(province); });
  std::vector<std::string> ids;
  for (const Commune* commune : found)
    if (std::ranges::find(ids, commune->province) == ids.end()) ids.push_back(commune->province);
  return ids;
}

}  // namespace vankho::authority
