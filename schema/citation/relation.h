// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a paper does with a number that it cites. Only what the words beside the number say of THIS paper counts; a
// number inside the title of another cited paper ("Thông tư 39 hướng dẫn Nghị định 44") and one that somebody else
// changed ("Nghị định 43 đã được sửa đổi bởi Nghị định 10") are not done anything to by the paper that mentions them.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace vankho::citation {

// In the order of what says most: of several mentions of one number the last in this list counts. Values reach the
// disk and are never changed.
enum class Relation : std::uint8_t {
  kMentions = 0,    // dẫn chiếu: named, nothing more
  kBasis = 1,       // căn cứ: in the preamble ("Căn cứ", "Xét", "Theo đề nghị ... tại Tờ trình số")
  kAnswers = 2,     // trả lời, phúc đáp
  kCarriesOut = 3,  // thực hiện, triển khai, thi hành, quán triệt
  kGuides = 4,      // hướng dẫn thi hành, quy định chi tiết
  kAmends = 5,      // sửa đổi, bổ sung, đính chính
  kRepeals = 6,     // bãi bỏ, hủy bỏ, hết hiệu lực through this paper
  kReplaces = 7,    // thay thế
};

struct RelationName {
  Relation relation = Relation::kMentions;
  std::string_view id;          // in the API and in terms: "thay-the"
  std::string_view label_vi;    // of the cited paper, seen from the one that cites: "Thay thế cho"
  std::string_view label_en;    // "Replaces"
  std::string_view inverse_vi;  // of the citing paper, seen from the cited one: "Được thay thế bởi"
  std::string_view inverse_en;  // "Replaced by"
};

inline constexpr auto kRelations = std::to_array<RelationName>({
    {Relation::kMentions, "dan-chieu", "Dẫn chiếu", "Mentions", "Được dẫn chiếu tại", "Mentioned in"},
    {Relation::kBasis, "can-cu", "Căn cứ", "Based on", "Là căn cứ của", "Basis of"},
    {Relation::kAnswers, "tra-loi", "Trả lời", "Answers", "Được trả lời bởi", "Answered by"},
    {Relation::kCarriesOut, "thuc-hien", "Thực hiện", "Carries out", "Được thực hiện bởi", "Carried out by"},
    {Relation::kGuides, "huong-dan", "Hướng dẫn", "Guides", "Được hướng dẫn bởi", "Guided by"},
    {Relation::kAmends, "sua-doi", "Sửa đổi, bổ sung", "Amends", "Được sửa đổi, bổ sung bởi", "Amended by"},
    {Relation::kRepeals, "bai-bo", "Bãi bỏ", "Repeals", "Bị bãi bỏ bởi", "Repealed by"},
    {Relation::kReplaces, "thay-the", "Thay thế cho", "Replaces", "Được thay thế bởi", "Replaced by"},
});

constexpr const RelationName& relation_name(Relation relation) {
  return kRelations[static_cast<std::size_t>(relation)];
}

// The row of an id that came from outside, or nullptr.
constexpr const RelationName* find_relation(std::string_view id) {
  for (const RelationName& row : kRelations)
    if (row.id == id) return &row;
  return nullptr;
}

// Whether it changes if the cited paper is in force.
constexpr bool is_effect(Relation relation) {
  return relation >= Relation::kAmends;
}

static_assert(
    [] {
      for (std::size_t i = 0; i < kRelations.size(); ++i)
        if (static_cast<std::size_t>(kRelations[i].relation) != i) return false;
      return true;
    }(),
    "rows stand in the order of their values");

}  // namespace vankho::citation
