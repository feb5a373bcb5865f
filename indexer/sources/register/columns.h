// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which column of a register holds what, by the headings that offices use.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/sources/register/table.h"

namespace vankho::indexing {

enum class RegisterColumn {
  kNumber,      // "Số ký hiệu"
  kCount,       // "Số", when the symbol stands in a column of its own
  kSymbol,      // "Ký hiệu"
  kDate,        // "Ngày ban hành"
  kSubject,     // "Trích yếu"
  kType,        // "Loại văn bản"
  kIssuer,      // "Cơ quan ban hành"
  kSigner,      // "Người ký"
  kPosition,    // "Chức vụ"
  kSecrecy,     // "Độ mật"
  kUrgency,     // "Độ khẩn"
  kRecipients,  // "Nơi nhận"
  kProvince,    // "Tỉnh"
  kUrl,         // "Địa chỉ"
  kFile,        // "Tệp"
};

// Name of a column in the configuration: "number", "file".
std::optional<RegisterColumn> find_register_column(std::string_view name);

// Headings that the administrator names himself: column -> heading as it stands in the register.
using NamedHeadings = std::map<RegisterColumn, std::string>;

struct RegisterHeader {
  std::size_t row = 0;  // of the table
  std::map<RegisterColumn, std::size_t> columns;
};

// The row of headings among the first thirty, where titles may stand above it: the one with most headings, at least a
// number or file and one more. Marks, case, punctuation and remarks in brackets do not count. Nothing when there is
// none, or when a heading that the administrator names is not in it.
std::optional<RegisterHeader> find_header(const Table& table, const NamedHeadings& named);

}  // namespace vankho::indexing
