// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/header/evidence.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "schema/authority/document_types.h"
#include "schema/authority/provinces.h"
#include "schema/text/document_number.h"
#include "schema/text/fold.h"

namespace vankho::indexing {
namespace {

using schema::Origin;

constexpr unsigned kSaid = 100;  // by the owner

struct Weight {
  Origin origin;
  unsigned confidence;
};

bool is_given(const std::optional<std::string>& value) {
  return value && !text::squeeze(*value).empty();
}

// A year in the number that is not the year of the date: one of them is misread, or the paper was dated later.
bool years_differ(const schema::Record& record) {
  const auto number = text::parse_document_number(record.number);
  return number && number->year != 0 && record.date != 0 && number->year != record.date / 10000;
}

Weight weigh_number(const schema::Record& record, const Grounds& grounds) {
  // Alone, or borne out by the codes that the letterhead prints.
  if (grounds.named_by_file) return {Origin::kFileName, grounds.head.blank ? 85U : 70U};
  return {Origin::kHeader, years_differ(record) ? 85U : 99U};
}

Weight weigh_type(const schema::Record& record, const Grounds& grounds) {
  const Letterhead& head = grounds.head;
  const std::string coded = head.number ? head.number->type_id() : std::string();
  if (head.type == nullptr && !head.about && !head.addressed) return {Origin::kNumber, 90};
  if (head.type == nullptr) return {Origin::kHeader, coded == record.type ? 99U : 90U};
  // A code may stand for two types (QĐ), so the type line decides, but less surely.
  return {Origin::kHeader, coded == record.type || coded.empty() ? 99U : 95U};
}

// Papers of several bodies have one issuer here.
bool is_joint(const schema::Record& record) {
  return record.type == "thong-tu-lien-tich" || record.issuer.find(" - ") != std::string::npos;
}

Weight weigh_issuer(const schema::Record& record, const Grounds& grounds) {
  if (grounds.issuer == Origin::kText) return {Origin::kText, 75};
  if (grounds.issuer == Origin::kNumber) return {Origin::kNumber, record.level == "trung-uong" ? 97U : 90U};
  if (record.type == "thong-tu-lien-tich" && is_joint(record)) return {Origin::kHeader, 70};
  if (grounds.code == CodeSays::kSame) return {Origin::kHeader, 99};
  return {Origin::kHeader, grounds.code == CodeSays::kOther ? 85U : 80U};
}

Weight weigh_date(const schema::Record& record, const Grounds& grounds) {
  if (grounds.adopted) return {Origin::kText, 95};
  return {Origin::kHeader, years_differ(record) ? 85U : 99U};
}

Weight weigh_subject(const schema::Record&, const Grounds&) {
  return {Origin::kHeader, 95};
}

Weight weigh_signer(const schema::Record&, const Grounds& grounds) {
  const SignatureBlock& signature = grounds.signature;
  if (!signature.recipients.empty() && !signature.position.empty()) return {Origin::kText, 98};
  return {Origin::kText, signature.position.empty() ? 85U : 95U};
}

Weight weigh_province(const schema::Record&, const Grounds& grounds) {
  if (grounds.province == Origin::kHeader) return {Origin::kHeader, 99};
  return {grounds.province, grounds.province == Origin::kGazetteer ? 95U : 80U};
}

Weight weigh_place(const schema::Record&, const Grounds&) {
  return {Origin::kHeader, 98};
}

// Follows from the level of the body and the day.
Weight weigh_term(const schema::Record&, const Grounds&) {
  return {Origin::kGazetteer, 95};
}

Weight weigh_urgency(const schema::Record&, const Grounds&) {
  return {Origin::kHeader, 95};
}

Weight weigh_recipients(const schema::Record&, const Grounds&) {
  return {Origin::kText, 90};
}

}  // namespace

std::vector<schema::Evidence> weigh_evidence(const schema::Record& record, const Grounds& grounds) {
  std::vector<schema::Evidence> evidence;
  const auto add = [&](std::string_view field, bool known, bool given, auto weigh) {
    if (!known) return;
    Weight weight = given ? Weight{Origin::kGiven, kSaid} : weigh(record, grounds);
    // What follows from the number is no surer than that.
    if (weight.origin == Origin::kNumber && !is_given(grounds.given.number))
      weight.confidence = std::min(weight.confidence, weigh_number(record, grounds).confidence);
    evidence.push_back({std::string(field), weight.origin, weight.confidence});
  };
  const GivenFields& given = grounds.given;
  add("number", !record.number.empty(), is_given(given.number), weigh_number);
  // What the owner gave without a known type, province or urgency was not taken.
  const bool type = is_given(given.type) && authority::find_document_type(*given.type) != nullptr;
  const bool province = is_given(given.province) && authority::find_province(*given.province) != nullptr;
  const bool urgency = is_given(given.urgency) && text::slug(*given.urgency) == record.urgency;
  add("type", !record.type.empty(), type, weigh_type);
  add("issuer", !record.issuer.empty(), is_given(given.issuer), weigh_issuer);
  add("date", record.date != 0, given.date.value_or(0) != 0, weigh_date);
  add("subject", !record.subject.empty(), is_given(given.subject), weigh_subject);
  add("signer", !record.signer.empty(), is_given(given.signer), weigh_signer);
  add("position", !record.position.empty(), is_given(given.position), weigh_signer);
  add("province", !record.province.empty(), province, weigh_province);
  add("place", !record.place.empty(), false, weigh_place);
  add("term", !record.term.empty(), false, weigh_term);
  add("urgency", !record.urgency.empty(), urgency, weigh_urgency);
  add("recipients", !record.recipients.empty(), !given.recipients.empty(), weigh_recipients);
  return evidence;
}

const schema::Evidence* evidence_of(const schema::Record& record, std::string_view field) {
  const auto entry = std::ranges::find(record.evidence, field, &schema::Evidence::field);
  return entry == record.evidence.end() ? nullptr : &*entry;
}

}  // namespace vankho::indexing
