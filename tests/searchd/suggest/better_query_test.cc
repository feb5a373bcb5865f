// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/suggest/better_query.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/searchd/small_archive.h"

namespace vankho::searching {
namespace {

using testing::paper;

std::vector<schema::Record> archive() {
  std::vector<schema::Record> papers;
  const auto add = [&](int times, const std::string& subject, const std::string& body = {}) {
    for (int i = 0; i < times; ++i) papers.push_back(paper(subject, body));
  };
  add(6, "Nghị quyết về công tác dân vận");
  add(5, "Thông báo hội nghị cán bộ");
  add(4, "Báo cáo tổng kết năm 2016");
  add(3, "Kết quả chuyến thăm Việt Nam");
  add(3, "Quyền lợi của cán bộ");
  add(2, "Ban dân vận khéo");
  add(2, "Bàn giao đất");
  add(1, "Nghi lễ", "Chỉ trong nội dung: tranh chấp");
  add(1, "Ghi chép", "nghi quyet khong dau");
  return papers;
}

class BetterQueryTest : public ::testing::Test {
 protected:
  BetterQueryTest() : archive_(archive()) {
    SuggestIndex::Builder builder{Columns(archive_.database())};
    for (const schema::Record& paper : archive()) builder.add(paper.number, paper.subject);
    index_ = std::move(builder).build();
  }

  // "" = no hint; else the kind and the question.
  std::string hint(const std::string& typed) const {
    std::vector<std::string> warnings;
    const TypedQuery query = parse_query(typed, warnings);
    const auto better = better_query(archive_.database(), index_, typed, query.word_places);
    if (!better) return {};
    return (better->kind == BetterQuery::Kind::kMarks ? "marks " : "spelling ") + better->q;
  }

  testing::SmallArchive archive_;
  SuggestIndex index_;
};

TEST_F(BetterQueryTest, Hints) {
  struct Row {
    std::string typed, hint;
  };
  for (const Row& row : std::vector<Row>{
           // Marks are restored.
           {"nghi quyet", "marks nghị quyết"},
           {"NGHI QUYET", "marks NGHỊ QUYẾT"},
           {"Nghi quyet ve  cong tac", "marks Nghị quyết về  công tác"},
           {"can bo", "marks cán bộ"},
           // The neighbour tells "năm" from "Nam" and "ban" from "bàn".
           {"tong ket nam", "marks tổng kết năm"},
           {"viet nam", "marks việt nam"},
           {"ban dan van", "marks ban dân vận"},
           {"ban giao", "marks bàn giao"},
           // One that nothing tells.
           {"nam", ""},
           {"ban", ""},
           // A marked word that no paper holds.
           {"nghị quyêt", "marks nghị quyết"},
           {"nghì quyết", "marks nghị quyết"},
           // One that papers hold is never changed, whatever stands beside it.
           {"nghi lễ quyết", ""},
           {"bàn dân vận", ""},
           {"nam công tác", ""},
           {"nghị quyết", ""},
           // Whoever types marks means all of them; "quyet" without is a slip.
           {"nghị quyet", "marks nghị quyết"},
           // Spelling, only of words without any hit.
           {"nghi quyett", "spelling nghị quyết"},
           {"nghị quyếtt", "spelling nghị quyết"},
           {"nghị quyế", "spelling nghị quyết"},
           {"dan vna", ""},
           {"dan vaan", "spelling dân vận"},
           {"công tac dân vậm", "spelling công tác dân vận"},
           {"xyzt", ""},
           {"nghi quyet xyzt", ""},
           {"trần văn khuê", ""},
           // All else stays byte for byte.
           {"nghi quyet loại:CV -cong \"dan van\"", "marks nghị quyết loại:CV -cong \"dân vận\""},
           {"“nghi quyet” năm:2016", "marks “nghị quyết” năm:2016"},
           {"nghi quyet OR can bo", "marks nghị quyết OR cán bộ"},
           {"nghi quyet, can bo!", "marks nghị quyết, cán bộ!"},
           {"nghi quyet 2016..2017", "marks nghị quyết 2016..2017"},
           {"223-CV/HU nghi quyet", ""},
           {"-nghi -quyet", ""},
           {"loai:cong van", ""},
           {"nghe:nghi quyet", "marks nghe:nghi quyết"},
           {"2016 15/11/2016", ""},
           {"", ""},
           // Words that only bodies hold have marks that are not known: better no hint than half a one.
           {"nghi quyet tranh chap", ""},
       })
    EXPECT_EQ(hint(row.typed), row.hint) << row.typed;
}

TEST_F(BetterQueryTest, AskedAgainThereIsNoHint) {
  for (const char* typed : {"nghi quyet ve cong tac", "nghị quyêt", "nghi quyett", "tong ket nam 2016"}) {
    const std::string better = hint(typed);
    ASSERT_FALSE(better.empty()) << typed;
    EXPECT_EQ(hint(better.substr(better.find(' ') + 1)), "") << better;
  }
}

TEST_F(BetterQueryTest, LongQuestionsAreLeftAlone) {
  std::string typed;
  for (int i = 0; i < 33; ++i) typed += "nghi quyet ";
  EXPECT_EQ(hint(typed), "");
}

}  // namespace
}  // namespace vankho::searching
