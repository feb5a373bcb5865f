// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/authority/document_types.h"

#include <algorithm>
#include <array>
#include <string>

#include "schema/text/fold.h"

namespace vankho::authority {
namespace {

constexpr auto kDocumentTypes = std::to_array<DocumentType>({
    {"cong-van", "Công văn", "CV", "CV"},
    {"quyet-dinh", "Quyết định", "QĐ", "QD|QDD"},
    {"nghi-quyet", "Nghị quyết", "NQ", "NQ"},
    {"nghi-dinh", "Nghị định", "NĐ", "ND|NDD"},
    {"thong-tu", "Thông tư", "TT", "TT"},
    {"thong-tri", "Thông tri", "TT", "TT"},
    {"chi-thi", "Chỉ thị", "CT", "CT"},
    {"ke-hoach", "Kế hoạch", "KH", "KH"},
    {"bao-cao", "Báo cáo", "BC", "BC"},
    {"thong-bao", "Thông báo", "TB", "TB"},
    {"huong-dan", "Hướng dẫn", "HD", "HD"},
    {"hop-dong", "Hợp đồng", "HĐ", "HD"},
    {"chuong-trinh", "Chương trình", "CTr", "CTR"},
    {"chuong-trinh-hanh-dong", "Chương trình hành động", "CTHĐ", "CTHD|CTRHD|CTRHDD"},
    {"to-trinh", "Tờ trình", "TTr", "TTR|TTRINH"},
    {"ket-luan", "Kết luận", "KL", "KL"},
    {"quy-dinh", "Quy định", "QyĐ", "QYD|QDI|QD"},
    {"quy-che", "Quy chế", "QC", "QC|QCH"},
    {"quy-che-phoi-hop", "Quy chế phối hợp", "QCPH", "QCPH"},
    {"quy-hoach", "Quy hoạch", "QH", "QH"},
    {"cong-dien", "Công điện", "CĐ", "CD"},
    {"de-an", "Đề án", "ĐA", "DA"},
    {"du-an", "Dự án", "DA", "DA|DAN"},
    {"phuong-an", "Phương án", "PA", "PA"},
    {"bien-ban", "Biên bản", "BB", "BB"},
    {"thong-cao", "Thông cáo", "TC", "TC"},
    {"chien-luoc", "Chiến lược", "CL", "CL"},
    {"tuyen-bo", "Tuyên bố", "TBố", "TBO"},
    {"loi-keu-goi", "Lời kêu gọi", "LKG", "LKG"},
    {"hien-phap", "Hiến pháp", "HP", "HP"},
    {"bo-luat", "Bộ luật", "", "BL"},
    {"luat", "Luật", "", ""},
    {"phap-lenh", "Pháp lệnh", "PL", "PL"},
    {"lenh", "Lệnh", "L", "L|LCT"},
    {"sac-lenh", "Sắc lệnh", "SL", "SL"},
    {"sac-luat", "Sắc luật", "", ""},
    {"nghi-quyet-lien-tich", "Nghị quyết liên tịch", "NQLT", "NQLT"},
    {"thong-tu-lien-tich", "Thông tư liên tịch", "TTLT", "TTLT|TTLB|TTLN"},
    {"huong-dan-lien-tich", "Hướng dẫn liên tịch", "HDLT", "HDLT"},
    {"ke-hoach-lien-tich", "Kế hoạch liên tịch", "KHLT", "KHLT"},
    {"chuong-trinh-phoi-hop", "Chương trình phối hợp", "CTrPH", "CTRPH|CTPH"},
    {"van-ban-hop-nhat", "Văn bản hợp nhất", "VBHN", "VBHN"},
    {"bao-cao-tham-dinh", "Báo cáo thẩm định", "BCTĐ", "BCTD"},
    {"ban-ghi-nho", "Bản ghi nhớ", "BGN", "BGN|GN"},
    {"ban-thoa-thuan", "Bản thỏa thuận", "BTT", "BTT|TTH"},
    {"ban-cam-ket", "Bản cam kết", "CK", "CK"},
    {"ban-sao", "Bản sao", "BS", "BS"},
    {"ban-sao-y", "Bản sao y", "SY", "SY"},
    {"ban-trich-sao", "Bản trích sao", "TrS", "TRS|TS"},
    {"ban-sao-luc", "Bản sao lục", "", "SL"},
    {"giay-moi", "Giấy mời", "GM", "GM"},
    {"giay-gioi-thieu", "Giấy giới thiệu", "GGT", "GGT|GT"},
    {"giay-uy-quyen", "Giấy ủy quyền", "GUQ", "GUQ|UQ"},
    {"giay-chung-nhan", "Giấy chứng nhận", "GCN", "GCN|CN"},
    {"giay-di-duong", "Giấy đi đường", "GĐĐ", "GDD"},
    {"giay-nghi-phep", "Giấy nghỉ phép", "GNP", "GNP|NP"},
    {"giay-bien-nhan-ho-so", "Giấy biên nhận hồ sơ", "BN", "BN"},
    {"phieu-gui", "Phiếu gửi", "PG", "PG"},
    {"phieu-chuyen", "Phiếu chuyển", "PC", "PC"},
    {"phieu-bao", "Phiếu báo", "PB", "PB"},
    {"phieu-trinh", "Phiếu trình", "PTr", "PTR"},
    {"thu-cong", "Thư công", "", ""},
    {"cuong-linh-chinh-tri", "Cương lĩnh chính trị", "", ""},
    {"dieu-le-dang", "Điều lệ Đảng", "", ""},
});

bool has_code(const DocumentType& type, std::string_view folded_code) {
  for (std::string_view left = type.codes; !left.empty();) {
    const auto bar = std::min(left.find('|'), left.size());
    if (left.substr(0, bar) == folded_code) return true;
    left.remove_prefix(std::min(bar + 1, left.size()));
  }
  return false;
}

// Whether `folded_name` ("cong van") is the slug `id` ("cong-van") with spaces.
bool is_slug_of(std::string_view id, std::string_view folded_name) {
  return std::ranges::equal(id, folded_name, [](char a, char b) { return a == b || (a == '-' && b == ' '); });
}

const DocumentType* found(std::ranges::borrowed_iterator_t<decltype((kDocumentTypes))> row) {
  return row == kDocumentTypes.end() ? nullptr : &*row;
}

}  // namespace

std::span<const DocumentType> document_types() {
  return kDocumentTypes;
}

const DocumentType* document_type_by_id(std::string_view id) {
  return found(std::ranges::find(kDocumentTypes, id, &DocumentType::id));
}

const DocumentType* document_type_by_name(std::string_view folded_name) {
  return found(std::ranges::find_if(
      kDocumentTypes, [&](std::string_view id) { return is_slug_of(id, folded_name); }, &DocumentType::id));
}

const DocumentType* document_type_by_code(std::string_view folded_code) {
  if (folded_code.empty()) return nullptr;
  return found(
      std::ranges::find_if(kDocumentTypes, [&](const DocumentType& type) { return has_code(type, folded_code); }));
}

const DocumentType* find_document_type(std::string_view any_spelling) {
  std::string key = text::fold_key(any_spelling);
  if (const DocumentType* type = document_type_by_name(key)) return type;
  std::ranges::transform(key, key.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
  const std::string capitals = text::to_upper(text::squeeze(any_spelling));
  for (const DocumentType& type : kDocumentTypes)
    if (has_code(type, key) && text::to_upper(type.shown) == capitals) return &type;
  return document_type_by_code(key);
}

}  // namespace vankho::authority
