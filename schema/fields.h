// SPDX-License-Identifier: GPL-3.0-or-later
//
// THE table: one row a field of a paper. The indexer makes terms, values and the stored form from it, searchd makes the
// accepted parameters, the facets and /v1/fields from it, and the fingerprint that both compare (version.h) is computed
// over it. Prefixes, slots and tags reach the disk: they are written down here and never change their meaning; a field
// that is given up leaves its numbers unused.
#pragma once

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string_view>

namespace vankho::schema {

enum class FieldKind {
  kText,       // running text: searched by words, shown in snippets
  kNumber,     // a document number, see text/document_number.h
  kFacet,      // one code out of a closed list (type, level, term, urgency)
  kAuthority,  // an identity with a name: issuer, province
  kDate,       // yyyymmdd
  kKeyword,    // a name or label, compared whole: signer, recipients
  kRelation,   // numbers of other papers that this one cites
  kComputed,   // not on disk: searchd counts it over the whole archive
  kStored,     // only shown
};

constexpr int kNone = -1;

struct Field {
  std::string_view name;      // in the API, JSON Lines and the query language
  std::string_view label_vi;  // for people
  std::string_view label_en;
  FieldKind kind = FieldKind::kStored;
  std::string_view prefix = {};       // of its terms, written before ':'; text is searched by words, which have none
  int slot = kNone;                   // value slot of its code (facets, sorting)
  int tag = kNone;                    // in the stored form
  bool facet = false;                 // counted in answers, accepted as a filter
  unsigned weight = 0;                // how often a word of this field counts: its wdf
  std::string_view query_names = {};  // further names before ':' in a query, separated by '|'
};

inline constexpr auto kFields = std::to_array<Field>({
    {.name = "id", .label_vi = "Mã", .label_en = "Identifier", .kind = FieldKind::kKeyword, .prefix = "Q", .tag = 1},
    {.name = "number",
     .label_vi = "Số ký hiệu",
     .label_en = "Number",
     .kind = FieldKind::kNumber,
     .prefix = "XN",
     .slot = 1,
     .tag = 2,
     .query_names = "số|số ký hiệu|sokyhieu"},
    {.name = "subject",
     .label_vi = "Trích yếu",
     .label_en = "Subject",
     .kind = FieldKind::kText,
     .tag = 3,
     .weight = 5},
    {.name = "body", .label_vi = "Nội dung", .label_en = "Text", .kind = FieldKind::kText, .tag = 4, .weight = 1},
    {.name = "type",
     .label_vi = "Loại văn bản",
     .label_en = "Type",
     .kind = FieldKind::kFacet,
     .prefix = "XT",
     .slot = 2,
     .tag = 5,
     .facet = true,
     .query_names = "loại|loại văn bản"},
    {.name = "issuer",
     .label_vi = "Cơ quan ban hành",
     .label_en = "Issuer",
     .kind = FieldKind::kAuthority,
     .prefix = "XI",
     .slot = 3,
     .tag = 6,
     .facet = true,
     .query_names = "cơ quan|cơ quan ban hành"},
    {.name = "level",
     .label_vi = "Cấp",
     .label_en = "Level",
     .kind = FieldKind::kFacet,
     .prefix = "XL",
     .slot = 4,
     .tag = 7,
     .facet = true,
     .query_names = "cấp"},
    {.name = "province",
     .label_vi = "Tỉnh, thành phố",
     .label_en = "Province",
     .kind = FieldKind::kAuthority,
     .prefix = "XP",
     .slot = 5,
     .tag = 8,
     .facet = true,
     .query_names = "tỉnh|thành phố"},
    {.name = "province_now",
     .label_vi = "Tỉnh, thành phố hiện nay",
     .label_en = "Province now",
     .kind = FieldKind::kAuthority,
     .prefix = "XPN",
     .slot = 6,
     .tag = 9},
    {.name = "date",
     .label_vi = "Ngày ban hành",
     .label_en = "Date",
     .kind = FieldKind::kDate,
     .prefix = "XD",
     .slot = 7,
     .tag = 10,
     .query_names = "ngày|ngày ban hành"},
    {.name = "year",
     .label_vi = "Năm",
     .label_en = "Year",
     .kind = FieldKind::kDate,
     .prefix = "XY",
     .facet = true,
     .query_names = "năm"},
    {.name = "month",
     .label_vi = "Tháng",
     .label_en = "Month",
     .kind = FieldKind::kDate,
     .prefix = "XM",
     .facet = true,
     .query_names = "tháng"},
    {.name = "term",
     .label_vi = "Nhiệm kỳ",
     .label_en = "Term of office",
     .kind = FieldKind::kFacet,
     .prefix = "XE",
     .slot = 8,
     .tag = 11,
     .facet = true,
     .query_names = "nhiệm kỳ"},
    {.name = "signer",
     .label_vi = "Người ký",
     .label_en = "Signer",
     .kind = FieldKind::kKeyword,
     .prefix = "XS",
     .slot = 9,
     .tag = 12,
     .facet = true,
     .query_names = "người ký"},
    {.name = "position",
     .label_vi = "Chức vụ",
     .label_en = "Position",
     .kind = FieldKind::kKeyword,
     .prefix = "XO",
     .tag = 13,
     .query_names = "chức vụ"},
    {.name = "recipients",
     .label_vi = "Nơi nhận",
     .label_en = "Recipients",
     .kind = FieldKind::kKeyword,
     .prefix = "XR",
     .tag = 14,
     .query_names = "nơi nhận"},
    {.name = "urgency",
     .label_vi = "Độ khẩn",
     .label_en = "Urgency",
     .kind = FieldKind::kFacet,
     .prefix = "XU",
     .slot = 10,
     .tag = 15,
     .facet = true,
     .query_names = "độ khẩn"},
    {.name = "cites",
     .label_vi = "Viện dẫn",
     .label_en = "Cites",
     .kind = FieldKind::kRelation,
     .prefix = "XC",
     .slot = 11,
     .tag = 16,
     .query_names = "viện dẫn"},
    {.name = "times_cited",
     .label_vi = "Số văn bản viện dẫn",
     .label_en = "Times cited",
     .kind = FieldKind::kComputed,
     .facet = true},
    {.name = "place", .label_vi = "Địa danh", .label_en = "Place", .tag = 17},
    {.name = "signed_for", .label_vi = "Ký thay mặt", .label_en = "Signed for", .tag = 18},
    {.name = "url", .label_vi = "Địa chỉ", .label_en = "Address", .tag = 19},
    {.name = "source", .label_vi = "Nguồn", .label_en = "Source", .tag = 20},
    {.name = "evidence", .label_vi = "Căn cứ nhận biết", .label_en = "Evidence", .tag = 21},
    {.name = "doubts", .label_vi = "Chữ nhận dạng chưa chắc", .label_en = "Doubtful words", .tag = 22},
});

// The row of a field. A name that is not in the table does not compile.
consteval const Field& field(std::string_view name) {
  for (const Field& row : kFields)
    if (row.name == name) return row;
  throw std::logic_error("no such field");
}

// The row of a name that came from outside, or nullptr.
constexpr const Field* find_field(std::string_view name) {
  const auto row = std::ranges::find(kFields, name, &Field::name);
  return row == kFields.end() ? nullptr : &*row;
}

namespace checks {
// Whether every two rows differ in what `project` gives, rows for which it gives `skip` left out.
template <typename Projection, typename Value>
consteval bool unique(Projection project, Value skip) {
  for (std::size_t i = 0; i < kFields.size(); ++i)
    for (std::size_t j = i + 1; j < kFields.size(); ++j)
      if (project(kFields[i]) == project(kFields[j]) && !(project(kFields[i]) == skip)) return false;
  return true;
}
static_assert(unique([](const Field& f) { return f.name; }, std::string_view{}), "two fields of one name");
static_assert(unique([](const Field& f) { return f.prefix; }, std::string_view{}), "two fields of one prefix");
static_assert(unique([](const Field& f) { return f.slot; }, kNone), "two fields of one slot");
static_assert(unique([](const Field& f) { return f.tag; }, kNone), "two fields of one tag");
static_assert(std::ranges::all_of(kFields,
                                  [](const Field& f) {
                                    return !f.facet || !f.prefix.empty() || f.kind == FieldKind::kComputed;
                                  }),
              "a facet needs a prefix to be filtered by");
}  // namespace checks

}  // namespace vankho::schema
