// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/header/misread.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "indexer/header/nearness.h"
#include "indexer/header/read_paper.h"
#include "indexer/header/stamp_noise.h"

namespace vankho::indexing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

std::string mended(const std::string& text) {
  return mend_head(text, {}).text;
}

TEST(MendHead, FixedWordsAreReadAsTheyAreMeant) {
  struct Row {
    std::string read, meant;
  };
  const Row rows[] = {
      // Mottos, also behind what stands left of them without a gap.
      {"CỌNG HÒA XÃ HỌI CHỦ NGHĨA VIỆT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"},
      {"UBND TÍNH BẾN TRE CỘNG HOÀ XÃ HỘI CHỦ NGHIA VIỆT NAM _",
       "UBND TỈNH BẾN TRE\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"},
      {"SỞ Y TẾ	¬ _Đậc Tập - Tự do—~ - Hạnh phúc", "SỞ Y TẾ\tĐộc lập - Tự do - Hạnh phúc"},
      {"ĐĂNG CỘNG SÁN VIỆT NAM", "ĐẢNG CỘNG SẢN VIỆT NAM"},
      // Digits of a pen that became signs are no count; printed ones are.
      {"Số:{242 /KH-SYT", "Số: /KH-SYT"},
      {"Só:{/&†/SYT-NVY", "Số: /SYT-NVY"},
      {"- __ Số: 35/QĐ-TTg", "Số: 35/QĐ-TTg"},
      {"S6: 1979/SYT-TCCB", "Số: 1979/SYT-TCCB"},
      {"sẽ ƒ72Ô -HD/TU", "Số: -HD/TU"},
      {"Số: 02 /2010/TT-BTC", "Số: 02/2010/TT-BTC"},
      // Letters of the shape of 1 and 0 among the digits of a date; what is no number leaves it blank.
      {"Hà Nội, ngày l1] tháng 0l năm 2010", "Hà Nội, ngày 11 tháng 1 năm 2010"},
      {"Hà Nội, ngày I5 thảng 0Ì nãm 2010", "Hà Nội, ngày 15 tháng 1 năm 2010"},
      {"Hà Nội, ngày Z4 tháng Ö1 năm 2010", "Hà Nội, ngày    tháng    năm 2010"},
      {"Bến Tre, ngày{©_ tháng 10 năm 2017", "Bến Tre, ngày    tháng    năm 2017"},
      {"Bến Tre, ngày 41 tháng 10 năm 2017", "Bến Tre, ngày    tháng    năm 2017"},
      {"UYÉT ĐỊNH", "QUYẾT ĐỊNH"},
      {"_ KẺ HOẠCH", "KẾ HOẠCH"},
      // Noise of a rule or a punch hole is no line.
      {"‡\nSỞ NỘI VỤ", "\nSỞ NỘI VỤ"},
      // What is no fixed word stays.
      {"Sở Y tế xây dựng kế hoạch", "Sở Y tế xây dựng kế hoạch"},
      {"Căn cứ Quyết định số 15/QĐ-UBND ngày 05/10/2017", "Căn cứ Quyết định số 15/QĐ-UBND ngày 05/10/2017"},
  };
  for (const Row& row : rows) EXPECT_EQ(mended(row.read), row.meant) << row.read;
}

TEST(MendHead, TheBodyIsThatOfTheCode) {
  const MendedHead head = mend_head("UBND TỈNH BẾN TRE\nSƠ Y TE\nSố: 02/SYT-NVD\n", {});
  EXPECT_THAT(head.text, HasSubstr("\nSỞ Y TẾ\n"));
  EXPECT_THAT(head.fields, ElementsAre("issuer"));
  // Another body than that of the code is left as it was read.
  EXPECT_THAT(mended("SỞ NỘI VU\nSố: 02/SYT-NVD\n"), HasSubstr("SỞ NỘI VU"));
}

TEST(MendHead, DigitsThatReadingsDifferOnAreLeftOut) {
  const std::string text = "Số: 4322/QĐ-SYT\tBến Tre, ngày 7 tháng 11 năm 2017";
  const auto doubt = [&](const std::string& word, unsigned confidence) {
    return std::vector<schema::Doubt>{{text.find(word), text.find(word) + word.size(), confidence}};
  };
  EXPECT_THAT(mend_head(text, doubt("4322/QĐ-SYT", 20)).text, HasSubstr("Số: /QĐ-SYT\t"));
  EXPECT_THAT(mend_head(text, doubt("4322/QĐ-SYT", 60)).text, HasSubstr("Số: 4322/QĐ-SYT\t"));
  EXPECT_THAT(mend_head(text, doubt("4322/QĐ-SYT", 30)).text, Not(HasSubstr("SYT\t")));
  EXPECT_THAT(mend_head(text, doubt("7 ", 20)).text, HasSubstr("ngày    tháng    năm 2017"));
}

