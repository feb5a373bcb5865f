// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/pdf/pdf.h"

#include <fmt/format.h>
#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>

#include <algorithm>
#include <ctime>
#include <memory>

#include "indexer/extract/extract.h"
#include "indexer/extract/pdf/pdf_page.h"
#include "schema/text/fold.h"

namespace vankho::indexing {
namespace {

constexpr int kMaxPages = 5000;
constexpr std::size_t kMaxWords = 100'000;       // of a page; a page of a newspaper has 5,000
constexpr std::size_t kMaxAllWords = 2'000'000;  // they are in memory at once
constexpr double kSeconds = 15;                  // of the processor, so that a busy machine gives the same text
// Scans have a stamp or a watermark on each page as their only text.
constexpr std::size_t kLettersOfAPage = 50;
// Of the letters: more without a meaning is a font without a Unicode map.
constexpr double kUnknown = 0.3;

// Fonts that are embedded in part have a name of their own: "FPENIK+.VnCenturySchoolbook".
std::string font_name(const std::string& name) {
  const std::size_t plus = name.find('+');
  return text::to_valid_utf8(plus == 6 ? std::string_view(name).substr(7) : std::string_view(name)).substr(0, 100);
}

std::string text_of(const poppler::text_box& box) {
  const poppler::byte_array bytes = box.text().to_utf8();
  std::string text = text::to_valid_utf8({bytes.data(), bytes.size()});
  std::erase_if(text, [](char c) { return static_cast<unsigned char>(c) < 0x20; });
  return text;
}

struct Letters {
  std::size_t all = 0;
  std::size_t unknown = 0;  // U+FFFD, private areas

  void count(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
      const auto byte = static_cast<unsigned char>(text[i]);
      if ((byte & 0xC0) == 0x80) continue;
      ++all;
      const auto next = static_cast<unsigned char>(i + 1 < text.size() ? text[i + 1] : '\0');
      if (byte == 0xEE || (byte == 0xEF && (next <= 0xA3 || text.substr(i).starts_with("\xEF\xBF\xBD")))) ++unknown;
    }
  }
};

PdfPage read_page(const poppler::page& page, Letters& letters) {
  PdfPage result;
  std::vector<PdfWord> words;
  for (const poppler::text_box& box : page.text_list(poppler::page::text_list_include_font)) {
    if (words.size() == kMaxWords) break;
    PdfWord word{.text = text_of(box), .font = box.has_font_info() ? font_name(box.get_font_name()) : std::string()};
    if (word.text.find_first_not_of(' ') == std::string::npos) continue;
    letters.count(word.text);
    const poppler::rectf place = box.bbox();
    word.left = place.left();
    word.right = place.right();
    word.top = place.top();
    word.bottom = place.bottom();
    word.space_behind = box.has_space_after();
    // Places beyond any paper, or none at all, are damage.
    const bool placed = word.left > -1e5 && word.right < 1e5 && word.top > -1e5 && word.bottom < 1e5 &&
                        word.right >= word.left && word.height() > 0.1;
    (placed && box.rotation() == 0 ? words : result.sideways).push_back(std::move(word));
  }
  result.lines = lines_of(std::move(words));
  return result;
}

// Of this thread.
double processor_seconds() {
  timespec now{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

std::string pages(std::size_t count) {
  return fmt::format("{} {}", count, count == 1 ? "page" : "pages");
}

void note(std::string& notes, const std::string& more) {
  notes += (notes.empty() ? "" : ", ") + more;
}

}  // namespace

PdfText read_pdf(std::string_view bytes) {
  poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
  const std::unique_ptr<poppler::document> document(
      poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
  if (!document) throw ExtractError({ReasonCode::kDamagedFile, "PDF"});
  if (document->is_locked()) throw ExtractError({ReasonCode::kEncrypted, {}});
  const double begin = processor_seconds();
  const int count = std::max(document->pages(), 0);
  PdfText result;
  Letters letters;
  std::vector<PdfPage> read;
  std::size_t empty = 0;
  std::size_t words = 0;
  for (int i = 0; i < std::min(count, kMaxPages) && letters.all < kMaxTextBytes; ++i) {
    if (processor_seconds() - begin > kSeconds || words > kMaxAllWords) break;
    const std::unique_ptr<poppler::page> page(document->create_page(i));
    const std::size_t before = letters.all;
    read.push_back(page ? read_page(*page, letters) : PdfPage());
    if (letters.all == before) ++empty;
    words += read.back().sideways.size();
    for (const PdfLine& line : read.back().lines)
      for (const PdfPiece& piece : line.pieces) words += piece.words.size();
  }
  if (letters.all < kLettersOfAPage * std::max<std::size_t>(read.size(), 1) ||
      static_cast<double>(letters.unknown) > kUnknown * static_cast<double>(letters.all))
    throw ExtractError({ReasonCode::kNoTextLayer, pages(static_cast<std::size_t>(count))});
  if (read.size() < static_cast<std::size_t>(count))
    note(result.note, fmt::format("only {} of {} were read", read.size(), pages(static_cast<std::size_t>(count))));
  if (empty > 0) note(result.note, fmt::format("{} of {} hold no text", empty, pages(read.size())));
  const std::vector<PdfLine> margins = take_margins(read);
  PdfFlow flow;
  for (const PdfPage& page : read) flow.add(page);
  if (!margins.empty()) flow.end_text();
  for (const PdfLine& line : margins) flow.add_line(line);
  result.text = flow.take();
  return result;
}

}  // namespace vankho::indexing
