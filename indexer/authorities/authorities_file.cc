// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/authorities/authorities_file.h"

#include <toml++/toml.h>
#include <algorithm>
#include <filesystem>
#include <map>
#include <span>
#include <utility>
#include <vector>

#include "indexer/authorities/communes_file.h"
#include "indexer/authorities/place_in_file.h"
#include "schema/authority/issuing_bodies.h"
#include "schema/text/fold.h"

namespace vankho::indexing {
namespace {

using authority::LocalBody;

// A body and where the file says it.
struct ReadBody {
  LocalBody body;
  std::uint64_t line = 0;
};

class AuthoritiesFile {
 public:
  explicit AuthoritiesFile(const std::string& path) : path_(path) {}

  authority::LocalRows read() {
    const std::string bytes = read_configuration(path_);
    toml::table file;
    try {
      file = toml::parse(bytes, path_);
    } catch (const toml::parse_error& error) {
      throw bad_authorities({path_, error.source().begin.line}, std::string(error.description()),
                            fmt::format("không đúng dạng TOML ({})", error.description()));
    }
    expect_keys(file, {"body", "province_alias", "communes"});
    // Spellings of provinces first: the rest of the file may use them.
    for (const toml::table* alias : tables(file, "province_alias")) read_alias(*alias);
    const authority::LocalNames names({.province_aliases = rows_.province_aliases});
    for (const toml::table* body : tables(file, "body")) read_body(*body, names);
    expect_one_body_a_name(names);
    for (ReadBody& read : bodies_) rows_.bodies.push_back(std::move(read.body));
    if (const std::string communes = text(file, "communes"); !communes.empty())
      rows_.communes = read_communes(std::filesystem::path(path_).replace_filename(communes).string(), names);
    return std::move(rows_);
  }

 private:
  PlaceInFile place(const toml::node& node) const { return {path_, node.source().begin.line}; }

  void expect_keys(const toml::table& table, std::initializer_list<std::string_view> known) const {
    for (const auto& [key, value] : table)
      if (std::ranges::find(known, key.str()) == known.end())
        throw bad_authorities({path_, key.source().begin.line}, fmt::format("unknown key \"{}\"", key.str()),
                              fmt::format("không có khóa \"{}\"", key.str()));
  }

  std::vector<const toml::table*> tables(const toml::table& file, std::string_view key) const {
    std::vector<const toml::table*> found;
    const toml::node* node = file.get(key);
    if (node == nullptr) return found;
    const toml::array* array = node->as_array();
    for (std::size_t i = 0; array != nullptr && i < array->size(); ++i)
      if (const toml::table* table = array->get(i)->as_table()) found.push_back(table);
    if (array == nullptr || found.size() != array->size())
      throw bad_authorities(place(*node), fmt::format("write \"{0}\" as [[{0}]]", key),
                            fmt::format("hãy viết \"{0}\" thành [[{0}]]", key));
    return found;
  }

  std::string text_of(const toml::node& node, std::string_view key) const {
    const auto value = node.value_exact<std::string>();
    if (!value)
      throw bad_authorities(place(node), fmt::format("\"{}\" must be a text in quotes", key),
                            fmt::format("\"{}\" phải là chữ trong dấu nháy", key));
    return vankho::text::squeeze(*value);
  }
  std::string text(const toml::table& table, std::string_view key) const {
    const toml::node* node = table.get(key);
    return node == nullptr ? std::string() : text_of(*node, key);
  }
  std::string needed_text(const toml::table& table, std::string_view key) const {
    std::string value = text(table, key);
    if (value.empty())
      throw bad_authorities(place(table), fmt::format("\"{}\" is missing", key), fmt::format("thiếu \"{}\"", key));
    return value;
  }

  schema::Date day(const toml::table& table, std::string_view key) const {
    const toml::node* node = table.get(key);
    if (node == nullptr) return 0;
    if (const auto date = node->value_exact<toml::date>()) return date->year * 10000 + date->month * 100 + date->day;
    return read_day(text_of(*node, key), place(*node));
  }

