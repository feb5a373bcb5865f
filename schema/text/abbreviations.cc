// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/text/abbreviations.h"

#include <algorithm>
#include <array>

namespace vankho::text {
namespace {

// The folded columns are written out, so that nothing is computed before main(); a test compares them with fold_key().
constexpr auto kAbbreviations = std::to_array<Abbreviation>({
    {"UBND", "ủy ban nhân dân", "ubnd", "uy ban nhan dan"},
    {"HĐND", "hội đồng nhân dân", "hdnd", "hoi dong nhan dan"},
    {"MTTQ", "mặt trận tổ quốc", "mttq", "mat tran to quoc"},
    {"UBMTTQ", "ủy ban mặt trận tổ quốc", "ubmttq", "uy ban mat tran to quoc"},
    {"UBKT", "ủy ban kiểm tra", "ubkt", "uy ban kiem tra"},
    {"UBTVQH", "ủy ban thường vụ quốc hội", "ubtvqh", "uy ban thuong vu quoc hoi"},
    {"TAND", "tòa án nhân dân", "tand", "toa an nhan dan"},
    {"VKSND", "viện kiểm sát nhân dân", "vksnd", "vien kiem sat nhan dan"},
    {"CAND", "công an nhân dân", "cand", "cong an nhan dan"},
    {"QĐND", "quân đội nhân dân", "qdnd", "quan doi nhan dan"},
    {"TTND", "thanh tra nhân dân", "ttnd", "thanh tra nhan dan"},
    {"ĐBQH", "đại biểu quốc hội", "dbqh", "dai bieu quoc hoi"},
    {"TW", "trung ương", "tw", "trung uong"},
    {"BTV", "ban thường vụ", "btv", "ban thuong vu"},
    {"BCH", "ban chấp hành", "bch", "ban chap hanh"},
    {"BCĐ", "ban chỉ đạo", "bcd", "ban chi dao"},
    {"BQL", "ban quản lý", "bql", "ban quan ly"},
    {"BCT", "bộ chính trị", "bct", "bo chinh tri"},
    {"BCT", "bộ công thương", "bct", "bo cong thuong"},
    {"BBT", "ban bí thư", "bbt", "ban bi thu"},
    {"CCB", "cựu chiến binh", "ccb", "cuu chien binh"},
    {"LHPN", "liên hiệp phụ nữ", "lhpn", "lien hiep phu nu"},
    {"LĐLĐ", "liên đoàn lao động", "ldld", "lien doan lao dong"},
    {"TNCS", "thanh niên cộng sản", "tncs", "thanh nien cong san"},
    {"TNXP", "thanh niên xung phong", "tnxp", "thanh nien xung phong"},
    {"HCM", "hồ chí minh", "hcm", "ho chi minh"},
    {"XHCN", "xã hội chủ nghĩa", "xhcn", "xa hoi chu nghia"},
    {"CHXHCN", "cộng hòa xã hội chủ nghĩa", "chxhcn", "cong hoa xa hoi chu nghia"},
    {"CNXH", "chủ nghĩa xã hội", "cnxh", "chu nghia xa hoi"},
    {"CNH", "công nghiệp hóa", "cnh", "cong nghiep hoa"},
    {"HĐH", "hiện đại hóa", "hdh", "hien dai hoa"},
    {"TCCSĐ", "tổ chức cơ sở đảng", "tccsd", "to chuc co so dang"},
    {"TTHC", "thủ tục hành chính", "tthc", "thu tuc hanh chinh"},
    {"CCHC", "cải cách hành chính", "cchc", "cai cach hanh chinh"},
    {"QLNN", "quản lý nhà nước", "qlnn", "quan ly nha nuoc"},
    {"VBQPPL", "văn bản quy phạm pháp luật", "vbqppl", "van ban quy pham phap luat"},
    {"QPPL", "quy phạm pháp luật", "qppl", "quy pham phap luat"},
    {"PBGDPL", "phổ biến giáo dục pháp luật", "pbgdpl", "pho bien giao duc phap luat"},
    {"TGPL", "trợ giúp pháp lý", "tgpl", "tro giup phap ly"},
    {"KNTC", "khiếu nại tố cáo", "kntc", "khieu nai to cao"},
    {"PCTN", "phòng chống tham nhũng", "pctn", "phong chong tham nhung"},
    {"CBCC", "cán bộ công chức", "cbcc", "can bo cong chuc"},
    {"CBCCVC", "cán bộ công chức viên chức", "cbccvc", "can bo cong chuc vien chuc"},
    {"CCVC", "công chức viên chức", "ccvc", "cong chuc vien chuc"},
    {"CNVC", "công nhân viên chức", "cnvc", "cong nhan vien chuc"},
    {"LLVT", "lực lượng vũ trang", "llvt", "luc luong vu trang"},
    {"ANTT", "an ninh trật tự", "antt", "an ninh trat tu"},
    {"TTATXH", "trật tự an toàn xã hội", "ttatxh", "trat tu an toan xa hoi"},
    {"TTATGT", "trật tự an toàn giao thông", "ttatgt", "trat tu an toan giao thong"},
    {"ATGT", "an toàn giao thông", "atgt", "an toan giao thong"},
    {"QPAN", "quốc phòng an ninh", "qpan", "quoc phong an ninh"},
    {"QP-AN", "quốc phòng an ninh", "qp an", "quoc phong an ninh"},
    {"NVQS", "nghĩa vụ quân sự", "nvqs", "nghia vu quan su"},
    {"PCCC", "phòng cháy chữa cháy", "pccc", "phong chay chua chay"},
    {"PCTT", "phòng chống thiên tai", "pctt", "phong chong thien tai"},
    {"TKCN", "tìm kiếm cứu nạn", "tkcn", "tim kiem cuu nan"},
    {"NTM", "nông thôn mới", "ntm", "nong thon moi"},
    {"DTTS", "dân tộc thiểu số", "dtts", "dan toc thieu so"},
    {"XĐGN", "xóa đói giảm nghèo", "xdgn", "xoa doi giam ngheo"},
    {"BHXH", "bảo hiểm xã hội", "bhxh", "bao hiem xa hoi"},
    {"BHYT", "bảo hiểm y tế", "bhyt", "bao hiem y te"},
    {"BHTN", "bảo hiểm thất nghiệp", "bhtn", "bao hiem that nghiep"},
    {"KHHGĐ", "kế hoạch hóa gia đình", "khhgd", "ke hoach hoa gia dinh"},
    {"ATTP", "an toàn thực phẩm", "attp", "an toan thuc pham"},
    {"VSATTP", "vệ sinh an toàn thực phẩm", "vsattp", "ve sinh an toan thuc pham"},
    {"THCS", "trung học cơ sở", "thcs", "trung hoc co so"},
    {"THPT", "trung học phổ thông", "thpt", "trung hoc pho thong"},
    {"CNTT", "công nghệ thông tin", "cntt", "cong nghe thong tin"},
    {"TDTT", "thể dục thể thao", "tdtt", "the duc the thao"},
    {"VHTT", "văn hóa thông tin", "vhtt", "van hoa thong tin"},
    {"VHTT", "văn hóa thể thao", "vhtt", "van hoa the thao"},
    {"VHTT", "văn hóa và thể thao", "vhtt", "van hoa va the thao"},
    {"KTXH", "kinh tế xã hội", "ktxh", "kinh te xa hoi"},
    {"KT-XH", "kinh tế xã hội", "kt xh", "kinh te xa hoi"},
    {"SXKD", "sản xuất kinh doanh", "sxkd", "san xuat kinh doanh"},
    {"HTX", "hợp tác xã", "htx", "hop tac xa"},
    {"TNHH", "trách nhiệm hữu hạn", "tnhh", "trach nhiem huu han"},
    {"NSNN", "ngân sách nhà nước", "nsnn", "ngan sach nha nuoc"},
    {"KBNN", "kho bạc nhà nước", "kbnn", "kho bac nha nuoc"},
    {"NHNN", "ngân hàng nhà nước", "nhnn", "ngan hang nha nuoc"},
    {"XDCB", "xây dựng cơ bản", "xdcb", "xay dung co ban"},
    {"GPMB", "giải phóng mặt bằng", "gpmb", "giai phong mat bang"},
    {"QSDĐ", "quyền sử dụng đất", "qsdd", "quyen su dung dat"},
    {"BVMT", "bảo vệ môi trường", "bvmt", "bao ve moi truong"},
    {"BĐKH", "biến đổi khí hậu", "bdkh", "bien doi khi hau"},
    {"GTVT", "giao thông vận tải", "gtvt", "giao thong van tai"},
    {"GDĐT", "giáo dục và đào tạo", "gddt", "giao duc va dao tao"},
    {"GD&ĐT", "giáo dục và đào tạo", "gd dt", "giao duc va dao tao"},
    {"TNMT", "tài nguyên và môi trường", "tnmt", "tai nguyen va moi truong"},
    {"TN&MT", "tài nguyên và môi trường", "tn mt", "tai nguyen va moi truong"},
    {"KHĐT", "kế hoạch và đầu tư", "khdt", "ke hoach va dau tu"},
    {"KH&ĐT", "kế hoạch và đầu tư", "kh dt", "ke hoach va dau tu"},
    {"KHCN", "khoa học và công nghệ", "khcn", "khoa hoc va cong nghe"},
    {"KH&CN", "khoa học và công nghệ", "kh cn", "khoa hoc va cong nghe"},
    {"NNPTNT", "nông nghiệp và phát triển nông thôn", "nnptnt", "nong nghiep va phat trien nong thon"},
    {"NN&PTNT", "nông nghiệp và phát triển nông thôn", "nn ptnt", "nong nghiep va phat trien nong thon"},
    {"LĐTBXH", "lao động thương binh và xã hội", "ldtbxh", "lao dong thuong binh va xa hoi"},
    {"LĐ-TB&XH", "lao động thương binh và xã hội", "ld tb xh", "lao dong thuong binh va xa hoi"},
    {"TTTT", "thông tin và truyền thông", "tttt", "thong tin va truyen thong"},
    {"TT&TT", "thông tin và truyền thông", "tt tt", "thong tin va truyen thong"},
    {"VHTTDL", "văn hóa thể thao và du lịch", "vhttdl", "van hoa the thao va du lich"},
    {"VHTT&DL", "văn hóa thể thao và du lịch", "vhtt dl", "van hoa the thao va du lich"},
});

// How many words `form` takes when it stands at the start of `folded`, or 0.
std::size_t words_matched(std::string_view form, std::span<const std::string> folded) {
  for (std::size_t count = 0; count < folded.size(); ++count) {
    const std::size_t size = std::min(form.find(' '), form.size());
    if (form.substr(0, size) != folded[count]) return 0;
    if (size == form.size()) return count + 1;
    form.remove_prefix(size + 1);
  }
  return 0;
}

}  // namespace

std::span<const Abbreviation> abbreviations() {
  return kAbbreviations;
}

std::vector<AbbreviationMatch> find_abbreviations(std::span<const std::string> folded) {
  std::vector<AbbreviationMatch> matches;
  for (std::size_t first = 0; first < folded.size(); ++first) {
    const auto known = static_cast<std::ptrdiff_t>(matches.size());
    for (const Abbreviation& row : kAbbreviations)
      for (const bool is_short : {true, false}) {
        const std::size_t count = words_matched(is_short ? row.short_form : row.full_form, folded.subspan(first));
        if (count != 0) matches.push_back({.row = &row, .first = first, .count = count, .is_short = is_short});
      }
    std::stable_sort(matches.begin() + known, matches.end(),
                     [](const auto& a, const auto& b) { return a.count > b.count; });
  }
  return matches;
}

}  // namespace vankho::text
