// SPDX-License-Identifier: GPL-3.0-or-later
//
// Names that one archive adds to the tables of the program: its own bodies with aliases and codes, other spellings of
// provinces, the communes of its country. The indexer reads them from the administrator's file and keeps them in the
// index; searchd takes them from there, so that both give a name the same identity.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "schema/authority/provinces.h"
#include "schema/record.h"

namespace vankho::authority {

// Key of the index metadata that holds encode_local_names(); nothing there = no local names.
inline constexpr std::string_view kLocalNamesKey = "vankho:local-names";

struct LocalBody {
  std::string name = {};                  // as it is shown
  std::vector<std::string> aliases = {};  // other names of it
  std::string level = {};                 // "tinh"; empty = as the name says
  std::string province = {};              // id; empty = as the name says
  std::string parent = {};                // name of the body above it; empty = by rule
  std::string code = {};                  // in document numbers, as printed
  schema::Date from = 0;                  // first day, 0 = always
  schema::Date until = 0;                 // last day, 0 = still there
  std::string successor = {};             // name of the body that took its work over
  bool operator==(const LocalBody&) const = default;
};

struct ProvinceAlias {
  std::string alias;
  std::string province = {};  // id
  bool operator==(const ProvinceAlias&) const = default;
};

struct Commune {
  std::string name = {};      // "Mỹ Thạnh"
  std::string kind = {};      // "xã", "phường", "thị trấn", "đặc khu"
  std::string district = {};  // "Giồng Trôm"; empty since 1/7/2025
  std::string province = {};  // id, the province it belonged to in these days
  schema::Date from = 0;
  schema::Date until = 0;
  bool operator==(const Commune&) const = default;
};

struct LocalRows {
  std::vector<LocalBody> bodies = {};
  std::vector<ProvinceAlias> province_aliases = {};
  std::vector<Commune> communes = {};
  bool empty() const { return bodies.empty() && province_aliases.empty() && communes.empty(); }
  bool operator==(const LocalRows&) const = default;
};

// Bytes for the index metadata; empty for no rows. decode gives the rows back and throws schema::StoredFormError for
// bytes that encode did not write.
std::string encode_local_names(const LocalRows& rows);
LocalRows decode_local_names(std::string_view bytes);

// Rows made ready for look-ups; does not change after it was made, so that any thread may ask it.
class LocalNames {
 public:
  explicit LocalNames(LocalRows rows);
  LocalNames(LocalNames&&) = default;
  LocalNames& operator=(LocalNames&&) = delete;
  LocalNames(const LocalNames&) = delete;
  LocalNames& operator=(const LocalNames&) = delete;

  // The body of which `identity` (of a name, by the rules of the program) is the name or an alias. `date` chooses among
  // those that bore the name one after the other, 0 = the last; bodies of another province than `province` (id, empty =
  // any) are passed over. nullptr for none.
  const LocalBody* body(std::string_view identity, schema::Date date = 0, std::string_view province = {}) const;
  // By the code in a number, folded capitals ("TTYTTP"). nullptr for none.
  const LocalBody* body_of_code(std::string_view folded_code) const;
  // By its alias alone. nullptr for none.
  const Province* province(std::string_view alias) const;
  // Communes of this name without its unit word, with or without marks; a name that agrees in all marks shuts out those
  // that do not. `date` 0 = of all times; `district` empty = of any.
  std::vector<const Commune*> communes(std::string_view name, schema::Date date = 0,
                                       std::string_view district = {}) const;

  const LocalRows& rows() const { return rows_; }

 private:
  LocalRows rows_;
  std::unordered_multimap<std::string, const LocalBody*> bodies_;  // by identity
  std::unordered_map<std::string, const LocalBody*> codes_;
  std::unordered_multimap<std::string, const ProvinceAlias*> aliases_;  // by folded key
  std::unordered_multimap<std::string, const Commune*> communes_;       // by folded key
};

// The table that resolve_issuer(), find_province() and body_of_code() ask besides their own; empty at the start of the
// program. It may be asked while another thread changes it: tables that were in use stay until the process ends (an
// administrator edits the file now and then).
const LocalNames& local_names();

// Takes over the table that `encoded` says; the same bytes again cost a comparison. Throws schema::StoredFormError, and
// the table stays as it was.
void use_local_names(std::string_view encoded);

}  // namespace vankho::authority
