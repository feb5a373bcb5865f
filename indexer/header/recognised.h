// SPDX-License-Identifier: GPL-3.0-or-later
//
// Text read off a picture (Source::recognised) may be wrong where other text is not.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "indexer/header/letterhead.h"
#include "indexer/header/signature_block.h"
#include "schema/record.h"

namespace vankho::indexing {

// Letterheads are in so many bytes of recognised text: what is doubtful behind them changes no field.
inline constexpr std::size_t kRecognisedHeadBytes = 4'000;

// No field that was read from recognised text is surer than its words are on the whole, number and date are no surer
// than the words of the cell they stand in, and those of `mended` (misread.h) are what may well be wrong.
void lower_confidence(schema::Record& record, const std::vector<std::string_view>& mended = {});

// A signer without a usual family name is noise of a stamp and goes. Where there is none and the list of recipients has
// just one name of a person beside or below it, that is the signer: the position is often lost under the stamp. Whether
// the signer was found so.
bool find_recognised_signer(const Layout& layout, SignatureBlock& signature);

// The number of a letterhead whose count was left blank or is written by hand, when the name of the file begins with a
// count and goes on with the same codes: "1942_kh_syt.pdf" of a paper with "/KH-SYT". The last code may be cut short.
// Nothing when the name tells no number, or another one.
std::optional<text::DocumentNumber> number_by_file_name(const Letterhead& head, std::string_view path);

// The number that the name of a file is or holds, for a scan that nobody has read: "223-CV-HU.pdf", "4393_QD_SYT.pdf".
// Nothing unless it is the only one there, its first code is that of a document type, and only "số" and the name of a
// type stand before it: "Phụ lục kèm 15-QĐ-UBND.pdf" is another paper.
std::optional<text::DocumentNumber> number_in_file_name(std::string_view path);

}  // namespace vankho::indexing
