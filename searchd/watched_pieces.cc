// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/watched_pieces.h"

#include <xapian.h>

#include <chrono>
#include <exception>
#include <memory>
#include <nlohmann/json.hpp>
#include <utility>

#include "searchd/log.h"

namespace vankho::searching {
namespace {

class Watch {
 public:
  Watch(PieceSource pieces, std::string request_id)
      : pieces_(std::move(pieces)), request_id_(std::move(request_id)), started_(Clock::now()) {}
  ~Watch() {
    if (!ended_) tell(LogLevel::kInfo, "answer_not_taken", "the client or the server ended it");
  }
  Watch(const Watch&) = delete;
  Watch& operator=(const Watch&) = delete;

  Piece next(std::string& piece) {
    try {
      const Piece made = pieces_(piece);
      bytes_ += piece.size();
      if (made == Piece::kLast) end(LogLevel::kInfo, "answer_sent", {});
      if (made == Piece::kBroken) end(LogLevel::kError, "answer_broken", "cannot go on");
      return made;
    } catch (const Xapian::Error& error) {
      end(LogLevel::kError, "answer_broken", error.get_description());
    } catch (const std::exception& error) {
      end(LogLevel::kError, "answer_broken", error.what());
    }
    return Piece::kBroken;
  }

 private:
  using Clock = std::chrono::steady_clock;

  void end(LogLevel level, std::string_view event, const std::string& what) {
    ended_ = true;
    tell(level, event, what);
  }

  void tell(LogLevel level, std::string_view event, const std::string& what) const {
    const std::chrono::duration<double, std::milli> took = Clock::now() - started_;
    nlohmann::ordered_json fields{{"request_id", request_id_}, {"bytes", bytes_}, {"ms", took.count()}};
    if (!what.empty()) fields["what"] = what;
    log(level, event, fields);
  }

  const PieceSource pieces_;
  const std::string request_id_;
  const Clock::time_point started_;
  std::uint64_t bytes_ = 0;
  bool ended_ = false;
};

}  // namespace

PieceSource watched(PieceSource pieces, const std::string& request_id) {
  return [watch = std::make_shared<Watch>(std::move(pieces), request_id)](std::string& piece) {
    return watch->next(piece);
  };
}

}  // namespace vankho::searching
