// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/pages/paper_text.h"

#include <algorithm>

#include "searchd/markup.h"
#include "searchd/web/messages.h"

namespace vankho::searching::pages {
namespace {

bool is_boundary(std::string_view text, std::size_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xc0U) != 0x80;
}

// A wrong place must not damage the text.
bool fits(std::string_view text, const MarkedPlace& place, std::size_t from) {
  return place.begin >= from && place.begin < place.end && place.end <= text.size() && is_boundary(text, place.begin) &&
         is_boundary(text, place.end);
}

// Lines that hold more than one column, "UBND TỈNH HÀ GIANG          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM".
bool has_columns(std::string_view body) {
  constexpr std::string_view kBetweenColumns = "     ";
  constexpr std::size_t kEnough = 3;
  std::size_t lines = 0;
  for (std::size_t begin = 0; begin < body.size() && lines < kEnough;) {
    const std::size_t end = std::min(body.find('\n', begin), body.size());
    const std::string_view line = body.substr(begin, end - begin);
    const std::size_t first = line.find_first_not_of(" \t\f");
    if (first != std::string_view::npos) {
      const std::size_t gap = line.find(kBetweenColumns, first);
      if (gap != std::string_view::npos && line.find_first_not_of(" \t\r", gap) != std::string_view::npos) ++lines;
    }
    begin = end + 1;
  }
  return lines == kEnough;
}

class Writer {
 public:
  Writer(std::string_view body, Language language) : body_(body), language_(language) {
    const std::size_t last = body.find_last_not_of("\f\n\r\t ");
    end_ = last == std::string_view::npos ? 0 : last + 1;
    text_.pages = 1 + static_cast<std::size_t>(std::ranges::count(body.substr(0, end_), '\f'));
    text_.columns = has_columns(body);
    text_.html.reserve(body.size() + body.size() / 8);
  }

  PaperText write(const std::vector<MarkedPlace>& places) {
    text_.found = static_cast<std::size_t>(std::ranges::count(places, true, &MarkedPlace::telling));
    const std::size_t jumps = std::min(text_.found, kMostJumps);
    if (text_.pages > 1) page_mark();
    for (const MarkedPlace& place : places) {
      if (!fits(body_.substr(0, end_), place, at_)) continue;
      plain(place.begin);
      const std::string marked = escaped(body_.substr(place.begin, place.end - place.begin));
      at_ = place.end;
      if (place.telling && text_.jumps < jumps)
        jump(marked, jumps);
      else
        text_.html += "<mark>" + marked + "</mark>";
    }
    plain(end_);
    return std::move(text_);
  }

 private:
  // The text up to `end`, page by page.
  void plain(std::size_t end) {
    while (at_ < end) {
      const std::size_t feed = std::min(body_.find('\f', at_), end);
      text_.html += escaped(body_.substr(at_, feed - at_));
      at_ = feed;
      if (feed == end) return;
      ++at_;
      ++page_;
      page_mark();
      // Its line break is the one that the page mark makes.
      if (at_ < end && body_[at_] == '\n') ++at_;
    }
  }

  void page_mark() {
    const std::string number = std::to_string(page_);
    text_.html += "<span class=\"pageno\" id=\"p" + number + "\"><a href=\"#p" + number + "\">" +
                  escaped(say("ui.page_of_paper", language_, {.value = number})) + "</a></span>";
  }

  void jump(const std::string& marked, std::size_t jumps) {
    const std::string number = std::to_string(++text_.jumps);
    const bool is_last = text_.jumps == jumps;
    const std::string next = std::to_string(is_last ? 1 : text_.jumps + 1);
    text_.html += "<mark id=\"m" + number + "\">" + marked + "</mark>";
    if (jumps == 1) return;
    text_.html += "<a class=\"jump\" href=\"#m" + next + "\" aria-label=\"" +
                  escaped(say("ui.to_mark", language_, {.value = next})) + "\">" + (is_last ? "↑" : "↓") + "</a>";
  }

  const std::string_view body_;
  const Language language_;
  std::size_t end_ = 0;  // of what is shown
  std::size_t at_ = 0;
  std::size_t page_ = 1;
  PaperText text_;
};

}  // namespace

PaperText paper_text(std::string_view body, const std::vector<MarkedPlace>& places, Language language) {
  return Writer(body, language).write(places);
}

std::string marked_line(std::string_view text, const MarkTerms& terms) {
  if (terms.empty()) return escaped(text);
  Snippet line{.field = {}, .text = std::string(text), .marks = {}};
  for (const MarkedPlace& place : find_places(text, terms)) line.marks.emplace_back(place.begin, place.end);
  return marked_html(line);
}

}  // namespace vankho::searching::pages
