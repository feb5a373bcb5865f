// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/text/document_number.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>
#include <string>
#include <vector>

namespace vankho::text {
namespace {

using ::testing::ElementsAre;

const std::filesystem::path kReference = VANKHO_SOURCE_DIR "/../shared/reference/number_variants.tsv";

std::vector<std::string> split(const std::string& line, char separator) {
  std::vector<std::string> cells;
  std::istringstream stream(line);
  for (std::string cell; std::getline(stream, cell, separator);) cells.push_back(cell);
  return cells;
}

TEST(ParseDocumentNumber, ReadsEveryFormAsOneNumber) {
  struct Row {
    std::string_view written;
    std::string_view display;
    std::string_view key;
    NumberSystem system;
    std::string_view type_id;
  };
  constexpr auto kParty = NumberSystem::kParty;
  constexpr auto kState = NumberSystem::kState;
  const auto rows = std::to_array<Row>({
      // The prescribed forms.
      {"318-CV/HU", "318-CV/HU", "318/CVHU", kParty, "cong-van"},
      {"09-NQ/TU", "09-NQ/TU", "9/NQTU", kParty, "nghi-quyet"},
      {"214/QĐ-UBND", "214/QĐ-UBND", "214/QDUBND", kState, "quyet-dinh"},
      {"31/2021/NĐ-CP", "31/2021/NĐ-CP", "31/2021/NDCP", kState, "nghi-dinh"},
      {"47/2019/QH14", "47/2019/QH14", "47/2019/QH14", kState, ""},
      {"512/2015/UBTVQH13", "512/2015/UBTVQH13", "512/2015/UBTVQH13", kState, ""},
      {"4417/BNV-CCHC", "4417/BNV-CCHC", "4417/BNVCCHC", kState, "cong-van"},
      {"11/2013/TTLT-BTC-BNV-BYT", "11/2013/TTLT-BTC-BNV-BYT", "11/2013/TTLTBTCBNVBYT", kState, "thong-tu-lien-tich"},
      {"07-QC/BTCTU-BNCTU", "07-QC/BTCTU-BNCTU", "7/QCBTCTUBNCTU", kParty, "quy-che"},
      {"02b/BC-THPT", "02b/BC-THPT", "2b/BCTHPT", kState, "bao-cao"},
      // Lead words.
      {"Số: 214/QĐ-UBND", "214/QĐ-UBND", "214/QDUBND", kState, "quyet-dinh"},
      {"  Số 318 - CV/HU ", "318-CV/HU", "318/CVHU", kParty, "cong-van"},
      {"Thông tư số 8/2022/TT-BYT.", "8/2022/TT-BYT", "8/2022/TTBYT", kState, "thong-tu"},
      {"Luật số: 19/2003/QH11", "19/2003/QH11", "19/2003/QH11", kState, ""},
      // Signs, blanks, look-alikes.
      {"318–CV/HU", "318-CV/HU", "318/CVHU", kParty, "cong-van"},
      {"318‑CV∕HU", "318-CV/HU", "318/CVHU", kParty, "cong-van"},
      {"３１８－ＣＶ／ＨＵ", "318-CV/HU", "318/CVHU", kParty, "cong-van"},
      {"17 / CT - TTg", "17/CT-TTg", "17/CTTTG", kState, "chi-thi"},
      {"SỐ:      41   /2001/TT/BTC", "41/2001/TT-BTC", "41/2001/TTBTC", kState, "thong-tu"},
      {"l7/CT-TTg", "17/CT-TTg", "17/CTTTG", kState, "chi-thi"},
      {"1O3/QĐ-UBND", "103/QĐ-UBND", "103/QDUBND", kState, "quyet-dinh"},
      {"214/QÐ-UBND", "214/QĐ-UBND", "214/QDUBND", kState, "quyet-dinh"},
      {"7/2025/TT-BT\u0421", "7/2025/TT-BTC", "7/2025/TTBTC", kState, "thong-tu"},
      {"214/Q\u00ADĐ-UB\u200BND", "214/QĐ-UBND", "214/QDUBND", kState, "quyet-dinh"},
      {"445-KL/TU\u031B", "445-KL/TU", "445/KLTU", kParty, "ket-luan"},
      {"03/-CV/BCSĐ", "03-CV/BCSĐ", "3/CVBCSD", kParty, "cong-van"},
      {"50/2022/NĐ_CP", "50/2022/NĐ-CP", "50/2022/NDCP", kState, "nghi-dinh"},
      // Signs left out or exchanged.
      {"318CV/HU", "318-CV/HU", "318/CVHU", kParty, "cong-van"},
      {"84 QĐ/TWĐTN", "84-QĐ/TWĐTN", "84/QDTWDTN", kParty, "quyet-dinh"},
      {"318-CV-HU", "318-CV/HU", "318/CVHU", kParty, "cong-van"},
      {"12/CĐ.UBND", "12/CĐ-UBND", "12/CDUBND", kState, "cong-dien"},
      {"136/QĐ/UBND/2008", "136/2008/QĐ-UBND", "136/2008/QDUBND", kState, "quyet-dinh"},
      {"85/2005-NĐ-CP", "85/2005/NĐ-CP", "85/2005/NDCP", kState, "nghi-dinh"},
      // Codes written without marks or in other letters.
      {"27-KH/DU", "27-KH/ĐU", "27/KHDU", kParty, "ke-hoach"},
      {"17-TTR/ĐU", "17-TTr/ĐU", "17/TTRDU", kParty, "to-trinh"},
      {"102/QD-TTG", "102/QĐ-TTg", "102/QDTTG", kState, "quyet-dinh"},
      {"29/2006/NDD-CP", "29/2006/NĐ-CP", "29/2006/NDCP", kState, "nghi-dinh"},
      {"9/NQ-HDND", "9/NQ-HĐND", "9/NQHDND", kState, "nghi-quyet"},
      {"07/ƯBND-VX", "07/UBND-VX", "7/UBNDVX", kState, "cong-van"},
      {"1234/BGDDT-VP", "1234/BGDĐT-VP", "1234/BGDDTVP", kState, "cong-van"},
      {"13/2016/nđ-cp", "13/2016/NĐ-CP", "13/2016/NDCP", kState, "nghi-dinh"},
      {"5/xyzt-abc", "", "", kState, ""},  // small letters that nobody knows
      {"16/2011/tt-bgdđt", "16/2011/TT-BGDĐT", "16/2011/TTBGDDT", kState, "thong-tu"},
      {"21/QĐ-TrTHXB", "21/QĐ-TrTHXB", "21/QDTRTHXB", kState, "quyet-dinh"},
      {"2587-CV/VPTW/nb", "2587-CV/VPTW-nb", "2587/CVVPTWNB", kParty, "cong-van"},
      {"3/2010/TTLT-BNV-BLĐTB&XH", "3/2010/TTLT-BNV-BLĐTB&XH", "3/2010/TTLTBNVBLDTBXH", kState, "thong-tu-lien-tich"},
      // QĐ, QĐi and QyĐ share a key.
      {"06-QĐi/TW", "06-QĐi/TW", "6/QDTW", kParty, "quy-dinh"},
      {"06-QyĐ/TW", "06-QyĐ/TW", "6/QDTW", kParty, "quy-dinh"},
      {"06-QĐ/TW", "06-QĐ/TW", "6/QDTW", kParty, "quyet-dinh"},
      // Types whose code is an agency's too, and types of the Party alone.
      {"5282/CT-CS", "5282/CT-CS", "5282/CTCS", kState, "cong-van"},
      {"18/CT-UBND", "18/CT-UBND", "18/CTUBND", kState, "chi-thi"},
      {"983/TB-CT", "983/TB-CT", "983/TBCT", kState, "thong-bao"},
      {"37/ĐK-HT", "37/ĐK-HT", "37/DKHT", kState, "cong-van"},
      {"15/KH-TRUONGHB", "15/KH-TRUONGHB", "15/KHTRUONGHB", kState, "ke-hoach"},
      {"12-TT/TW", "12-TT/TW", "12/TTTW", kParty, "thong-tri"},
      {"05/HĐ-UBND", "05/HĐ-UBND", "5/HDUBND", kState, "hop-dong"},
      {"05/HD-UBND", "05/HD-UBND", "5/HDUBND", kState, "huong-dan"},
      // One code is enough where nothing else is said.
      {"15/CP", "15/CP", "15/CP", kState, ""},
      {"119-CP", "119/CP", "119/CP", kState, ""},
      {"23-L/CTN", "23-L/CTN", "23/LCTN", kParty, "lenh"},
      // Cut off after a sign.
      {"14/2017/NĐ-", "14/2017/NĐ", "14/2017/ND", kState, "nghi-dinh"},
      // No numbers.
      {"", "", "", kState, ""},
      {"Không số", "", "", kState, ""},
      {"318", "", "", kState, ""},
      {"15/11/2016", "", "", kState, ""},
      {"19/2016", "", "", kState, ""},
      {"0/QĐ-UBND", "", "", kState, ""},
      {"1234567/QĐ-UBND", "", "", kState, ""},
      {"318-CV/HU và 319-CV/HU", "", "", kState, ""},
      {"Kính gửi 318-CV/HU", "", "", kState, ""},
      {"1- Giao", "", "", kState, ""},
  });
  for (const Row& row : rows) {
    SCOPED_TRACE(row.written);
    const auto number = parse_document_number(row.written);
    if (row.display.empty()) {
      EXPECT_FALSE(number.has_value());
      continue;
    }
    ASSERT_TRUE(number.has_value());
    EXPECT_EQ(number->display(), row.display);
    EXPECT_EQ(number->key(), row.key);
    EXPECT_EQ(number->system, row.system);
    EXPECT_EQ(number->type_id(), row.type_id);
  }
}

TEST(DocumentNumber, GivesItsPartsForTerms) {
  const auto number = parse_document_number("001a/2016/QĐ-UBND");
  ASSERT_TRUE(number.has_value());
  EXPECT_EQ(number->count, 1U);
  EXPECT_EQ(number->padding, "00");
  EXPECT_EQ(number->display(), "001a/2016/QĐ-UBND");
  EXPECT_EQ(number->key(), "1a/2016/QDUBND");
  EXPECT_EQ(number->bare_key(), "1a/QDUBND");
  EXPECT_EQ(number->count_key(), "1a");
  EXPECT_THAT(number->folded_codes(), ElementsAre("QD", "UBND"));
}

std::vector<std::string> displays(std::string_view text) {
  std::vector<std::string> found;
  for (const NumberMatch& match : find_document_numbers(text)) found.push_back(match.number.display());
  return found;
}

TEST(FindDocumentNumbers, InRunningText) {
  struct Row {
    std::string_view text;
    std::vector<std::string> found;
  };
  const std::vector<Row> rows{
      {"Thực hiện Công văn số 467-CV/HU ngày 01 tháng 3 năm 2017", {"467-CV/HU"}},
      {"Quyết định số 88-QĐ/TW, Quyết định số 89-QĐ/TW ngày 12/12/2013", {"88-QĐ/TW", "89-QĐ/TW"}},
      {"số 25-NQ/TW (khóa XI)", {"25-NQ/TW"}},
      {"Kết luận số 100 - KL/TW", {"100-KL/TW"}},
      {"- 318-CV/HU;\n-319-CV/HU.", {"318-CV/HU", "319-CV/HU"}},
      {"số 858CV/ĐUK", {"858-CV/ĐUK"}},
      {"Số: 45 /SNV-VP và số 46/ SNV-VP", {"45/SNV-VP", "46/SNV-VP"}},
      {"So\u0302\u0301 12/QĐ-UBND", {"12/QĐ-UBND"}},
      // A number ends where the sentence goes on.
      {"số 25-NQ/TW - BCH Trung ương", {"25-NQ/TW"}},
      {"số 16/CT-TTg.UBND tỉnh giao", {"16/CT-TTg"}},
      {"Nghị định 40/2018/NĐ-CP-Da sửa đổi", {"40/2018/NĐ-CP"}},
      {"theo 16/CT-TTg./.", {"16/CT-TTg"}},
      // It goes on in the next line, a heading does not.
      {"Nghị quyết 25-NQ/\nTW của", {"25-NQ/TW"}},
      {"Thông tư 02/2017/TT-\n  BTNMT", {"02/2017/TT-BTNMT"}},
      {"số 12/2020/QĐ-\nCỘNG HÒA XÃ HỘI", {"12/2020/QĐ"}},
      // Lists.
      {"03 và 04-CT/TW", {"03-CT/TW", "04-CT/TW"}},
      {"Quyết định 217, 218-QĐ/TW của Bộ Chính trị", {"217-QĐ/TW", "218-QĐ/TW"}},
      {"các Thông tư số 01, 02, 03/2014/TT-BXD", {"01/2014/TT-BXD", "02/2014/TT-BXD", "03/2014/TT-BXD"}},
      {"số 01/2013, 02/2014/TT-BXD", {"01/2013/TT-BXD", "02/2014/TT-BXD"}},
      {"số 5; 6 & 7-KH/HU", {"5-KH/HU", "6-KH/HU", "7-KH/HU"}},
      {"217-QĐ/TW, 218 và 219-QĐ/TW", {"217-QĐ/TW", "218-QĐ/TW", "219-QĐ/TW"}},
      {"từ số 3 đến 04-CT/TW", {"04-CT/TW"}},
      {"năm 2015 và 04-CT/TW", {"04-CT/TW"}},
      {"khoản 2, Điều 5, 30/2020/NĐ-CP", {"30/2020/NĐ-CP"}},
      // Old forms need a word that announces them.
      {"Nghị định 15/CP; Quyết định số 178/TTg và số 36-CP", {"15/CP", "178/TTg", "36/CP"}},
      {"Nghị định 15, 16/CP và 36/CP", {"15/CP", "16/CP", "36/CP"}},
      {"tỷ lệ 15/CP", {}},
      {"số 15/XY", {}},
      // Unknown codes without a year need one too; mẫu and biểu number forms.
      {"Công văn số 77/QLKT-KH1 ngày 5", {"77/QLKT-KH1"}},
      {"phiếu 77/QLKX-KZV", {}},
      {"Mẫu số 01-TH/BC, biểu 02-TH/BC", {}},
      {"các Mẫu số: 01-KK/TSXX, 02-PX/TSXX", {}},
      // No numbers.
      {"1- Giao UBND/HĐND các xã", {}},
      {"2- UBND/HĐND huyện", {}},
      {"3. UBND/HĐND", {}},
      {"24/7, 80 km/h, 1/2, 3,5%, và/hoặc", {}},
      {"ngày 15/11/2016, 15-11-2016, 2016-2020", {}},
      {"điện thoại 0262.3688.123, 0905-123-456", {}},
      {"giai đoạn 2016-2020 QĐ/TW", {}},
      {"tháng 9/2016 - UBND tỉnh", {}},
      {"Điều 5 QĐ/TW", {}},
      {"lớp 12/A-B, nhà 5/12/3-Q", {}},
      {"http://vidu.vn/a/12/2016/NĐ-CP", {}},
      {"lời văn không có số nào", {}},
  };
  for (const Row& row : rows) EXPECT_EQ(displays(row.text), row.found) << row.text;
}

TEST(FindDocumentNumbers, OffsetsAreThoseOfTheWrittenNumber) {
  const std::string text = "Căn cứ các Thông tư số 01, 02/2014/TT-BXD và Công văn số 3 - CV/Đ\u00ADU.";
  const auto matches = find_document_numbers(text);
  ASSERT_EQ(matches.size(), 3U);
  const auto slice = [&](const NumberMatch& match) { return text.substr(match.begin, match.end - match.begin); };
  EXPECT_EQ(slice(matches[0]), "01");
  EXPECT_EQ(slice(matches[1]), "02/2014/TT-BXD");
  EXPECT_EQ(slice(matches[2]), "3 - CV/Đ\u00ADU");
}

TEST(DocumentNumberReference, EveryVariantHasItsMeaning) {
  std::ifstream file(kReference);
  if (!file) GTEST_SKIP() << "the reference table of number variants is not beside the source tree";
  std::string line;
  std::getline(file, line);
  int rows = 0;
  while (std::getline(file, line)) {
    const auto cells = split(line, '\t');
    ASSERT_GE(cells.size(), 6U);
    SCOPED_TRACE(cells[0]);
    const auto number = parse_document_number(cells[0]);
    ASSERT_TRUE(number.has_value());
    // Its key has bars between all parts and keeps QDI apart from QD.
    const auto parts = split(cells[2], '|');
    std::string key = parts[0] + '/';
    std::size_t next = 1;
    if (!cells[5].empty()) key += parts[next++] + '/';
    for (; next < parts.size(); ++next) {
      std::string code = parts[next] == "QDI" ? "QD" : parts[next];
      std::erase(code, '&');
      key += code;
    }
    EXPECT_EQ(number->key(), key);
    EXPECT_EQ(number->system == NumberSystem::kParty ? "party" : "gov", cells[3]);
    // Zeros are kept for people; small letters of a number typed small are not.
    std::string shown = number->display().substr(number->padding.size());
    if (cells[1] == "12/2016/NĐ-cp") shown.replace(shown.size() - 2, 2, "cp");
    EXPECT_EQ(shown, cells[1]);
    ++rows;
  }
  EXPECT_GE(rows, 94);
}

// Rows of counts, signs, years and codes with anything in between, so that many numbers are nearly right.
std::string random_text(std::minstd_rand& random, int numbers) {
  constexpr auto kCounts = std::to_array<std::string_view>({"1", "05", "223", "2016", "l6", "01a", "37416"});
  constexpr auto kSigns = std::to_array<std::string_view>({"-", "–", "/", "⁄", " - ", " /", "-\n", ".", " ", "", "/-"});
  constexpr auto kYears = std::to_array<std::string_view>({"2016/", "2020-", "/2008", "16/"});
  constexpr auto kCodes = std::to_array<std::string_view>(
      {"CV", "QĐ",   "Q\u00ADĐ", "QĐi", "NĐ",  "nđ",  "cp",     "HU",      "TƯ", "TU\u031B", "UBND",
       "CP", "QH14", "TTg",      "Da",  "ĐƠN", "XYZ", "BTC&KH", "B\u0301", "L",  "nb",       "ƯBND"});
  constexpr auto kOthers =
      std::to_array<std::string_view>({" ", "\n", ", ", " và ", "; ", " số ", "Nghị định ", "Mẫu số ",
                                       " ngày 15/11/2016 ", "(", "\u0301", "\u200B", "\xF0\x9F", "\xFF"});
  const auto any = [&](const auto& pieces) {
    return pieces[std::uniform_int_distribution<std::size_t>(0, pieces.size() - 1)(random)];
  };
  const auto once_in = [&](int times) { return std::uniform_int_distribution<int>(1, times)(random) == 1; };
  std::string text;
  for (int i = 0; i < numbers; ++i) {
    text.append(any(kOthers)).append(any(kCounts)).append(any(kSigns));
    if (once_in(3)) text.append(any(kYears));
    text.append(any(kCodes));
    while (!once_in(3)) text.append(any(kSigns)).append(once_in(9) ? any(kOthers) : any(kCodes));
  }
  return text;
}

TEST(DocumentNumberProperty, SlicesAndDisplaysParseBackToTheSameKey) {
  std::minstd_rand random(20161115);
  int numbers = 0;
  for (int round = 0; round < 600; ++round) {
    const std::string text = random_text(random, 10);
    std::uint32_t end = 0;
    for (const NumberMatch& match : find_document_numbers(text)) {
      ASSERT_LE(end, match.begin) << text;
      ASSERT_LT(match.begin, match.end) << text;
      ASSERT_LE(match.end, text.size()) << text;
      end = match.end;
      const auto shown = parse_document_number(match.number.display());
      ASSERT_TRUE(shown.has_value()) << match.number.display() << " in " << text;
      EXPECT_EQ(shown->key(), match.number.key()) << text;
      EXPECT_EQ(shown->display(), match.number.display()) << text;
      const std::string slice = text.substr(match.begin, match.end - match.begin);
      const auto again = parse_document_number(slice);
      if (!again) {
        // An element of a list is a count, perhaps with a year.
        EXPECT_LE(slice.size(), 10U) << slice << " in " << text;
        EXPECT_GE(std::ranges::count_if(slice, [](char c) { return c >= '0' && c <= '9'; }), 1) << slice;
        continue;
      }
      EXPECT_EQ(again->key(), match.number.key()) << slice << " in " << text;
      ++numbers;
    }
  }
  EXPECT_GT(numbers, 1000);
}

TEST(DocumentNumberProperty, AnyBytesAreRead) {
  std::minstd_rand random(7);
  std::uniform_int_distribution<int> byte(0, 255);
  for (int round = 0; round < 500; ++round) {
    std::string text(200, '\0');
    std::ranges::generate(text, [&] { return static_cast<char>(byte(random)); });
    for (const NumberMatch& match : find_document_numbers(text)) EXPECT_LE(match.end, text.size());
    for (const DateMatch& match : find_dates(text)) EXPECT_LE(match.end, text.size());
    if (const auto query = parse_number_query(text)) {
      EXPECT_LE(query->end, text.size());
    }
    parse_document_number(text);
  }
}

TEST(DocumentNumberProperty, TakesLinearTime) {
  for (const std::string_view piece :
       {"1, ", "1/", "12/2016/", "1/CV-", "A", "1", "-", "số 1 và ", "\u0301", "15/CP, "}) {
    std::string text = "1";
    while (text.size() < 60'000) text += piece;
    const std::clock_t start = std::clock();  // of the processor: other work must not count
    find_document_numbers(text);
    find_dates(text);
    EXPECT_LT(std::clock() - start, 2 * CLOCKS_PER_SEC) << piece;
  }
}

}  // namespace
}  // namespace vankho::text
