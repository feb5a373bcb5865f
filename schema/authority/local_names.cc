// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/authority/local_names.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <deque>
#include <mutex>
#include <utility>

#include "schema/authority/issuing_bodies.h"
#include "schema/authority/spelling.h"
#include "schema/packed.h"
#include "schema/text/fold.h"

namespace vankho::authority {
namespace {

constexpr std::uint64_t kForm = 1;

std::string code_key(std::string_view code) {
  return text::to_upper(name_key(code).folded);
}

template <typename Row>
bool in_force(const Row& row, schema::Date date) {
  return date == 0 || (row.from <= date && (row.until == 0 || date <= row.until));
}

// Rows of a damaged index must not ask for all the memory: each has at least one byte.
std::uint64_t row_count(schema::PackedReader& in, std::size_t bytes) {
  const std::uint64_t count = in.number();
  if (count > bytes) throw schema::StoredFormError("local names hold an impossible count");
  return count;
}

void decode(schema::PackedReader& in, LocalBody& body, std::size_t bytes) {
  body.name = in.bytes();
  body.aliases.resize(row_count(in, bytes));
  for (std::string& alias : body.aliases) alias = in.bytes();
  for (std::string* text : {&body.level, &body.province, &body.parent, &body.code}) *text = in.bytes();
  body.from = static_cast<schema::Date>(in.number());
  body.until = static_cast<schema::Date>(in.number());
  body.successor = in.bytes();
}

}  // namespace

std::string encode_local_names(const LocalRows& rows) {
  std::string bytes;
  if (rows.empty()) return bytes;
  schema::PackedWriter out(bytes);
  out.number(kForm);
  out.number(rows.bodies.size());
  for (const LocalBody& body : rows.bodies) {
    out.bytes(body.name);
    out.number(body.aliases.size());
    for (const std::string& alias : body.aliases) out.bytes(alias);
    for (const std::string* text : {&body.level, &body.province, &body.parent, &body.code}) out.bytes(*text);
    out.number(static_cast<std::uint64_t>(body.from));
    out.number(static_cast<std::uint64_t>(body.until));
    out.bytes(body.successor);
  }
  out.number(rows.province_aliases.size());
  for (const ProvinceAlias& alias : rows.province_aliases) {
    out.bytes(alias.alias);
    out.bytes(alias.province);
  }
  out.number(rows.communes.size());
  for (const Commune& commune : rows.communes) {
    for (const std::string* text : {&commune.name, &commune.kind, &commune.district, &commune.province})
      out.bytes(*text);
    out.number(static_cast<std::uint64_t>(commune.from));
    out.number(static_cast<std::uint64_t>(commune.until));
  }
  return bytes;
}

LocalRows decode_local_names(std::string_view bytes) {
  LocalRows rows;
  if (bytes.empty()) return rows;
  schema::PackedReader in(bytes);
  if (in.number() != kForm) throw schema::StoredFormError("local names are in another form");
  rows.bodies.resize(row_count(in, bytes.size()));
  for (LocalBody& body : rows.bodies) decode(in, body, bytes.size());
  rows.province_aliases.resize(row_count(in, bytes.size()));
  for (ProvinceAlias& alias : rows.province_aliases) {
    alias.alias = in.bytes();
    alias.province = in.bytes();
  }
  rows.communes.resize(row_count(in, bytes.size()));
  for (Commune& commune : rows.communes) {
    for (std::string* text : {&commune.name, &commune.kind, &commune.district, &commune.province}) *text = in.bytes();
    commune.from = static_cast<schema::Date>(in.number());
    commune.until = static_cast<schema::Date>(in.number());
  }
  if (!in.at_end()) throw schema::StoredFormError("local names have bytes left over");
  return rows;
}

LocalNames::LocalNames(LocalRows rows) : rows_(std::move(rows)) {
  // First, for the names of bodies may use them.
  for (const ProvinceAlias& alias : rows_.province_aliases) aliases_.emplace(name_key(alias.alias).folded, &alias);
  for (const LocalBody& body : rows_.bodies) {
    bodies_.emplace(issuer_by_rule(body.name, body.from, body.province, *this).id, &body);
    for (const std::string& alias : body.aliases)
      bodies_.emplace(issuer_by_rule(alias, body.from, body.province, *this).id, &body);
    if (!body.code.empty()) codes_.emplace(code_key(body.code), &body);
  }
  for (const Commune& commune : rows_.communes) communes_.emplace(name_key(commune.name).folded, &commune);
}

const LocalBody* LocalNames::body(std::string_view identity, schema::Date date, std::string_view province) const {
  const auto [first, last] = bodies_.equal_range(std::string(identity));
  const LocalBody* best = nullptr;
  const auto end_of = [](const LocalBody* body) { return body->until == 0 ? 99991231 : body->until; };
  for (auto row = first; row != last; ++row) {
    const LocalBody* found = row->second;
    if (!in_force(*found, date)) continue;
    if (!province.empty() && !found->province.empty() && province_now(found->province) != province_now(province))
      continue;
    if (best == nullptr || end_of(found) > end_of(best)) best = found;
  }
  return best;
}

const LocalBody* LocalNames::body_of_code(std::string_view folded_code) const {
  if (codes_.empty()) return nullptr;
  const auto row = codes_.find(code_key(folded_code));
  return row == codes_.end() ? nullptr : row->second;
}

const Province* LocalNames::province(std::string_view alias) const {
  if (aliases_.empty()) return nullptr;
  const NameKey key = name_key(alias);
  const auto [first, last] = aliases_.equal_range(key.folded);
  for (auto row = first; row != last; ++row)
    if (is_spelling_of(key.exact, name_key(row->second->alias).exact)) return province_by_id(row->second->province);
  return nullptr;
}

std::vector<const Commune*> LocalNames::communes(std::string_view name, schema::Date date,
                                                 std::string_view district) const {
  if (communes_.empty()) return {};
  const NameKey key = name_key(name);
  const NameKey of_district = name_key(district);
  std::vector<const Commune*> exact;
  std::vector<const Commune*> folded;
  const auto [first, last] = communes_.equal_range(key.folded);
  for (auto row = first; row != last; ++row) {
    const Commune* commune = row->second;
    if (!in_force(*commune, date)) continue;
    if (!of_district.folded.empty() && name_key(commune->district).folded != of_district.folded) continue;
    (name_key(commune->name).exact == key.exact ? exact : folded).push_back(commune);
  }
  // Marks left out are no choice of another name: "Mỹ Thạnh" shuts out "Mỹ Thành", "My Thanh" means both.
  std::vector<const Commune*> found = exact.empty() ? std::move(folded) : std::move(exact);
  std::erase_if(found,
                [&](const Commune* commune) { return !is_spelling_of(key.exact, name_key(commune->name).exact); });
  std::ranges::sort(found);
  return found;
}

namespace {

struct InUse {
  std::string encoded;
  LocalNames names;
};

struct Tables {
  std::mutex mutex;
  std::deque<InUse> all;
};

Tables& tables() {
  static Tables& kept = *new Tables;
  return kept;
}

const LocalNames& no_names() {
  static const LocalNames& none = *new LocalNames(LocalRows{});
  return none;
}

std::atomic<const LocalNames*>& current() {
  static std::atomic<const LocalNames*> names{&no_names()};
  return names;
}

}  // namespace

const LocalNames& local_names() {
  return *current().load(std::memory_order_acquire);
}

void use_local_names(std::string_view encoded) {
  if (encoded.empty()) {
    current().store(&no_names(), std::memory_order_release);
    return;
  }
  const std::lock_guard lock(tables().mutex);
  auto row = std::ranges::find(tables().all, encoded, &InUse::encoded);
  if (row == tables().all.end()) {
    tables().all.push_back({.encoded = std::string(encoded), .names = LocalNames(decode_local_names(encoded))});
    row = std::prev(tables().all.end());
  }
  current().store(&row->names, std::memory_order_release);
}

}  // namespace vankho::authority
