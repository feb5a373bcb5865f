// SPDX-License-Identifier: GPL-3.0-or-later
//
// The lists of a Word 97 file: their numbers ("Điều 3.", "b)") stand nowhere in its text, see list_number.h.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/list_number.h"

namespace vankho::indexing {

class WordLists {
 public:
  WordLists() = default;
  // `lists` begins at PlfLst and reaches to the end of the table stream, for the levels stand behind it; `uses` is
  // PlfLfo
  // ([MS-DOC] 2.9.131, 2.9.149, 2.9.150). What is damaged is left out.
  WordLists(std::string_view lists, std::string_view uses);

  bool empty() const { return uses_.empty(); }
  // The label of the next item, with the space behind it. `use` counts from one, as paragraphs name it (sprmPIlfo);
  // empty when there is no such list.
  std::string next(std::size_t use, std::size_t level);
  // The level that a list keeps for paragraphs of a style; 0 when it keeps none.
  std::size_t level_of_style(std::size_t use, std::uint16_t style) const;

 private:
  struct Level {
    ListLevel level;
    bool space_behind = true;
  };
  using Levels = std::array<Level, kListLevels>;
  struct List {
    std::uint32_t id = 0;
    std::array<std::uint16_t, 9> styles{};
    Levels levels;
    ListCount count;
  };
  struct Use {
    std::size_t list = 0;
    Levels levels;
    std::vector<std::size_t> begins_anew;  // levels
    bool used = false;
  };

  static std::size_t read_level(std::string_view bytes, std::size_t at, Level& level);
  void read_overrides(std::string_view bytes, std::size_t& at, std::size_t count, Use& use) const;

  std::vector<List> lists_;
  std::vector<Use> uses_;  // one whose list is not there points behind lists_
};

}  // namespace vankho::indexing
