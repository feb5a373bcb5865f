// SPDX-License-Identifier: GPL-3.0-or-later
//
// Codes of bodies in document numbers: what stands after the type code ("HU" in 223-CV/HU), or before the drafting unit
// in a công văn ("BNV" in 5228/BNV-CQĐP). Party codes as Hướng dẫn 36-HD/VPTW 2018 (II.1.3.1) and 05-HD/VPTW 2026 give
// them, State codes from Nghị định 30/2020/NĐ-CP, Thông tư 90/2018/TT-BTC and practice, older ones as found on papers.
#pragma once

#include <span>
#include <string_view>

namespace vankho::authority {

enum class IssuerSide {
  kParty,
  kState,
  kUnion,  // Front, unions and associations
  kUnit,   // no issuer: a drafting unit inside one ("VX" in 3954/UBND-VX)
};

struct IssuerCode {
  std::string_view code;   // key: capitals A to Z and digits only: "UBKTDU", "BLDTBXH"
  std::string_view shown;  // as printed in numbers: "UBKTĐU", "BLĐTBXH", "TTg"
  std::string_view name;   // written out: "Ủy ban Kiểm tra Đảng ủy"
  IssuerSide side = IssuerSide::kState;
  std::string_view level;  // "trung-uong", "tinh", "huyen", "xa", "co-so"; empty = several, the letterhead tells
};

// Sorted by code.
std::span<const IssuerCode> issuer_codes();

// The row of a folded code ("BLDTBXH"; "QH14" and "UBTVQH13" give QH and UBTVQH), or nullptr.
const IssuerCode* find_issuer_code(std::string_view folded_code);

}  // namespace vankho::authority
