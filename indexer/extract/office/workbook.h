// SPDX-License-Identifier: GPL-3.0-or-later
//
// The cells of an Office Open XML workbook (ECMA-376), for registers and for papers.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/office/zip_parts.h"

namespace vankho::indexing {

class Workbook {
 public:
  struct Sheet {
    std::string name;
    std::string relation;
    bool hidden = false;
  };
  struct Cell {
    std::size_t row = 0;  // from 0; never less than that of the cell before
    std::size_t column = 0;
    std::string text;  // one line, without white space at its ends
    std::string font;  // empty when it is not known
  };

  // `bytes` outlive the workbook. Throws ExtractError, also when it has no workbook part.
  explicit Workbook(std::string_view bytes, const ZipLimits& limits = {});

  const std::vector<Sheet>& sheets() const { return sheets_; }
  // Cells with a date format are written 15/11/2016; formulas give their last value; columns behind the thousandth are
  // left out. Throws ExtractError.
  void read(const Sheet& sheet, const std::function<void(Cell&&)>& take);

 private:
  struct Style {
    bool date = false;
    std::string font;
  };
  void read_strings(const std::string& part);
  void read_styles(const std::string& part);
  std::string text_of(const std::string& type, std::size_t style, std::string value) const;
  std::string font_of(const std::string& type, std::size_t style, const std::string& value) const;

  ZipParts parts_;
  std::vector<Sheet> sheets_;
  std::vector<Relation> relations_;
  std::vector<std::string> strings_;
  std::vector<std::string> string_fonts_;  // of the first run that names one
  std::vector<Style> styles_;              // by cell style
  bool from_1904_ = false;
};

}  // namespace vankho::indexing
