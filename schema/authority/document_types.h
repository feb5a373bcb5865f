// SPDX-License-Identifier: GPL-3.0-or-later
//
// Types of papers of both systems with their codes: Nghị định 30/2020/NĐ-CP, phụ lục III; Luật 64/2025/QH15, điều 4;
// Quy định 66-QĐ/TW and Hướng dẫn 36-HD/VPTW; older forms as found.
#pragma once

#include <span>
#include <string_view>

namespace vankho::authority {

struct DocumentType {
  std::string_view id;     // "cong-van": slug of the name, on disk and in URLs
  std::string_view name;   // "Công văn"
  std::string_view shown;  // its code as printed: "CV", "CTr", "QĐ"; empty when numbers have none (Luật)
  std::string_view codes;  // in numbers, folded capitals, '|' between them: "CV"; the first is the usual one
};

// Types that share a code stand in the order of how usual they are.
std::span<const DocumentType> document_types();

// By id, by name with or without marks ("Công văn", "cong van") or by code ("CV", "qđ"); nullptr when none. A code of
// two types gives the one that prints it so (HĐ: hợp đồng, HD: hướng dẫn), else the more usual one (QĐ: quyết định).
const DocumentType* find_document_type(std::string_view any_spelling);
const DocumentType* document_type_by_id(std::string_view id);

// By name alone, as fold_key() gives it ("cong van"): for words of running text, where codes are too short to be told
// from syllables.
const DocumentType* document_type_by_name(std::string_view folded_name);
// By folded code alone ("CV", "QD"), the first type that has it.
const DocumentType* document_type_by_code(std::string_view folded_code);

// No name of a type has more syllables.
inline constexpr std::size_t kMaxTypeSyllables = 6;

}  // namespace vankho::authority
