// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/stored.h"

#include <array>

#include "schema/fields.h"
#include "schema/packed.h"

namespace vankho::schema {
namespace {

constexpr char kFormat = '\x02';

void write_field(PackedWriter& writer, const Field& row, std::string_view value) {
  if (value.empty()) return;
  writer.number(static_cast<std::uint64_t>(row.tag));
  writer.bytes(value);
}

// A list or a group of values is one field whose bytes are made and read by the same primitives.
template <typename Fill>
std::string group(Fill fill) {
  std::string bytes;
  PackedWriter writer(bytes);
  fill(writer);
  return bytes;
}

std::string encode_citation(const Citation& citation) {
  return group([&](PackedWriter& w) {
    for (const auto* text : {&citation.number, &citation.key, &citation.type, &citation.issuer, &citation.as_written})
      w.bytes(*text);
    w.number(citation.dates.size());
    for (const Date date : citation.dates) w.number(static_cast<std::uint64_t>(date));
    w.number(static_cast<std::uint64_t>(citation.relation));
    w.number(citation.partial ? 1 : 0);
    w.number(citation.mentions.size());
    for (const Mention& mention : citation.mentions) {
      w.number(mention.begin);
      w.number(mention.end);
      w.number(static_cast<std::uint64_t>(mention.relation));
    }
  });
}

Doubt decode_doubt(PackedReader& reader) {
  Doubt doubt;
  doubt.begin = reader.number();
  doubt.end = reader.number();
  doubt.confidence = static_cast<unsigned>(reader.number());
  return doubt;
}

citation::Relation relation_of(std::uint64_t value) {
  if (value >= citation::kRelations.size()) throw StoredFormError("stored citation has an unknown relation");
  return static_cast<citation::Relation>(value);
}

Citation decode_citation(std::string_view bytes) {
  PackedReader reader(bytes);
  Citation citation;
  for (auto* text : {&citation.number, &citation.key, &citation.type, &citation.issuer, &citation.as_written})
    *text = reader.bytes();
  for (std::uint64_t left = reader.number(); left > 0; --left)
    citation.dates.push_back(static_cast<Date>(reader.number()));
  citation.relation = relation_of(reader.number());
  citation.partial = reader.number() != 0;
  for (std::uint64_t left = reader.number(); left > 0; --left) {
    Mention mention;
    mention.begin = static_cast<std::uint32_t>(reader.number());
    mention.end = static_cast<std::uint32_t>(reader.number());
    mention.relation = relation_of(reader.number());
    citation.mentions.push_back(mention);
  }
  return citation;
}

Evidence decode_evidence(std::string_view bytes) {
  PackedReader reader(bytes);
  Evidence evidence;
  evidence.field = reader.bytes();
  const std::uint64_t origin = reader.number();
  if (origin < 1 || origin > static_cast<std::uint64_t>(Origin::kFileName))
    throw StoredFormError("stored evidence has an unknown origin");
  evidence.origin = static_cast<Origin>(origin);
  evidence.confidence = static_cast<unsigned>(reader.number());
  return evidence;
}

struct TextMember {
  const Field& row;
  std::string Record::*member;
};

constexpr auto kTextMembers = std::to_array<TextMember>({
    {field("id"), &Record::id},
    {field("number"), &Record::number},
    {field("subject"), &Record::subject},
    {field("body"), &Record::body},
    {field("type"), &Record::type},
    {field("level"), &Record::level},
    {field("province"), &Record::province},
    {field("province_now"), &Record::province_now},
    {field("term"), &Record::term},
    {field("signer"), &Record::signer},
    {field("position"), &Record::position},
    {field("urgency"), &Record::urgency},
    {field("place"), &Record::place},
    {field("signed_for"), &Record::signed_for},
    {field("url"), &Record::url},
});

}  // namespace

std::string encode_stored(const Record& record) {
  std::string bytes(1, kFormat);
  PackedWriter writer(bytes);
  for (const auto& [row, member] : kTextMembers) write_field(writer, row, record.*member);
  if (!record.issuer_id.empty() || !record.issuer.empty()) {
    write_field(writer, field("issuer"), group([&](PackedWriter& w) {
                  w.bytes(record.issuer_id);
                  w.bytes(record.issuer);
                }));
  }
  if (record.date != 0)
    write_field(writer, field("date"),
                group([&](PackedWriter& w) { w.number(static_cast<std::uint64_t>(record.date)); }));
  for (const std::string& recipient : record.recipients) write_field(writer, field("recipients"), recipient);
  for (const Citation& citation : record.citations) write_field(writer, field("cites"), encode_citation(citation));
  for (const Evidence& evidence : record.evidence) {
    write_field(writer, field("evidence"), group([&](PackedWriter& w) {
                  w.bytes(evidence.field);
                  w.number(static_cast<std::uint64_t>(evidence.origin));
                  w.number(evidence.confidence);
                }));
  }
  write_field(writer, field("source"), group([&](PackedWriter& w) {
                w.bytes(record.source.path);
                w.bytes(record.source.sha256);
                w.bytes(record.source.media_type);
                w.number(record.source.size);
                w.number(record.source.recognised);
                for (const std::string& path : record.source.other_paths) w.bytes(path);
              }));
  if (!record.source.doubts.empty())
    write_field(writer, field("doubts"), group([&](PackedWriter& w) {
                  for (const Doubt& doubt : record.source.doubts) {
                    w.number(doubt.begin);
                    w.number(doubt.end);
                    w.number(doubt.confidence);
                  }
                }));
  return bytes;
}

Record decode_stored(std::string_view bytes) {
  if (bytes.empty() || bytes.front() != kFormat) throw StoredFormError("stored paper has an unknown format");
  Record record;
  PackedReader reader(bytes.substr(1));
  while (!reader.at_end()) {
    const std::uint64_t tag = reader.number();
    const std::string_view value = reader.bytes();
    const auto is = [tag](const Field& row) { return static_cast<std::uint64_t>(row.tag) == tag; };
    if (const auto text = std::ranges::find_if(kTextMembers, [&](const TextMember& m) { return is(m.row); });
        text != kTextMembers.end()) {
      record.*(text->member) = value;
    } else if (is(field("issuer"))) {
      PackedReader group(value);
      record.issuer_id = group.bytes();
      record.issuer = group.bytes();
    } else if (is(field("date"))) {
      record.date = static_cast<Date>(PackedReader(value).number());
    } else if (is(field("recipients"))) {
      record.recipients.emplace_back(value);
    } else if (is(field("cites"))) {
      record.citations.push_back(decode_citation(value));
    } else if (is(field("evidence"))) {
      record.evidence.push_back(decode_evidence(value));
    } else if (is(field("source"))) {
      PackedReader group(value);
      record.source.path = group.bytes();
      record.source.sha256 = group.bytes();
      record.source.media_type = group.bytes();
      record.source.size = group.number();
      record.source.recognised = static_cast<unsigned>(group.number());
      while (!group.at_end()) record.source.other_paths.emplace_back(group.bytes());
    } else if (is(field("doubts"))) {
      for (PackedReader group(value); !group.at_end();) record.source.doubts.push_back(decode_doubt(group));
    }
  }
  return record;
}

std::string_view stored_text(std::string_view bytes, const Field& row) {
  if (bytes.empty() || bytes.front() != kFormat) throw StoredFormError("stored paper has an unknown format");
  PackedReader reader(bytes.substr(1));
  while (!reader.at_end()) {
    const std::uint64_t tag = reader.number();
    const std::string_view value = reader.bytes();
    if (tag == static_cast<std::uint64_t>(row.tag)) return value;
  }
  return {};
}

}  // namespace vankho::schema
