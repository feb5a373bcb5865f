// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <chrono>

#include "searchd/api/api_parts.h"
#include "searchd/api/csv.h"
#include "searchd/api/export_api.h"
#include "searchd/labels.h"
#include "searchd/pages/frame.h"

namespace vankho::searching {
namespace {

// A piece is as much as costs little memory and keeps no question waiting for long.
constexpr std::size_t kPieceBytes = 65'536;
constexpr std::chrono::milliseconds kPieceTime{20};

constexpr unsigned kRetrySeconds = 10;

constexpr auto kColumns = std::to_array<std::string_view>(
    {"number", "date", "type", "subject", "issuer", "province", "province_now", "term", "signer", "url", "id"});
using Row = std::array<std::string, kColumns.size()>;

Row heads(Language language) {
  Row row;
  for (std::size_t i = 0; i < kColumns.size(); ++i) row[i] = field_label(kColumns[i], language);
  return row;
}

// Makes the lines of the file a piece at a time.
class CsvPieces {
 public:
  CsvPieces(AllPapers papers, std::string address, Language language)
      : papers_(std::move(papers)), address_(std::move(address)), language_(language) {}

  Piece next(std::string& piece) {
    const auto until = std::chrono::steady_clock::now() + kPieceTime;
    piece.clear();
    if (!begun_) {
      piece = kByteOrderMark;
      add_csv_line(piece, heads(language_));
      begun_ = true;
    }
    while (piece.size() < kPieceBytes && std::chrono::steady_clock::now() < until) {
      const auto paper = papers_.next();
      if (!paper) return Piece::kLast;
      add_csv_line(piece, row_of(*paper));
    }
    return Piece::kMore;
  }

 private:
  Row row_of(const schema::Record& paper) const {
    return {paper.number,
            iso_date(paper.date),
            type_label(paper.type),
            paper.subject,
            paper.issuer,
            province_label(paper.province),
            province_label(paper.province_now),
            paper.term,
            paper.signer,
            paper.url.empty() ? address_ + pages::paper_link(paper.id, language_) : paper.url,
            paper.id};
  }

  const AllPapers papers_;
  const std::string address_;
  const Language language_;
  bool begun_ = false;
};

// "vankho-2026-11-21.csv", by the clock of Vietnam.
std::string file_name() {
  const auto now = std::chrono::system_clock::now() + std::chrono::hours(7);
  const std::chrono::year_month_day day(std::chrono::floor<std::chrono::days>(now));
  const auto date =
      int{day.year()} * 10000 + static_cast<int>(unsigned{day.month()}) * 100 + static_cast<int>(unsigned{day.day()});
  return "vankho-" + iso_date(date) + ".csv";
}

}  // namespace

HttpAnswer api::export_csv(const Site& site, const Call& call) {
  const Question question = read(call, Takes::kExport);
  return tagged(site, call, question, [&] {
    std::shared_ptr<void> place = site.exports.take();
    if (!place)
      throw ProblemError({.code = "too_many_exports", .param = {}, .value = {}, .retry_after = kRetrySeconds});
    const Language language = question.search.language;
    auto pieces = std::make_shared<CsvPieces>(site.searcher.all(question.search), public_address(site, call), language);
    return HttpAnswer{.status = 200,
                      .content_type = std::string(kCsvType),
                      .body = {},
                      .headers = {{"Content-Disposition", "attachment; filename=\"" + file_name() + '"'},
                                  {"Cache-Control", "no-cache"}},
                      .pieces = [pieces, place = std::move(place)](std::string& piece) { return pieces->next(piece); }};
  });
}

}  // namespace vankho::searching
