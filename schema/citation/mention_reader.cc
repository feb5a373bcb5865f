// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/citation/mention_reader.h"

#include <algorithm>
#include <array>

#include "schema/authority/document_types.h"
#include "schema/citation/cited_body.h"
#include "schema/text/fold.h"
#include "schema/text/written_date.h"

namespace vankho::citation {
namespace {

constexpr std::size_t kMaxTypeWords = 5;
constexpr std::size_t kMaxTitleWords = 30;
constexpr std::size_t kMaxListed = 20;  // counts in one list without symbols

class Reader {
 public:
  explicit Reader(const text::Words& words) : words_(words) {}

  std::vector<ReadMention> read() {
    const auto matches = text::find_document_numbers(words_.text);
    std::vector<ReadMention> mentions;
    mentions.reserve(matches.size());
    std::size_t at = 0;
    for (const text::NumberMatch& match : matches) {
      const std::size_t before = at;
      while (at < words_.words.size() && words_.words[at].end <= match.begin) ++at;
      read_bare(before, at, mentions);
      std::size_t behind = at;
      while (behind < words_.words.size() && words_.words[behind].begin < match.end) ++behind;
      mentions.push_back(read_mention(match, at, behind));
      at = behind;
    }
    read_bare(at, words_.words.size(), mentions);
    for (std::size_t i = 1; i < mentions.size(); ++i) mentions[i - 1].joined = is_joined(mentions[i - 1], mentions[i]);
    for (std::size_t i = mentions.size(); i-- > 1;)
      if (mentions[i - 1].joined) share(mentions[i], mentions[i - 1]);
    return mentions;
  }

 private:
  std::string_view between(std::size_t begin, std::size_t end) const {
    return begin < end ? words_.text.substr(begin, end - begin) : std::string_view();
  }

  ReadMention read_mention(const text::NumberMatch& match, std::size_t first, std::size_t behind) const {
    ReadMention mention;
    mention.number = match.number;
    mention.key = match.number.key();
    mention.begin = match.begin;
    mention.end = match.end;
    mention.first = first;
    mention.last = behind;
    read_type(first, mention);
    if (mention.type.empty()) mention.type = match.number.type_id();
    mention.behind = read_date_and_issuer(behind, mention);
    return mention;
  }

  // "Chỉ thị số 03 của Bộ Chính trị", "Quyết định 217, 218 ngày 12/12/2013 của Bộ Chính trị" among the words [at, end).
  void read_bare(std::size_t at, std::size_t end, std::vector<ReadMention>& mentions) const {
    for (; at < end; ++at) {
      if (!words_.words[at].number || words_.words[at].folded.size() > 4) continue;
      ReadMention lead;
      lead.number.codes = {"TW"};
      lead.begin = words_.words[at].begin;
      lead.first = at;
      read_type(at, lead);
      const authority::DocumentType* type = authority::document_type_by_id(lead.type);
      if (type == nullptr || type->shown.empty()) continue;
      std::vector<std::size_t> counts{at};
      std::size_t next = at + 1;
      while (counts.size() < kMaxListed && next < end) {
        std::size_t count = next;
        if (words_.words[count].exact == "và") ++count;
        if (count < end && words_.words[count].folded == "so") ++count;
        if (count >= end || !words_.words[count].number || words_.words[count].folded.size() > 4) break;
        if (count == next &&
            between(words_.words[next - 1].end, words_.words[next].begin).find(',') == std::string_view::npos)
          break;
        counts.push_back(count);
        next = count + 1;
      }
      lead.end = words_.words[next - 1].end;
      lead.behind = read_date_and_issuer(next, lead);
      if (!is_central_party(lead.issuer)) continue;
      for (const std::size_t count : counts) {
        const auto number =
            text::parse_document_number(words_.words[count].folded + '-' + std::string(type->shown) + "/TW");
        if (!number) continue;
        ReadMention mention = lead;
        mention.number = *number;
        mention.key = number->key();
        if (count != at) mention.begin = words_.words[count].begin;
        if (count != at) mention.first = count;
        mention.end = words_.words[count].end;
        mention.last = count + 1;
        mention.joined = count != counts.back();
        if (mention.joined) mention.behind = mention.last;
        mentions.push_back(std::move(mention));
      }
      at = next - 1;
    }
  }

