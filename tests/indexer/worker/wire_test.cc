// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/worker/wire.h"

#include <gtest/gtest.h>

#include <string>

namespace vankho::indexing {
namespace {

ExtractedText whole_answer() {
  return {.text = "Số 1\n\fhai",
          .media_type = "application/pdf",
          .note = "3 bytes",
          .partial = true,
          .recognised = 87,
          .doubts = {{.begin = 0, .end = 3, .confidence = 40}, {.begin = 4, .end = 5, .confidence = 60}},
          .converted = {{.encoding = "TCVN3", .letters = 12}}};
}

TEST(Wire, AnswersComeAsTheyWereSent) {
  const auto text = decode_answer(encode_answer(whole_answer()));
  ASSERT_TRUE(std::holds_alternative<ExtractedText>(text));
  const auto& extracted = std::get<ExtractedText>(text);
  EXPECT_EQ(extracted.text, whole_answer().text);
  EXPECT_EQ(extracted.media_type, whole_answer().media_type);
  EXPECT_EQ(extracted.note, whole_answer().note);
  EXPECT_TRUE(extracted.partial);
  EXPECT_EQ(extracted.recognised, 87u);
  EXPECT_EQ(extracted.doubts, whole_answer().doubts);
  EXPECT_EQ(extracted.converted, whole_answer().converted);

  const Reason reason{ReasonCode::kDamagedFile, "PDF"};
  EXPECT_EQ(std::get<Reason>(decode_answer(encode_answer(reason))), reason);
}

// What a worker that was taken over may send.
TEST(Wire, WhatIsNoAnswerIsRefused) {
  const std::string good = encode_answer(whole_answer());
  const std::string head = good.substr(0, good.find('\n'));
  const std::string rows[] = {
      "",
      "\n",
      "{}\n",
      "[]\n",
      head,
      good.substr(0, good.size() - 1),
      good + "x",
      head + "\n" + std::string(9, '\xFF'),
      R"({"reason":"no_such_reason","detail":""})"
      "\n",
      R"({"reason":"empty"})"
      "\n",
      R"({"reason":"empty","detail":""})"
      "\nand text",
      R"({"media_type":"a","note":"","partial":false,"recognised":"x","doubts":[],"converted":[],"bytes":0})"
      "\n",
      R"({"media_type":"a","note":"","partial":0,"recognised":1,"doubts":[],"converted":[],"bytes":0})"
      "\n",
      R"({"media_type":"a","note":"","partial":false,"recognised":1,"doubts":[[0,2,3]],"converted":[],"bytes":1})"
      "\nx",
      R"({"media_type":"a","note":"","partial":false,"recognised":1,"doubts":[[1]],"converted":[],"bytes":1})"
      "\nx",
      std::string(100'000, '['),
  };
  for (const std::string& row : rows)
    EXPECT_TRUE(std::holds_alternative<std::monostate>(decode_answer(row))) << row.substr(0, 120);
}

}  // namespace
}  // namespace vankho::indexing
