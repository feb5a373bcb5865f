// SPDX-License-Identifier: GPL-3.0-or-later
//
// Archives for tests. RAR files are put together by hand: no free program writes them.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace vankho::testing {

using Files = std::vector<std::pair<std::string, std::string>>;  // name and bytes

enum class Packing { kZip, kSevenZip, kTar, kTarGzip };
std::string packed(Packing packing, const Files& files);

// Stored, not compressed. `main_flags`: of the header of the archive.
std::string rar4(const Files& files, std::uint16_t main_flags = 0, std::uint16_t file_flags = 0);
std::string rar5(const Files& files, std::uint64_t main_flags = 0, const std::string& extra_record = {});

// A message with these attachments, or with other parts: a name that begins with "cid:" is a picture of its page.
std::string message(const std::string& subject, const std::string& body, const Files& attachments);

}  // namespace vankho::testing
