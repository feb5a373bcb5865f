// SPDX-License-Identifier: GPL-3.0-or-later
//
// Fixed wording of letterheads and signature blocks, folded and without spaces as match_phrase() takes it: Hướng dẫn
// 36-HD/VPTW 2018 and 05-HD/VPTW 2026 for Party papers, Nghị định 30/2020/NĐ-CP, phụ lục I, for State ones, and what
// offices write in practice.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "indexer/header/layout.h"
#include "schema/authority/body_heads.h"

namespace vankho::indexing {

using authority::match_body;

// How many words of a position under which papers are signed begin at `at`; the family name Trương is none.
std::size_t match_position(const Layout& layout, std::size_t at);
// First words of body text: "Căn cứ", "Thực hiện".
std::span<const std::string_view> opening_words();

// "Quốc hiệu", "tiêu ngữ" and the title line of Party papers, whole or (over several cells) in parts.
enum class Motto { kNone, kParty, kState };
struct MottoMatch {
  Motto motto = Motto::kNone;
  std::size_t words = 0;
};
MottoMatch match_motto(const Layout& layout, std::size_t at);
// The whole piece is a beginning or, when `rest` is not empty, a continuation of a motto that the line end has cut;
// `rest` is what is still to come.
Motto match_broken_motto(const Layout& layout, const Piece& piece, std::string_view& rest);

// "Kính gửi", "Kính gởi", "Kính trình", "Đồng kính gửi", "Gửi:".
bool is_addressee_lead(const Layout& layout, const Piece& piece);
// "V/v", "Về việc", "Trích yếu": the number of words, 0 when the piece begins otherwise.
std::size_t match_subject_lead(const Layout& layout, std::size_t at);
// "Nơi nhận", "Nơi gửi" alone or before a colon.
bool is_recipients_lead(const Layout& layout, const Piece& piece);

}  // namespace vankho::indexing
