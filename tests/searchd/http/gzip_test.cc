// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/gzip.h"

#include <gtest/gtest.h>
#include <zlib.h>

#include <string>
#include <utility>

namespace vankho::searching {
namespace {

std::string unpacked(std::string packed, std::size_t bytes) {
  std::string text(bytes + 1, '\0');
  z_stream stream{};
  EXPECT_EQ(inflateInit2(&stream, 15 + 16), Z_OK);
  stream.next_in = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_in = static_cast<uInt>(packed.size());
  stream.next_out = reinterpret_cast<Bytef*>(text.data());
  stream.avail_out = static_cast<uInt>(text.size());
  EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
  text.resize(stream.total_out);
  inflateEnd(&stream);
  return text;
}

TEST(Gzip, TextIsPackedAndSaysSo) {
  std::string text;
  while (text.size() < 20000) text += "<li>Ủy ban nhân dân huyện " + std::to_string(text.size());
  HttpAnswer answer{.status = 200, .content_type = "text/html; charset=utf-8", .body = text, .headers = {}};
  compress(answer);
  ASSERT_EQ(answer.headers.size(), 1U);
  EXPECT_EQ(answer.headers[0], (std::pair<std::string, std::string>{"Content-Encoding", "gzip"}));
  EXPECT_LT(answer.body.size(), text.size() / 3);
  EXPECT_EQ(unpacked(answer.body, text.size()), text);
}

TEST(Gzip, SomeAnswersStayAsTheyAre) {
  for (const auto& [type, size] :
       {std::pair{"text/html", 1023}, {"application/pdf", 5000}, {"text/plain", (1 << 20) + 1}}) {
    const std::string body(static_cast<std::size_t>(size), 'a');
    HttpAnswer answer{.status = 200, .content_type = type, .body = body, .headers = {}};
    compress(answer);
    EXPECT_EQ(answer.body, body) << type;
    EXPECT_TRUE(answer.headers.empty()) << type;
  }
}

TEST(Gzip, IsTakenWhenTheClientSaysSo) {
  for (const char* header : {"gzip", "gzip, deflate, br", "br;q=1.0, gzip;q=0.8, *;q=0.1", "deflate,gzip"})
    EXPECT_TRUE(accepts_gzip(header)) << header;
  for (const char* header : {"", "br", "gzip;q=0", "gzip; q=0.000", "identity", "gzipped"})
    EXPECT_FALSE(accepts_gzip(header)) << header;
}

}  // namespace
}  // namespace vankho::searching
