// SPDX-License-Identifier: GPL-3.0-or-later
//
// Rows of registers: those that belong to files, and those that no file belongs to.
#include <algorithm>
#include <memory>
#include <utility>

#include "indexer/intake/intake.h"
#include "indexer/reading/digest.h"

namespace vankho::indexing {

const RegisterRow* Intake::row_of(FoundFile& file, const std::string& sha256, const std::string& read_as) const {
  if (registers_.empty()) return nullptr;
  // In one order whichever of the files asks, for each may have a row.
  std::vector<std::string> names = paths_.other_names(sha256, file_key(file.path));
  names.push_back(file.relative);
  std::ranges::sort(names);
  for (const std::string& name : names)
    if (const RegisterRow* row = registers_.row_of_file(name)) {
      file.register_name = name;
      return row;
    }
  return registers_.row_of_paper(read_as);
}

void Intake::join(const FoundFile& file, const RegisterRow* row) {
  // Of two rows for two files of the same bytes one alone says what the paper is; neither is without its file.
  if (const RegisterRow* own = registers_.row_of_file(file.relative)) joined_.insert(own);
  if (row != nullptr)
    joined_.insert(row);
  else if (!registers_.empty())
    report_and_note({{ReasonCode::kFileWithoutRow, {}}, file.path, 0, {}, false});
}

void Intake::take_rows(std::uint64_t first_order, bool allowed) {
  for (const RegisterProblem& problem : registers_.problems())
    report_and_note({problem.reason, registers_.path(problem.source), problem.line, {}, false});
  std::vector<std::set<std::string>> kept(registers_.paths().size());  // ledger keys
  for (const RegisterRow& row : registers_.rows()) {
    if (joined_.contains(&row)) continue;
    const std::string& path = registers_.path(row.source);
    auto source = std::make_shared<const LineSource>(LineSource{.path = path, .relative = path, .is_stdin = false});
    const FoundLine line{.source = std::move(source),
                         .number = row.line,
                         .text = {},
                         .sha256 = sha256_hex(path + "\n" + row.id + row.digest)};
    const std::string what = !row.file.empty() ? row.file : row.given.number.value_or(row.given.subject.value_or(""));
    report_and_note({{ReasonCode::kRowWithoutFile, what}, path, row.line, row.id, false});
    kept[row.source].insert(line_key(line.sha256));
    const std::uint64_t order = ++first_order;
    if (wants(line, order)) take(line, order, read_register_row(row, path));
    if (writer_.is_due()) writer_.commit();
  }
  for (std::size_t source = 0; source < kept.size(); ++source)
    remove_gone_rows(registers_.path(source), kept[source], allowed);
}

}  // namespace vankho::indexing
