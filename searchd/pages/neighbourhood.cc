// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/pages/neighbourhood.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "searchd/labels.h"
#include "searchd/markup.h"
#include "searchd/pages/frame.h"
#include "searchd/pages/links.h"
#include "searchd/pages/paper_citations.h"
#include "searchd/web/messages.h"

namespace vankho::searching::pages {
namespace {

// In units of the picture, which are about pixels.
constexpr int kWidth = 300;
constexpr int kIndent = 40;  // of the neighbours; the lines run on their left
constexpr int kBox = 42;
constexpr int kStep = kBox + 8;
constexpr int kPlainLine = 10;   // where the line of citations runs
constexpr int kEffectLine = 22;  // where that of effects does
constexpr std::size_t kMostLetters = 30;
constexpr std::size_t kMostSmallLetters = 38;

struct Node {
  std::string link;
  std::string name;
  std::string note;   // below the name
  std::string title;  // all of it
  bool effect = false;
  bool faint = false;  // it is not in the archive, or which one it is is not known
};

std::string cut(std::string_view text, std::size_t most) {
  std::size_t letters = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if ((static_cast<unsigned char>(text[at]) & 0xc0U) == 0x80) continue;
    if (letters++ == most) return std::string(text.substr(0, at)) + "…";
  }
  return std::string(text);
}

std::string joined(std::string_view first, std::string_view second, std::string_view sign) {
  if (first.empty() || second.empty()) return std::string(first.empty() ? second : first);
  return std::string(first).append(sign).append(second);
}

Node node_of(const schema::Record& paper, const std::string& relation, Language language) {
  const std::string name = paper.number.empty() ? say("ui.no_number", language) : paper.number;
  return {.link = paper_link(paper.id, language),
          .name = name,
          .note = joined(relation, shown_date(paper.date), " · "),
          .title = joined(relation + ": " + joined(type_label(paper.type), name, " "), paper.subject, " – ")};
}

Node node_of(const CitationLink& cited, Language language) {
  const schema::Citation& citation = cited.citation;
  const std::string relation = relation_label(citation.relation, Side::kCiting, citation.partial, language);
  Node node;
  if (cited.papers.size() == 1 && cited.status != CitationStatus::kSeveral) {
    node = node_of(cited.papers.front(), relation, language);
    if (!cited.no_longer_valid.empty()) {
      node.note = joined(relation, say("ui.ended", language), " · ");
      node.title += " (" + say("ui.ended", language) + ")";
    }
  } else {
    SearchRequest search;
    search.q = citation.number.empty() ? citation.as_written : citation.number;
    search.language = language;
    const std::string unknown = say(cited.papers.empty() ? "ui.absent" : "ui.several_short", language);
    node = {.link = page_link(search),
            .name = search.q,
            .note = joined(relation, unknown, " · "),
            .title = relation + ": " + citation.as_written + " (" + unknown + ")",
            .faint = true};
  }
  node.effect = citation::is_effect(citation.relation);
  return node;
}

Node node_of(const CitingLink& citing, Language language) {
  Node node = node_of(citing.paper, relation_label(citing.relation, Side::kCited, citing.partial, language), language);
  node.effect = citation::is_effect(citing.relation);
  return node;
}

class Picture {
 public:
  Picture(Language language, const std::string& root) : language_(language), root_(root) {}

  void add_more(std::uint64_t count, std::string_view list) {
    if (count == 0) return;
    svg_ += fmt::format(
        "<a href=\"#{0}\" xlink:href=\"#{0}\"><rect class=\"room\" x=\"{1}\" y=\"{2}\" width=\"200\" height=\"26\"/>"
        "<text class=\"more\" x=\"{1}\" y=\"{3}\" font-size=\"14\">{4}</text></a>",
        list, kIndent, y_, y_ + 18, escaped(say("ui.more_citing", language_, {.value = std::to_string(count)})));
    y_ += 34;
  }

  void add(const Node& node, std::string_view kind) {
    const std::string classes =
        fmt::format("node {}{}{}", kind, node.effect ? " effect" : "", node.faint ? " faint" : "");
    const int left = kind == "own" ? 0 : kIndent;
    const std::string body = fmt::format(
        "<title>{}</title><rect class=\"{}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"5\"{}/>"
        "<text class=\"name\" x=\"{}\" y=\"{}\" font-size=\"14\">{}</text>"
        "<text class=\"under\" x=\"{}\" y=\"{}\" font-size=\"12\">{}</text>",
        escaped(node.title), classes, left + 1, y_, kWidth - left - 2, kBox,
        node.faint ? " stroke-dasharray=\"2 3\"" : "", left + 10, y_ + 18, escaped(cut(node.name, kMostLetters)),
        left + 10, y_ + 34, escaped(cut(node.note, kMostSmallLetters)));
    const std::string address = node.link.starts_with('#') ? node.link : root_ + node.link;
    svg_ += fmt::format("<a href=\"{0}\" xlink:href=\"{0}\">{1}</a>", escaped(address), body);
    y_ += kStep;
  }

