// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/header/evidence.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "indexer/header/read_paper.h"

namespace vankho::indexing {
namespace {

using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

constexpr char kPaper[] =
    "HUYỆN ỦY EA SÚP          ĐẢNG CỘNG SẢN VIỆT NAM\n"
    "Số 223-CV/HU             Ea Súp, ngày 15 tháng 11 năm 2016\n"
    "V/v phòng, chống hạn\n\n"
    "Kính gửi: Đảng ủy các xã,\n"
    "Thực hiện chỉ đạo của Tỉnh ủy, Ban Thường vụ Huyện ủy yêu cầu các đồng chí nạo vét kênh mương.\n\n"
    "Nơi nhận:\n- Như trên;\n- Lưu VPHU.\n\n"
    "T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\nNguyễn Thị Kim Ngọc\n";

schema::Record read(GivenFields given = {}, const std::string& text = kPaper) {
  Item item;
  item.id = "a";
  item.text = text;
  item.given = std::move(given);
  return read_paper(item);
}

std::string origin_of(const schema::Record& record, std::string_view field) {
  const schema::Evidence* evidence = evidence_of(record, field);
  return evidence == nullptr ? "" : std::string(origin_name(evidence->origin));
}

// "field: given | read"
std::vector<std::string> contradictions(GivenFields given, const std::string& text = kPaper) {
  std::vector<std::string> found;
  for (const schema::Contradiction& one : read(std::move(given), text).contradictions)
    found.push_back(one.field + ": " + one.given + " | " + one.read);
  return found;
}

TEST(Evidence, NamesTheSourceOfEveryKnownField) {
  const schema::Record record = read();
  for (const char* field : {"number", "type", "issuer", "date", "subject", "place"})
    EXPECT_EQ(origin_of(record, field), "header") << field;
  for (const char* field : {"signer", "position", "recipients"}) EXPECT_EQ(origin_of(record, field), "text") << field;
  for (const char* field : {"province", "term"}) EXPECT_EQ(origin_of(record, field), "gazetteer") << field;
  EXPECT_EQ(origin_of(record, "urgency"), "");
  EXPECT_EQ(record.evidence.size(), 11U);
  for (const schema::Evidence& evidence : record.evidence) {
    EXPECT_GE(evidence.confidence, 50U) << evidence.field;
    EXPECT_LT(evidence.confidence, 100U) << evidence.field;
  }
}

TEST(Evidence, OfNothingIsNothing) {
  EXPECT_THAT(read({}, "").evidence, IsEmpty());
  EXPECT_THAT(read({}, "một hai ba").evidence, IsEmpty());
}

TEST(Evidence, OfWhatTheOwnerGaveIsCertain) {
  GivenFields given;
  given.number = "223-CV/HU";
  given.province = "Đắk Lắk";
  const schema::Record record = read(given);
  EXPECT_EQ(*evidence_of(record, "number"), (schema::Evidence{"number", schema::Origin::kGiven, 100}));
  EXPECT_EQ(origin_of(record, "province"), "given");
  EXPECT_EQ(origin_of(record, "date"), "header");
  // A word that is no type was not taken.
  given = {};
  given.type = "giấy má";
  EXPECT_EQ(origin_of(read(given), "type"), "header");
}

TEST(Evidence, IsWeakerWhereTheCodeNamesAnotherBody) {
  const std::string same = "BỘ TÀI CHÍNH\nSố: 5/2020/TT-BTC\nHà Nội, ngày 5 tháng 5 năm 2020\nTHÔNG TƯ\nVề lệ phí\n";
  const std::string other = "BỘ Y TẾ\nSố: 5/2020/TT-BTC\nHà Nội, ngày 5 tháng 5 năm 2020\nTHÔNG TƯ\nVề lệ phí\n";
  const std::string none = "Số: 5/2020/TT-BTC\nHà Nội, ngày 5 tháng 5 năm 2020\nTHÔNG TƯ\nVề lệ phí\n";
  EXPECT_GT(evidence_of(read({}, same), "issuer")->confidence, evidence_of(read({}, other), "issuer")->confidence);
  EXPECT_EQ(origin_of(read({}, none), "issuer"), "number");
}

TEST(Evidence, IsWeakerWhereTheYearOfTheNumberIsNotThatOfTheDate) {
  const std::string text = "BỘ TÀI CHÍNH\nSố: 5/2019/TT-BTC\nHà Nội, ngày 5 tháng 5 năm 2020\nTHÔNG TƯ\nVề lệ phí\n";
  EXPECT_LT(evidence_of(read({}, text), "number")->confidence, evidence_of(read(), "number")->confidence);
  EXPECT_LT(evidence_of(read({}, text), "date")->confidence, evidence_of(read(), "date")->confidence);
}

TEST(Contradictions, AreFoundInEveryField) {
  GivenFields given;
  given.number = "224-CV/HU";
  given.date = 20161116;
  given.issuer = "Huyện ủy Krông Năng";
  given.province = "Gia Lai";
  given.signer = "Nguyễn Văn Nam";
  EXPECT_THAT(contradictions(given),
              UnorderedElementsAre("number: 224-CV/HU | 223-CV/HU", "date: 16/11/2016 | 15/11/2016",
                                   "issuer: Huyện ủy Krông Năng | Huyện ủy Ea Súp", "province: Gia Lai | Đắk Lắk",
                                   "signer: Nguyễn Văn Nam | Nguyễn Thị Kim Ngọc"));
  given = {};
  given.type = "Báo cáo";
  EXPECT_THAT(contradictions(given), UnorderedElementsAre("type: Báo cáo | Công văn"));
}

TEST(Contradictions, AreNotOtherSpellings) {
  GivenFields given;
  given.number = "0223 - CV / HU";
  given.type = "cong van";
  given.date = 20161115;
  given.issuer = "HUYỆN UỶ EA SUP";
  given.province = "Dak Lak";
  given.signer = "Đ/c KIM NGỌC";
  EXPECT_THAT(contradictions(given), IsEmpty());
  given = {};
  given.issuer = "Huyện ủy";  // less exact
  EXPECT_THAT(contradictions(given), IsEmpty());
}

TEST(Contradictions, NeedATextThatSaysSo) {
  GivenFields given;
  given.number = "224-CV/HU";
  given.date = 20161116;
  given.issuer = "Huyện ủy Krông Năng";
  given.signer = "Nguyễn Văn Nam";
  EXPECT_THAT(contradictions(given, "một hai ba"), IsEmpty());
  EXPECT_THAT(contradictions({}), IsEmpty());
}

// A merged province may be given by the name of then or of now.
TEST(Contradictions, AreNotMergers) {
  const std::string text =
      "UBND TỈNH BÌNH THUẬN\nSố: 5/QĐ-UBND\nPhan Thiết, ngày 5 tháng 5 năm 2020\nQUYẾT ĐỊNH\nVề lệ phí\n";
  GivenFields given;
  given.province = "Lâm Đồng";
  EXPECT_THAT(contradictions(given, text), IsEmpty());
  given.province = "Khánh Hòa";
  EXPECT_THAT(contradictions(given, text), UnorderedElementsAre("province: Khánh Hòa | Bình Thuận"));
}

}  // namespace
}  // namespace vankho::indexing
