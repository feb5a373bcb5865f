// SPDX-License-Identifier: GPL-3.0-or-later
//
// Titles that name their paper in full, where no letterhead does: the old gazette ("NGHỊ ĐỊNH / CỦA CHÍNH PHỦ SỐ
// 29/1998/NĐ-CP NGÀY 11 THÁNG 5 NĂM 1998 / VỀ VIỆC ..."), the gazette above the later parts of a long paper ("Luật số
// 36/2024/QH15 ngày 27 tháng 6 năm 2024 / ..."), and legal portals ("Luật Đường bộ số 35/2024/QH15").
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "indexer/header/layout.h"
#include "schema/authority/document_types.h"
#include "schema/record.h"
#include "schema/text/document_number.h"

namespace vankho::indexing {

struct NamedPaper {
  const authority::DocumentType* type = nullptr;
  std::optional<text::DocumentNumber> number;
  std::string bare_number;  // instead, one without codes, as the decrees of 1945 have it: "66", "77-b"
  schema::Date date = 0;
  std::string body;      // "CHÍNH PHỦ" of "CỦA CHÍNH PHỦ SỐ ..."
  std::string subject;   // the words before the number; empty when the subject comes behind
  std::size_t next = 0;  // the word behind
};

// The title that begins at the piece. Beside the number it must give a date or the body; a portal's title must end with
// the number, and if it speaks of another paper ("sửa đổi Luật ... số 31/2024/QH15"), something must prove the number
// its own: the portal's line "Nguồn: ..." below, or the year in which the text says that it was adopted.
std::optional<NamedPaper> read_named_paper(const Layout& layout, std::size_t piece);

}  // namespace vankho::indexing
