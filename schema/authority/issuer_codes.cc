// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/authority/issuer_codes.h"

#include <algorithm>
#include <array>

namespace vankho::authority {
namespace {

using enum IssuerSide;

constexpr auto kIssuerCodes = std::to_array<IssuerCode>({
#include "schema/authority/issuer_codes_table.inc"
});

static_assert(std::ranges::is_sorted(kIssuerCodes, {}, &IssuerCode::code), "look-up is by bisection");

}  // namespace

std::span<const IssuerCode> issuer_codes() {
  return kIssuerCodes;
}

const IssuerCode* find_issuer_code(std::string_view folded_code) {
  // The number of the legislature is written after the code.
  const auto end = folded_code.find_last_not_of("0123456789");
  if (end != std::string_view::npos && folded_code.substr(0, end + 1).ends_with("QH"))
    folded_code = folded_code.substr(0, end + 1);
  const auto row = std::ranges::lower_bound(kIssuerCodes, folded_code, {}, &IssuerCode::code);
  return row == kIssuerCodes.end() || row->code != folded_code ? nullptr : &*row;
}

}  // namespace vankho::authority
