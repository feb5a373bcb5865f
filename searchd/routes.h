// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which URL runs what, and which error is which status. The only place of searchd that catches what a question throws;
// what the rest of a long answer throws is caught in watched_pieces.h.
#pragma once

#include <string>
#include <string_view>

#include "searchd/http/codec.h"
#include "searchd/http/guarded_server.h"
#include "searchd/site.h"

namespace vankho::searching {

class Routes final : public Responder {
 public:
  explicit Routes(Site site);

  bool is_light(const RequestHead& head) const override;
  WireAnswer answer(const WireRequest& request) override;
  std::string refuse(const Refusal& refusal) override;

  // The answer to a decoded request.
  HttpAnswer handle(const HttpRequest& request);

 private:
  struct Found;
  HttpAnswer run(const Found& found, const Call& call);

  Site site_;
  HttpCodec codec_;
};

}  // namespace vankho::searching
