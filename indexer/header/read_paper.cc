// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/header/read_paper.h"

#include <algorithm>
#include <array>

#include "indexer/header/adoption.h"
#include "indexer/header/issuer.h"
#include "indexer/header/layout.h"
#include "indexer/header/letterhead.h"
#include "indexer/header/person_name.h"
#include "indexer/header/province_evidence.h"
#include "indexer/header/signature_block.h"
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
  if (head.type != nullptr) return std::string(head.type->id);
  if (head.about || head.addressed) return "cong-van";
  const auto& coded = number ? number : head.blank;
  return coded ? coded->type_id() : std::string();
}

}  // namespace

schema::Record read_paper(const Item& item) {
  schema::Record record;
  record.id = item.id;
  record.source = item.source;
  record.body = item.text;
  const Given given(item.given);

  Layout layout = lay_out(item.text);
  Letterhead head = read_letterhead(layout);
  if (head.date == 0) head.date = adoption_date(layout);
  const SignatureBlock signature = read_signature_block(layout, head.end);

  std::optional<text::DocumentNumber> number = head.number;
  if (!given.number.empty()) number = given.parsed;
  if (number) {
    record.number = number->display();
    head.number = number;  // its code tells the issuer where the letterhead does not
  }
  if (!given.number.empty()) record.number = given.number;
  record.type = given.type != nullptr ? std::string(given.type->id) : type_of(head, number);
  record.subject = is_given(item.given.subject) ? text::squeeze(*item.given.subject) : head.subject;
  if (given.date != 0) head.date = given.date;
  record.date = head.date;
  record.place = head.place;
  record.signed_for = signature.signed_for;
  record.signer = is_given(item.given.signer) ? strip_titles(*item.given.signer) : signature.signer;
  record.position = is_given(item.given.position) ? text::squeeze(*item.given.position) : signature.position;
  record.recipients = item.given.recipients.empty() ? signature.recipients : item.given.recipients;
  record.urgency = given.urgency.empty() ? std::string(head.urgency) : given.urgency;
  record.secrecy = head.secrecy;
  if (item.given.url) record.url = *item.given.url;

  std::string province = given.province != nullptr ? std::string(given.province->id) : province_of_letterhead(head);
  authority::IssuingBody issuer;
  if (is_given(item.given.issuer)) {
    record.issuer_as_written = text::squeeze(*item.given.issuer);
    issuer = authority::resolve_issuer(record.issuer_as_written, record.date, province);
    if (issuer.name.empty()) issuer.name = record.issuer_as_written;
  } else if (IssuerName found = find_issuer(layout, head, signature); !found.name.empty()) {
    record.issuer_as_written = std::move(found.as_written);
    issuer = authority::resolve_issuer(found.name, record.date, province);
  }
  record.issuer = issuer.name;
  record.issuer_id = issuer.id;
  record.level = issuer.level;
  if (given.province != nullptr) {
    record.province = given.province->id;
  } else {
    ProvinceEvidence evidence = find_province_of(head, signature, issuer);
    record.province = std::move(evidence.province);
    record.province_candidates = std::move(evidence.candidates);
  }
  if (!record.province.empty()) record.province_now = authority::province_now(record.province);
  const bool party = number ? number->system == text::NumberSystem::kParty : head.party;
  if (party && record.date != 0) record.term = authority::term_of_office(record.level, record.date);
  record.citations = citation::find_citations(item.text, number ? number->key() : std::string());
  return record;
}

}  // namespace vankho::indexing
