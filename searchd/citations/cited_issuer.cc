// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/citations/cited_issuer.h"

#include <algorithm>
#include <array>

namespace vankho::searching {
namespace {

constexpr auto kSpeakers = std::to_array<std::string_view>({
    "ban-thuong-vu-",
    "thuong-truc-",
    "ban-chap-hanh-",
    "bo-truong-",
    "thu-truong-",
    "chu-tich-",
    "pho-chu-tich-",
    "giam-doc-",
    "bi-thu-",
    "truong-",
    "chanh-",
    "chu-nhiem-",
    "thong-doc-",
    "cuc-truong-",
    "tong-cuc-truong-",
    "tong-thanh-tra-",
    "vien-truong-",
    "tong-kiem-toan-",
});

// Party papers of the centre all bear TW, whoever of these issued them.
constexpr auto kCentralParty =
    std::to_array<std::string_view>({"ban-chap-hanh-trung-uong", "bo-chinh-tri", "ban-bi-thu",
                                     "bo-chinh-tri-ban-chap-hanh-trung-uong", "trung-uong", "trung-uong-dang"});

bool is_central_party(std::string_view id) {
  return std::ranges::any_of(kCentralParty, [&](std::string_view body) { return id.starts_with(body); });
}

bool begins_with(std::string_view id, std::string_view head) {
  return id.starts_with(head) && (id.size() == head.size() || id[head.size()] == '-');
}

// The identity without the person or organ that speaks for the body ("bo-truong-bo-tai-chinh" gives "bo-tai-chinh").
std::string_view without_speaker(std::string_view id) {
  if (is_central_party(id)) return id;
  for (const std::string_view speaker : kSpeakers)
    if (id.starts_with(speaker) && id.size() > speaker.size() + 3) return id.substr(speaker.size());
  return id;
}

}  // namespace

SameBody same_body(std::string_view cited, std::string_view issuer) {
  const std::string_view a = without_speaker(cited);
  const std::string_view b = without_speaker(issuer);
  if (a == b || (is_central_party(a) && is_central_party(b))) return SameBody::kYes;
  return begins_with(b, a) || begins_with(a, b) ? SameBody::kMaybe : SameBody::kNo;
}

}  // namespace vankho::searching
