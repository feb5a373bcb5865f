// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/archive/members.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <set>
#include <string>
#include <vector>

#include "indexer/extract/archive/member_names.h"
#include "indexer/extract/extract.h"
#include "schema/text/fold.h"
#include "tests/indexer/support/archives.h"
#include "tests/indexer/support/zipped.h"

namespace vankho::indexing {
namespace {

using ::testing::ElementsAre;
using testing::Files;
using testing::message;
using testing::packed;
using testing::Packing;
using testing::rar4;
using testing::rar5;

// "name: bytes" or "name! reason" of each member.
class Seen : public MemberSink {
 public:
  void begin(std::string_view name) override {
    name_ = name;
    bytes_.clear();
  }
  void add(std::string_view bytes) override { bytes_ += bytes; }
  void end(const std::optional<Reason>& why) override {
    members.push_back(why ? name_ + "! " + std::string(reason_name(why->code)) : name_ + ": " + bytes_);
  }
  std::vector<std::string> members;

 private:
  std::string name_;
  std::string bytes_;
};

struct Result {
  std::vector<std::string> members;
  std::string end;  // "", "paper", or a reason
};
Result unpacked(const std::string& bytes, const std::string& name, std::uint64_t first = 0) {
  Seen seen;
  const Unpacked end = unpack(bytes, name, first, seen);
  std::string said = end.reason ? std::string(reason_name(end.reason->code)) : std::string();
  if (end.is_paper) said = said.empty() ? "paper" : "paper, " + said;
  return {seen.members, said};
}

const Files kTwo{{"a.txt", "một"}, {"b/c.txt", "hai"}};

TEST(Archive, OfEveryKindGivesItsFilesInOrder) {
  const std::pair<std::string, std::string> archives[] = {
      {"a.zip", packed(Packing::kZip, kTwo)},
      {"a.7z", packed(Packing::kSevenZip, kTwo)},
      {"a.tar", packed(Packing::kTar, kTwo)},
      {"a.tar.gz", packed(Packing::kTarGzip, kTwo)},
      {"a.rar", rar4(kTwo)},
      {"a5.rar", rar5(kTwo)},
      {"a.7z", packed(Packing::kZip, kTwo)},  // the content says what it is
  };
  for (const auto& [name, bytes] : archives) {
    EXPECT_TRUE(is_archive_name(name));
    EXPECT_EQ(unread_format(name), std::nullopt);
    const Result result = unpacked(bytes, name);
    EXPECT_THAT(result.members, ElementsAre("a.txt: một", "b/c.txt: hai")) << name;
    EXPECT_EQ(result.end, "") << name;
    EXPECT_THAT(unpacked(bytes, name, 1).members, ElementsAre("b/c.txt: hai")) << name;
  }
}

TEST(Archive, WhatIsNotReadIsSaid) {
  const std::string zip = packed(Packing::kZip, {{".an/a.txt", "x"},
                                                 {"chay.exe", "x"},
                                                 {"dong.jsonl", "{}"},
                                                 {"trong.zip", "x"},
                                                 {"phan.7z.002", "x"},
                                                 {"a.txt", "một"}});
  EXPECT_THAT(unpacked(zip, "a.zip").members,
              ElementsAre(".an/a.txt! hidden", "chay.exe! other_format", "dong.jsonl! format_not_read", "trong.zip: x",
                          "phan.7z.002! archive_volume", "a.txt: một"));
}

TEST(Archive, LockedPackedOtherwiseOrCutIntoVolumesSaysSo) {
  const std::string lock("\x01\x00\x00\x0F", 4);
  struct Row {
    std::string bytes;
    std::vector<std::string> members;
    std::string end;
  };
  const Row rows[] = {
      {zipped({{"a.txt", "một"}}, "123"), {"a.txt! encrypted"}, ""},
      {rar4(kTwo, 0, 0x0004), {"a.txt! encrypted", "b/c.txt! encrypted"}, ""},
      {rar4(kTwo, 0x0080), {}, "encrypted"},
      {rar5(kTwo, 0, lock + std::string(32, 'x')), {}, "encrypted"},
      {rar4(kTwo, 0, 0x0010), {}, "packed_otherwise"},  // solid: libarchive 3.6.2 cannot
      {rar4(kTwo, 0x0001), {}, "archive_volume"},
      {rar5(kTwo, 1), {}, "archive_volume"},
  };
  for (const Row& row : rows) {
    const Result result = unpacked(row.bytes, "a.rar");
    EXPECT_EQ(result.members, row.members);
    EXPECT_EQ(result.end, row.end);
  }
}

TEST(Archive, WhatIsNoneOrHoldsNoPapersSaysSo) {
  EXPECT_EQ(unpacked("", "a.zip").end, "empty");
  EXPECT_EQ(unpacked("không phải tệp nén", "a.rar").end, "damaged_file");
  EXPECT_EQ(unpacked(zipped({{"mimetype", "application/epub+zip"}}), "a.zip").end, "other_format");
  EXPECT_EQ(unpacked(zipped({{"META-INF/MANIFEST.MF", ""}}), "a.zip").end, "other_format");
  // An Office file under the name of an archive is a paper, not thirty of XML.
  const Result office = unpacked(zipped({{"mimetype", "application/vnd.oasis.opendocument.text"}}), "a.zip");
  EXPECT_EQ(office.end, "paper");
  EXPECT_TRUE(office.members.empty());
  for (const char* name : {"a.jar", "a.apk", "a.epub"})
    EXPECT_EQ(unread_format(name)->code, ReasonCode::kOtherFormat) << name;
}

TEST(Archive, DamagedGivesWhatIsWholeAndSaysTheRest) {
  std::mt19937 random(11);
  std::string noise(20'000, '\0');
  for (char& byte : noise) byte = static_cast<char>(random());
  const Files files{{"a.txt", "một"}, {"b.txt", noise}, {"c.txt", "ba"}};
  for (const std::string& whole :
       {packed(Packing::kZip, files), packed(Packing::kTar, files), rar4(files), rar5(files)}) {
    const Result cut = unpacked(whole.substr(0, 12'000), "a.rar");
    ASSERT_FALSE(cut.members.empty());
    EXPECT_EQ(cut.members[0], "a.txt: một");
    EXPECT_EQ(cut.members.back(), "b.txt! damaged_file");
    EXPECT_EQ(cut.end, "damaged_file");
  }
  // A ZIP file of which only the list of files is damaged, as a sum or a size in it may be.
  std::string zip = packed(Packing::kZip, kTwo);
  zip.replace(zip.rfind("PK\x05\x06") + 16, 4, "\xFF\xFF\xFF\xFF");
  const Result listless = unpacked(zip, "a.zip");
  EXPECT_THAT(listless.members, ElementsAre("a.txt: một", "b/c.txt: hai"));
  EXPECT_EQ(listless.end, "damaged_file");
  // Its list of files stands at the end.
  EXPECT_EQ(unpacked(packed(Packing::kSevenZip, files).substr(0, 12'000), "a.7z").end, "damaged_file");
}

TEST(Archive, OfAnyBytesEnds) {
  std::mt19937 random(5);
  for (const std::string& whole : {packed(Packing::kZip, kTwo), packed(Packing::kSevenZip, kTwo), rar4(kTwo),
                                   rar5(kTwo), packed(Packing::kTarGzip, kTwo)})
    for (int i = 0; i < 300; ++i) {
      std::string bytes = whole;
      for (int j = 0; j < 3; ++j) bytes[random() % bytes.size()] = static_cast<char>(random());
      unpacked(bytes, "a.zip");
    }
}

TEST(VolumeName, IsOneOfSeveralFiles) {
  for (const char* name : {"a.7z.001", "a.zip.012", "a.z01", "A.R00", "a.part2.rar", "thu.muc/a.PART10.RAR"})
    EXPECT_TRUE(is_volume_name(name)) << name;
  for (const char* name : {"a.rar", "a.001", "ban.do.002", "part1.rar", "a.partx.rar", "a.rtf", "a.zip"})
    EXPECT_FALSE(is_volume_name(name)) << name;
}

TEST(EmailAttachments, AreMembers) {
  const std::string inner = message("Trong", "bên trong", {{"x.txt", "sâu"}});
  const std::string mail =
      message("Ngoài", "thư", {{"cv.txt", "công văn"}, {"cid:logo.png", "PNG"}, {"message", inner}, {"a.exe", "MZ"}});
  EXPECT_EQ(extract(mail, "a.eml").text, "Ngoài\nTừ: vanthu@example.vn\n\nthư");
  const Result result = unpacked(mail, "a.eml");
  ASSERT_EQ(result.members.size(), 3u);
  EXPECT_EQ(result.members[0], "cv.txt: công văn");
  EXPECT_THAT(result.members[1], ::testing::StartsWith("message.eml: From: vanthu@example.vn"));
  EXPECT_THAT(unpacked(result.members[1].substr(13), "message.eml").members, ElementsAre("x.txt: sâu"));
  EXPECT_EQ(result.members[2], "a.exe! other_format");
  EXPECT_EQ(result.end, "paper");
  EXPECT_EQ(unpacked("không phải thư", "a.eml").end, "paper");
  EXPECT_EQ(unpacked(message("a", "b", {}), "a.eml").end, "paper");
}

// As programs of Windows and DOS wrote them, and people who typed TCVN3 into the names of files.
TEST(ReadableName, IsVietnameseWhateverTheCodePage) {
  const std::pair<std::string, std::string> rows[] = {
      {"Công văn số 12.doc", "Công văn số 12.doc"},
      {"C\x93ng v\x83n.doc", "Công vân.doc"},                   // code page 437
      {"B\xA0o c\xA0o/h\x93i ngh.doc", "Báo cáo/hôi ngh.doc"},  // code page 437
      {"C\xF4ng v\xE3n.doc", "Công văn.doc"},                   // windows-1258
      {"Quy\xEA\xECt \xF0i\xF2nh.doc", "Quyết định.doc"},       // windows-1258, tones apart
      {"C\xABng v\xA8n s\xE8 5.doc", "Công văn số 5.doc"},      // TCVN3
      {"M\x81ller.doc", "Müller.doc"},
  };
  for (const auto& [bytes, name] : rows) EXPECT_EQ(readable_name(bytes), name);
}

TEST(MemberNames, AreSafeAndDifferent) {
  MemberNames names;
  const std::pair<std::string, std::string> rows[] = {
      {"a.doc", "a.doc"},
      {"a.doc", "a (2).doc"},
      {"../../etc/a.doc", "etc/a.doc"},
      {"/a.doc", "a (3).doc"},
      {"a (2).doc", "a (2) (2).doc"},
      {"b\\.\\c.doc", "b/c.doc"},
      {"b//c.doc", "b/c (2).doc"},
      {"", "unnamed"},
      {"..", "unnamed (2)"},
      {"dòng\nmới.txt", "dòng\nmới.txt"},
      {".doc", ".doc"},
      {".doc", ".doc (2)"},
  };
  for (const auto& [given, path] : rows) EXPECT_EQ(names.next(given), path) << given;
  const std::string longest = names.next(std::string(5000, 'a') + "/" + std::string(900, 'b') + "ă.doc");
  EXPECT_LE(longest.size(), MemberNames::kMostNameBytes);
  EXPECT_TRUE(longest.ends_with("ă.doc"));
}

TEST(MemberNames, OfAnyBytesAreValidAndStayInTheArchive) {
  std::mt19937 random(3);
  MemberNames names;
  std::set<std::string> given;
  for (int i = 0; i < 3'000; ++i) {
    std::string bytes(random() % 20, '\0');
    for (char& byte : bytes) byte = "./\\a\xC4\x83\xFF\x00\n"[random() % 10];
    const std::string path = names.next(bytes);
    EXPECT_TRUE(given.insert(path).second) << path;
    EXPECT_TRUE(text::is_valid_utf8(path));
    EXPECT_EQ(("/" + path + "/").find("/../"), std::string::npos);
    EXPECT_EQ(path.find("//"), std::string::npos);
    EXPECT_NE(path.front(), '/');
  }
}

}  // namespace
}  // namespace vankho::indexing
