// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/stored.h"

#include <gtest/gtest.h>

#include <initializer_list>
#include <string>
#include <vector>

#include "tests/schema/text/random_text.h"

namespace vankho::schema {
namespace {

using text::testing::Random;
using text::testing::random_bytes;

std::string maybe_text(Random& random, std::size_t longest = 40) {
  return random.below(3) == 0 ? std::string() : random_bytes(random, random.below(longest) + 1);
}

std::uint64_t any_number(Random& random) {
  return random.next() >> random.below(64);
}

Record random_record(Random& random) {
  Record record;
  for (std::string Record::*member :
       {&Record::id, &Record::number, &Record::type, &Record::subject, &Record::issuer, &Record::level,
        &Record::province, &Record::province_now, &Record::place, &Record::term, &Record::signed_for, &Record::signer,
        &Record::position, &Record::urgency, &Record::url})
    record.*member = maybe_text(random);
  record.body = maybe_text(random, 3000);
  record.issuer_id = maybe_text(random);
  record.date = static_cast<Date>(random.below(2) * (19000101 + random.below(2'000'000)));
  for (std::size_t left = random.below(4); left > 0; --left) record.recipients.push_back(random_bytes(random, 20));
  for (std::size_t left = random.below(4); left > 0; --left) {
    Citation citation{.number = maybe_text(random),
                      .key = maybe_text(random),
                      .type = maybe_text(random),
                      .issuer = maybe_text(random),
                      .dates = {},
                      .as_written = maybe_text(random),
                      .relation = citation::Relation::kAmends,
                      .partial = any_number(random) % 2 == 0,
                      .mentions = {{static_cast<std::uint32_t>(any_number(random)), 9, citation::Relation::kAmends}}};
    for (std::size_t dates = random.below(3); dates > 0; --dates)
      citation.dates.push_back(static_cast<Date>(random.below(30'000'000)));
    record.citations.push_back(citation);
  }
  for (std::size_t left = random.below(4); left > 0; --left)
    record.evidence.push_back(
        {maybe_text(random), static_cast<Origin>(1 + random.below(5)), static_cast<unsigned>(random.below(101))});
  record.source = {.path = maybe_text(random),
                   .sha256 = maybe_text(random),
                   .media_type = maybe_text(random),
                   .size = any_number(random),
                   .other_paths = {}};
  for (std::size_t left = random.below(4); left > 0; --left)
    record.source.other_paths.push_back(random_bytes(random, 20));
  return record;
}

TEST(StoredForm, AnyRecordGoesThereAndBack) {
  Random random(1);
  for (int round = 0; round < 2000; ++round) {
    const Record record = random_record(random);
    EXPECT_EQ(decode_stored(encode_stored(record)), record);
  }
  EXPECT_EQ(decode_stored(encode_stored({})), Record());
}

TEST(StoredForm, LeavesOutWhatTheHeaderCallsNotStored) {
  Record record;
  record.id = "a";
  const std::string bytes = encode_stored(record);
  record.issuer_as_written = "HUYỆN ỦY";
  record.province_candidates = {"dak-lak"};
  record.secrecy = "mat";
  record.contradictions = {{"number", "1-CV/HU", "2-CV/HU"}};
  EXPECT_EQ(encode_stored(record), bytes);
}

// The bytes on the disk of every index: format 1; tag, length, bytes.
TEST(StoredForm, IsTheOneOnTheDisk) {
  Record record;
  record.id = "a1";
  record.date = 20161115;
  EXPECT_EQ(encode_stored(record), std::string("\x02"
                                               "\x01\x02"
                                               "a1"
                                               "\x0a\x04\xdb\xc4\xce\x09"
                                               "\x14\x05\x00\x00\x00\x00\x00",
                                               18));
}

TEST(StoredForm, PassesOverTagsOfALaterVersion) {
  Record record;
  record.id = "a1";
  record.subject = "V/v họp";
  EXPECT_EQ(decode_stored(encode_stored(record) + std::string("\x7f\x03xyz", 5)), record);
}

TEST(StoredForm, BytesOfAnotherFormatAreRefused) {
  for (const std::string& bytes : {std::string(), std::string("\x01"), std::string("{\"id\":1}"), std::string(1, '\0')})
    EXPECT_THROW(decode_stored(bytes), StoredFormError) << bytes;
}

TEST(StoredForm, EveryCutInsideAFieldIsRefused) {
  Record record;
  record.id = "paper-1";
  record.body = std::string(300, 'x');
  record.citations.push_back({.number = "25-NQ/TW",
                              .key = "25/NQTW",
                              .type = {},
                              .issuer = {},
                              .dates = {20160101},
                              .as_written = "Nghị quyết 25-NQ/TW",
                              .mentions = {{7, 9}}});
  const std::string bytes = encode_stored(record);
  std::size_t whole = 0;
  for (std::size_t size = 1; size < bytes.size(); ++size) {
    try {
      decode_stored(bytes.substr(0, size));
      ++whole;
    } catch (const StoredFormError&) {
    }
  }
  // Format byte alone, and after each of id, body and citation: all fields are whole there.
  EXPECT_EQ(whole, 4u);
}

TEST(StoredForm, DamagedBytesGiveARecordOrAnErrorAndNothingElse) {
  Random random(2);
  for (int round = 0; round < 300; ++round) {
    const std::string whole = encode_stored(random_record(random));
    for (int damage = 0; damage < 30; ++damage) {
      std::string bytes = whole;
      for (std::size_t left = random.below(3) + 1; left > 0; --left)
        bytes[random.below(bytes.size())] = static_cast<char>(random.below(256));
      if (random.below(2) == 0) bytes.resize(random.below(bytes.size() + 1));
      try {
        decode_stored(bytes);
      } catch (const StoredFormError& error) {
        EXPECT_STRNE(error.what(), "");
      }
    }
    std::string noise = random_bytes(random, random.below(200));
    noise.insert(0, 1, '\x01');
    try {
      decode_stored(noise);
    } catch (const StoredFormError&) {
    }
  }
}

// A length that claims more than there is must not make the reader ask for that much memory.
TEST(StoredForm, HugeLengthsAndCountsAreRefusedAtOnce) {
  const std::string huge = "\xff\xff\xff\xff\xff\xff\xff\xff\x7f";
  EXPECT_THROW(decode_stored("\x01\x04" + huge + "x"), StoredFormError);
  std::string citation(6, '\0');  // five empty texts, begin 0
  citation.append(huge);
  std::string bytes = "\x01\x10";
  bytes.push_back(static_cast<char>(citation.size()));
  bytes.append(citation);
  EXPECT_THROW(decode_stored(bytes), StoredFormError);
  bytes.assign(1, '\x01').append(20, '\xff');
  EXPECT_THROW(decode_stored(bytes), StoredFormError);
}

}  // namespace
}  // namespace vankho::schema
