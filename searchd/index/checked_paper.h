// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

namespace vankho::searching {

// `paper`, which an array with a place for each paper up to `last` is to be asked for. A damaged index may name papers
// that it says it does not have: then throws Xapian::DatabaseCorruptError.
inline Xapian::docid checked_paper(Xapian::docid paper, Xapian::docid last) {
  if (paper > last) throw Xapian::DatabaseCorruptError("a paper beyond the last one");
  return paper;
}

}  // namespace vankho::searching
