// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/authority/body_level.h"

#include <algorithm>
#include <array>

namespace vankho::authority {
namespace {

struct Words {
  std::string_view folded;  // with a space before and after each word
  std::string_view level;
};

// What a name begins with; the first that fits.
constexpr auto kBeginnings = std::to_array<Words>({
    {" bo chi huy ", "tinh"},
    {" bo tu lenh ", "trung-uong"},
    {" bo ", "trung-uong"},
    {" ban bi thu ", "trung-uong"},
    {" chu tich nuoc ", "trung-uong"},
    {" cuc ", "trung-uong"},
    {" tong cuc ", "trung-uong"},
    {" tong lien doan ", "trung-uong"},
    {" vu ", "trung-uong"},
    {" kiem toan nha nuoc ", "trung-uong"},
    {" ngan hang nha nuoc ", "trung-uong"},
    {" kho bac nha nuoc ", "trung-uong"},
    {" nha nuoc ", "trung-uong"},  // Thanh tra Nhà nước, the office of 1990 to 2004
    {" uy ban dan so gia dinh va tre em ", "trung-uong"},
    {" uy ban dan toc ", "trung-uong"},
    {" uy ban the duc the thao ", "trung-uong"},
    {" hoi dong bo truong ", "trung-uong"},
    {" doan dai bieu quoc hoi ", "tinh"},
    {" so ", "tinh"},
    {" khoi cac co quan trung uong ", "trung-uong"},
    {" khoi doanh nghiep trung uong ", "trung-uong"},
    {" khoi ", "tinh"},
    {" truong chinh tri ", "tinh"},
    {" ban chi huy quan su ", "huyen"},
    {" phong ", "huyen"},
});

// What stands anywhere in the name of a central body.
constexpr auto kCentral = std::to_array<std::string_view>(
    {" trung uong ", " toi cao ", " chinh phu ", " quoc hoi ", " chu tich nuoc ", " viet nam ", " quoc gia "});

constexpr auto kGrassroots = std::to_array<std::string_view>(
    {" chi bo ", " chi uy ", " chi hoi ", " chi doan ", " truong ", " cong ty ", " hop tac xa ", " doanh nghiep ",
     " xi nghiep ", " nha may ", " dang uy co so ", " dang bo co so ", " dang uy truong ", " dang uy benh vien ",
     " dang uy cong ty ", " ban cong tac mat tran "});

constexpr auto kOfOwner = std::to_array<std::string_view>(
    {" dang uy ", " dang bo ", " ban can su dang ", " cong doan ", " van phong ", " thanh tra "});

// Offices that every province has: "Sở Y tế Cà Mau" is Sở Y tế tỉnh Cà Mau.
constexpr auto kOffices = std::to_array<std::string_view>(
    {" so ", " cuc ", " chi cuc ", " cong an ", " uy ban nhan dan ", " hoi dong nhan dan ", " thanh tra ",
     " bao hiem xa hoi ", " kho bac nha nuoc ", " toa an nhan dan ", " vien kiem sat nhan dan ", " van phong ",
     " doan dai bieu quoc hoi ", " ban dan toc "});

std::string spaced(const std::vector<text::Token>& name) {
  std::string result = " ";
  for (const text::Token& token : name) result += token.folded + ' ';
  return result;
}

}  // namespace

bool is_grassroots(const std::vector<text::Token>& name) {
  const std::string words = spaced(name);
  return !words.starts_with(" truong chinh tri ") &&
         std::ranges::any_of(kGrassroots, [&](std::string_view head) { return words.starts_with(head); });
}

bool is_office_of_unit(const std::vector<text::Token>& name) {
  const std::string words = spaced(name);
  return std::ranges::any_of(kOffices, [&](std::string_view head) { return words.starts_with(head); });
}

std::string body_level(const std::vector<text::Token>& name, std::string_view level_of_units, bool in_province) {
  if (is_grassroots(name)) return "co-so";
  if (!level_of_units.empty()) return std::string(level_of_units);
  const std::string words = spaced(name);
  if (in_province) return "tinh";
  // "Đảng ủy Bộ Tài chính", "Văn phòng Sở" have the level of whose they are.
  std::string_view owner = words;
  for (const std::string_view head : kOfOwner)
    if (owner.starts_with(head)) owner.remove_prefix(head.size() - 1);
  for (const Words& row : kBeginnings)
    if (owner.starts_with(row.folded)) return std::string(row.level);
  const bool central =
      std::ranges::any_of(kCentral, [&](std::string_view part) { return words.find(part) != std::string::npos; });
  return central ? "trung-uong" : std::string{};
}

}  // namespace vankho::authority
