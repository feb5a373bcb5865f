// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/ocr/recognise.h"

#include <poppler-document.h>
#include <poppler-page-renderer.h>
#include <poppler-page.h>
#include <tesseract/baseapi.h>
#include <tesseract/resultiterator.h>

#include <algorithm>
#include <memory>
#include <stdexcept>
#include <utility>
#include <vector>

#include "indexer/ocr/page_picture.h"
#include "indexer/ocr/page_words.h"
#include "schema/text/fold.h"

namespace vankho::indexing {
namespace {

// Most scans are of 200 dots an inch: drawn so, nothing is blurred, and a page takes two thirds of the time that it
// takes at 300. Small print may need more (docs/formats.md). Larger pages are made smaller, so that one page costs no
// more than some 100 MB.
constexpr double kDotsPerInch = 200;
constexpr double kFineDotsPerInch = 300;
constexpr double kMostPixelsOfASide = 6'000;
constexpr double kPointsPerInch = 72;
// Mean confidence of a page below which it is drawn finer, and below which it may lie on its side.
constexpr float kPoor = 75;
constexpr float kIllegible = 50;
// Of a line's height: a gap between two words that parts two cells.
constexpr double kCellGap = 2;
// Strokes of stamps and pens are words below this; a line of a signature has a word surer than the second.
constexpr float kNoise = 40;
constexpr float kReadable = 60;
// Part of a page that holds its letterhead, and how much larger it is read once more.
constexpr double kHeadPart = 0.3;
constexpr float kLarger = 1.5;

class Tesseract {
 public:
  explicit Tesseract(const std::string& languages) {
    if (api_.Init(nullptr, languages.c_str()) != 0)
      throw std::runtime_error("tesseract has no data for \"" + languages + '"');
    api_.SetVariable("debug_file", "/dev/null");
  }

  PageWords page(Pix* picture) {
    api_.SetPageSegMode(tesseract::PSM_AUTO);
    api_.SetImage(picture);
    return words();
  }

  // A part of a page, as one block of lines.
  PageWords block(Pix* picture, const PageBox& place) {
    if (place.width() < 1 || place.height() < 1) return {};
    api_.SetPageSegMode(tesseract::PSM_SINGLE_BLOCK);
    api_.SetImage(picture);
    api_.SetRectangle(place.left, place.top, place.width(), place.height());
    return words();
  }

 private:
  PageWords words() {
    PageWords found;
    if (api_.Recognize(nullptr) != 0) return found;
    const std::unique_ptr<tesseract::ResultIterator> words(api_.GetIterator());
    if (words) take(*words, found);
    api_.Clear();
    return found;
  }

  static void take(tesseract::ResultIterator& words, PageWords& found) {
    bool new_line = false;
    bool new_paragraph = false;
    for (bool more = !words.Empty(tesseract::RIL_WORD); more; more = words.Next(tesseract::RIL_WORD)) {
      new_line = new_line || words.IsAtBeginningOf(tesseract::RIL_TEXTLINE);
      new_paragraph = new_paragraph || words.IsAtBeginningOf(tesseract::RIL_PARA);
      const std::unique_ptr<char[]> word(words.GetUTF8Text(tesseract::RIL_WORD));
      PageWord read{.box = box_of(words, tesseract::RIL_WORD),
                    .letters = text::squeeze(text::to_valid_utf8(word ? word.get() : "")),
                    .confidence = words.Confidence(tesseract::RIL_WORD)};
      // Rules, stamps and pictures are words of nothing.
      if (read.letters.empty()) continue;
      if (!found.empty()) {
        const int height = box_of(words, tesseract::RIL_TEXTLINE).height();
        const bool next_cell = read.box.left - found.back().box.right > kCellGap * height;
        read.before = new_paragraph ? Gap::kParagraph : new_line ? Gap::kLine : next_cell ? Gap::kCell : Gap::kSpace;
      }
      new_line = new_paragraph = false;
      found.push_back(std::move(read));
    }
  }

  static PageBox box_of(const tesseract::ResultIterator& words, tesseract::PageIteratorLevel level) {
    PageBox box;
    words.BoundingBox(level, &box.left, &box.top, &box.right, &box.bottom);
    return box;
  }

  tesseract::TessBaseAPI api_;
};

// The two columns of a letterhead stand too near to each other to be told apart by tesseract's own eye. And a number or
// a date by hand is read differently each time: so the head is read thrice, the third time larger.
PageWords read_head_again(Tesseract& tesseract, const ReadyPage& page, PageWords words) {
  const int width = ::pixGetWidth(page.grey.get());
  const int height = ::pixGetHeight(page.grey.get());
  const auto columns = find_head_columns(words, width, height);
  const PageBox head{0, 0, width, columns ? columns->right.bottom : static_cast<int>(height * kHeadPart)};
  const PageWords first = words;
  const OwnedPix larger = enlarged(page.grey.get(), head.bottom, kLarger);
  const PageWords once_more =
      tesseract.block(larger.get(), {0, 0, ::pixGetWidth(larger.get()), ::pixGetHeight(larger.get())});
  std::vector<Reading> others{{once_more, kLarger}};
  PageWords in_columns;
  if (columns) {
    in_columns = tesseract.block(page.grey.get(), columns->left);
    const PageWords right = tesseract.block(page.grey.get(), columns->right);
    const float before = weight_in(words, columns->left) + weight_in(words, columns->right);
    const bool better = weight_in(in_columns, columns->left) + weight_in(right, columns->right) >= before;
    if (better) words = with_head_columns(std::move(words), *columns, in_columns, right);
    in_columns.insert(in_columns.end(), right.begin(), right.end());
    others.push_back({better ? first : in_columns, 1});
  }
  doubt_digits(words, head, others);
  return words;
}

// A stamp makes a picture of the position and the name for tesseract; taken as a block of lines they are words.
PageWords read_signature_again(Tesseract& tesseract, const ReadyPage& page, PageWords words) {
  const auto place = find_signature(words, ::pixGetWidth(page.grey.get()), ::pixGetHeight(page.grey.get()));
  if (!place) return words;
  const PageWords block = tesseract.block(page.inkless ? page.inkless.get() : page.grey.get(), *place);
  if (weight_in(block, *place) <= weight_in(words, *place)) return words;
  PageWords kept = readable_lines(block, kNoise, kReadable);
  if (kept.empty()) return words;
  return with_block(std::move(words), *place, std::move(kept));
}

class Reader {
 public:
  explicit Reader(const std::string& languages) : tesseract_(languages) {}

