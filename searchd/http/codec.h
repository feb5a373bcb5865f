// SPDX-License-Identifier: GPL-3.0-or-later
//
// Between wire and routes stands cpp-httplib: it decodes target and parameters and writes the answer. It gets one
// request that request_head has accepted, with only the headers that are used here, and never a socket: its
// limits, ranges, compression (brotli 11 on any request) and body reading are not reached. The one file that includes
// it; works with 0.11 (Debian 12) and 0.18 (Debian 13), whose process_request() differ.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "searchd/http/message.h"

namespace vankho::searching {

class HttpCodec {
 public:
  // `handler` is called from any thread. What it throws becomes an empty 500.
  explicit HttpCodec(std::function<HttpAnswer(const HttpRequest&)> handler);
  ~HttpCodec();

  // The bytes of the answer; its pieces become chunks, or for a client of HTTP/1.0 all bytes until the connection is
  // closed. Thread-safe.
  WireAnswer respond(const WireRequest& request);

 private:
  class Library;
  std::unique_ptr<Library> library_;
};

// The bytes of an answer to a request that was not run; the connection is closed after it.
std::string write_refusal(const HttpAnswer& answer);

}  // namespace vankho::searching
