// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/question/draft.h"

#include <algorithm>

#include "schema/authority/issuing_bodies.h"
#include "schema/fields.h"
#include "schema/text/fold.h"
#include "searchd/question/filters.h"
#include "searchd/question/request.h"

namespace vankho::searching {
namespace {

// A value of one line.
std::string short_value(const std::string& name, std::string_view value) {
  if (!text::is_valid_utf8(value) || value.find('\0') != std::string::npos) throw BadRequest("bad_text", name);
  if (value.size() > kMaxValueBytes) throw BadRequest("bad_value", name, text::to_valid_utf8(value.substr(0, 32)));
  return text::squeeze(value);
}

void set_issuer(Draft& draft, std::string value) {
  const authority::IssuingBody body = authority::resolve_issuer(value);
  draft.author.issuer = body.id;
  draft.author.level = body.level;
  if (draft.author.province.empty()) draft.author.province = body.province;
  draft.issuer = std::move(value);
}

}  // namespace

Draft read_draft(const Parameters& parameters) {
  Draft draft;
  for (const auto& [name, given] : parameters) {
    if (std::ranges::find(kDraftNames, name) == kDraftNames.end())
      throw BadRequest("unknown_parameter", text::to_valid_utf8(name.substr(0, 64)),
                       std::string(nearest_name(name, kDraftNames)));
    if (name == "text") {
      draft.text = given;
      continue;
    }
    std::string value = short_value(name, given);
    if (value.empty()) continue;
    if (name == "issuer") {
      set_issuer(draft, std::move(value));
    } else if (name == "province") {
      draft.author.province = filter_code(schema::field("province"), value);
    } else if (name == "date") {
      draft.author.date = read_date(name, draft.date = value);
    } else {
      if (value != "vi" && value != "en") throw BadRequest("bad_value", name, value);
      draft.language = value == "en" ? Language::kEnglish : Language::kVietnamese;
    }
  }
  if (draft.text.size() > kMaxDraftBytes) throw BadRequest("draft_too_long", "text");
  if (!text::is_valid_utf8(draft.text) || draft.text.find('\0') != std::string::npos)
    throw BadRequest("bad_text", "text");
  if (text::squeeze(draft.text).empty()) throw BadRequest("missing_parameter", "text");
  return draft;
}

}  // namespace vankho::searching