  // `fine` draws the page once more with more dots; null = there are no more.
  template <typename Draw>
  void read(Pix* picture, const Draw& fine) {
    ReadyPage page = make_ready(picture);
    PageWords words = tesseract_.page(page.grey.get());
    if (mean_confidence(words) < kPoor)
      if (const OwnedPix finer = fine()) try_instead(make_ready(finer.get()), page, words);
    if (mean_confidence(words) < kIllegible) try_sides(picture, page, words);
    if (pages_ == 0) words = read_head_again(tesseract_, page, std::move(words));
    words = read_signature_again(tesseract_, page, std::move(words));
    writer_.write(words);
    ++pages_;
  }

  void end_page() { writer_.end_page(); }
  ExtractedText text() { return writer_.take(); }

 private:
  void try_instead(ReadyPage other, ReadyPage& page, PageWords& words) {
    PageWords read = tesseract_.page(other.grey.get());
    if (mean_confidence(read) <= mean_confidence(words)) return;
    page = std::move(other);
    words = std::move(read);
  }

  void try_sides(Pix* picture, ReadyPage& page, PageWords& words) {
    for (const int quarters : {1, 3, 2}) {
      if (mean_confidence(words) >= kPoor) return;
      try_instead(make_ready(turned(picture, quarters).get()), page, words);
    }
  }

  Tesseract tesseract_;
  PageWriter writer_;
  unsigned pages_ = 0;
};

OwnedPix drawn(const poppler::page_renderer& renderer, const poppler::page& page, double dots_per_inch) {
  const poppler::rectf box = page.page_rect();
  const double longest = std::max({box.width(), box.height(), 1.0});
  const double dots = std::min(dots_per_inch, kMostPixelsOfASide / longest * kPointsPerInch);
  const poppler::image image = renderer.render_page(&page, dots, dots);
  return image.is_valid() ? picture_of(image, static_cast<int>(dots)) : nullptr;
}

void read_pdf(std::string_view bytes, const OcrOptions& options, Reader& reader, bool& partial) {
  const std::unique_ptr<poppler::document> document(
      poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
  if (!document || document->is_locked()) throw ExtractError({ReasonCode::kContentNotText, "PDF"});
  poppler::page_renderer renderer;
  renderer.set_image_format(poppler::image::format_rgb24);
  renderer.set_render_hint(poppler::page_renderer::text_antialiasing, true);
  const int pages = std::min(document->pages(), static_cast<int>(options.most_pages));
  partial = document->pages() > pages;
  for (int i = 0; i < pages; ++i) {
    const std::unique_ptr<poppler::page> page(document->create_page(i));
    if (!page) continue;
    if (const OwnedPix picture = drawn(renderer, *page, kDotsPerInch))
      reader.read(picture.get(), [&] { return drawn(renderer, *page, kFineDotsPerInch); });
    reader.end_page();
  }
}

bool is_readable(const OwnedPix& picture) {
  return picture && ::pixGetWidth(picture.get()) <= kMostPixelsOfASide * 2 &&
         ::pixGetHeight(picture.get()) <= kMostPixelsOfASide * 2;
}

void read_pictures(std::string_view bytes, const OcrOptions& options, Reader& reader, bool& partial) {
  const auto* data = reinterpret_cast<const l_uint8*>(bytes.data());
  l_int32 format = 0;
  ::findFileFormatBuffer(data, &format);
  const bool has_pages = L_FORMAT_IS_TIFF(format);
  unsigned pages = 0;
  std::size_t offset = 0;
  do {
    const OwnedPix picture(has_pages ? ::pixReadMemFromMultipageTiff(data, bytes.size(), &offset)
                                     : ::pixReadMem(data, bytes.size()));
    if (!is_readable(picture)) {
      if (pages == 0) throw ExtractError({ReasonCode::kContentNotText, "?"});
      partial = true;
      return;
    }
    reader.read(picture.get(), [] { return OwnedPix(); });
    reader.end_page();
    partial = ++pages == options.most_pages && offset != 0;
  } while (offset != 0 && !partial);
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
    read_pictures(bytes, options, reader, partial);
  ExtractedText text = reader.text();
  if (text::squeeze(text.text).empty()) throw ExtractError({ReasonCode::kEmpty, {}});
  text.media_type = is_pdf ? "application/pdf" : "image/*";
  text.partial = partial;
  return text;
}

}  // namespace vankho::indexing
