// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the program makes of the name of a body: for the administrator who checks his own names.
#pragma once

#include <string>

#include "indexer/report/language.h"

namespace vankho::indexing {

struct WhoisOptions {
  std::string name;
  std::string date = {};              // of a paper, "2014-06-05"; empty = now
  std::string province = {};          // where the paper comes from, any spelling
  std::string authorities_file = {};  // empty = the tables of the program alone
};

// Lines of "key: value": identity, name, level, body above, province then and now, what does its work now, names over
// time. Throws Failure (kUsage for a wrong day or province, kBadConfiguration for a wrong file).
std::string whois(const WhoisOptions& options);

// Reads the file and says what is in it. Throws Failure (kBadConfiguration).
std::string check_authorities(const std::string& path, Language language);

}  // namespace vankho::indexing
