// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/ocr/recognise.h"

#include <leptonica/allheaders.h>
#include <poppler-document.h>
#include <poppler-image.h>
#include <poppler-page-renderer.h>
#include <poppler-page.h>
#include <tesseract/baseapi.h>
#include <tesseract/resultiterator.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <stdexcept>
#include <vector>

#include "schema/text/fold.h"

namespace vankho::indexing {
namespace {

// What tesseract was taught on. Larger pages are made smaller, so that one page costs no more than some 100 MB.
constexpr double kDotsPerInch = 300;
constexpr double kMostPixelsOfASide = 6'000;
constexpr double kPointsPerInch = 72;
// Below this a word is more often wrong than right in scans of offices.
constexpr float kSure = 70;
// Of a line's height: a gap between two words that parts two cells.
constexpr double kCellGap = 2;

struct PixFree {
  void operator()(Pix* pix) const { ::pixDestroy(&pix); }
};
using OwnedPix = std::unique_ptr<Pix, PixFree>;

OwnedPix pix_of(const poppler::image& image) {
  OwnedPix pix(::pixCreate(image.width(), image.height(), 8));
  if (!pix) throw std::bad_alloc();
  for (int y = 0; y < image.height(); ++y) {
    l_uint32* line = ::pixGetData(pix.get()) + static_cast<std::ptrdiff_t>(y) * ::pixGetWpl(pix.get());
    const auto* bytes = reinterpret_cast<const unsigned char*>(image.const_data()) +
                        static_cast<std::ptrdiff_t>(y) * image.bytes_per_row();
    for (int x = 0; x < image.width(); ++x) SET_DATA_BYTE(line, x, bytes[x]);
  }
  ::pixSetResolution(pix.get(), static_cast<int>(kDotsPerInch), static_cast<int>(kDotsPerInch));
  return pix;
}

class Reader {
 public:
  explicit Reader(const std::string& languages) {
    if (api_.Init(nullptr, languages.c_str()) != 0)
      throw std::runtime_error("tesseract has no data for \"" + languages + '"');
    api_.SetVariable("debug_file", "/dev/null");
    api_.SetPageSegMode(tesseract::PSM_AUTO);
  }

  void read(Pix* page) {
    api_.SetImage(page);
    if (api_.Recognize(nullptr) != 0) return;
    const std::unique_ptr<tesseract::ResultIterator> words(api_.GetIterator());
    if (words) take(*words);
    api_.Clear();
  }

  void end_page() { text_.text += '\f'; }

  ExtractedText text() {
    while (!text_.text.empty() && (text_.text.back() == '\f' || text_.text.back() == '\n')) text_.text.pop_back();
    if (words_ > 0) text_.recognised = std::max(1u, static_cast<unsigned>(std::lround(sum_ / words_)));
    return std::move(text_);
  }

 private:
  void take(tesseract::ResultIterator& words) {
    int end_of_last = 0;
    bool new_line = false;
    bool new_paragraph = false;
    for (bool more = !words.Empty(tesseract::RIL_WORD); more; more = words.Next(tesseract::RIL_WORD)) {
      new_line = new_line || words.IsAtBeginningOf(tesseract::RIL_TEXTLINE);
      new_paragraph = new_paragraph || words.IsAtBeginningOf(tesseract::RIL_PARA);
      const std::unique_ptr<char[]> word(words.GetUTF8Text(tesseract::RIL_WORD));
      const std::string letters = text::squeeze(text::to_valid_utf8(word ? word.get() : ""));
      // Rules, stamps and pictures are words of nothing.
      if (letters.empty()) continue;
      const Box box = box_of(words, tesseract::RIL_WORD);
      if (!at_line_start()) {
        const Box line = box_of(words, tesseract::RIL_TEXTLINE);
        const bool next_cell = box.left - end_of_last > kCellGap * (line.bottom - line.top);
        text_.text += new_paragraph ? "\n\n" : new_line ? "\n" : next_cell ? "\t" : " ";
      }
      new_line = new_paragraph = false;
      end_of_last = box.right;
      add_word(letters, words.Confidence(tesseract::RIL_WORD));
    }
    text_.text += '\n';
  }

  bool at_line_start() const { return text_.text.empty() || text_.text.back() == '\n' || text_.text.back() == '\f'; }

  struct Box {
    int left = 0;
    int top = 0;
    int right = 0;
    int bottom = 0;
  };
  static Box box_of(const tesseract::ResultIterator& words, tesseract::PageIteratorLevel level) {
    Box box;
    words.BoundingBox(level, &box.left, &box.top, &box.right, &box.bottom);
    return box;
  }

  void add_word(const std::string& letters, float confidence) {
    if (confidence < kSure)
      text_.doubts.push_back({.begin = text_.text.size(),
                              .end = text_.text.size() + letters.size(),
                              .confidence = static_cast<unsigned>(std::lround(std::max(confidence, 0.0F)))});
    text_.text += letters;
    sum_ += confidence;
    ++words_;
  }

  tesseract::TessBaseAPI api_;
  ExtractedText text_{.text = {}, .media_type = {}, .note = {}};
  double sum_ = 0;
  unsigned words_ = 0;
};

void read_pdf(std::string_view bytes, const OcrOptions& options, Reader& reader, bool& partial) {
  const std::unique_ptr<poppler::document> document(
      poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
  if (!document || document->is_locked()) throw ExtractError({ReasonCode::kContentNotText, "PDF"});
  poppler::page_renderer renderer;
  renderer.set_image_format(poppler::image::format_gray8);
  renderer.set_render_hint(poppler::page_renderer::text_antialiasing, true);
  const int pages = std::min(document->pages(), static_cast<int>(options.most_pages));
  partial = document->pages() > pages;
  for (int i = 0; i < pages; ++i) {
    const std::unique_ptr<poppler::page> page(document->create_page(i));
    if (!page) continue;
    const poppler::rectf box = page->page_rect();
    const double longest = std::max({box.width(), box.height(), 1.0});
    const double dots = std::min(kDotsPerInch, kMostPixelsOfASide / longest * kPointsPerInch);
    const poppler::image image = renderer.render_page(page.get(), dots, dots);
    if (image.is_valid()) reader.read(pix_of(image).get());
    reader.end_page();
  }
}

void read_picture(std::string_view bytes, Reader& reader) {
  const OwnedPix pix(::pixReadMem(reinterpret_cast<const l_uint8*>(bytes.data()), bytes.size()));
  if (!pix || ::pixGetWidth(pix.get()) > kMostPixelsOfASide * 2 || ::pixGetHeight(pix.get()) > kMostPixelsOfASide * 2)
    throw ExtractError({ReasonCode::kContentNotText, "?"});
  reader.read(pix.get());
}

}  // namespace

bool knows_languages(const std::string& languages) {
  tesseract::TessBaseAPI api;
  return api.Init(nullptr, languages.c_str()) == 0;
}

ExtractedText recognise(std::string_view bytes, const OcrOptions& options) {
  ::setMsgSeverity(L_SEVERITY_NONE);
  Reader reader(options.languages);
  bool partial = false;
  const bool is_pdf = bytes.substr(0, 1024).find("%PDF-") != std::string_view::npos;
  if (is_pdf)
    read_pdf(bytes, options, reader, partial);
  else
    read_picture(bytes, reader);
  ExtractedText text = reader.text();
  if (text::squeeze(text.text).empty()) throw ExtractError({ReasonCode::kEmpty, {}});
  text.media_type = is_pdf ? "application/pdf" : "image/*";
  text.partial = partial;
  return text;
}

}  // namespace vankho::indexing
