// SPDX-License-Identifier: GPL-3.0-or-later
//
// The file that a paper was read from, below one of the folders that the indexer was given. It is opened only when it
// is a regular file with no symbolic link on the way below the folder, and given only when its bytes are those that
// were read; both hold for the open file, whatever happens to its name meanwhile.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "schema/record.h"
#include "schema/sha256.h"
#include "searchd/http/message.h"

namespace vankho::searching {

// Whether the paper has a file of its own: papers of JSON Lines and registers have none. It may lie in another file.
bool has_file(const schema::Record& paper);

// The archive or message that holds the paper's file (schema/member_path.h), when all its files lie in such: those are
// not opened. Empty when one of them lies in a folder.
std::string file_around(const schema::Record& paper);

class PaperFile {
 public:
  // An open descriptor, taken over.
  PaperFile(int descriptor, schema::Source source);
  ~PaperFile();
  PaperFile(const PaperFile&) = delete;
  PaperFile& operator=(const PaperFile&) = delete;

  // Whether size and SHA-256 are those of the record. Reads the whole file; throws std::system_error.
  bool is_as_read();

  // The next bytes from the beginning. They are compared again: the last piece is held back, and kBroken given, when
  // the file has changed since is_as_read(). Throws std::system_error.
  Piece next(std::string& piece);

 private:
  bool read(std::string& bytes);
  bool has_read_size() const;

  const int descriptor_;
  const schema::Source source_;
  schema::Sha256 digest_;
  std::uint64_t given_ = 0;
};

enum class NoFile {
  kMissing,  // none of its paths is in one of the folders
  kChanged,  // there is one, with other bytes
};

// The file of the paper, its bytes compared: the first of its paths that still holds them. Folders are searched in the
// order given.
std::variant<std::unique_ptr<PaperFile>, NoFile> open_paper_file(const std::vector<std::string>& folders,
                                                                 const schema::Source& source);

}  // namespace vankho::searching
