// SPDX-License-Identifier: GPL-3.0-or-later
//
// One paper in every format of an office: tests/data/formats, made of quyet-dinh.fodt with
// `soffice --headless --convert-to FORMAT quyet-dinh.fodt` (LibreOffice 7.4; xml: that of Word 2003).
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "indexer/extract/extract.h"
#include "indexer/header/read_paper.h"
#include "schema/text/fold.h"
#include "tests/support/programs.h"

namespace vankho::indexing {
namespace {

class Formats : public ::testing::TestWithParam<std::string> {};

std::string text_in(const std::string& format) {
  const std::string path = VANKHO_SOURCE_DIR "/tests/data/formats/quyet-dinh." + format;
  return extract(testing::read_file(path), path).text;
}

TEST_P(Formats, GiveTheSameFields) {
  Item item;
  item.text = text_in(GetParam());
  const schema::Record record = read_paper(item);
  EXPECT_EQ(record.number, "417/QĐ-UBND");
  EXPECT_EQ(record.type, "quyet-dinh");
  EXPECT_EQ(record.issuer, "Ủy ban nhân dân tỉnh Cà Mau");
  EXPECT_EQ(record.date, 20240312);
  EXPECT_EQ(record.place, "Cà Mau");
  EXPECT_EQ(record.signer, "Trần Thị Bưởi");
  EXPECT_EQ(record.position, "Phó Chủ tịch");
  EXPECT_EQ(record.signed_for, "KT. Chủ tịch");
  EXPECT_EQ(record.subject, "ban hành Quy chế quản lý bến thuyền trên địa bàn tỉnh Cà Mau");
  EXPECT_EQ(record.recipients.size(), 3U);
}

// HTML has no "Điều" before the numbers of a list.
TEST_P(Formats, GiveTheSameWords) {
  const auto words = [](const std::string& format) {
    std::string key = text::fold_key(text_in(format));
    for (std::size_t at = key.find("dieu "); at != key.npos; at = key.find("dieu ", at)) key.erase(at, 5);
    return key;
  };
  EXPECT_EQ(words(GetParam()), words("odt"));
}

TEST_P(Formats, HaveTheNumbersOfLists) {
  const std::string text = text_in(GetParam());
  const bool html = GetParam() == "html";
  EXPECT_NE(text.find(html ? "1. Ban hành" : "Điều 1."), text.npos) << text;
  EXPECT_NE(text.find(html ? "3. Chánh Văn phòng" : "Điều 3."), text.npos) << text;
  EXPECT_NE(text.find(html ? "b. Có ít nhất" : "b)"), text.npos) << text;
}

INSTANTIATE_TEST_SUITE_P(LibreOffice, Formats, ::testing::Values("doc", "docx", "odt", "rtf", "html", "pdf", "xml"),
                         [](const auto& test) { return test.param; });

}  // namespace
}  // namespace vankho::indexing
