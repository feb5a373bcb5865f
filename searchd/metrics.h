// SPDX-License-Identifier: GPL-3.0-or-later
//
// What /metrics shows, in the text form of Prometheus. Labels are routes of the table and statuses: never a query, a
// person or an issuer.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "searchd/http/guarded_server.h"
#include "searchd/search/searcher.h"

namespace vankho::searching {

class Metrics {
 public:
  Metrics();
  ~Metrics();

  // One request that was answered. Thread-safe.
  void count(std::string_view route, int status, double seconds);
  // One request that was refused before a route was looked for.
  void count_refusal(std::string_view code);
  std::string text(const GuardedServer::Load& load, const IndexState& index);

 private:
  class Families;
  std::unique_ptr<Families> families_;
};

}  // namespace vankho::searching
