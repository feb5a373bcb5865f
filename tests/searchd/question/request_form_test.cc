// SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "searchd/question/request.h"

namespace vankho::searching {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;

TEST(RequestForm, IsReadAsBrowsersWriteIt) {
  EXPECT_THAT(read_form_parameters(""), IsEmpty());
  EXPECT_THAT(read_form_parameters("text=a+b%0D%0Ac&issuer="),
              ElementsAre(Pair("text", "a b\r\nc"), Pair("issuer", "")));
  EXPECT_THAT(read_form_parameters("text=d%c3%A2n+v%E1%BA%ADn&text=1%2B1%3d2%26"),
              ElementsAre(Pair("text", "dân vận"), Pair("text", "1+1=2&")));
  EXPECT_THAT(read_form_parameters("a=%00%ff=%25&"), ElementsAre(Pair("a", std::string("\0\xff=%", 4))));
}

TEST(RequestForm, IsRefusedWhereItIsNone) {
  for (const std::string body : {"text=%", "text=%4", "text=%4g", "text=%%41", "text=a%u1EA1", "text", "a=b&&c=d", "&"})
    EXPECT_THROW(read_form_parameters(body), BadRequest) << body;
  std::string many;
  for (int i = 0; i < 100; ++i) many += "a=b&";
  EXPECT_EQ(read_form_parameters(many).size(), 100u);
  EXPECT_THROW(read_form_parameters(many + "a=b"), BadRequest);
}

}  // namespace
}  // namespace vankho::searching
