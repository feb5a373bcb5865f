// SPDX-License-Identifier: GPL-3.0-or-later
//
// The tables against reference lists beside the source tree, where there are any.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "schema/authority/districts.h"
#include "schema/authority/issuing_bodies.h"
#include "schema/authority/provinces.h"
#include "schema/text/fold.h"

namespace vankho::authority {
namespace {

std::filesystem::path shared(std::string_view path) {
  return std::filesystem::path(VANKHO_SOURCE_DIR) / ".." / "shared" / path;
}

// Rows of a tab-separated file without its head line; empty when it is not there.
std::vector<std::vector<std::string>> rows_of(const std::filesystem::path& path) {
  std::vector<std::vector<std::string>> rows;
  std::ifstream file(path);
  std::string line;
  std::getline(file, line);
  while (std::getline(file, line)) {
    std::vector<std::string>& row = rows.emplace_back();
    std::istringstream cells(line);
    for (std::string cell; std::getline(cells, cell, '\t');) row.push_back(cell);
  }
  return rows;
}

TEST(Reference, EveryAliasOfAProvinceIsFound) {
  const auto rows = rows_of(shared("reference/gazetteer/province_aliases.tsv"));
  if (rows.empty()) GTEST_SKIP() << "the reference list of provinces is not here";
  for (const auto& row : rows) {
    // A note in brackets is none of the name.
    const std::string alias = row.at(0).substr(0, row.at(0).find(" ("));
    EXPECT_NE(find_province(alias), nullptr) << alias;
  }
}

TEST(Reference, EveryDistrictIsFound) {
  const auto rows = rows_of(shared("reference/gazetteer/districts.tsv"));
  if (rows.empty()) GTEST_SKIP() << "the reference list of districts is not here";
  for (const auto& row : rows) {
    const std::string& name = row.at(1);
    const Province* province = find_province(row.at(5));
    ASSERT_NE(province, nullptr) << row.at(5);
    bool found = false;
    for (const District* district : find_districts(name))
      found = found || province_now(district->province) == province->now;
    EXPECT_TRUE(found) << name << ", " << row.at(5);
  }
}

TEST(Reference, EveryDistrictAliasIsFound) {
  const auto rows = rows_of(shared("reference/gazetteer/district_aliases.tsv"));
  if (rows.empty()) GTEST_SKIP() << "the reference list of districts is not here";
  for (const auto& row : rows) {
    const std::string& alias = row.at(1);
    const std::string_view province = row.at(0) == "694" ? "binh-phuoc" : row.at(0) == "595" ? "binh-thuan" : "dak-lak";
    EXPECT_TRUE(!find_districts(alias, 0, province).empty() || nearest_district(alias, province) != nullptr) << alias;
  }
}

TEST(Reference, EveryIssuerOfTheHeadersIsResolved) {
  std::ifstream file(shared("eval/headers/gold.jsonl"));
  if (!file) GTEST_SKIP() << "the headers with known issuers are not here";
  for (std::string line; std::getline(file, line);) {
    const nlohmann::json row = nlohmann::json::parse(line);
    if (!row.at("issuer").is_string() || row.at("issuer").get<std::string>().empty()) continue;
    const std::string issuer = row.at("issuer");
    const IssuingBody body = resolve_issuer(issuer);
    EXPECT_FALSE(body.id.empty()) << issuer;
    const bool of_province = issuer.starts_with("Tỉnh ") || issuer.find("hành phố ") != std::string::npos;
    EXPECT_EQ(body.level, of_province ? "tinh" : "trung-uong") << issuer;
    EXPECT_EQ(body.province.empty(), !of_province) << issuer;
    EXPECT_EQ(issuer_id(text::to_upper(issuer)), body.id) << issuer;
    EXPECT_EQ(resolve_issuer(text::to_upper(issuer)).level, body.level) << issuer;
  }
}

TEST(Reference, IssuersOfTheSeeds) {
  std::ifstream file(shared("acceptance/seeds.json"));
  if (!file) GTEST_SKIP() << "the acceptance file of the seeds is not here";
  const nlohmann::json seeds = nlohmann::json::parse(file);
  for (const auto& paper : seeds.at("documents")) {
    const std::string issuer = paper.at("issuer");
    const IssuingBody body = resolve_issuer(text::to_upper(issuer));
    EXPECT_EQ(body.name, issuer);
    EXPECT_EQ(text::to_lower(level_name(body.level)), paper.at("issuer_level").get<std::string>());
    if (!paper.contains("issuer_as_written")) continue;
    const std::string province(find_province(paper.at("province").get<std::string>())->id);
    EXPECT_EQ(resolve_issuer(paper.at("issuer_as_written").get<std::string>(), 0, province).name, issuer);
  }
}

}  // namespace
}  // namespace vankho::authority
