// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/header/issuer.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "indexer/header/vocabulary.h"
#include "schema/authority/districts.h"
#include "schema/authority/issuing_bodies.h"
#include "schema/authority/provinces.h"
#include "schema/text/fold.h"

namespace vankho::indexing {
namespace {

constexpr std::size_t kSentencePieces = 60;  // how much of the text may name its own issuer

bool starts_with_any(std::string_view key, std::initializer_list<std::string_view> heads) {
  return std::ranges::any_of(heads, [&](std::string_view head) {
    return key.starts_with(head) && (key.size() == head.size() || key[head.size()] == ' ');
  });
}

bool has_words(std::string_view key, std::string_view words) {
  for (std::size_t at = key.find(words); at != key.npos; at = key.find(words, at + 1)) {
    const std::size_t end = at + words.size();
    if ((at == 0 || key[at - 1] == ' ') && (end == key.size() || key[end] == ' ')) return true;
  }
  return false;
}

bool is_committee(std::string_view key) {
  return starts_with_any(key, {"tinh uy", "thanh uy", "huyen uy", "thi uy", "quan uy", "dang uy",
                               "ban chap hanh trung uong", "trung uong dang", "trung uong"});
}

bool is_bare_committee(std::string_view key) {
  return key == "tinh uy" || key == "thanh uy" || key == "huyen uy" || key == "thi uy" || key == "quan uy" ||
         key == "dang uy";
}

bool names_committee(std::string_view key) {
  return std::ranges::any_of(
      std::initializer_list<std::string_view>{"tinh uy", "thanh uy", "huyen uy", "thi uy", "quan uy", "dang uy"},
      [&](std::string_view committee) { return has_words(key, committee); });
}

bool is_council(std::string_view key) {
  return starts_with_any(key, {"uy ban nhan dan", "ubnd", "hoi dong nhan dan", "hdnd", "uy ban hanh chinh"});
}

bool names_area(std::string_view key) {
  for (const std::string_view unit : {"tinh", "huyen", "thanh pho", "tp", "xa", "phuong", "quan", "thi xa", "thi tran",
                                      "dac khu", "trung uong", "viet nam"})
    if (has_words(key, unit)) return true;
  return false;
}

// The unit with its name at the end of a body's name: "tỉnh Lâm Đồng" of "UBND tỉnh Lâm Đồng". Empty when there is
// none.
std::string area_of(std::string_view name) {
  const Layout layout = lay_out(name);
  for (std::size_t i = 0; i < layout.words.size(); ++i)
    for (const std::string_view unit :
         {"tinh", "huyen", "thanhpho", "tp", "xa", "phuong", "quan", "thixa", "thitran", "dackhu"})
      if (match_phrase(layout, i, unit) > 0 && i > 0) return std::string(name.substr(layout.words[i].begin));
  return {};
}

// The unit word that the text uses most of its own level: a commune's paper speaks of "xã".
std::string_view own_unit(const Layout& layout) {
  struct Unit {
    std::string_view exact;
    std::string_view after;
    std::size_t count = 0;
  };
  std::array<Unit, 4> units = {Unit{"xã", ""}, Unit{"phường", ""}, Unit{"trấn", "thị"}, Unit{"khu", "đặc"}};
  for (std::size_t i = 0; i < layout.words.size(); ++i)
    for (Unit& unit : units)
      if (layout.words[i].exact == unit.exact &&
          (unit.after.empty() || (i > 0 && layout.words[i - 1].exact == unit.after)))
        ++unit.count;
  const auto best = std::ranges::max_element(units, {}, &Unit::count);
  if (best->count == 0) return "xã";
  if (best->exact == "trấn") return "thị trấn";
  return best->exact == "khu" ? "đặc khu" : best->exact;
}

std::string with_place(const std::string& body, const std::string& place, const Layout& layout, schema::Date date) {
  if (place.empty()) return body;
  const std::string key = text::fold_key(body);
  const authority::Province* province = authority::find_province(place);
  if (has_words(key, "trung uong")) return body;
  if (key.ends_with("tinh uy")) {
    if (province == nullptr) province = authority::province_by_id(authority::province_of_district(place, date));
    if (province == nullptr) return body;
    // One code serves both: a central city has a Thành ủy.
    std::string named = body;
    if (key == "tinh uy" && province->kind == "thành phố") named = "Thành ủy";
    return named + ' ' + std::string(province->name);
  }
  if (key.ends_with("huyen uy") || key.ends_with("thanh uy") || key.ends_with("thi uy") || key.ends_with("quan uy"))
    return body + ' ' + place;
  if (key.ends_with("dang uy"))
    return names_area(text::fold_key(place)) ? body + ' ' + place
                                             : body + ' ' + std::string(own_unit(layout)) + ' ' + place;
  if (is_council(key) && !names_area(key)) {
    if (names_area(text::fold_key(place))) return body + ' ' + place;
    if (province != nullptr) return body + ' ' + std::string(province->kind) + ' ' + std::string(province->name);
    const auto districts = authority::find_districts(place, date);
    if (!districts.empty()) return body + ' ' + std::string(districts.front()->kind) + ' ' + place;
    return body + ' ' + std::string(own_unit(layout)) + ' ' + place;
  }
  return body;
}

std::string without_last_words(std::string name, int words) {
  for (; words > 0; --words) name.resize(name.find_last_of(' ') == name.npos ? 0 : name.find_last_of(' '));
  return name;
}

// The issuing body with what only the line above says: "VĂN PHÒNG" of "TỈNH ỦY KIÊN GIANG".
std::string compose(const std::string& governing, const std::string& issuing) {
  const std::string above = text::fold_key(governing);
  const std::string own = text::fold_key(issuing);
  const bool advisory =
      starts_with_any(own, {"van phong", "ban", "uy ban kiem tra", "co quan", "trung tam chinh tri",
                            "trung tam boi duong chinh tri", "truong chinh tri", "bao", "dang doan"}) &&
      !starts_with_any(own, {"ban chap hanh", "ban quan ly", "ban thuong vu"});
  if (is_committee(above) && advisory && !names_committee(own)) {
    if (has_words(above, "trung uong")) {
      if (has_words(own, "trung uong")) return issuing;
      return own == "van phong" ? issuing + " Trung ương Đảng" : issuing + " Trung ương";
    }
    return issuing + ' ' + governing;
  }
  if (is_committee(above) && starts_with_any(own, {"ban thuong vu", "ban chap hanh", "thuong truc"}) &&
      !names_committee(own))
    return governing;
  if (is_council(above) && !names_area(own)) {
    const std::string area = area_of(governing);
    if (own == "van phong") return issuing + ' ' + governing;
    return area.empty() ? issuing : issuing + ' ' + area;
  }
  // A ministry's own office; its departments have names of their own.
  if (starts_with_any(above, {"bo", "so", "cuc", "tong cuc"}) &&
      (own == "van phong" || own == "thanh tra" || starts_with_any(own, {"vu"})))
    return issuing + ' ' + governing;
  // "TỈNH ĐOÀN BẮC GIANG / BAN CHẤP HÀNH HUYỆN TÂN YÊN"
  if (starts_with_any(above, {"tinh doan", "thanh doan"}) && starts_with_any(own, {"ban chap hanh", "bch"}))
    if (const std::string area = area_of(issuing); text::fold_key(area).starts_with("huyen "))
      return "Huyện đoàn" + area.substr(area.find(' '));
  // "HỘI NÔNG DÂN VIỆT NAM / BAN CHẤP HÀNH TỈNH SÓC TRĂNG": the association of the province.
  constexpr std::string_view kNation = " viet nam";
  if (starts_with_any(own, {"ban thuong vu", "ban chap hanh", "bch", "btv"}) &&
      starts_with_any(above, {"hoi", "lien doan lao dong"}) && above.ends_with(kNation))
    if (const std::string area = area_of(issuing); !area.empty() && !text::fold_key(area).starts_with("trung uong"))
      return without_last_words(governing, 2) + ' ' + area;
  // The committee of a mass organisation is the organisation.
  if (starts_with_any(own, {"ban thuong vu", "ban chap hanh", "ban thuong truc", "bch", "btv"}) && !names_area(own) &&
      !above.starts_with("dang bo"))
    return governing;
  return issuing;
}

bool begins_as_body(const std::string& name) {
  const Layout line = lay_out(name);
  return !line.words.empty() && (match_body(line, 0) > 0 || match_position(line, 0) > 0);
}

// A name over two lines that both begin as names of bodies do, where the number proves that it is one: "ỦY BAN THƯỜNG
// VỤ / QUỐC HỘI" before 78/2025/UBTVQH15.
bool is_cut_name(const Letterhead& head, const std::string& first, const std::string& second) {
  if (!head.number) return false;
  const std::string key = text::fold_key(first + ' ' + second);
  return std::ranges::any_of(head.number->folded_codes(), [&](const std::string& code) {
    const auto body = authority::body_of_code(code);
    return body && text::fold_key(*body) == key;
  });
}

std::string from_lines(const Layout& layout, const Letterhead& head) {
  if (head.bodies.empty()) return {};
  std::string issuing = head.bodies.back();
  const std::string key = text::fold_key(issuing);
  // Capitals on a page without a number may be anything: the title of a form, of a table, of a speech.
  if (!head.number && !head.blank && !begins_as_body(issuing)) return {};
  // A first line in small letters alone is a heading of the text ("Sở hữu chung"), unless it names a committee or
  // council.
  const bool alone = !head.number && !head.blank && head.date == 0 && head.place.empty() && !head.party &&
                     head.type == nullptr && !head.about && !head.addressed;
  if (alone && text::to_upper(issuing) != issuing && !is_committee(key) && !is_council(key) &&
      !key.starts_with("chi bo"))
    return {};
  if (head.bodies.size() > 1) {
    const std::string& above = head.bodies[head.bodies.size() - 2];
    return is_cut_name(head, above, issuing) ? above + ' ' + issuing : compose(above, issuing);
  }
  // The line of the governing body alone is left of two.
  const auto& number = head.number ? head.number : head.blank;
  if (key.starts_with("dang bo") && number && number->system == text::NumberSystem::kParty) return {};
  if (is_bare_committee(key)) return with_place(issuing, head.place, layout, head.date);
  if (is_council(key) && !names_area(key)) {
    const std::string area = area_of(head.enacting);
    if (authority::find_province(area) != nullptr || !authority::find_districts(area).empty())
      return issuing + ' ' + area;
    return with_place(issuing, head.place, layout, head.date);
  }
  return issuing;
}

std::string from_code(const Layout& layout, const Letterhead& head) {
  const auto& number = head.number ? head.number : head.blank;
  if (!number || number->codes.empty()) return {};
  const std::vector<std::string> codes = number->folded_codes();
  // The first code is of the type, but in 5228/BNV-CQĐP and 76/2025/QH15.
  const bool typed = !number->type_id().empty() && (number->type_id() != "cong-van" || codes.front() == "CV");
  for (std::size_t i = typed ? 1 : 0; i < codes.size(); ++i) {
    const auto body = authority::body_of_code(codes[i]);
    if (body) return with_place(*body, head.place, layout, head.date);
  }
  return {};
}

// The name of a body that begins at word `at`: it and the capitalised words behind it.
std::string name_at(const Layout& layout, std::size_t at) {
  static constexpr auto kHeads =
      std::to_array<std::string_view>({"tinhuy", "thanhuy", "huyenuy", "thiuy", "quanuy", "danguy"});
  std::size_t end = at;
  while (const std::size_t head = match_phrase(layout, end, "banthuongvu")) end += head;
  const std::size_t committee = match_any(layout, end, kHeads);
  if (committee == 0) return {};
  std::size_t last = end + committee;
  const std::size_t limit = std::min(layout.words.size(), last + 8);
  for (; last < limit; ++last) {
    const Word& word = layout.words[last];
    const std::string_view between =
        layout.text.substr(layout.words[last - 1].end, word.begin - layout.words[last - 1].end);
    if (between.find_first_of(",.;:()") != std::string_view::npos) break;
    static constexpr auto kSmall = std::to_array<std::string_view>(
        {"khối", "các", "cơ", "quan", "tỉnh", "huyện", "xã", "phường", "thị", "trấn", "doanh", "nghiệp"});
    if (!word.capital && std::ranges::find(kSmall, std::string_view(word.exact)) == kSmall.end()) break;
  }
  return text::squeeze(
      layout.text.substr(layout.words[end].begin, layout.words[last - 1].end - layout.words[end].begin));
}

// "Văn phòng Tỉnh ủy" of "Lưu Văn phòng Tỉnh ủy" or of a sentence.
std::string office_name(const Layout& layout, const SignatureBlock& signature) {
  for (const std::string& item : signature.recipients) {
    const Layout line = lay_out(item);
    if (line.words.empty() || line.words.front().folded != "luu") continue;
    for (std::size_t i = 1; i < line.words.size(); ++i)
      if (const std::size_t office = match_phrase(line, i, "vanphong"))
        if (const std::string body = name_at(line, i + office); !body.empty()) return "Văn phòng " + body;
  }
  for (std::size_t i = 0; i + 2 < layout.words.size(); ++i) {
    const std::size_t office = match_phrase(layout, i, "vanphong");
    if (office == 0 || !layout.words[i].capital) continue;
    const std::string body = name_at(layout, i + office);
    if (body.empty()) continue;
    const std::size_t behind = i + office + static_cast<std::size_t>(std::ranges::count(body, ' ')) + 1;
    if (match_phrase(layout, behind, "thongbao") > 0) return "Văn phòng " + body;
  }
  return {};
}

// "Ban Thường vụ Đảng ủy Khối ... yêu cầu": who speaks in the paper.
std::string speaking_body(const Layout& layout, std::size_t from) {
  static constexpr auto kVerbs =
      std::to_array<std::string_view>({"yeucau", "denghi", "chidao", "thongbao", "banhanh", "xaydung", "baocao",
                                       "coykien", "giao", "quyetdinh", "ketluan", "huongdan", "trieutap", "kinhmoi"});
  const std::size_t end_piece = std::min(layout.pieces.size(), from + kSentencePieces);
  for (std::size_t p = from; p < end_piece; ++p)
    for (std::size_t i = layout.pieces[p].first; i < layout.pieces[p].last; ++i) {
      const std::size_t head = std::max(match_phrase(layout, i, "banthuongvu"), match_phrase(layout, i, "thuongtruc"));
      if (head == 0) continue;
      std::string body = name_at(layout, i + head);
      if (body.empty()) continue;
      const std::size_t behind = i + head + static_cast<std::size_t>(std::ranges::count(body, ' ')) + 1;
      if (match_any(layout, behind, kVerbs) > 0) return body;
    }
  return {};
}

// "Lưu VP/HU", "Lưu VPHU": the code of the committee.
std::string from_filing(const Layout& layout, const Letterhead& head, const SignatureBlock& signature) {
  for (const std::string& item : signature.recipients) {
    const Layout line = lay_out(item);
    if (line.words.empty() || line.words.front().folded != "luu") continue;
    for (std::size_t i = 1; i < line.words.size(); ++i) {
      std::string code = line.words[i].folded;
      if (code.starts_with("vp") && code.size() > 2) code.erase(0, 2);
      for (const std::string_view known : {"tu", "hu", "du", "thu", "qu"})
        if (code == known)
          if (const auto body = authority::body_of_code(text::to_upper(code)))
            return with_place(*body, head.place, layout, head.date);
    }
  }
  return {};
}

// Letterheads print committees in capitals; typed otherwise the capitals are the clerk's ("Đảng ủy khối Các cơ quan"),
// and the usual ones are found from capitals.
IssuerName printed(std::string name, schema::Origin origin) {
  if (is_committee(text::fold_key(name))) name = text::to_upper(name);
  return {.name = std::move(name), .as_written = {}, .origin = origin, .coded = {}};
}

// Without the code of the number.
IssuerName from_text(const Layout& layout, const Letterhead& head, const SignatureBlock& signature) {
  constexpr auto kText = schema::Origin::kText;
  const std::string position = text::fold_key(signature.position);
  if (position.ends_with("chanh van phong"))
    if (std::string name = office_name(layout, signature); !name.empty()) return printed(std::move(name), kText);
  if (std::string name = speaking_body(layout, head.end); !name.empty())
    return printed(is_bare_committee(text::fold_key(name)) ? with_place(name, head.place, layout, head.date) : name,
                   kText);
  return printed(from_filing(layout, head, signature), kText);
}

}  // namespace

IssuerName find_issuer(const Layout& layout, const Letterhead& head, const SignatureBlock& signature) {
  std::string coded = from_code(layout, head);
  IssuerName issuer;
  if (head.consolidated && !coded.empty()) {
    // Above the text stands who issued what was consolidated.
    issuer = printed(coded, schema::Origin::kNumber);
  } else if (std::string name = from_lines(layout, head); !name.empty()) {
    issuer = printed(std::move(name), schema::Origin::kHeader);
    issuer.as_written = head.bodies.back();
  } else if (!coded.empty()) {
    issuer = printed(coded, schema::Origin::kNumber);
  } else {
    issuer = from_text(layout, head, signature);
  }
  issuer.coded = std::move(coded);
  return issuer;
}

}  // namespace vankho::indexing
