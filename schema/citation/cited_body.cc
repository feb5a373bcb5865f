// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/citation/cited_body.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "schema/authority/body_heads.h"
#include "schema/authority/document_types.h"

namespace vankho::citation {
namespace {

constexpr std::size_t kMaxWords = 14;

// Words that names of bodies have in small letters behind other small ones ("Ủy ban nhân dân tỉnh").
constexpr auto kNameWords = std::to_array<std::string_view>({
    "nhân",   "dân",    "ủy",     "thường", "vụ",     "chấp", "hành",  "đảng",  "bộ",    "tỉnh", "huyện",  "xã",
    "phường", "thị",    "trấn",   "quận",   "thành",  "phố",  "đặc",   "khu",   "các",   "cơ",   "quan",   "và",
    "trung",  "ương",   "tổ",     "chức",   "kiểm",   "tra",  "tuyên", "giáo",  "vận",   "nội",  "chính",  "trị",
    "phủ",    "tướng",  "trưởng", "phó",    "chủ",    "tịch", "quốc",  "gia",   "hội",   "đồng", "đoàn",   "thể",
    "doanh",  "nghiệp", "khối",   "giám",   "đốc",    "sở",   "ban",   "ngành", "phòng", "chi",  "cục",    "tổng",
    "công",   "an",     "quân",   "sự",     "tòa",    "án",   "viện",  "sát",   "tối",   "cao",  "liên",   "hiệp",
    "phụ",    "nữ",     "nông",   "thanh",  "niên",   "cựu",  "chiến", "binh",  "mặt",   "trận", "lao",    "động",
    "thương", "tài",    "nguyên", "môi",    "trường", "dục",  "đào",   "tạo",   "y",     "tế",   "văn",    "hóa",
    "thao",   "lịch",   "thông",  "tin",    "truyền", "phát", "triển", "thôn",  "khoa",  "học",  "nghệ",   "kế",
    "hoạch",  "đầu",    "tư",     "xây",    "dựng",   "giao", "tải",   "pháp",  "chỉ",   "đạo",  "cán",    "trực",
    "thuộc",  "nhà",    "nước",   "khóa",   "bảo",    "hiểm", "biên",  "thi",   "đua",   "khen", "thưởng", "bí",
    "thư",    "cấp",    "địa",    "phương", "vực",    "hải",  "thuế",  "ngân",  "hàng",  "quản", "lý",     "hợp",
    "tác",    "tộc",    "trí",    "viễn",   "thủy",   "lợi",  "lâm",   "ngư",   "sản",   "dược", "điện",   "lực",
    "bưu",    "kho",    "bạc",    "kiến",   "trúc",   "báo",  "chí",   "hữu",   "nghị",  "tín",  "dụng",   "chứng",
    "khoán",  "cứu",    "nạn",    "vấn",    "ngoại",  "vệ",   "sĩ",    "kinh",  "toán",  "ty",   "phần",   "cổ",
});

// At these a name is over, whatever stands before them.
constexpr auto kEnds = std::to_array<std::string_view>({
    "về",    "của",  "ngày",  "theo",  "quy",  "hướng", "sửa",  "số",  "bãi",   "phê",   "đã",   "nêu",  "để",
    "được",  "tại",  "như",   "trong", "cho",  "khi",   "trên", "với", "do",    "là",    "nhằm", "gắn",  "có",
    "năm",   "từ",   "đến",   "này",   "sau",  "thì",   "bằng", "nên", "phải",  "không", "vào",  "ra",   "lần",
    "đó",    "đối",  "cũng",  "sẽ",    "thay", "bị",    "bởi",  "mà",  "nay",   "gồm",   "kèm",  "gửi",  "việc",
    "trước", "hoặc", "cùng",  "tiếp",  "vì",   "yêu",   "đề",   "kết", "quyết", "trả",   "chấp", "đánh", "điều",
    "bổ",    "xác",  "trình", "lấy",   "giao", "còn",   "đang", "bám", "nói",   "ghi",
});

// Two syllables that are a verb, not a part of a name, when written small.
constexpr auto kVerbs = std::to_array<std::string_view>({
    "banhanh",  "thuchien",  "congbo",   "trienkhai", "thongbao",  "chidao",    "tochuc",
    "thanhlap", "xaydung",   "phathanh", "phancong",  "phancap",   "congnhan",  "kientoan",
    "baocao",   "phattrien", "kiemtra",  "lanhdao",   "tangcuong", "chitiet",   "uyquyen",
    "keugoi",   "phatdong",  "phoihop",  "soket",     "tongket",   "quantriet", "nhiemky",
});

// The same written with a capital, as titles of papers begin.
constexpr auto kTitleVerbs = std::to_array<std::string_view>({
    "quydinh",
    "quidinh",
    "banhanh",
    "suadoi",
    "bosung",
    "cancu",
    "huongdan",
    "quyetdinh",
    "baibo",
    "pheduyet",
    "dieu",
    "khoan",
    "chuong",
    "congbo",
});

template <typename Table>
bool contains(const Table& table, std::string_view word) {
  return std::ranges::find(table, word) != table.end();
}

class Reader {
 public:
  explicit Reader(const text::Words& layout) : layout_(layout) {}

