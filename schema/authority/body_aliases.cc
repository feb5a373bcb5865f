// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/authority/body_aliases.h"

#include <algorithm>
#include <array>

namespace vankho::authority {
namespace {

struct Alias {
  std::string_view short_id;
  std::string_view id;
};

constexpr auto kAliases = std::to_array<Alias>({
    {"ban-chap-hanh-trung-uong-dang", "ban-chap-hanh-trung-uong"},
    {"ban-chap-hanh-trung-uong-dang-cong-san-viet-nam", "ban-chap-hanh-trung-uong"},
    {"ban-to-chuc-trung-uong-dang", "ban-to-chuc-trung-uong"},
    {"bao-hiem-xa-hoi", "bao-hiem-xa-hoi-viet-nam"},
    {"bo-giao-duc-dao-tao", "bo-giao-duc-va-dao-tao"},
    {"bo-khoa-hoc-cong-nghe", "bo-khoa-hoc-va-cong-nghe"},
    {"bo-lao-dong-thuong-binh-xa-hoi", "bo-lao-dong-thuong-binh-va-xa-hoi"},
    {"bo-tai-nguyen-moi-truong", "bo-tai-nguyen-va-moi-truong"},
    {"bo-thong-tin-truyen-thong", "bo-thong-tin-va-truyen-thong"},
    {"chinh-phu-nuoc-cong-hoa-xa-hoi-chu-nghia-viet-nam", "chinh-phu"},
    {"chu-tich-nuoc-cong-hoa-xa-hoi-chu-nghia-viet-nam", "chu-tich-nuoc"},
    {"kiem-toan-nha-nuoc-viet-nam", "kiem-toan-nha-nuoc"},
    {"lien-minh-hop-tac-xa", "lien-minh-hop-tac-xa-viet-nam"},
    {"mat-tran-to-quoc", "uy-ban-trung-uong-mat-tran-to-quoc-viet-nam"},
    {"mat-tran-to-quoc-viet-nam", "uy-ban-trung-uong-mat-tran-to-quoc-viet-nam"},
    {"ngan-hang-nha-nuoc", "ngan-hang-nha-nuoc-viet-nam"},
    {"quoc-hoi-nuoc-cong-hoa-xa-hoi-chu-nghia-viet-nam", "quoc-hoi"},
    {"thu-tuong", "thu-tuong-chinh-phu"},
    {"toa-an-toi-cao", "toa-an-nhan-dan-toi-cao"},
    {"tong-lien-doan-lao-dong", "tong-lien-doan-lao-dong-viet-nam"},
    {"vien-kiem-sat-toi-cao", "vien-kiem-sat-nhan-dan-toi-cao"},
});
static_assert(std::ranges::is_sorted(kAliases, {}, &Alias::short_id));

}  // namespace

std::string_view full_identity(std::string_view id) {
  const auto row = std::ranges::lower_bound(kAliases, id, {}, &Alias::short_id);
  return row != kAliases.end() && row->short_id == id ? row->id : id;
}

}  // namespace vankho::authority
