// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/authority/body_history.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "schema/authority/local_names.h"
#include "schema/authority/provinces.h"
#include "schema/authority/unit_names.h"
#include "schema/text/fold.h"
#include "schema/text/token.h"

namespace vankho::authority {
namespace {

constexpr auto kChanges = std::to_array<BodyChange>({
#include "schema/authority/body_changes_table.inc"
});
static_assert(std::ranges::is_sorted(kChanges, {}, &BodyChange::until));

// Last day of the level of districts (Luật Tổ chức chính quyền địa phương 72/2025/QH15).
constexpr schema::Date kLastDayOfDistricts = 20250630;

// Offices of provinces that followed their ministries in 2025, and the two advisory boards of committees.
struct Renamed {
  std::string_view beginning;
  std::string_view now;
};
constexpr auto kRenamedOffices = std::to_array<Renamed>({
    {"so-nong-nghiep-va-phat-trien-nong-thon", "Sở Nông nghiệp và Môi trường"},
    {"so-tai-nguyen-va-moi-truong", "Sở Nông nghiệp và Môi trường"},
    {"so-giao-thong-van-tai", "Sở Xây dựng"},
    {"so-ke-hoach-va-dau-tu", "Sở Tài chính"},
    {"so-lao-dong-thuong-binh-va-xa-hoi", "Sở Nội vụ"},
    {"so-thong-tin-va-truyen-thong", "Sở Khoa học và Công nghệ"},
    {"ban-tuyen-giao-tinh-uy", "Ban Tuyên giáo và Dân vận"},
    {"ban-tuyen-giao-thanh-uy", "Ban Tuyên giáo và Dân vận"},
    {"ban-dan-van-tinh-uy", "Ban Tuyên giáo và Dân vận"},
    {"ban-dan-van-thanh-uy", "Ban Tuyên giáo và Dân vận"},
});

bool begins(std::string_view id, std::string_view words) {
  return id.starts_with(words) && (id.size() == words.size() || id[words.size()] == '-');
}

// The province names a city until it became one by law: Đồng Nai is one since 30/4/2026 (Nghị quyết 30/2026/QH16), Cần
// Thơ since 1/1/2004 (Nghị quyết 22/2003/QH11).
bool is_city(const Province& province, schema::Date date) {
  if (province.kind != "thành phố") return false;
  if (date == 0) return true;
  return !(province.id == "dong-nai" && date < 20260430) && !(province.id == "can-tho" && date < 20040101);
}

std::string committee_of(const Province& province, schema::Date date) {
  return (is_city(province, date) ? "Thành ủy " : "Tỉnh ủy ") + std::string(province.name);
}

std::string council_of(const Province& province, schema::Date date) {
  return (is_city(province, date) ? "Ủy ban nhân dân thành phố " : "Ủy ban nhân dân tỉnh ") +
         std::string(province.name);
}

// The body whose id begins where a committee is named inside the name: "Huyện ủy Ea Súp" of "Ban Dân vận Huyện ủy Ea
// Súp".
std::string committee_inside(const std::string& name) {
  const std::vector<text::Token> tokens = text::tokenize(name);
  for (std::size_t i = 1; i + 1 < tokens.size(); ++i) {
    if (tokens[i + 1].folded != "uy") continue;
    for (const std::string_view word : {"tinh", "thanh", "huyen", "quan", "thi", "dang"})
      if (tokens[i].folded == word) return name.substr(tokens[i].begin);
  }
  return {};
}

// The unit of this kind that the name speaks of, with its unit word: "huyện Giồng Trôm".
std::string unit_in(const std::string& name, UnitKind kind) {
  const std::vector<text::Token> tokens = text::tokenize(name);
  for (const UnitName& unit : unit_names(name, tokens))
    if (unit.kind == kind && unit.begin != unit.end) {
      std::string full(unit.word);
      return full.append(" ").append(name, unit.begin, unit.end - unit.begin);
    }
  return {};
}

// "huyện Giồng Trôm" -> "Huyện ủy Giồng Trôm".
std::string committee_of_district(const std::string& unit) {
  for (const auto& [word, committee] :
       {std::pair{"huyện ", "Huyện ủy "}, {"quận ", "Quận ủy "}, {"thị xã ", "Thị ủy "}})
    if (unit.starts_with(word)) return committee + unit.substr(std::string_view(word).size());
  return {};
}

bool has_districts(schema::Date date) {
  return date != 0 && date <= kLastDayOfDistricts;
}

std::string parent_of_party_body(const IssuingBody& body, const Province* province, schema::Date date) {
  const std::string_view id = body.id;
  if (begins(id, "tinh-uy") || (begins(id, "thanh-uy") && body.level == "tinh")) return "Ban Chấp hành Trung ương";
  const auto of_province = [&] { return province == nullptr ? std::string() : committee_of(*province, date); };
  for (const std::string_view head : {"huyen-uy", "quan-uy", "thi-uy", "thanh-uy"})
    if (begins(id, head)) return of_province();
  if (begins(id, "dang-uy")) {
    if (body.level != "xa") return {};
    if (!has_districts(date) && date != 0) return of_province();
    return committee_of_district(unit_in(body.name, UnitKind::kDistrict));
  }
  if (std::string inside = committee_inside(body.name); !inside.empty()) return inside;
  return body.level == "trung-uong" && begins(id, "ban") && id.ends_with("trung-uong") &&
                 id != "ban-chap-hanh-trung-uong"
             ? "Ban Chấp hành Trung ương"
             : std::string();
}

bool is_of_government(std::string_view id) {
  constexpr auto kNoMinistries = std::to_array<std::string_view>({"bo-chinh-tri", "bo-tu-lenh", "bo-tong-tham-muu"});
  if (std::ranges::any_of(kNoMinistries, [&](std::string_view other) { return begins(id, other); })) return false;
  return begins(id, "bo") || id == "thanh-tra-chinh-phu" || id == "uy-ban-dan-toc" || id == "van-phong-chinh-phu" ||
         id == "ngan-hang-nha-nuoc-viet-nam";
}

std::string parent_of_state_body(const IssuingBody& body, const Province* province, schema::Date date) {
  const std::string_view id = body.id;
  if (body.level == "trung-uong") return is_of_government(id) ? "Chính phủ" : std::string();
  const auto of_province = [&] { return province == nullptr ? std::string() : council_of(*province, date); };
  if (begins(id, "van-phong-uy-ban-nhan-dan")) {
    const std::vector<text::Token> tokens = text::tokenize(body.name);
    return tokens.size() > 2 ? body.name.substr(tokens[2].begin) : std::string();
  }
  if (begins(id, "uy-ban-nhan-dan")) {
    if (body.level == "tinh") return "Chính phủ";
    if (body.level == "huyen") return of_province();
    if (body.level == "xa" && date > kLastDayOfDistricts) return of_province();
    const std::string district = unit_in(body.name, UnitKind::kDistrict);
    return district.empty() ? std::string() : "Ủy ban nhân dân " + district;
  }
  if (begins(id, "so") && body.level == "tinh") return of_province();
  if (begins(id, "phong") && body.level == "huyen") {
    const std::string district = unit_in(body.name, UnitKind::kDistrict);
    return district.empty() ? std::string() : "Ủy ban nhân dân " + district;
  }
  return {};
}

const BodyChange* change_after(std::string_view id, schema::Date date) {
  const auto row = std::ranges::find_if(kChanges, [&](const BodyChange& change) {
    return text::slug(change.name) == id && (date == 0 || date <= change.until);
  });
  return row == kChanges.end() ? nullptr : &*row;
}

// Without a day, "Bộ Nội vụ" is the present one and not the police of 1998.
bool is_there_now(std::string_view id) {
  const auto last_end = std::ranges::find_if(kChanges.rbegin(), kChanges.rend(),
                                             [&](const BodyChange& change) { return text::slug(change.name) == id; });
  return last_end == kChanges.rend() || std::ranges::any_of(kChanges, [&](const BodyChange& change) {
           return change.until > last_end->until && text::slug(change.successor) == id;
         });
}

const LocalBody* local_body(const IssuingBody& body, schema::Date date) {
  return local_names().body(body.id, date, body.province);
}

// The same office of the present province.
std::string office_now(const IssuingBody& body, const Province& province) {
  const Province& now = *province_by_id(province.now);
  const std::string_view id = body.id;
  const auto renamed =
      std::ranges::find_if(kRenamedOffices, [&](const Renamed& row) { return begins(id, row.beginning); });
  const std::string head = renamed == kRenamedOffices.end() ? std::string() : std::string(renamed->now);
  if (begins(id, "tinh-uy") || begins(id, "thanh-uy")) return committee_of(now, 0);
  if (const std::string inside = committee_inside(body.name); !inside.empty() && begins(text::slug(inside), "tinh-uy"))
    return (head.empty() ? body.name.substr(0, body.name.size() - inside.size()) : head + ' ') + committee_of(now, 0);
  if (begins(id, "uy-ban-nhan-dan")) return council_of(now, 0);
  if (begins(id, "hoi-dong-nhan-dan"))
    return (is_city(now, 0) ? "Hội đồng nhân dân thành phố " : "Hội đồng nhân dân tỉnh ") + std::string(now.name);
  if (!begins(id, "so")) return now.id == province.id ? body.name : std::string();
  const std::string unit = std::string(is_city(now, 0) ? "thành phố " : "tỉnh ") + std::string(now.name);
  if (!head.empty()) return head + ' ' + unit;
  if (now.id == province.id) return body.name;
  const std::size_t end = body.name.find(unit_in(body.name, UnitKind::kProvince));
  return end == 0 || end == std::string::npos ? std::string() : body.name.substr(0, end) + unit;
}

}  // namespace

std::span<const BodyChange> body_changes() {
  return kChanges;
}

std::string issuer_parent(const IssuingBody& body, schema::Date date) {
  if (body.id.empty()) return {};
  if (const LocalBody* local = local_body(body, date); local != nullptr && !local->parent.empty()) return local->parent;
  const Province* province = province_by_id(body.province);
  std::string parent = parent_of_party_body(body, province, date);
  return parent.empty() ? parent_of_state_body(body, province, date) : parent;
}

std::string issuer_now(const IssuingBody& body, schema::Date date) {
  if (body.id.empty()) return {};
  if (const LocalBody* local = local_body(body, date)) {
    if (!local->successor.empty()) return local->successor;
    return local->until == 0 ? local->name : std::string();
  }
  if (body.level == "trung-uong") {
    std::string name = body.name;
    if (date == 0 && is_there_now(body.id)) return name;
    schema::Date day = date;
    // A line of ministries has no more than a few names; the table is in order of time, so that it cannot turn round.
    while (const BodyChange* change = change_after(text::slug(name), day)) {
      name = change->successor;
      day = change->until + 1;
    }
    return name;
  }
  const Province* province = province_by_id(body.province);
  return body.level == "tinh" && province != nullptr ? office_now(body, *province) : std::string();
}

std::vector<std::string> issuer_names_over_time(const IssuingBody& body) {
  std::vector<std::string> names;
  const auto add = [&names](std::string_view name) {
    if (std::ranges::find(names, name) == names.end()) names.emplace_back(name);
  };
  // What it took in, and what those had taken in: rows are in order of time, so the last ones are asked first.
  std::vector<std::string> line{body.id};
  std::vector<const BodyChange*> before;
  for (auto change = kChanges.rbegin(); change != kChanges.rend(); ++change)
    if (std::ranges::find(line, text::slug(change->successor)) != line.end() &&
        std::ranges::find(line, text::slug(change->name)) == line.end()) {
      line.push_back(text::slug(change->name));
      before.push_back(&*change);
    }
  for (auto change = before.rbegin(); change != before.rend(); ++change) add((*change)->name);
  add(body.name);
  if (body.level == "trung-uong" && !is_there_now(body.id)) {
    schema::Date day = 1;
    std::string id = body.id;
    while (const BodyChange* change = change_after(id, day)) {
      add(change->successor);
      id = text::slug(change->successor);
      day = change->until + 1;
    }
  }
  return names;
}

}  // namespace vankho::authority