TEST(MendHead, TheStampOfWhoReceivedThePaperIsNoTitle) {
  const std::string head = "Số: 35/QĐ-TTg\nCÔNG VĂN ĐẾN\nHỎA TỐC\n";
  EXPECT_EQ(mended(head + "QUYẾT ĐỊNH\n"), "Số: 35/QĐ-TTg\n\nHỎA TỐC\nQUYẾT ĐỊNH\n");
  // Without a type line it may be one.
  EXPECT_EQ(mended(head), head);
}

TEST(MendHead, AnyBytesAreReadToTheEnd) {
  for (const std::string text : {"", "\n\t\f", "Số", "Số:/", "ngày tháng năm", "S\xF0\x9F\x98\x80/A", "\t\tSố: /A\t"}) {
    EXPECT_NO_THROW(mend_head(text, {})) << text;
  }
  const std::string page = "Số: 1/KH-SYT\n\f\nSố: {2/KH-SYT";
  EXPECT_EQ(mended(page), page) << "only the first page has the letterhead";
}

TEST(Nearness, CountsUsualConfusionsHalf) {
  EXPECT_EQ(nearness("quyetdinh", "uyetdinh", 2), 2u);
  EXPECT_EQ(nearness("quyetdinh", "quyetd1nh", 2), 1u);
  EXPECT_EQ(nearness("quyetdinh", "quyche", 4), std::nullopt);
  const auto found = find_near("doclap", "soytedaclaptudo", 3);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->first, 5u);
  EXPECT_EQ(found->last, 11u);
  EXPECT_EQ(find_near("doclap", "soyte", 3), std::nullopt);
}

TEST(WithoutStampNoise, SignsBelowTheRecipientsAreNoBullets) {
  EXPECT_EQ(without_stamp_noise("a\t.\nNơi nhận:\t|\n- Như trên;\t, \n.Phạm Văn Hưởng\n) Võ Quốc Nghĩa\n~\n"),
            "a\t.\nNơi nhận:\n- Như trên;\nPhạm Văn Hưởng\nVõ Quốc Nghĩa\n\n");
  EXPECT_EQ(without_stamp_noise(""), "");
}

Item scan(const std::string& text, const std::string& path) {
  Item item;
  item.text = text;
  item.source.path = path;
  item.source.recognised = 91;
  return item;
}

TEST(ReadPaper, KeepsTheTextOfAScanAsItWasRead) {
  const std::string text =
      "UBND TÍNH BẾN TRE CỌNG HÒA XÃ HỌI CHỦ NGHĨA VIỆT NAM\nSƠ Y TE\t¬ Đậc lập — Tự do - Hạnh phúc\n"
      "Số:{242 /KH-SYT\tBến Tre, ngày I0 tháng 10 năm 2017\n_ KẺ HOẠCH\nVề việc tiêm chủng\n"
      "Căn cứ Công văn số 12/UBND-VX ngày 5/10/2017;\nNơi nhận:\n- Như trên;\t,\n\n.Trần Văn Hòa\n";
  const schema::Record record = read_paper(scan(text, "2017/1942_kh_syt.pdf"));
  EXPECT_EQ(record.body, text);
  EXPECT_EQ(record.issuer, "Sở Y tế tỉnh Bến Tre");
  EXPECT_EQ(record.type, "ke-hoach");
  EXPECT_EQ(record.date, 20171010);
  EXPECT_EQ(record.number, "1942/KH-SYT");
  EXPECT_EQ(record.signer, "Trần Văn Hòa");
  for (const schema::Evidence& evidence : record.evidence) {
    if (evidence.field == "number") {
      EXPECT_EQ(evidence.origin, schema::Origin::kFileName);
      EXPECT_EQ(evidence.confidence, 85u);
    } else if (evidence.field == "issuer" || evidence.field == "date" || evidence.field == "signer") {
      EXPECT_LE(evidence.confidence, 70u) << evidence.field;
    }
  }
  // The name of the file says nothing of another paper's number, and nothing is made up.
  EXPECT_EQ(read_paper(scan(text, "2017/1942_bc_syt.pdf")).number, "");
  Item typed = scan(text, "2017/1942_kh_syt.pdf");
  typed.source.recognised = 0;
  EXPECT_EQ(read_paper(typed).number, "") << "only scans are read so";
}

}  // namespace
}  // namespace vankho::indexing
