// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/header/read_paper.h"

#include <algorithm>
#include <array>

#include "indexer/header/adoption.h"
#include "indexer/header/consolidation.h"
#include "indexer/header/contradictions.h"
#include "indexer/header/evidence.h"
#include "indexer/header/issuer.h"
#include "indexer/header/layout.h"
#include "indexer/header/letterhead.h"
#include "indexer/header/misread.h"
#include "indexer/header/person_name.h"
#include "indexer/header/province_evidence.h"
#include "indexer/header/recognised.h"
#include "indexer/header/signature_block.h"
#include "indexer/header/stamp_noise.h"
#include "schema/authority/document_types.h"
#include "schema/authority/issuing_bodies.h"
#include "schema/authority/provinces.h"
#include "schema/citation/find_citations.h"
#include "schema/text/document_number.h"
#include "schema/text/fold.h"

namespace vankho::indexing {
namespace {

bool is_given(const std::optional<std::string>& value) {
  return value && !text::squeeze(*value).empty();
}

// What the owner gave, in the form that the record keeps, before the text is looked at for the rest.
struct Given {
  explicit Given(const GivenFields& fields) {
    if (is_given(fields.number)) {
      number = text::squeeze(*fields.number);
      parsed = text::parse_document_number(number);
      if (parsed) number = parsed->display();
    }
    if (is_given(fields.type)) type = authority::find_document_type(*fields.type);
    if (is_given(fields.province)) province = authority::find_province(*fields.province);
    if (fields.date) date = *fields.date;
    if (is_given(fields.urgency)) urgency = urgency_id(*fields.urgency);
  }

  static std::string urgency_id(std::string_view given) {
    std::string id = text::slug(given);
    for (const std::string_view known : {"khan", "thuong-khan", "hoa-toc"})
      if (id == known) return id;
    return {};
  }

  std::string number;
  std::optional<text::DocumentNumber> parsed;
  const authority::DocumentType* type = nullptr;
  const authority::Province* province = nullptr;
  schema::Date date = 0;
  std::string urgency;
};

std::string type_of(const Letterhead& head, const std::optional<text::DocumentNumber>& number) {
  // A consolidated text keeps the type line of what it consolidates (Pháp lệnh 01/2012/UBTVQH13, điều 11).
  constexpr std::string_view kConsolidated = "van-ban-hop-nhat";
  if (head.consolidated || (number && number->type_id() == kConsolidated)) return std::string(kConsolidated);
  if (head.type != nullptr) return std::string(head.type->id);
  if (head.about || head.addressed) return "cong-van";
  const auto& coded = number ? number : head.blank;
  std::string type = coded ? coded->type_id() : std::string();
  // A number without a code of a type is that of a công văn, which has no title.
  return head.titled && type == "cong-van" ? std::string() : type;
}

CodeSays code_says(const std::string& coded, const schema::Record& record, const std::string& province) {
  if (coded.empty()) return CodeSays::kNothing;
  const std::string id = authority::resolve_issuer(coded, record.date, province).id;
  // "Ủy ban nhân dân" of a code without a place is the beginning of its name with one.
  return !id.empty() && record.issuer_id.starts_with(id) ? CodeSays::kSame : CodeSays::kOther;
}

bool gives_fields(const GivenFields& given) {
  return given.number || given.type || given.issuer || given.province || given.signer || given.date;
}

class PaperReader {
 public:
  explicit PaperReader(const std::string& text) : layout_(lay_out(text)), head_(read_letterhead(layout_)) {
    std::size_t below = head_.end;
    if (const auto certificate = head_.number ? std::nullopt : find_certificate(layout_, head_.end)) {
      head_.consolidated = true;
      head_.number = certificate->number;
      head_.date = certificate->date;
      below = certificate->piece;
    }
    // The day on which a consolidated law was adopted is not its own.
    if (head_.date == 0 && !head_.consolidated) {
      head_.date = adoption_date(layout_);
      adopted_ = head_.date != 0;
    }
    signature_ = read_signature_block(layout_, below);
  }

  // What text read off a picture needs beside: fields found otherwise than usual are added to `mended`.
  void read_recognised(std::string_view path, std::vector<std::string_view>& mended) {
    if (find_recognised_signer(layout_, signature_)) mended.emplace_back("signer");
    const auto named = number_by_file_name(head_, path);
    if (!named) return;
    if (head_.number) {
      // One of the two is wrong; all readings of the page agree, so the name is.
      if (head_.number->key() != named->key()) mended.emplace_back("number");
      return;
    }
    head_.number = named;
    named_by_file_ = true;
  }

