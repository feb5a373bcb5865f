// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/pages/help_page.h"

#include <algorithm>

#include "schema/fields.h"
#include "searchd/markup.h"
#include "searchd/question/query.h"
#include "searchd/question/request.h"
#include "searchd/web/messages.h"

namespace vankho::searching::pages {
namespace {

std::string search_link(std::string_view q, std::string_view parameters, Language language) {
  std::string link = "/?q=" + url_encoded(q);
  if (!parameters.empty()) link.append("&").append(parameters);
  if (language == Language::kEnglish) link += "&lang=en";
  return link;
}

data example_rows(Language language) {
  data topics{data::type::list};
  const auto examples = help_examples();
  for (auto at = examples.begin(); at != examples.end();) {
    const auto end = std::find_if(at, examples.end(), [&](const HelpExample& row) { return row.topic != at->topic; });
    data rows{data::type::list};
    data topic;
    topic.set("topic", say("ui.help_" + std::string(at->topic), language));
    for (; at != end; ++at) {
      data row;
      row.set("q", std::string(at->q));
      row.set("meaning", std::string(language == Language::kEnglish ? at->en : at->vi));
      row.set("link", search_link(at->q, at->parameters, language));
      rows.push_back(row);
    }
    topic.set("examples", rows);
    topics.push_back(topic);
  }
  return topics;
}

// "loại, loại văn bản, type".
std::string names_of(const schema::Field& field) {
  std::string names(field.query_names);
  for (std::size_t bar = names.find('|'); bar != std::string::npos; bar = names.find('|', bar))
    names.replace(bar, 1, ", ");
  return names.append(names.empty() ? "" : ", ").append(field.name);
}

data field_rows(Language language) {
  data rows{data::type::list};
  for (const schema::Field& field : schema::kFields) {
    if (!is_asked_by_name(field)) continue;
    data row;
    row.set("label", std::string(language == Language::kEnglish ? field.label_en : field.label_vi));
    row.set("names", names_of(field));
    const auto example = std::ranges::find(field_examples(), field.name, &FieldExample::field);
    row.set("q", std::string(example->q));
    row.set("link", search_link(example->q, {}, language));
    rows.push_back(row);
  }
  return rows;
}

}  // namespace

HttpAnswer help_page(Language language, const std::string& address, const Setting& setting) {
  SearchRequest request;
  request.language = language;
  data page = form_data(request);
  page.set("topics", example_rows(language));
  page.set("fields", field_rows(language));
  page.set("address", address);
  page.set("english", language == Language::kEnglish);
  return framed(
      "help.mustache", page, request,
      {.title = say("ui.help", language), .other_link = language == Language::kEnglish ? "/help" : "/help?lang=en"},
      setting);
}

HttpAnswer help(const Site& site, const Call& call) {
  return help_page(reader_language(call.http.parameters, {}), public_address(site, call), setting_of(site, call));
}

}  // namespace vankho::searching::pages
