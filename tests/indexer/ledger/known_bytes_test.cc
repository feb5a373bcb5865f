// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/ledger/known_bytes.h"

#include <gtest/gtest.h>

#include <string>

#include "indexer/reading/digest.h"

namespace vankho::indexing {
namespace {

TEST(KnownBytes, AreThoseThatWereAdded) {
  KnownBytes known;
  EXPECT_FALSE(known.contains(sha256_hex("0")));
  for (int i = 0; i < 20'000; ++i) known.add(sha256_hex(std::to_string(i)));
  for (int i = 0; i < 20'000; ++i) ASSERT_TRUE(known.contains(sha256_hex(std::to_string(i)))) << i;
  for (int i = 20'000; i < 40'000; ++i) ASSERT_FALSE(known.contains(sha256_hex(std::to_string(i)))) << i;
}

TEST(KnownBytes, MayBeginWithZeros) {
  KnownBytes known;
  EXPECT_FALSE(known.contains(std::string(64, '0')));
  known.add(std::string(64, '0'));
  EXPECT_TRUE(known.contains(std::string(64, '0')));
}

}  // namespace
}  // namespace vankho::indexing
