// SPDX-License-Identifier: GPL-3.0-or-later
//
// Files that hold other files, their members: archives, and e-mail with its attachments.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "indexer/report/reason.h"

namespace vankho::indexing {

// Takes the members one after the other. Any call may throw to end it.
class MemberSink {
 public:
  virtual ~MemberSink() = default;
  // `name`: its path in the archive, any bytes (member_names.h).
  virtual void begin(std::string_view name) = 0;
  virtual void add(std::string_view bytes) = 0;
  // `why`: it is not read (then nothing was added), or not whole.
  virtual void end(const std::optional<Reason>& why) = 0;
};

struct Unpacked {
  bool is_paper = false;  // the file itself is one as well: a message, an Office file under an archive's name
  std::optional<Reason> reason = {};  // not all members came
};

// By its name: extensions of archives and of e-mail.
bool is_archive_name(std::string_view name);
bool is_message_name(std::string_view name);
inline bool may_hold_members(std::string_view name) {
  return is_archive_name(name) || is_message_name(name);
}

// By its name one part of an archive that was cut into several files: "a.7z.001", "a.z01", "a.r00", "a.part2.rar".
bool is_volume_name(std::string_view name);

// Gives the members in the order in which they lie in the file, those before number `first` (from 0) left out. Folders
// are no members. What comes out is not limited here. Bytes of strangers are read in a process of their own
// (worker/unpacker.h). Throws std::bad_alloc when that needs too much memory.
Unpacked unpack(std::string_view bytes, std::string_view name, std::uint64_t first, MemberSink& sink);

// Why a member of this name is not read, before its bytes are looked at.
std::optional<Reason> unread_member(std::string_view name);

}  // namespace vankho::indexing
