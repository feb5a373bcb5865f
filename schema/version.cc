// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/version.h"

#include "schema/stable_hash.h"

namespace vankho::schema {

std::string fingerprint_of(std::span<const Field> table, int text_version) {
  std::uint64_t hash = stable_hash({});
  const auto mix = [&hash](std::string_view bytes) { hash = stable_hash("\xff", stable_hash(bytes, hash)); };
  // Labels and weights may change without touching what is on the disk.
  for (const Field& row : table) {
    mix(row.name);
    mix(row.prefix);
    mix(std::to_string(static_cast<int>(row.kind)));
    mix(std::to_string(row.slot));
    mix(std::to_string(row.tag));
  }
  return std::to_string(text_version) + "-" + stable_hash_hex(hash);
}

std::string fingerprint() {
  return fingerprint_of(kFields, kTextVersion);
}

std::string fingerprint_problem(std::string_view of_index) {
  if (of_index == fingerprint()) return {};
  if (of_index.empty())
    return "The directory holds no Vankho index (its schema fingerprint is missing). Make one with: "
           "vankho-indexer index --index DIR SOURCE...";
  return "The index was written with schema " + std::string(of_index) + ", this program reads schema " + fingerprint() +
         ". Build it again with: vankho-indexer index --index NEW_DIR SOURCE...";
}

}  // namespace vankho::schema
