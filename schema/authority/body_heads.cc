// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/authority/body_heads.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace vankho::authority {
namespace {

constexpr auto kBodyHeads = std::to_array<std::string_view>({
    // Party
    "danguy",
    "dangbo",
    "tinhuy",
    "thanhuy",
    "thiuy",
    "huyenuy",
    "quanuy",
    "chibo",
    "chiuy",
    "banchaphanh",
    "banthuongvu",
    "bancansudang",
    "dangdoan",
    "bobithu",
    "bochinhtri",
    "banbithu",
    "quanuytrunguong",
    "bch",
    "btv",
    "daihoidaibieu",
    "dhdb",
    "doanchutich",
    "vanphong",
    "uybankiemtra",
    "coquan",
    "tieuban",
    "trunguong",
    "trungtam",
    "truongchinhtri",
    "hocvien",
    "toabao",
    "tapchi",
    // State
    "uybannhandan",
    "ubnd",
    "uybanhanhchinh",
    "hoidongnhandan",
    "hdnd",
    "chinhphu",
    "thutuong",
    "quochoi",
    "uybanthuongvu",
    "chutichnuoc",
    "hoidong",
    "uyban",
    "tongcuc",
    "tongcongty",
    "tapdoan",
    "congty",
    "ngansach",
    "nganhang",
    "khobac",
    "baohiem",
    "thanhtra",
    "kiemtoan",
    "kiemsat",
    "toaan",
    "vienkiemsat",
    "chicuc",
    "bochihuy",
    "botulenh",
    "chicucthue",
    "haiquan",
    "congan",
    "quankhu",
    "trungdoan",
    "sudoan",
    "donbienphong",
    "daihoc",
    "benhvien",
    "tramyte",
    "nhaxuatban",
    "xinghiep",
    "hoptacxa",
    // mass organisations
    "uybanmattran",
    "ubmttq",
    "mattran",
    "mttq",
    "tongliendoan",
    "liendoan",
    "congdoan",
    "lienhiep",
    "lienminh",
    "tinhdoan",
    "thanhdoan",
    "huyendoan",
    "quandoan",
    "thidoan",
});

// The same of one syllable, which needs its marks: "Đài" heads a name, "Đại" begins one.
constexpr auto kShortHeads =
    std::to_array<std::string_view>({"bộ", "sở", "cục", "vụ", "viện", "phòng", "ban", "thuế", "trường", "đài", "cảng",
                                     "hạt", "đội", "tổ", "khu", "nhà", "đoàn", "hội", "báo"});

// Words of two syllables that begin like a name and are none.
constexpr auto kWords = std::to_array<std::string_view>(
    {"tổ chức",   "ban hành",  "bộ phận",  "bộ luật",    "bộ tiêu",    "bộ chỉ",      "bộ thủ",     "bộ mã",
     "hội nghị",  "hội thảo",  "hội viên", "hội thi",    "báo cáo",    "thuế suất",   "thuế thu",   "thuế giá",
     "thuế xuất", "thuế nhập", "thuế sử",  "trường hợp", "phòng cháy", "phòng chống", "phòng ngừa", "viện dẫn",
     "vụ việc",   "vụ án",     "nhà nước", "nhà ở",      "đội ngũ",    "đoàn kết",    "sở hữu",     "cục bộ"});

}  // namespace

std::size_t match_body(const text::Words& words, std::size_t at) {
  if (const std::size_t count = text::match_any(words, at, kBodyHeads); count > 0) return count;
  if (at >= words.words.size()) return 0;
  const std::string& head = words.words[at].exact;
  if (std::ranges::find(kShortHeads, std::string_view(head)) == kShortHeads.end()) return 0;
  if (at + 1 == words.words.size()) return 1;
  return std::ranges::find(kWords, head + ' ' + words.words[at + 1].exact) == kWords.end() ? 1 : 0;
}

}  // namespace vankho::authority