  // Of a scan that was not recognised there is nothing but its name.
  void read_name(std::string_view path) {
    head_.number = number_in_file_name(path);
    named_by_file_ = head_.number.has_value();
  }

  // The fields of the letterhead and the signature block; those given win.
  schema::Record read(const GivenFields& fields) const {
    schema::Record record;
    const Given given(fields);
    Letterhead head = head_;
    if (!given.number.empty()) head.number = given.parsed;  // its code tells the issuer where the letterhead does not
    record.number = head.number ? head.number->display() : head.bare_number;
    if (!given.number.empty()) record.number = given.number;
    record.type = given.type != nullptr ? std::string(given.type->id) : type_of(head, head.number);
    record.subject = is_given(fields.subject) ? text::squeeze(*fields.subject) : head.subject;
    if (given.date != 0) head.date = given.date;
    record.date = head.date;
    record.place = head.place;
    record.signed_for = signature_.signed_for;
    record.signer = is_given(fields.signer) ? strip_titles(*fields.signer) : signature_.signer;
    record.position = is_given(fields.position) ? text::squeeze(*fields.position) : signature_.position;
    record.recipients = fields.recipients.empty() ? signature_.recipients : fields.recipients;
    record.urgency = given.urgency.empty() ? std::string(head.urgency) : given.urgency;
    record.secrecy = is_given(fields.secrecy) ? *fields.secrecy : head.secrecy;
    if (fields.url) record.url = *fields.url;
    Grounds grounds{
        .head = head_, .signature = signature_, .given = fields, .adopted = adopted_, .named_by_file = named_by_file_};
    place_issuer(record, head, given, grounds);
    const bool party = head.number ? head.number->system == text::NumberSystem::kParty : head.party;
    if (party && record.date != 0) record.term = authority::term_of_office(record.level, record.date);
    record.evidence = weigh_evidence(record, grounds);
    return record;
  }

 private:
  void place_issuer(schema::Record& record, const Letterhead& head, const Given& given, Grounds& grounds) const {
    const std::string province =
        given.province != nullptr ? std::string(given.province->id) : province_of_letterhead(head);
    authority::IssuingBody issuer;
    if (is_given(grounds.given.issuer)) {
      record.issuer_as_written = text::squeeze(*grounds.given.issuer);
      issuer = authority::resolve_issuer(record.issuer_as_written, record.date, province);
      if (issuer.name.empty()) issuer.name = record.issuer_as_written;
    } else if (IssuerName found = find_issuer(layout_, head, signature_); !found.name.empty()) {
      record.issuer_as_written = std::move(found.as_written);
      issuer = authority::resolve_issuer(found.name, record.date, province);
      grounds.issuer = found.origin;
      record.issuer_id = issuer.id;
      grounds.code = code_says(found.coded, record, province);
    }
    record.issuer = issuer.name;
    record.issuer_id = issuer.id;
    record.level = issuer.level;
    if (given.province != nullptr) {
      record.province = given.province->id;
    } else {
      ProvinceEvidence evidence = find_province_of(head, signature_, issuer);
      record.province = std::move(evidence.province);
      record.province_candidates = std::move(evidence.candidates);
      grounds.province = evidence.origin;
    }
    if (!record.province.empty()) record.province_now = authority::province_now(record.province);
  }

  Layout layout_;
  Letterhead head_;
  SignatureBlock signature_;
  bool adopted_ = false;
  bool named_by_file_ = false;
};

}  // namespace

schema::Record read_paper(const Item& item) {
  const bool recognised = item.source.recognised > 0;
  MendedHead mended;
  if (recognised) {
    mended = mend_head(item.text, item.source.doubts);
    mended.text = without_stamp_noise(mended.text);
  }
  PaperReader reader(recognised ? mended.text : item.text);
  if (recognised) reader.read_recognised(item.source.path, mended.fields);
  if (item.text.empty() && schema::is_format_of_scans(item.source.media_type)) reader.read_name(item.source.path);
  schema::Record record = reader.read(item.given);
  if (gives_fields(item.given)) record.contradictions = find_contradictions(record, reader.read({}));
  record.id = item.id;
  record.source = item.source;
  record.body = item.text;
  const auto number = text::parse_document_number(record.number);
  record.citations = citation::find_citations(item.text, number ? number->key() : std::string());
  lower_confidence(record, mended.fields);
  return record;
}

}  // namespace vankho::indexing
