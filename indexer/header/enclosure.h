// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a paper encloses: "Phụ lục I / DANH MỤC ... / (Ban hành kèm theo Quyết định số 12/QĐ-UBND ngày ...)", as Nghị
// định 30/2020/NĐ-CP, phụ lục I, III.1, has it.
#pragma once

#include <cstddef>
#include <string>

#include "indexer/header/layout.h"

namespace vankho::indexing {

// Whether the piece is the note "(Ban hành kèm theo Quyết định số ..." that stands below the title of an enclosure.
bool is_enclosure_note(const Layout& layout, std::size_t piece);

// The title of an enclosure that is a file of its own: the lines between "Phụ lục ..." at `piece` and the note, in the
// usual capitals. Empty when the piece begins no such thing.
std::string read_enclosure_title(const Layout& layout, std::size_t piece);

}  // namespace vankho::indexing
