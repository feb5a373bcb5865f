// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/api/source_api.h"

#include <algorithm>
#include <array>

#include "searchd/api/api_parts.h"
#include "searchd/api/paper_file.h"
#include "searchd/markup.h"

namespace vankho::searching {
namespace {

constexpr unsigned kRetrySeconds = 10;

struct ServedType {
  std::string_view stored;
  std::string_view served;
  std::string_view disposition;
};

// What is not here is given as bytes to be saved.
constexpr auto kServedTypes = std::to_array<ServedType>({
    {"text/plain", "text/plain; charset=utf-8", "inline"},
    {"application/pdf", "application/pdf", "inline"},
    {"application/msword", "application/msword", "attachment"},
    {"application/vnd.openxmlformats-officedocument.wordprocessingml.document",
     "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "attachment"},
    {"application/vnd.oasis.opendocument.text", "application/vnd.oasis.opendocument.text", "attachment"},
    {"application/rtf", "application/rtf", "attachment"},
});
constexpr ServedType kOtherType{{}, "application/octet-stream", "attachment"};

const ServedType& served_type(std::string_view stored) {
  const auto* found = std::ranges::find(kServedTypes, stored, &ServedType::stored);
  return found == kServedTypes.end() ? kOtherType : *found;
}

// RFC 6266: the name in ASCII for old programs, then the name itself.
std::string disposition(std::string_view kind, const schema::Source& source) {
  const std::string name = source.path.substr(source.path.rfind('/') + 1);
  std::string plain;
  for (const char c : name) {
    const bool is_continuation = (static_cast<unsigned char>(c) & 0xc0U) == 0x80;
    if (!is_continuation) plain += c > 0x20 && c < 0x7f && c != '"' && c != '\\' && c != '%' ? c : '_';
  }
  return std::string(kind) + "; filename=\"" + plain + "\"; filename*=UTF-8''" + url_encoded(name);
}

[[noreturn]] void refuse(std::string code, unsigned retry_after = 1) {
  throw ProblemError({.code = std::move(code), .param = {}, .value = {}, .retry_after = retry_after});
}

}  // namespace

bool serves_source(const Site& site, const schema::Record& paper) {
  return !site.papers.empty() && has_file(paper) && file_around(paper).empty();
}

std::string source_link(const schema::Record& paper) {
  return "/v1/documents/" + url_encoded(paper.id) + "/source";
}

HttpAnswer api::source(const Site& site, const Call& call) {
  read(call, Takes::kNothing);
  const std::string id = checked_id(call);
  if (site.papers.empty()) refuse("source_not_served");
  const auto paper = site.searcher.document(id);
  if (!paper) throw ProblemError({.code = "paper_not_found", .param = "id", .value = id});
  if (!has_file(*paper)) refuse("source_has_no_file");
  if (std::string around = file_around(*paper); !around.empty())
    throw ProblemError({.code = "source_in_archive", .param = {}, .value = std::move(around)});
  std::shared_ptr<void> place = site.files.take();
  if (!place) refuse("too_many_exports", kRetrySeconds);

  auto opened = open_paper_file(site.papers, paper->source);
  if (const auto* why = std::get_if<NoFile>(&opened))
    refuse(*why == NoFile::kChanged ? "source_changed" : "source_missing");
  std::string tag = '"' + paper->source.sha256 + '"';
  if (has_current(call, tag)) return not_modified(std::move(tag));

  const ServedType& type = served_type(paper->source.media_type);
  const std::shared_ptr<PaperFile> file = std::get<std::unique_ptr<PaperFile>>(std::move(opened));
  return {.status = 200,
          .content_type = std::string(type.served),
          .body = {},
          .headers = {{"Content-Disposition", disposition(type.disposition, paper->source)},
                      {"Content-Security-Policy", "sandbox; default-src 'none'; frame-ancestors 'self'"},
                      {"Accept-Ranges", "none"},
                      {"Cache-Control", "no-cache"},
                      {"ETag", std::move(tag)}},
          .pieces = [file, place = std::move(place)](std::string& piece) { return file->next(piece); },
          .piece_bytes = paper->source.size};
}

}  // namespace vankho::searching
