// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/line_reader.h"

#include <poll.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <system_error>

#include "indexer/run/stop.h"

namespace vankho::indexing {
namespace {

constexpr std::size_t kChunkBytes = 256u << 10;

}  // namespace

// Appends what can be read. False at the end of the input or when a stop was requested.
bool LineReader::fill() {
  if (at_end_) return false;
  std::array<pollfd, 2> waits{pollfd{descriptor_, POLLIN, 0}, pollfd{stop_descriptor(), POLLIN, 0}};
  while (true) {
    if (::poll(waits.data(), waits.size(), -1) < 0 && errno != EINTR)
      throw std::system_error(errno, std::generic_category());
    if (stop_requested()) return false;
    if (waits[0].revents == 0) continue;
    const std::size_t held = buffer_.size();
    buffer_.resize(held + kChunkBytes);
    const ssize_t size = ::read(descriptor_, buffer_.data() + held, kChunkBytes);
    const int error = errno;
    buffer_.resize(held + (size > 0 ? static_cast<std::size_t>(size) : 0));
    if (size < 0 && (error == EINTR || error == EAGAIN)) continue;
    if (size < 0) throw std::system_error(error, std::generic_category());
    if (size == 0) at_end_ = true;
    bytes_read_ += static_cast<std::uint64_t>(size);
    return size > 0;
  }
}

std::optional<LineReader::Line> LineReader::next() {
  Line line{.number = ++number_, .text = {}, .too_long = false};
  std::size_t searched = begin_;
  while (true) {
    const std::size_t end = buffer_.find('\n', searched);
    if (end != std::string::npos) {
      if (!line.too_long) line.text = buffer_.substr(begin_, end - begin_);
      begin_ = end + 1;
      break;
    }
    if (line.too_long || buffer_.size() - begin_ > kMaxLineBytes) {
      line.too_long = true;
      buffer_.clear();
      begin_ = 0;
    } else if (begin_ > 0) {
      buffer_.erase(0, begin_);
      begin_ = 0;
    }
    searched = buffer_.size();
    if (fill()) continue;
    if (stop_requested() || (buffer_.empty() && !line.too_long)) return std::nullopt;
    if (!line.too_long) line.text = std::move(buffer_);  // the last line has no end
    buffer_.clear();
    break;
  }
  if (line.text.size() > kMaxLineBytes) {
    line.text.clear();
    line.too_long = true;
  }
  if (line.number == 1 && line.text.starts_with("\xEF\xBB\xBF")) line.text.erase(0, 3);
  if (line.text.ends_with('\r')) line.text.pop_back();
  return line;
}

}  // namespace vankho::indexing
