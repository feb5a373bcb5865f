// SPDX-License-Identifier: GPL-3.0-or-later
//
// The table of docs/fields.md is made from the field table. After a change of schema/fields.h write it anew with
//
//   VANKHO_WRITE_DOCS=1 build/dev/bin/schema_tests --gtest_filter='FieldsPage.*'
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

#include "schema/fields.h"

namespace vankho::schema {
namespace {

constexpr char kPage[] = VANKHO_SOURCE_DIR "/docs/fields.md";
constexpr std::string_view kBegin = "<!-- made from schema/fields.h by tests/schema/fields_page_test.cc -->\n";
constexpr std::string_view kEnd = "<!-- end -->\n";

std::string_view name_of(FieldKind kind) {
  switch (kind) {
    case FieldKind::kText:
      return "text";
    case FieldKind::kNumber:
      return "document number";
    case FieldKind::kFacet:
      return "code";
    case FieldKind::kAuthority:
      return "identity";
    case FieldKind::kDate:
      return "date";
    case FieldKind::kKeyword:
      return "keyword";
    case FieldKind::kRelation:
      return "relation";
    case FieldKind::kComputed:
      return "computed";
    case FieldKind::kStored:
      return "stored";
  }
  return {};
}

std::string code(std::string_view text) {
  return text.empty() ? std::string() : "`" + std::string(text) + "`";
}

std::string number(int value) {
  return value == kNone ? std::string() : std::to_string(value);
}

std::string query_names(std::string_view names) {
  std::string list;
  while (!names.empty()) {
    const std::size_t bar = std::min(names.find('|'), names.size());
    if (!list.empty()) list += ", ";
    list.append(names.substr(0, bar)).append(":");
    names.remove_prefix(std::min(bar + 1, names.size()));
  }
  return list;
}

std::string table() {
  std::string text =
      "| field | Vietnamese | English | kind | facet | further names in a query | prefix | slot | tag | weight |\n"
      "|---|---|---|---|---|---|---|---|---|---|\n";
  for (const Field& row : kFields) {
    text += "| " + code(row.name) + " | " + std::string(row.label_vi) + " | " + std::string(row.label_en) + " | " +
            std::string(name_of(row.kind)) + " | " + (row.facet ? "yes" : "") + " | " + query_names(row.query_names) +
            " | " + code(row.prefix) + " | " + number(row.slot) + " | " + number(row.tag) + " | " +
            (row.weight == 0 ? "" : std::to_string(row.weight)) + " |\n";
  }
  return text;
}

TEST(FieldsPage, ShowsTheTable) {
  std::ifstream file(kPage);
  std::string page{std::istreambuf_iterator<char>(file), {}};
  const std::size_t begin = page.find(kBegin);
  const std::size_t end = page.find(kEnd);
  ASSERT_TRUE(begin != std::string::npos && end != std::string::npos && begin < end) << kPage;
  const std::size_t first = begin + kBegin.size();
  if (std::getenv("VANKHO_WRITE_DOCS") != nullptr) {
    page.replace(first, end - first, table());
    std::ofstream(kPage) << page;
    return;
  }
  EXPECT_EQ(page.substr(first, end - first), table()) << "schema/fields.h and docs/fields.md differ; see this test";
}

}  // namespace
}  // namespace vankho::schema
