// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/guarded_server.h"

#include <utility>

#include "searchd/http/server_loop.h"

namespace vankho::searching {

GuardedServer::GuardedServer(ServerOptions options, Responder& responder)
    : loop_(std::make_unique<ServerLoop>(std::move(options), responder)) {}
GuardedServer::~GuardedServer() = default;

std::uint16_t GuardedServer::port() const {
  return loop_->port();
}
bool GuardedServer::run() {
  return loop_->run();
}
void GuardedServer::stop() noexcept {
  loop_->stop();
}
GuardedServer::Load GuardedServer::load() const {
  return loop_->load();
}

}  // namespace vankho::searching
