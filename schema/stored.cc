// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/stored.h"

#include <array>
#include <limits>

#include "schema/fields.h"

namespace vankho::schema {
namespace {

constexpr char kFormat = '\x01';

class Writer {
 public:
  explicit Writer(std::string& out) : out_(out) {}

  void number(std::uint64_t value) {
    for (; value >= 0x80; value >>= 7) out_.push_back(static_cast<char>(value | 0x80));
    out_.push_back(static_cast<char>(value));
  }
  void bytes(std::string_view value) {
    number(value.size());
    out_.append(value);
  }
  void field(const Field& row, std::string_view value) {
    if (value.empty()) return;
    number(static_cast<std::uint64_t>(row.tag));
    bytes(value);
  }

 private:
  std::string& out_;
};

class Reader {
 public:
  explicit Reader(std::string_view in) : in_(in) {}

  bool at_end() const { return in_.empty(); }
  std::uint64_t number() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      if (in_.empty()) break;
      const auto byte = static_cast<unsigned char>(in_.front());
      in_.remove_prefix(1);
      value |= static_cast<std::uint64_t>(byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
    throw StoredFormError("stored paper ends inside a number");
  }
  std::string_view bytes() {
    const std::uint64_t size = number();
    if (size > in_.size()) throw StoredFormError("stored paper ends inside a field");
    const std::string_view value = in_.substr(0, size);
    in_.remove_prefix(size);
    return value;
  }

 private:
  std::string_view in_;
};

// A list or a group of values is one field whose bytes are made and read by the same primitives.
template <typename Fill>
std::string group(Fill fill) {
  std::string bytes;
  Writer writer(bytes);
  fill(writer);
  return bytes;
}

std::string encode_citation(const Citation& citation) {
  return group([&](Writer& w) {
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

citation::Relation relation_of(std::uint64_t value) {
  if (value >= citation::kRelations.size()) throw StoredFormError("stored citation has an unknown relation");
  return static_cast<citation::Relation>(value);
}

Citation decode_citation(std::string_view bytes) {
  Reader reader(bytes);
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
  Reader reader(bytes);
  Evidence evidence;
  evidence.field = reader.bytes();
  const std::uint64_t origin = reader.number();
  if (origin < 1 || origin > static_cast<std::uint64_t>(Origin::kGiven))
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
  Writer writer(bytes);
  for (const auto& [row, member] : kTextMembers) writer.field(row, record.*member);
  if (!record.issuer_id.empty() || !record.issuer.empty()) {
    writer.field(field("issuer"), group([&](Writer& w) {
                   w.bytes(record.issuer_id);
                   w.bytes(record.issuer);
                 }));
  }
  if (record.date != 0)
    writer.field(field("date"), group([&](Writer& w) { w.number(static_cast<std::uint64_t>(record.date)); }));
  for (const std::string& recipient : record.recipients) writer.field(field("recipients"), recipient);
  for (const Citation& citation : record.citations) writer.field(field("cites"), encode_citation(citation));
  for (const Evidence& evidence : record.evidence) {
    writer.field(field("evidence"), group([&](Writer& w) {
                   w.bytes(evidence.field);
                   w.number(static_cast<std::uint64_t>(evidence.origin));
                   w.number(evidence.confidence);
                 }));
  }
  writer.field(field("source"), group([&](Writer& w) {
                 w.bytes(record.source.path);
                 w.bytes(record.source.sha256);
                 w.bytes(record.source.media_type);
                 w.number(record.source.size);
               }));
  return bytes;
}

Record decode_stored(std::string_view bytes) {
  if (bytes.empty() || bytes.front() != kFormat) throw StoredFormError("stored paper has an unknown format");
  Record record;
  Reader reader(bytes.substr(1));
  while (!reader.at_end()) {
    const std::uint64_t tag = reader.number();
    const std::string_view value = reader.bytes();
    const auto is = [tag](const Field& row) { return static_cast<std::uint64_t>(row.tag) == tag; };
    if (const auto text = std::ranges::find_if(kTextMembers, [&](const TextMember& m) { return is(m.row); });
        text != kTextMembers.end()) {
      record.*(text->member) = value;
    } else if (is(field("issuer"))) {
      Reader group(value);
      record.issuer_id = group.bytes();
      record.issuer = group.bytes();
    } else if (is(field("date"))) {
      record.date = static_cast<Date>(Reader(value).number());
    } else if (is(field("recipients"))) {
      record.recipients.emplace_back(value);
    } else if (is(field("cites"))) {
      record.citations.push_back(decode_citation(value));
    } else if (is(field("evidence"))) {
      record.evidence.push_back(decode_evidence(value));
    } else if (is(field("source"))) {
      Reader group(value);
      record.source.path = group.bytes();
      record.source.sha256 = group.bytes();
      record.source.media_type = group.bytes();
      record.source.size = group.number();
    }
  }
  return record;
}

}  // namespace vankho::schema
