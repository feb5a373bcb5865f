// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/email.h"

#include <gtest/gtest.h>

#include <string>

namespace vankho::indexing {
namespace {

TEST(Email, IsSubjectSenderDateAndBody) {
  const std::string mail =
      "From: =?UTF-8?B?VsSDbiB0aMaw?= <vanthu@a.gov.vn>\r\nTo: b@a.gov.vn\r\n"
      "Subject: =?UTF-8?Q?M=E1=BB=9Di_h=E1=BB=8Dp?=\r\nDate: Tue, 15 Nov 2016 08:30:00 +0700\r\nMIME-Version: 1.0\r\n"
      "Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain; charset=utf-8\r\n"
      "Content-Transfer-Encoding: base64\r\n\r\nS8OtbmggZ+G7rWk=\r\n--x\r\nContent-Type: application/pdf\r\n"
      "Content-Disposition: attachment; filename=giay-moi.pdf\r\n\r\n%PDF-\r\n--x--\r\n";
  const ExtractedText read = extract(mail, "a.eml");
  EXPECT_EQ(read.text, "Mời họp\nTừ: Văn thư <vanthu@a.gov.vn>\nNgày gửi: 15/11/2016 08:30\n\nKính gửi");
  EXPECT_EQ(read.media_type, "message/rfc822");
  EXPECT_EQ(read.note, "");
}

TEST(Email, ReadsPagesThroughTheHtmlReader) {
  const std::string page =
      "From: <Saved by a browser>\r\nSubject: Trang\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; "
      "boundary=\"y\"\r\n\r\n--y\r\nContent-Type: text/html; charset=\"windows-1258\"\r\nContent-Transfer-Encoding: "
      "quoted-printable\r\n\r\n<p>=D0i=EAu 1</p><script>x</script>\r\n--y--\r\n";
  EXPECT_NE(extract(page, "a.mht").text.find("Điêu 1\n"), std::string::npos) << extract(page, "a.mht").text;
}

TEST(Email, OfAnEnemyIsRefused) {
  for (const std::string bytes : {"no field\n\nx", "", "MIME-Version: 1.0\nContent-Type: image/png\n\nx"})
    EXPECT_THROW(extract(bytes, "a.eml"), ExtractError) << bytes;
  std::string deep = "From: a\n";
  for (int i = 0; i < 5000; ++i) {
    const std::string boundary = "b" + std::to_string(i);
    deep += "Content-Type: multipart/mixed; boundary=" + boundary + "\n\n--" + boundary + "\n";
  }
  try {
    extract(deep, "a.eml");
  } catch (const ExtractError&) {
  }
}

}  // namespace
}  // namespace vankho::indexing
