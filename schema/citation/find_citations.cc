// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/citation/find_citations.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "schema/authority/document_types.h"
#include "schema/citation/cited_body.h"
#include "schema/text/document_number.h"
#include "schema/text/fold.h"
#include "schema/text/words.h"
#include "schema/text/written_date.h"

namespace vankho::citation {
namespace {

constexpr std::size_t kMaxTypeWords = 5;
constexpr std::size_t kMaxTitleWords = 30;

// One mention of a number.
struct Mention {
  text::DocumentNumber number;
  std::string key;
  std::string type;
  std::string issuer;
  std::vector<schema::Date> dates;
  std::uint32_t begin = 0;  // with the type word
  std::uint32_t end = 0;    // of the number
  bool joined = false;      // coordinated with the next: "217-QĐ/TW và Quyết định số 218-QĐ/TW"
};

class Finder {
 public:
  Finder(std::string_view body, std::string_view own_key) : words_(text::read_words(body)), own_key_(own_key) {}

  std::vector<schema::Citation> find() {
    const auto matches = text::find_document_numbers(words_.text);
    std::vector<Mention> mentions;
    mentions.reserve(matches.size());
    std::size_t at = 0;
    for (std::size_t i = 0; i < matches.size(); ++i) {
      while (at < words_.words.size() && words_.words[at].end <= matches[i].begin) ++at;
      std::size_t behind = at;
      while (behind < words_.words.size() && words_.words[behind].begin < matches[i].end) ++behind;
      mentions.push_back(read_mention(matches[i], at, behind));
      if (i > 0) mentions[i - 1].joined = is_joined(mentions[i - 1], mentions[i]);
    }
    for (std::size_t i = mentions.size(); i-- > 1;)
      if (mentions[i - 1].joined) share(mentions[i], mentions[i - 1]);
    return merge(mentions);
  }

 private:
  std::string_view between(std::size_t begin, std::size_t end) const {
    return begin < end ? words_.text.substr(begin, end - begin) : std::string_view();
  }

  Mention read_mention(const text::NumberMatch& match, std::size_t first, std::size_t behind) const {
    Mention mention;
    mention.number = match.number;
    mention.key = match.number.key();
    mention.begin = match.begin;
    mention.end = match.end;
    read_type(first, mention);
    if (mention.type.empty()) mention.type = match.number.type_id();
    read_date_and_issuer(behind, mention);
    return mention;
  }

  // "Nghị quyết số ", "Công văn chỉ đạo " before word `first`.
  void read_type(std::size_t first, Mention& mention) const {
    std::size_t end = first;
    if (end > 0 && words_.words[end - 1].folded == "so") mention.begin = words_.words[--end].begin;
    for (const std::string_view filler : {"chỉ đạo", "liên tịch", "hành động"}) {
      if (end < 3) break;
      if (words_.words[end - 2].exact + ' ' + words_.words[end - 1].exact != filler) continue;
      if (read_type_ending(end, mention)) return;
      if (read_type_ending(end - 2, mention)) return;
    }
    if (read_type_ending(end, mention)) return;
    read_named_type(end, mention);
  }

  // "Luật Tổ chức chính quyền địa phương số 77/2015/QH13": the type stands before the name.
  void read_named_type(std::size_t end, Mention& mention) const {
    static constexpr auto kNamed = std::to_array<std::string_view>({"boluat", "luat", "phaplenh", "hienphap"});
    if (mention.number.year == 0 || !mention.number.type_id().empty()) return;
    for (std::size_t i = end; i-- > 0 && end - i <= kMaxTitleWords;) {
      const std::string_view gap = between(words_.words[i].end, words_.words[i + 1].begin);
      if (i + 1 < end && gap.find_first_of(".;:()") != std::string_view::npos) return;
      if (words_.words[i].number) return;
      if (!words_.words[i].capital || match_any(words_, i, kNamed) == 0) continue;
      const std::size_t named = match_any(words_, i, kNamed);
      const auto* type = authority::find_document_type(between(words_.words[i].begin, words_.words[i + named - 1].end));
      if (type == nullptr) return;
      mention.type = type->id;
      mention.begin = words_.words[i].begin;
      return;
    }
  }

