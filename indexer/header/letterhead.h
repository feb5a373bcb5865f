// SPDX-License-Identifier: GPL-3.0-or-later
//
// The letterhead of a paper: everything above "Kính gửi", the first sentence or the first item of the text, in whatever
// order the two columns were flattened. Layout: Hướng dẫn 36-HD/VPTW 2018, Nghị định 30/2020/NĐ-CP, phụ lục I.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/header/layout.h"
#include "schema/authority/document_types.h"
#include "schema/record.h"
#include "schema/text/document_number.h"

namespace vankho::indexing {

struct Letterhead {
  std::optional<text::DocumentNumber> number;
  std::string bare_number;                    // one without codes, see named_paper.h
  std::optional<text::DocumentNumber> blank;  // codes of a number whose count was left out
  std::string place;
  schema::Date date = 0;
  const authority::DocumentType* type = nullptr;  // of the type line
  std::string subject;
  std::vector<std::string> bodies;  // names of the left column from above: governing body, issuing body
  std::string title_body;  // "Ban Thường vụ Tỉnh ủy" of "NGHỊ QUYẾT CỦA BAN THƯỜNG VỤ TỈNH ỦY"
  std::string enacting;    // "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH ..." above "Căn cứ"
  std::string addressees;  // first lines after "Kính gửi"
  std::string_view urgency;
  std::string_view secrecy;
  bool consolidated = false;  // a văn bản hợp nhất, see consolidation.h
  bool about = false;         // has a "V/v" line
  bool addressed = false;     // has "Kính gửi"
  bool titled = false;        // its title begins with no type of paper ("DANH SÁCH HỘ ..."); it is the subject
  bool party = false;         // has the line ĐẢNG CỘNG SẢN VIỆT NAM
  std::size_t end = 0;        // first piece of the text below
};

// May split pieces of `layout` that hold several lines of the letterhead.
Letterhead read_letterhead(Layout& layout);

}  // namespace vankho::indexing
