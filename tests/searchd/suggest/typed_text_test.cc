// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/suggest/typed_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "schema/text/token.h"
#include "searchd/suggest/number_keys.h"

namespace vankho::searching {
namespace {

using ::testing::ElementsAre;

// The marked pieces of `shown`, or nothing when it does not hold what is typed.
std::vector<std::string> marked(const std::string& typed, const std::string& shown) {
  const auto marks = read_typed(typed).marks_in(shown);
  if (!marks) return {"no"};
  std::vector<std::string> pieces;
  for (const auto& [begin, end] : *marks) pieces.push_back(shown.substr(begin, end - begin));
  return pieces;
}

TEST(TypedText, MarksWhatIsTyped) {
  struct Row {
    std::string typed, shown;
    std::vector<std::string> marks;
  };
  const std::string nfd = "Nghi\xCC\xA3 quye\xCC\x82\xCC\x81t";
  const std::vector<Row> rows{
      {"nghi quy", "Nghị quyết về dân vận", {"Nghị", "quy"}},
      {"nghị quyê", "Nghị quyết, quyển 2", {"Nghị", "quyế", "quyể"}},
      {"NGHỊ QUYẾT", "nghị quyết nghi", {"nghị", "quyết"}},
      {"quy nghi", "nghị quyết", {"no"}},
      {"quyet nghi", "nghị quyết", {"nghị", "quyết"}},
      // The tone may come before the last letters, and the mark of a letter after them.
      {"ngị", "nghị", {"no"}},
      {"nghị quyêt", "nghị quyết", {"nghị", "quyết"}},
      {"nghị quyẻ", "nghị quyết", {"nghị", "quyế"}},
      {"dan", "đánh dân", {"đán", "dân"}},
      {"da", "đánh dân", {"đá", "dâ"}},
      {"đa", "đánh dân", {"đá"}},
      // "ki" is not yet "ky".
      {"ki", "kiểm tra kỹ", {"ki", "kỹ"}},
      {"qui", "quý", {"quý"}},
      {"nghi quye", nfd, {"Nghi\xCC\xA3", "quye\xCC\x82\xCC\x81"}},
      {"hoà", "hòa giải", {"hòa"}},
      {"2016", "năm 2016", {"2016"}},
      {"20", "năm 2016", {"20"}},
      {"", "năm 2016", {}},
      {"!?", "năm 2016", {}},
  };
  for (const Row& row : rows) EXPECT_EQ(marked(row.typed, row.shown), row.marks) << row.typed << " | " << row.shown;
}

TEST(TypedText, ReadsWhatIsHalfTyped) {
  for (const char* typed :
       {"quye\xCC\x82", "\xCC\x81", "e\xCC\x82\xCC\x81\xCC\xA3", "dd", "quyeest", "\"nghị", "số:", "-", "\xE2\x80\x8B"})
    EXPECT_NO_THROW(read_typed(typed).marks_in("Nghị quyết")) << typed;
  std::string long_one;
  for (int i = 0; i < 120; ++i) long_one += "a b ";
  EXPECT_EQ(read_typed(long_one).words.size(), kMostTypedWords);
}

TEST(NumberKey, IsTheSameForEverySpelling) {
  struct Row {
    std::string number, key;
  };
  for (const Row& row : std::vector<Row>{
           {"223-CV/HU", "223cvhu"},
           {"223cv/h", "223cvh"},
           {"223 CV HU", "223cvhu"},
           {"số: 223-cv", "223cv"},
           {"05-NQ/TU", "5nqtu"},
           {"30/2020/NĐ-CP", "30/2020ndcp"},
           {"30/2", "30/2"},
           {"30 2020", "30/2020"},
           {"45/2019/QH14", "45/2019qh14"},
           {"1a-CV/BTC", "1acvbtc"},
           // No word of Vietnamese: "si" stays what it is.
           {"12-SI", "12si"},
           {"0", ""},
           {"", ""},
       })
    EXPECT_EQ(number_key(row.number), row.key) << row.number;
}

TEST(NumberKeys, GiveWholeNumbersFirstAndThenTheNewest) {
  NumberKeys keys;
  NumberKeys::Place place = 0;
  for (const char* number : {"2230-CV/HU", "22/QĐ", "223/UBND", "223-CV/HU", "1223-CV/HU"})
    keys.add(number_key(number), place++);
  keys.sort();
  const auto any = [](NumberKeys::Place) { return true; };
  EXPECT_THAT(keys.beginning_with("223", 9, any), ElementsAre(2, 3, 0));
  EXPECT_THAT(keys.beginning_with("223c", 9, any), ElementsAre(3));
  EXPECT_THAT(keys.beginning_with("22", 2, any), ElementsAre(1, 0));
  EXPECT_THAT(keys.beginning_with("223", 9, [](auto paper) { return paper != 2; }), ElementsAre(3, 0));
  EXPECT_THAT(keys.beginning_with("9", 9, any), ElementsAre());
}

}  // namespace
}  // namespace vankho::searching