  std::size_t end(std::size_t at) const {
    const std::size_t first = at;
    const std::size_t limit = std::min(layout_.words.size(), at + kMaxWords);
    for (; at < limit; ++at) {
      const text::Word& word = layout_.words[at];
      if (at > first) {
        const std::string_view gap = between(layout_.words[at - 1].end, word.begin);
        if (std::ranges::count(gap, '\n') > 1) break;
        // "Sở Lao động - Thương binh và Xã hội" has a dash, "Bộ Văn hóa, Thể thao và Du lịch" a comma before a capital.
        const bool comma = gap.find(',') != std::string_view::npos;
        if (gap.find_first_of(".;:()\"/[") != std::string_view::npos || gap.size() > kMaxWordGap) break;
        if (gap.find("\xE2\x80\x9C") != std::string_view::npos || gap.find("\xE2\x80\x9D") != std::string_view::npos)
          break;
        if (comma && !continues_list(first, at)) break;
        if (word.exact == "và" && !(at + 1 < limit && layout_.words[at + 1].capital && !names_paper(at + 1))) break;
      }
      // In a title of capitals they are in capitals too.
      if (contains(kEnds, word.exact) && (at == first || ends_at(at))) break;
      if (at > first && match_any(layout_, at, kTitleVerbs) > 0) break;
      if (!word.capital) {
        if (!contains(kNameWords, word.exact)) break;
        if (at > first && match_any(layout_, at, kVerbs) > 0 && !is_name_part(at)) break;
      }
      if (word.number) break;
    }
    while (at > first && layout_.words[at - 1].exact == "và") --at;
    return at;
  }

 private:
  std::string_view between(std::size_t begin, std::size_t end) const {
    return begin < end ? layout_.text.substr(begin, end - begin) : std::string_view();
  }

  // "ủy ban chấp hành" has one of the words as a part of a name.
  bool ends_at(std::size_t at) const {
    const text::Word& word = layout_.words[at];
    if (word.capital && !(word.upper && word.folded.size() > 1 && layout_.words[at - 1].upper)) return false;
    return !(word.exact == "chấp" && match_phrase(layout_, at, "chaphanh") > 0) &&
           !(word.exact == "giao" && match_phrase(layout_, at, "giaothong") > 0);
  }

  // A ministry with several fields in its name: "Bộ Văn hóa, Thể thao và Du lịch".
  bool continues_list(std::size_t first, std::size_t at) const {
    if (layout_.words[first].folded != "bo" && layout_.words[first].folded != "so") return false;
    if (!layout_.words[at].capital || authority::match_body(layout_, at) > 0 || names_paper(at)) return false;
    for (std::size_t i = at; i < std::min(layout_.words.size(), at + 5); ++i)
      if (layout_.words[i].exact == "và") return true;
    return false;
  }

  bool names_paper(std::size_t at) const {
    if (at + 1 >= layout_.words.size()) return false;
    return authority::find_document_type(between(layout_.words[at].begin, layout_.words[at + 1].end)) != nullptr;
  }

  // "Ban tổ chức", "ủy ban kiểm tra": verbs that are a field when the name begins with "ban".
  bool is_name_part(std::size_t at) const {
    const std::string& before = layout_.words[at - 1].folded;
    return before == "ban" || before == "bo" || before == "so" || before == "phong";
  }

  const text::Words& layout_;
};

}  // namespace

std::size_t cited_body_end(const text::Words& layout, std::size_t at) {
  return Reader(layout).end(at);
}

}  // namespace vankho::citation
