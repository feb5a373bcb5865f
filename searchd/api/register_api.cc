// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/api/register_api.h"

#include <algorithm>

#include "searchd/api/csv.h"
#include "searchd/api/json.h"
#include "searchd/pages/frame.h"
#include "searchd/pages/register_page.h"
#include "searchd/register/register_view.h"

namespace vankho::searching {
namespace {

void check_is_on(const Site& site) {
  if (!site.register_view) throw ProblemError({.code = "register_off", .param = {}, .value = {}});
}

ProblemError no_issuer(const std::string& issuer) {
  return ProblemError({.code = "issuer_not_found", .param = "issuer", .value = issuer});
}

// Answers 304 when the client has what `make` would make of the register.
template <typename Make>
HttpAnswer answer(const Site& site, const Call& call, Make make) {
  check_is_on(site);
  const Question question = read_question(call.http.parameters, Takes::kRegister, call.language);
  const RegisterRequest request = register_request(question);
  if (request.issuer.empty()) throw BadRequest("missing_parameter", "issuer");
  const IndexState state = site.searcher.state();
  std::string tag = entity_tag(call, canonical_text(question), state.edition);
  if (state.ready && has_current(call, tag)) return not_modified(std::move(tag));
  const auto result = site.searcher.register_of(request);
  if (!result) throw no_issuer(request.issuer);
  if (request.period.year == 0 && request.period.term.empty())
    throw ProblemError(
        {.code = "period_missing", .param = "year", .value = {}, .members = register_periods_json(*result)});
  HttpAnswer made = make(*result, question.search.language);
  made.headers.emplace_back("Cache-Control", "no-cache");
  made.headers.emplace_back("ETag", std::move(tag));
  return made;
}

// "register-huyen-uy-ea-sup-cong-van-2015-2020.csv": the parts are codes of ASCII letters, digits and dashes.
std::string file_name(const RegisterResult& result) {
  std::string name = "register-" + result.issuer;
  if (!result.type.empty()) name += "-" + result.type;
  name += "-" + (result.period.year != 0 ? std::to_string(result.period.year) : result.period.term);
  std::ranges::replace_if(
      name, [](char c) { return !(c == '-' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z')); }, '-');
  constexpr std::size_t kMostBytes = 120;
  return name.substr(0, kMostBytes) + ".csv";
}

// Names that the page does not know are passed over, because mails and feeds add their own to links.
Parameters known(const Parameters& parameters) {
  const auto names = accepted_names(Takes::kRegister);
  Parameters kept;
  for (const auto& parameter : parameters)
    if (std::ranges::find(names, parameter.first) != names.end()) kept.push_back(parameter);
  return kept;
}

}  // namespace

HttpAnswer api::register_of(const Site& site, const Call& call) {
  return answer(site, call, [](const RegisterResult& result, Language language) {
    return HttpAnswer{
        .status = 200, .content_type = std::string(kJsonType), .body = register_json(result, language), .headers = {}};
  });
}

HttpAnswer api::register_csv(const Site& site, const Call& call) {
  return answer(site, call, [](const RegisterResult& result, Language language) {
    return HttpAnswer{.status = 200,
                      .content_type = std::string(kCsvType),
                      .body = searching::register_csv(result, language),
                      .headers = {{"Content-Disposition", "attachment; filename=\"" + file_name(result) + '"'}}};
  });
}

HttpAnswer pages::register_of(const Site& site, const Call& call) {
  check_is_on(site);
  const Question question =
      read_question(known(call.http.parameters), Takes::kRegister, reader_language(call.http.parameters, {}));
  RegisterForm form{.request = register_request(question), .language = question.search.language};
  std::optional<RegisterResult> result;
  if (!form.request.issuer.empty()) {
    result = site.searcher.register_of(form.request);
    if (!result) throw no_issuer(form.request.issuer);
  }
  SearchRequest all;
  all.language = form.language;
  form.issuers = site.searcher.facet_values("issuer", {}, all);
  if (result) all.filters["issuer"] = {result->issuer};
  form.types = site.searcher.facet_values("type", {}, all);
  return register_page(form, result ? &*result : nullptr, setting_of(site, call));
}

}  // namespace vankho::searching