  std::string province(const toml::table& table, const authority::LocalNames& names) const {
    const std::string name = text(table, "province");
    if (name.empty()) return {};
    const authority::Province* found = authority::find_province(name, names);
    if (found == nullptr)
      throw bad_authorities(place(*table.get("province")), fmt::format("\"{}\" is no province", name),
                            fmt::format("không có tỉnh \"{}\"", name));
    return std::string(found->id);
  }

  void read_alias(const toml::table& table) {
    expect_keys(table, {"alias", "province"});
    static const authority::LocalNames none{authority::LocalRows{}};
    std::string alias = needed_text(table, "alias");
    needed_text(table, "province");
    std::string id = province(table, none);
    if (const authority::Province* known = authority::find_province(alias, none); known != nullptr && known->id != id)
      throw bad_authorities(place(table), fmt::format("\"{}\" is already a name of {}", alias, known->name),
                            fmt::format("\"{}\" đã là tên của {}", alias, known->name));
    rows_.province_aliases.push_back({std::move(alias), std::move(id)});
  }

  std::string level(const toml::table& table) const {
    const std::string given = text(table, "level");
    std::string code = vankho::text::slug(given);
    // Not "known" means that the level has no name of its own.
    if (!code.empty() && authority::level_name(code) == code)
      throw bad_authorities(place(*table.get("level")),
                            fmt::format("level \"{}\" is not trung-uong, tinh, huyen, xa or co-so", given),
                            fmt::format("cấp \"{}\" không phải là trung-uong, tinh, huyen, xa hay co-so", given));
    return code;
  }

  void read_body(const toml::table& table, const authority::LocalNames& names) {
    expect_keys(table, {"name", "aliases", "level", "province", "parent", "code", "from", "until", "successor"});
    LocalBody body{.name = needed_text(table, "name"),
                   .level = level(table),
                   .province = province(table, names),
                   .parent = text(table, "parent"),
                   .code = text(table, "code"),
                   .from = day(table, "from"),
                   .until = day(table, "until"),
                   .successor = text(table, "successor")};
    if (const toml::node* aliases = table.get("aliases")) {
      const toml::array* list = aliases->as_array();
      if (list == nullptr)
        throw bad_authorities(place(*aliases), "\"aliases\" must be a list: [\"...\"]",
                              "\"aliases\" phải là danh sách: [\"...\"]");
      for (const toml::node& alias : *list) body.aliases.push_back(text_of(alias, "aliases"));
    }
    if (body.until != 0 && body.from > body.until)
      throw bad_authorities(place(table), "\"until\" lies before \"from\"", "\"until\" trước \"from\"");
    bodies_.push_back({std::move(body), place(table).line});
  }

  static bool at_one_time(const LocalBody& a, const LocalBody& b) {
    return (a.until == 0 || b.from <= a.until) && (b.until == 0 || a.from <= b.until);
  }

  // Else it would hang on the order of the file which body a paper is from.
  void expect_one_body_a_name(const authority::LocalNames& names) const {
    std::multimap<std::string, const ReadBody*> seen;
    for (const ReadBody& read : bodies_) {
      std::vector<std::string> own = read.body.aliases;
      own.push_back(read.body.name);
      for (const std::string& name : own) {
        const std::string id = authority::issuer_by_rule(name, read.body.from, read.body.province, names).id;
        if (id.empty())
          throw bad_authorities({path_, read.line}, fmt::format("\"{}\" holds no word", name),
                                fmt::format("\"{}\" không có chữ nào", name));
        const auto [first, last] = seen.equal_range(id);
        const auto other = std::find_if(first, last, [&](const auto& row) {
          const ReadBody& before = *row.second;
          return &before != &read && at_one_time(before.body, read.body) &&
                 (before.body.province.empty() || read.body.province.empty() ||
                  before.body.province == read.body.province);
        });
        if (other != last)
          throw bad_authorities(
              {path_, read.line},
              fmt::format("\"{}\" is already the body of line {} at that time", name, other->second->line),
              fmt::format("\"{}\" đã là cơ quan ở dòng {} trong thời gian ấy", name, other->second->line));
        seen.emplace(id, &read);
      }
    }
  }

  const std::string& path_;
  authority::LocalRows rows_;
  std::vector<ReadBody> bodies_;
};

}  // namespace

authority::LocalRows read_authorities(const std::string& path) {
  return AuthoritiesFile(path).read();
}

}  // namespace vankho::indexing