  static bool is_central_party(const std::string& issuer) {
    const std::string key = text::fold_key(issuer);
    return key.starts_with("bo chinh tri") || key.starts_with("ban bi thu") ||
           key.starts_with("ban chap hanh trung uong") || key.starts_with("trung uong dang");
  }

  // "Nghị quyết số ", "Công văn chỉ đạo " before word `first`.
  void read_type(std::size_t first, ReadMention& mention) const {
    std::size_t end = first;
    if (end > 0 && words_.words[end - 1].folded == "so") mention.begin = words_.words[mention.first = --end].begin;
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
  void read_named_type(std::size_t end, ReadMention& mention) const {
    static constexpr auto kNamed = std::to_array<std::string_view>({"boluat", "luat", "phaplenh", "hienphap"});
    if (mention.number.year == 0 || !mention.number.type_id().empty()) return;
    for (std::size_t i = end; i-- > 0 && end - i <= kMaxTitleWords;) {
      const std::string_view gap = between(words_.words[i].end, words_.words[i + 1].begin);
      if (i + 1 < end && gap.find_first_of(".;:()") != std::string_view::npos) return;
      if (words_.words[i].number) return;
      if (!words_.words[i].capital || text::match_any(words_, i, kNamed) == 0) continue;
      const std::size_t named = text::match_any(words_, i, kNamed);
      const auto* type = authority::find_document_type(between(words_.words[i].begin, words_.words[i + named - 1].end));
      if (type == nullptr) return;
      mention.type = type->id;
      mention.begin = words_.words[mention.first = i].begin;
      return;
    }
  }

  bool read_type_ending(std::size_t end, ReadMention& mention) const {
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
      mention.begin = words_.words[mention.first = begin].begin;
      // "Thông báo kết luận số 01-TB/ĐU": of two types the one that the code means.
      ReadMention before = mention;
      if (mention.type != mention.number.type_id() && read_type_ending(begin, before) &&
          before.type == mention.number.type_id())
        mention = std::move(before);
      return true;
    }
    return false;
  }

  // "ngày 02/11/2016 của Ban Dân vận ..." in either order, commas and brackets between allowed. Gives the word behind.
  std::size_t read_date_and_issuer(std::size_t at, ReadMention& mention) const {
    std::size_t behind_end = mention.end;
    for (int part = 0; part < 3 && at < words_.words.size(); ++part) {
      const text::Word& word = words_.words[at];
      const std::string_view gap = between(behind_end, word.begin);
      if (gap.size() > kMaxGap || gap.find_first_not_of(" ,(*|\t\r\n\xC2\xA0") != std::string_view::npos) return at;
      if (word.folded == "ngay" && mention.dates.empty()) {
        const auto date = text::read_date(words_, at, std::min(words_.words.size(), at + 10));
        if (!date) return at;
        if (date->date != 0) mention.dates.push_back(date->date);
        at = date->next;
      } else if (word.exact == "của" && mention.issuer.empty()) {
        const std::size_t last = cited_body_end(words_, at + 1);
        if (last == at + 1) return at;
        mention.issuer = text::plain_text(between(words_.words[at + 1].begin, words_.words[last - 1].end));
        at = last;
      } else {
        return at;
      }
      behind_end = words_.words[at - 1].end;
    }
    return at;
  }

  // Nothing but "và", commas, type words and "số" between two numbers of one list.
  bool is_joined(const ReadMention& a, const ReadMention& b) const {
    if (!a.issuer.empty() || !a.dates.empty()) return false;
    if (a.number.folded_codes().back() != b.number.folded_codes().back() || a.number.system != b.number.system)
      return false;
    std::string gap = text::fold_key(between(a.end, b.begin));
    return gap.empty() || gap == "va" || gap == "so" || gap == "va so";
  }

  static void share(const ReadMention& from, ReadMention& to) {
    to.issuer = from.issuer;
    for (const schema::Date date : from.dates)
      if (to.number.year == 0 || to.number.year == date / 10000) to.dates.push_back(date);
  }

  const text::Words& words_;
};

}  // namespace

std::vector<ReadMention> read_mentions(const text::Words& words) {
  return Reader(words).read();
}

}  // namespace vankho::citation
