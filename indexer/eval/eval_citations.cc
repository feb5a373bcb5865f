// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/eval/eval_citations.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>

#include "indexer/eval/judged_paper.h"
#include "schema/citation/find_citations.h"
#include "schema/text/document_number.h"

namespace vankho::indexing {
namespace {

struct Mention {
  std::string number;  // as shown
  std::string key;
  std::string relation;
  std::vector<schema::Date> dates;
};

std::string key_of(const std::string& number) {
  const auto parsed = text::parse_document_number(number);
  return parsed ? parsed->key() : number;
}

std::vector<Mention> labels_of(const nlohmann::json& paper) {
  std::vector<Mention> labels;
  for (const auto& label : paper.at("citations")) {
    Mention mention{.number = label.at("number"), .key = {}, .relation = label.at("relation"), .dates = {}};
    mention.key = key_of(mention.number);
    for (const auto& date : label.at("dates")) mention.dates.push_back(date);
    labels.push_back(std::move(mention));
  }
  return labels;
}

bool is_inside(std::uint32_t end, const nlohmann::json& paper) {
  if (!paper.contains("windows")) return true;
  return std::ranges::any_of(paper["windows"], [&](const nlohmann::json& window) {
    return window.at(0).get<std::uint32_t>() < end && end <= window.at(1).get<std::uint32_t>();
  });
}

std::vector<Mention> mentions_of(const schema::Record& record, const nlohmann::json& paper) {
  std::vector<std::pair<std::uint32_t, Mention>> found;
  for (const schema::Citation& citation : record.citations)
    for (const schema::Mention& mention : citation.mentions)
      if (is_inside(mention.end, paper))
        found.push_back({mention.begin,
                         {.number = citation.number,
                          .key = citation.key,
                          .relation = std::string(citation::relation_name(mention.relation).id),
                          .dates = citation.dates}});
  std::ranges::stable_sort(found, {}, &std::pair<std::uint32_t, Mention>::first);
  std::vector<Mention> mentions;
  for (auto& [begin, mention] : found) mentions.push_back(std::move(mention));
  return mentions;
}

// Pairs of indexes {label, mention} of the longest common subsequence by key.
std::vector<std::pair<std::size_t, std::size_t>> aligned(const std::vector<Mention>& labels,
                                                         const std::vector<Mention>& mentions) {
  std::vector<std::vector<std::size_t>> length(labels.size() + 1, std::vector<std::size_t>(mentions.size() + 1));
  for (std::size_t i = labels.size(); i-- > 0;)
    for (std::size_t j = mentions.size(); j-- > 0;)
      length[i][j] =
          labels[i].key == mentions[j].key ? length[i + 1][j + 1] + 1 : std::max(length[i + 1][j], length[i][j + 1]);
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  for (std::size_t i = 0, j = 0; i < labels.size() && j < mentions.size();) {
    if (labels[i].key == mentions[j].key)
      pairs.emplace_back(i++, j++);
    else if (length[i + 1][j] >= length[i][j + 1])
      ++i;
    else
      ++j;
  }
  return pairs;
}

void score(const std::string& file, const std::vector<Mention>& labels, std::vector<Mention> mentions, bool bounded,
           CitationScores& scores) {
  auto pairs = aligned(labels, mentions);
  // Where the window's end is not known, what comes behind its last label was not read by the person.
  if (!bounded) mentions.resize(pairs.empty() ? 0 : pairs.back().second + 1);
  std::vector<bool> label_met(labels.size());
  std::vector<bool> mention_met(mentions.size());
  for (const auto& pair : pairs) {
    const std::size_t i = pair.first;
    const std::size_t j = pair.second;
    label_met[i] = mention_met[j] = true;
    if (labels[i].relation == mentions[j].relation) {
      ++scores.relations;
    } else {
      ++scores.confused[{labels[i].relation, mentions[j].relation}];
      scores.misses.push_back(
          fmt::format("{} {}: relation {} | {}", file, labels[i].number, mentions[j].relation, labels[i].relation));
    }
    // A date is the citation's: of all its mentions.
    const bool dated = std::ranges::all_of(labels[i].dates, [&](schema::Date date) {
      return std::ranges::find(mentions[j].dates, date) != mentions[j].dates.end();
    });
    scores.dates += dated ? 1 : 0;
    if (!dated)
      scores.misses.push_back(fmt::format("{} {}: date | {}", file, labels[i].number, labels[i].dates.front()));
  }
  for (std::size_t i = 0; i < labels.size(); ++i)
    if (!label_met[i]) scores.misses.push_back(fmt::format("{}: - | {}", file, labels[i].number));
  for (std::size_t j = 0; j < mentions.size(); ++j)
    if (!mention_met[j]) scores.misses.push_back(fmt::format("{}: {} | -", file, mentions[j].number));
  ++scores.papers;
  scores.labelled += labels.size();
  scores.found += mentions.size();
  scores.right += pairs.size();
}

}  // namespace

CitationScores score_citations(const std::string& labels_file, const std::string& papers_dir) {
  CitationScores scores;
  for_each_judged(labels_file, papers_dir, [&](const nlohmann::json& paper, const JudgedPaper& read) {
    const auto* record = std::get_if<schema::Record>(&read);
    const std::vector<Mention> mentions = record == nullptr ? std::vector<Mention>() : mentions_of(*record, paper);
    score(paper.at("file"), labels_of(paper), mentions, paper.contains("windows"), scores);
  });
  return scores;
}

std::string table_of(const CitationScores& scores, bool misses) {
  std::string table = fmt::format("{} papers, {} citations\n", scores.papers, scores.labelled);
  table += fmt::format("precision {:>5} of {:<5}{:>6.1f} %\n", scores.right, scores.found, scores.precision());
  table += fmt::format("recall    {:>5} of {:<5}{:>6.1f} %\n", scores.right, scores.labelled, scores.recall());
  table +=
      fmt::format("relation  {:>5} of {:<5}{:>6.1f} %\n", scores.relations, scores.right, scores.relation_accuracy());
  table += fmt::format(
      "date      {:>5} of {:<5}{:>6.1f} %\n", scores.dates, scores.right,
      scores.right == 0 ? 0.0 : 100.0 * static_cast<double>(scores.dates) / static_cast<double>(scores.right));
  for (const auto& [pair, count] : scores.confused)
    table += fmt::format("{} read as {}: {}\n", pair.first, pair.second, count);
  if (misses)
    for (const std::string& miss : scores.misses) table += miss + '\n';
  return table;
}

}  // namespace vankho::indexing