  bool read_type_ending(std::size_t end, Mention& mention) const {
    for (std::size_t count = std::min(kMaxTypeWords, end); count > 0; --count) {
      const std::size_t begin = end - count;
      const std::string_view name = between(words_.words[begin].begin, words_.words[end - 1].end);
      if (name.size() > 60 || name.find_first_of(",.;:()\"") != std::string_view::npos) continue;
      // One syllable is a code ("QĐ 217") or a word that only looks like one.
      if (count == 1 && words_.words[begin].folded != "luat" && words_.words[begin].folded != "lenh") continue;
      const authority::DocumentType* type = authority::find_document_type(name);
      if (type == nullptr && words_.words[end - 1].folded == "dong" && count == 4)
        type = authority::find_document_type(between(words_.words[begin].begin, words_.words[begin + 1].end));
      if (type == nullptr || text::fold_key(name).find(' ') == std::string::npos) {
        if (type == nullptr || count > 1) continue;
      }
      mention.type = type->id;
      mention.begin = words_.words[begin].begin;
      // "Thông báo kết luận số 01-TB/ĐU": of two types the one that the code means.
      Mention before = mention;
      if (mention.type != mention.number.type_id() && read_type_ending(begin, before) &&
          before.type == mention.number.type_id())
        mention = std::move(before);
      return true;
    }
    return false;
  }

  // "ngày 02/11/2016 của Ban Dân vận ..." in either order, commas and brackets between allowed.
  void read_date_and_issuer(std::size_t at, Mention& mention) const {
    std::size_t behind_end = mention.end;
    for (int part = 0; part < 3 && at < words_.words.size(); ++part) {
      const text::Word& word = words_.words[at];
      const std::string_view gap = between(behind_end, word.begin);
      if (gap.size() > kMaxWordGap || gap.find_first_not_of(" ,(*|\t\r\n\xC2\xA0") != std::string_view::npos) return;
      if (word.folded == "ngay" && mention.dates.empty()) {
        const auto date = text::read_date(words_, at, std::min(words_.words.size(), at + 10));
        if (!date) return;
        if (date->date != 0) mention.dates.push_back(date->date);
        at = date->next;
      } else if (word.exact == "của" && mention.issuer.empty()) {
        const std::size_t last = cited_body_end(words_, at + 1);
        if (last == at + 1) return;
        mention.issuer = text::plain_text(between(words_.words[at + 1].begin, words_.words[last - 1].end));
        at = last;
      } else {
        return;
      }
      behind_end = words_.words[at - 1].end;
    }
  }

  // Nothing but "và", commas, type words and "số" between two numbers of one list.
  bool is_joined(const Mention& a, const Mention& b) const {
    if (!a.issuer.empty() || !a.dates.empty()) return false;
    if (a.number.folded_codes().back() != b.number.folded_codes().back() || a.number.system != b.number.system)
      return false;
    std::string gap = text::fold_key(between(a.end, b.begin));
    return gap.empty() || gap == "va" || gap == "so" || gap == "va so";
  }

  static void share(const Mention& from, Mention& to) {
    to.issuer = from.issuer;
    for (const schema::Date date : from.dates)
      if (to.number.year == 0 || to.number.year == date / 10000) to.dates.push_back(date);
  }

  std::vector<schema::Citation> merge(const std::vector<Mention>& mentions) const {
    std::vector<schema::Citation> cited;
    std::unordered_map<std::string, std::size_t> known;
    for (const Mention& mention : mentions) {
      if (mention.key == own_key_) continue;
      const auto [place, fresh] = known.try_emplace(mention.key, cited.size());
      if (fresh) {
        schema::Citation citation;
        citation.number = mention.number.display();
        citation.key = mention.key;
        citation.as_written = text::plain_text(between(mention.begin, mention.end));
        cited.push_back(std::move(citation));
      }
      schema::Citation& citation = cited[place->second];
      citation.mentions.push_back({.begin = mention.begin, .end = mention.end});
      if (citation.type.empty()) citation.type = mention.type;
      if (citation.issuer.empty()) citation.issuer = mention.issuer;
      for (const schema::Date date : mention.dates)
        if (std::ranges::find(citation.dates, date) == citation.dates.end()) citation.dates.push_back(date);
    }
    return cited;
  }

  text::Words words_;
  std::string_view own_key_;
};

}  // namespace

std::vector<schema::Citation> find_citations(std::string_view body, std::string_view own_key) {
  return Finder(body, own_key).find();
}

}  // namespace vankho::citation