  // From the box at `y` to the edge of the paper at `to`.
  void line(int y, int to, bool effect) {
    svg_ += fmt::format("<path class=\"line{0}\" fill=\"none\" d=\"M{1} {2}H{3}V{4}\"{5}/>", effect ? " effect" : "",
                        kIndent, y, effect ? kEffectLine : kPlainLine, to, effect ? " stroke-dasharray=\"6 4\"" : "");
  }

  // Points up or to the right, its tip at (x, y).
  void tip_up(int x, int y, bool effect) {
    svg_ += fmt::format("<path class=\"tip{}\" d=\"M{} {}l5 9h-10z\"/>", effect ? " effect" : "", x, y);
  }
  void tip_right(int x, int y, bool effect) {
    svg_ += fmt::format("<path class=\"tip{}\" d=\"M{} {}l-9 -5v10z\"/>", effect ? " effect" : "", x, y);
  }

  void legend(bool plain, bool effects) {
    y_ += 6;
    const auto row = [&](bool effect, std::string_view message) {
      svg_ += fmt::format(
          "<path class=\"line{0}\" fill=\"none\" d=\"M0 {1}H30\"{2}/><text class=\"under\" x=\"{3}\" y=\"{4}\" "
          "font-size=\"12\">{5}</text>",
          effect ? " effect" : "", y_ + 4, effect ? " stroke-dasharray=\"6 4\"" : "", kIndent, y_ + 8,
          escaped(say(message, language_)));
      y_ += 20;
    };
    if (plain) row(false, "ui.line_cites");
    if (effects) row(true, "ui.line_effects");
  }

  int y() const { return y_; }
  void space(int height) { y_ += height; }

  std::string finish() const {
    return fmt::format(
        "<svg class=\"neighbourhood\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" viewBox=\"0 0 {0} {1}\" "
        "width=\"{0}\" height=\"{1}\" role=\"group\" aria-label=\"{2}\">{3}</svg>",
        kWidth, y_, escaped(say("ui.neighbourhood", language_)), svg_);
  }

 private:
  const Language language_;
  const std::string& root_;
  int y_ = 2;
  std::string svg_;
};

// What changes effect last (nearest to the paper), what is in the archive before what is not.
std::vector<Node> cited_nodes(const CitationResult& citations, Language language) {
  std::vector<const CitationLink*> links;
  for (const CitationLink& link : citations.cites) links.push_back(&link);
  std::ranges::stable_sort(links, {}, [](const CitationLink* link) {
    const bool effect = citation::is_effect(link->citation.relation);
    return (effect ? 0 : 2) + (link->papers.empty() ? 1 : 0);
  });
  links.resize(std::min(links.size(), kDrawnNeighbours));
  std::vector<Node> nodes;
  for (const CitationLink* link : links) nodes.push_back(node_of(*link, language));
  std::ranges::reverse(nodes);
  return nodes;
}

// citations.cited_by has what changes effect first.
std::vector<Node> citing_nodes(const CitationResult& citations, Language language) {
  std::vector<Node> nodes;
  for (const CitingLink& link : citations.cited_by)
    if (nodes.size() < kDrawnNeighbours) nodes.push_back(node_of(link, language));
  return nodes;
}

}  // namespace

std::string neighbourhood_svg(const schema::Record& paper, const CitationResult& citations, Language language,
                              const std::string& root) {
  const std::vector<Node> cited = cited_nodes(citations, language);
  const std::vector<Node> citing = citing_nodes(citations, language);
  if (cited.empty() && citing.empty()) return {};
  const std::uint64_t all_citing = std::max<std::uint64_t>(citations.times_cited, citations.cited_by.size());

  Picture picture(language, root);
  picture.add_more(citations.cites.size() - cited.size(), "cites");
  std::vector<int> above;
  for (const Node& node : cited) {
    above.push_back(picture.y() + kBox / 2);
    picture.add(node, "cited");
  }
  if (!cited.empty()) picture.space(8);
  const int top = picture.y();
  Node own = node_of(paper, say("ui.this_paper", language), language);
  own.link = "#text";
  picture.add(own, "own");
  const int bottom = top + kBox;
  if (!citing.empty()) picture.space(8);
  std::vector<int> below;
  for (const Node& node : citing) {
    below.push_back(picture.y() + kBox / 2);
    picture.add(node, "citing");
  }
  picture.add_more(all_citing - citing.size(), "cited-by");

  for (std::size_t i = 0; i < cited.size(); ++i) {
    picture.line(above[i], top, cited[i].effect);
    picture.tip_right(kIndent + 1, above[i], cited[i].effect);
  }
  for (std::size_t i = 0; i < citing.size(); ++i) {
    picture.line(below[i], bottom + 8, citing[i].effect);
    picture.tip_up(citing[i].effect ? kEffectLine : kPlainLine, bottom, citing[i].effect);
  }
  const auto is_effect = [](const Node& node) { return node.effect; };
  const bool effects = std::ranges::any_of(cited, is_effect) || std::ranges::any_of(citing, is_effect);
  const bool plain = !std::ranges::all_of(cited, is_effect) || !std::ranges::all_of(citing, is_effect);
  picture.legend(plain, effects);
  return picture.finish();
}

}  // namespace vankho::searching::pages
