// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/office/zip_parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "indexer/extract/office/xml_part.h"
#include "schema/text/fold.h"

namespace vankho::indexing {
namespace {

// A part of few bytes may well be two hundred times smaller packed; it harms nobody.
constexpr std::uint64_t kHarmless = std::uint64_t{1} << 20;

constexpr std::size_t kMaxRelations = 10'000;

[[noreturn]] void damaged(std::string_view what) {
  throw ExtractError({ReasonCode::kDamagedFile, text::to_valid_utf8(what)});
}

[[noreturn]] void too_large(std::string_view what) {
  throw ExtractError({ReasonCode::kUnpacksTooLarge, std::string(what)});
}

void discard(zip_t* archive) {
  if (archive != nullptr) zip_discard(archive);
}

// "word/document.xml" and "../media/a.png" -> "media/a.png"; a target that begins with '/' is a path already.
std::string resolved(std::string_view from, std::string_view target) {
  if (target.starts_with('/')) return std::string(target.substr(1));
  const std::size_t slash = from.rfind('/');
  std::string folder(slash == std::string_view::npos ? std::string_view() : from.substr(0, slash + 1));
  while (target.starts_with("../") && !folder.empty()) {
    target.remove_prefix(3);
    folder.pop_back();
    folder.resize(folder.find_last_of('/') == std::string::npos ? 0 : folder.find_last_of('/') + 1);
  }
  return folder.append(target);
}

}  // namespace

ZipParts::ZipParts(std::string_view bytes, const ZipLimits& limits) : archive_(nullptr, &discard), limits_(limits) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  if (source != nullptr) archive_.reset(zip_open_from_source(source, ZIP_RDONLY, &error));
  if (archive_ == nullptr) {
    if (source != nullptr) zip_source_free(source);
    const std::string why = zip_error_strerror(&error);
    zip_error_fini(&error);
    damaged(why);
  }
  zip_error_fini(&error);
  if (zip_get_num_entries(archive_.get(), 0) > limits_.entries)
    too_large(fmt::format("{} > {} entries", zip_get_num_entries(archive_.get(), 0), limits_.entries));
}

bool ZipParts::has(const std::string& part) const {
  return zip_name_locate(archive_.get(), part.c_str(), 0) >= 0;
}

std::string ZipParts::read(const std::string& part) {
  zip_stat_t status;
  if (zip_stat(archive_.get(), part.c_str(), 0, &status) != 0) damaged("no part " + part);
  if ((status.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && status.encryption_method != ZIP_EM_NONE)
    throw ExtractError({ReasonCode::kEncrypted, {}});
  const std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> file(zip_fopen(archive_.get(), part.c_str(), 0), &zip_fclose);
  if (!file) damaged("part " + part + " cannot be unpacked");
  const std::uint64_t packed = (status.valid & ZIP_STAT_COMP_SIZE) != 0 ? status.comp_size : 0;
  std::string bytes;
  std::array<char, std::size_t{1} << 16> block{};
  while (true) {
    const zip_int64_t read = zip_fread(file.get(), block.data(), block.size());
    if (read < 0) damaged("part " + part + " cannot be unpacked");
    if (read == 0) return bytes;
    bytes.append(block.data(), static_cast<std::size_t>(read));
    inflated_ += static_cast<std::uint64_t>(read);
    if (inflated_ > limits_.inflated) too_large(fmt::format("> {} MB", limits_.inflated >> 20));
    if (bytes.size() > kHarmless && bytes.size() / limits_.ratio > packed)
      too_large(fmt::format("> {} : 1", limits_.ratio));
  }
}

std::vector<Relation> relations_of(ZipParts& parts, const std::string& part) {
  const std::size_t slash = part.rfind('/');
  const std::size_t name = slash == std::string::npos ? 0 : slash + 1;
  const std::string list = part.substr(0, name) + "_rels/" + part.substr(name) + ".rels";
  std::vector<Relation> relations;
  if (!parts.has(list)) return relations;
  const std::string bytes = parts.read(list);
  XmlPart xml(bytes);
  while (xml.next()) {
    if (!xml.opens("Relationship") || xml.attribute("TargetMode") == "External") continue;
    if (relations.size() == kMaxRelations) break;
    const std::string type = xml.attribute("Type");
    relations.push_back({.id = xml.attribute("Id"),
                         .type = type.substr(type.find_last_of('/') == std::string::npos ? 0 : type.rfind('/') + 1),
                         .target = resolved(part, xml.attribute("Target"))});
  }
  return relations;
}

std::string target_of(const std::vector<Relation>& relations, std::string_view type) {
  const auto found = std::ranges::find(relations, type, &Relation::type);
  return found == relations.end() ? std::string() : found->target;
}

}  // namespace vankho::indexing
