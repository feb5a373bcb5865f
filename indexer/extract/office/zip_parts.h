// SPDX-License-Identifier: GPL-3.0-or-later
//
// Files that are ZIP archives of XML parts: Office Open XML (ECMA-376), OpenDocument, workbooks of registers.
#pragma once

#include <zip.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/extract.h"

namespace vankho::indexing {

struct ZipLimits {
  std::int64_t entries = 2000;
  std::uint64_t inflated = std::uint64_t{100} << 20;  // bytes of all parts read, as they come out
  std::uint64_t ratio = 200;                          // a part's bytes to those it takes in the archive
};

class ZipParts {
 public:
  // `bytes` outlive the archive. Throws ExtractError (damaged_file, unpacks_too_large).
  explicit ZipParts(std::string_view bytes, const ZipLimits& limits = {});

  bool has(const std::string& part) const;
  // The part unpacked. Throws ExtractError when it is not there, damaged, locked with a password or beyond a limit:
  // counted is what comes out, whatever the archive says.
  std::string read(const std::string& part);

 private:
  std::unique_ptr<zip_t, void (*)(zip_t*)> archive_;
  ZipLimits limits_;
  std::uint64_t inflated_ = 0;
};

// What a part of an Office Open XML package points to (ECMA-376 part 2, 9.3).
struct Relation {
  std::string id;
  std::string type;    // the last word of it: "footnotes"
  std::string target;  // path of the part
};

// Relations of a part, or of the package for an empty name; none when it has no list of them. Those to places outside
// are left out. Throws ExtractError.
std::vector<Relation> relations_of(ZipParts& parts, const std::string& part);

// The target of the first relation of a type, or empty.
std::string target_of(const std::vector<Relation>& relations, std::string_view type);

}  // namespace vankho::indexing
