// SPDX-License-Identifier: GPL-3.0-or-later
//
// The type line with the title below it ("THÔNG BÁO / KẾT LUẬN CỦA ..."), and the "V/v" lines of a công văn.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/header/layout.h"
#include "schema/authority/document_types.h"

namespace vankho::indexing {

struct TypeLine {
  const authority::DocumentType* type = nullptr;
  std::size_t next = 0;  // the word behind the type's name
};

// A type name at word `at`, whatever stands behind it.
std::optional<TypeLine> read_type_name(const Layout& layout, std::size_t at);

// A type name that fills its piece, or begins it in capitals, or stands in small letters before "của" as old fonts
// leave it. Nothing otherwise.
std::optional<TypeLine> read_type_line(const Layout& layout, std::size_t piece);

struct Title {
  std::string subject;  // "Về", "Về việc" and a line "của Ban Thường vụ ..." left out; capitals made usual ones
  std::string body;      // the body after "của" under the type
  std::string enacting;  // the line "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH ..." between title and "Căn cứ"
  std::size_t next = 0;  // the piece behind it
};

// The title of a paper of that type that begins at word `from` of `piece`.
Title read_title(const Layout& layout, std::size_t piece, const TypeLine& type);

// The subject of the lines that begin at word `from` (behind "V/v") of `piece`.
Title read_subject(const Layout& layout, std::size_t piece, std::size_t from);

// "I. MỤC ĐÍCH", "1- Giao ...", "a) ...", "- ...".
bool is_list_item(const Layout& layout, const Piece& piece);

// Whether a piece looks like the first of the running text: a list item, "Căn cứ ...", a long line in small letters.
bool begins_body(const Layout& layout, const Piece& piece);

}  // namespace vankho::indexing
