// SPDX-License-Identifier: GPL-3.0-or-later
//
// The line "Số 223-CV/HU" of a letterhead.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "indexer/header/layout.h"
#include "schema/text/document_number.h"

namespace vankho::indexing {

struct NumberLine {
  std::optional<text::DocumentNumber> number;  // nothing when the clerk left the count blank: "Số:    -CV/HU"
  // The codes stand also in a blank number; its count means nothing.
  std::optional<text::DocumentNumber> blank;
  std::uint32_t end = 0;  // byte of the text behind the line
};

// The number at the very beginning of text[from, end): behind a label a code that is known nowhere is one too.
std::optional<text::NumberMatch> number_at(std::string_view text, std::size_t from, std::size_t end);

// Nothing when the piece is not labelled "Số" (also misread: Sô, Sổ, "Luật số:"). The number must follow the label at
// once, on this line or the next, so that no number of another paper is taken.
std::optional<NumberLine> read_number_line(const Layout& layout, std::size_t piece);

}  // namespace vankho::indexing
