// SPDX-License-Identifier: GPL-3.0-or-later
//
// The text of scanned papers, by tesseract: of a PDF whose pages are pictures, or of a picture (TIFF, PNG, JPEG).
#pragma once

#include <string>
#include <string_view>

#include "indexer/extract/extract.h"

namespace vankho::indexing {

struct OcrOptions {
  std::string languages = "vie";  // of tesseract's data, several as "vie+eng"
  unsigned most_pages = 200;      // of one file; what follows is left out and the text said to be partial
};

// Whether tesseract has the data of these languages.
bool knows_languages(const std::string& languages);

// Lines as they stand, cells of a letterhead parted by tabs, pages by form feeds. ExtractedText::recognised is the mean
// confidence of its words, ExtractedText::doubts those that tesseract is not sure of; nothing is corrected. Throws
// ExtractError when the bytes are no such file, or hold nothing that can be read; std::runtime_error without the data
// of a language.
ExtractedText recognise(std::string_view bytes, const OcrOptions& options);

}  // namespace vankho::indexing
