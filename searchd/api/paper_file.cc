// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/api/paper_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <string_view>
#include <system_error>
#include <utility>

#include "schema/member_path.h"

namespace vankho::searching {
namespace {

constexpr std::size_t kPieceBytes = 65'536;

// The regular file at `path` below `folder`; -1 when there is none. Opens one name after another and follows no link,
// so that nothing that changes meanwhile leads out of the folder. Not blocking, no terminal: a FIFO may stand there.
int open_below(const std::string& folder, std::string_view path) {
  int at = ::open(folder.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC);
  while (at >= 0) {
    const auto slash = path.find('/');
    const std::string name(path.substr(0, slash));
    const bool is_last = slash == std::string_view::npos;
    const bool is_name = !name.empty() && name != "." && name != ".." && name.find('\0') == std::string::npos;
    constexpr int kFolder = O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;
    constexpr int kFile = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC;
    const int next = is_name ? ::openat(at, name.c_str(), is_last ? kFile : kFolder) : -1;
    ::close(std::exchange(at, next));
    if (is_last) break;
    path.remove_prefix(slash + 1);
  }
  struct stat status {};
  if (at >= 0 && (::fstat(at, &status) != 0 || !S_ISREG(status.st_mode))) ::close(std::exchange(at, -1));
  return at;
}

}  // namespace

bool has_file(const schema::Record& paper) {
  const schema::Source& source = paper.source;
  return !source.path.empty() && !source.media_type.empty() && source.media_type != "application/json";
}

std::string file_around(const schema::Record& paper) {
  const bool in_folder = !schema::is_member_path(paper.source.path) ||
                         !std::ranges::all_of(paper.source.other_paths, schema::is_member_path);
  return in_folder ? std::string() : std::string(schema::file_of_path(paper.source.path));
}

PaperFile::PaperFile(int descriptor, schema::Source source) : descriptor_(descriptor), source_(std::move(source)) {}

PaperFile::~PaperFile() {
  ::close(descriptor_);
}

// The next bytes; false at the end of the file.
bool PaperFile::read(std::string& bytes) {
  bytes.resize(kPieceBytes);
  ssize_t count = -1;
  do {
    count = ::pread(descriptor_, bytes.data(), bytes.size(), static_cast<off_t>(given_));
  } while (count < 0 && errno == EINTR);
  if (count < 0) throw std::system_error(errno, std::generic_category(), "the file of a paper");
  bytes.resize(static_cast<std::size_t>(count));
  digest_.add(bytes);
  given_ += bytes.size();
  return count > 0;
}

bool PaperFile::has_read_size() const {
  struct stat status {};
  return ::fstat(descriptor_, &status) == 0 && static_cast<std::uint64_t>(status.st_size) == source_.size;
}

bool PaperFile::is_as_read() {
  bool same = has_read_size();
  std::string bytes;
  while (same && given_ < source_.size) same = read(bytes);
  same = same && digest_.hex() == source_.sha256;
  digest_ = schema::Sha256();
  given_ = 0;
  return same;
}

Piece PaperFile::next(std::string& piece) {
  if (!read(piece) && source_.size > 0) return Piece::kBroken;
  if (given_ < source_.size) return Piece::kMore;
  if (has_read_size() && digest_.hex() == source_.sha256) return Piece::kLast;
  piece.clear();
  return Piece::kBroken;
}

std::variant<std::unique_ptr<PaperFile>, NoFile> open_paper_file(const std::vector<std::string>& folders,
                                                                 const schema::Source& source) {
  NoFile why = NoFile::kMissing;
  std::vector<std::string> paths = source.other_paths;
  paths.insert(paths.begin(), source.path);
  for (const std::string& path : paths)
    for (const std::string& folder : folders) {
      const int descriptor = open_below(folder, path);
      if (descriptor < 0) continue;
      auto file = std::make_unique<PaperFile>(descriptor, source);
      if (file->is_as_read()) return file;
      why = NoFile::kChanged;
    }
  return why;
}

}  // namespace vankho::searching
