// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/pages/frame.h"

#include <algorithm>

#include "schema/stable_hash.h"
#include "searchd/labels.h"
#include "searchd/markup.h"
#include "searchd/pages/links.h"
#include "searchd/web/assets.h"
#include "searchd/web/messages.h"

namespace vankho::searching::pages {
namespace {

std::string render(std::string_view file, const data& context) {
  kainjow::mustache::mustache page{std::string(web_file(file).value())};
  page.set_custom_escape([](const std::string& text) { return escaped(text); });
  return page.render(context);
}

data words(Language language) {
  data t;
  for (const Message& message : messages())
    if (message.code.starts_with("ui.")) t.set(std::string(message.code.substr(3)), say(message.code, language));
  return t;
}

// The words of the pages, for {{t.search}} of "ui.search".
const data& words_of(Language language) {
  static const data english = words(Language::kEnglish);
  static const data vietnamese = words(Language::kVietnamese);
  return language == Language::kEnglish ? english : vietnamese;
}

// Changes when a file does, so that browsers may keep the files.
std::string version_of(const Look& look) {
  auto hash = schema::stable_hash(web_file("style.css").value());
  for (const std::string_view part :
       {web_file("page.js").value(), std::string_view(look.accent), std::string_view(look.logo)})
    hash = schema::stable_hash(part, hash);
  return schema::stable_hash_hex(hash);
}

}  // namespace

void set_text(data& row, const std::string& name, const std::string& value) {
  row.set(name, value.empty() ? data(false) : data(value));
}

data hidden_parameters(const SearchRequest& request) {
  data list{data::type::list};
  for (const auto& [name, value] : page_parameters(request)) {
    data row;
    row.set("name", name);
    row.set("value", value);
    list.push_back(row);
  }
  return list;
}

data form_data(const SearchRequest& request) {
  data page;
  page.set("q", request.q);
  // What has a box of its own is not repeated.
  SearchRequest kept = request;
  kept.page = 1;
  kept.q.clear();
  kept.date_from = kept.date_to = 0;
  page.set("hidden", hidden_parameters(kept));
  set_text(page, "date_from", shown_date(request.date_from));
  set_text(page, "date_to", shown_date(request.date_to));
  return page;
}

Setting setting_of(const Site& site, const Call& call) {
  const auto depth = std::ranges::count(call.http.path, '/') - 1;
  Setting setting{.root = depth <= 0 ? "." : "..", .look = &site.look, .registers = site.register_view};
  for (auto i = depth; i > 1; --i) setting.root += "/..";
  return setting;
}

std::string site_name(const Setting& setting, Language language) {
  return setting.look && !setting.look->name.empty() ? setting.look->name : say("ui.site", language);
}

HttpAnswer framed(std::string_view file, data context, const SearchRequest& request, const Framing& framing,
                  const Setting& setting) {
  static const Look kOwn;
  const Look& look = setting.look ? *setting.look : kOwn;
  const bool english = request.language == Language::kEnglish;
  const std::string name = site_name(setting, request.language);
  SearchRequest home;
  home.language = request.language;
  context.set("t", words_of(request.language));
  context.set("root", setting.root);
  context.set("site", name);
  context.set("registers", setting.registers);
  context.set("logo", !look.logo.empty());
  set_text(context, "footer", look.footer);
  context.set("lang", english ? "en" : "vi");
  context.set("english", english);
  context.set("other_lang", english ? "vi" : "en");
  context.set("title", framing.title.empty() ? name : framing.title + " · " + name);
  context.set("version", version_of(look));
  context.set("home", page_link(home));
  context.set("other_link", framing.other_link);
  context.set("content", render(file, context));
  return {.status = framing.status,
          .content_type = "text/html; charset=utf-8",
          .body = render("frame.mustache", context),
          .headers = {{"Cache-Control", "no-cache"}}};
}

std::string paper_link(const std::string& id, Language language) {
  return "/d/" + url_encoded(id) + (language == Language::kEnglish ? "?lang=en" : "");
}

std::string shown_title(const schema::Record& paper) {
  const bool has_file = !paper.source.media_type.empty() && paper.source.media_type != "application/json";
  if (!paper.subject.empty() || !has_file) return paper.subject;
  return paper.source.path.substr(paper.source.path.rfind('/') + 1);
}

data paper_row(const schema::Record& paper, Language language) {
  data row;
  row.set("link", paper_link(paper.id, language));
  set_text(row, "number", paper.number);
  set_text(row, "type", type_label(paper.type));
  set_text(row, "date", shown_date(paper.date));
  row.set("iso_date", iso_date(paper.date));
  set_text(row, "subject", shown_title(paper));
  set_text(row, "issuer", paper.issuer);
  set_text(row, "province", province_label(paper.province));
  return row;
}

std::string cited_by_text(std::uint64_t count, Language language) {
  if (count == 1) return say("ui.cited_by_one", language);
  return say("ui.cited_by_count", language, {.value = grouped(count, language == Language::kEnglish ? ',' : '.')});
}

data paper_rows(const std::vector<schema::Record>& papers, Language language) {
  data rows{data::type::list};
  for (const schema::Record& paper : papers) rows.push_back(paper_row(paper, language));
  return rows;
}

}  // namespace vankho::searching::pages
