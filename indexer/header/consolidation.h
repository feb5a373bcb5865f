// SPDX-License-Identifier: GPL-3.0-or-later
//
// Consolidated texts (văn bản hợp nhất, Pháp lệnh 01/2012/UBTVQH13): they begin like the paper that they consolidate,
// and their own number, date and signer mostly stand in a block behind it ("XÁC THỰC VĂN BẢN HỢP NHẤT", "Số:
// 98/VBHN-VPQH").
#pragma once

#include <cstddef>
#include <optional>

#include "indexer/header/layout.h"
#include "schema/record.h"
#include "schema/text/document_number.h"

namespace vankho::indexing {

// The block that certifies the text.
struct Certificate {
  text::DocumentNumber number;
  schema::Date date = 0;
  std::size_t piece = 0;  // of the number: the signer stands below
};

// The last such block below piece `from`; nothing when there is none.
std::optional<Certificate> find_certificate(const Layout& layout, std::size_t from);

// Whether the text at piece `from` begins with the sentence that such a text opens with: "Luật Xây dựng số
// 50/2014/QH13 ..., có hiệu lực kể từ ngày ..., được sửa đổi, bổ sung bởi:".
bool begins_consolidated(const Layout& layout, std::size_t from);

}  // namespace vankho::indexing
