// SPDX-License-Identifier: GPL-3.0-or-later
//
// The socket that connections come from.
#pragma once

#include <cstdint>
#include <string>

namespace vankho::searching {

// A non-blocking socket that listens on an address (not a name); port 0 = any free one. Throws std::system_error.
int listen_on(const std::string& host, std::uint16_t port);
std::uint16_t bound_port(int listener);

// The next connection, non-blocking, without the delay of small packets, and the address of the client; -1 and errno
// when there is none.
int accept_from(int listener, std::string& peer);

}  // namespace vankho::searching
