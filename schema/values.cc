// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/values.h"

#include <charconv>
#include <cstdio>

#include "schema/authority/issuing_bodies.h"
#include "schema/packed.h"
#include "schema/stable_hash.h"
#include "schema/text/document_number.h"

namespace vankho::schema {

std::string encode_date(Date date) {
  if (date == 0) return {};
  char digits[16];
  std::snprintf(digits, sizeof digits, "%08d", date);
  return digits;
}

Date decode_date(std::string_view bytes) {
  Date date = 0;
  // from_chars() takes a minus.
  if (bytes.size() != 8 || bytes.front() == '-') return 0;
  const auto [end, error] = std::from_chars(bytes.data(), bytes.data() + bytes.size(), date);
  return error == std::errc() && end == bytes.data() + bytes.size() ? date : 0;
}

std::string encode_labelled(std::string_view code, std::string_view label) {
  if (code.empty()) return {};
  std::string bytes(code);
  return bytes.append(1, '\x1f').append(label);
}

Labelled decode_labelled(std::string_view bytes) {
  const std::size_t split = bytes.find('\x1f');
  if (split == std::string_view::npos) return {bytes, bytes};
  return {bytes.substr(0, split), bytes.substr(split + 1)};
}

std::uint64_t edge_hash(std::string_view text) {
  const std::uint64_t hash = stable_hash(text);
  return hash == 0 ? 1 : hash;
}

std::string encode_edges(std::span<const CitedEdge> edges) {
  std::string bytes;
  PackedWriter writer(bytes);
  for (const CitedEdge& edge : edges) {
    writer.number(edge.bare_key);
    writer.number(static_cast<std::uint64_t>(edge.year));
    writer.number(static_cast<std::uint64_t>(edge.relation) * 2 + (edge.partial ? 1 : 0));
    writer.bytes(edge.type);
    writer.bytes(edge.issuer);
    writer.number(edge.dates.size());
    for (const Date date : edge.dates) writer.number(static_cast<std::uint64_t>(date));
  }
  return bytes;
}

std::vector<CitedEdge> decode_edges(std::string_view bytes) {
  std::vector<CitedEdge> edges;
  PackedReader reader(bytes);
  while (!reader.at_end()) {
    CitedEdge edge;
    edge.bare_key = reader.number();
    edge.year = static_cast<int>(reader.number());
    const std::uint64_t relation = reader.number();
    if (relation / 2 >= citation::kRelations.size()) throw StoredFormError("packed citation has an unknown relation");
    edge.relation = static_cast<citation::Relation>(relation / 2);
    edge.partial = relation % 2 != 0;
    edge.type = reader.bytes();
    edge.issuer = reader.bytes();
    for (std::uint64_t left = reader.number(); left > 0; --left)
      edge.dates.push_back(static_cast<Date>(reader.number()));
    edges.push_back(std::move(edge));
  }
  return edges;
}

std::optional<CitedEdge> edge_of(const Citation& citation) {
  const auto number = text::parse_document_number(citation.number);
  if (!number) return std::nullopt;
  return CitedEdge{.bare_key = edge_hash(number->bare_key()),
                   .year = number->year,
                   .relation = citation.relation,
                   .partial = citation.partial,
                   .type = citation.type,
                   .issuer = citation.issuer.empty() ? std::string() : authority::issuer_id(citation.issuer),
                   .dates = citation.dates};
}

std::string number_sort_key(std::string_view canonical_number, Date date) {
  const auto number = text::parse_document_number(canonical_number);
  if (!number) return {};
  char head[32];
  std::snprintf(head, sizeof head, "%04d%08u", number->year != 0 ? number->year : date / 10000, number->count);
  std::string key = head + number->suffix;
  for (const std::string& code : number->folded_codes()) key.append("/").append(code);
  return key;
}

}  // namespace vankho::schema
