// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/site.h"

#include "schema/stable_hash.h"
#include "schema/version.h"

namespace vankho::searching {

std::string public_address(const Site& site, const Call& call) {
  if (!site.public_url.empty()) return site.public_url;
  return "http://" + call.http.host;
}

std::string entity_tag(const Call& call, std::string_view question, std::uint64_t edition) {
  auto hash = schema::stable_hash(VANKHO_VERSION "\x1f");
  hash = schema::stable_hash(schema::fingerprint(), hash);
  hash = schema::stable_hash(call.http.path, hash);
  hash = schema::stable_hash("\x1f", hash);
  hash = schema::stable_hash(question, hash);
  hash = schema::stable_hash(std::to_string(edition), hash);
  return "W/\"" + schema::stable_hash_hex(hash) + '"';
}

bool has_current(const Call& call, std::string_view tag) {
  const std::string_view opaque = tag.starts_with("W/") ? tag.substr(2) : tag;
  const std::string& have = call.http.if_none_match;
  return have == "*" || have.find(opaque) != std::string::npos;
}

HttpAnswer not_modified(std::string tag) {
  return {.status = 304,
          .content_type = {},
          .body = {},
          .headers = {{"ETag", std::move(tag)}, {"Cache-Control", "no-cache"}}};
}

}  // namespace vankho::searching
