// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/register/columns.h"

#include <algorithm>

#include "schema/text/fold.h"

namespace vankho::indexing {
namespace {

constexpr std::size_t kHeaderRows = 30;

struct Heading {
  std::string_view folded;
  RegisterColumn column;
};

constexpr auto kHeadings = std::to_array<Heading>({
    {"so ky hieu", RegisterColumn::kNumber},
    {"so va ky hieu", RegisterColumn::kNumber},
    {"so hieu", RegisterColumn::kNumber},
    {"so van ban", RegisterColumn::kNumber},
    {"so vb", RegisterColumn::kNumber},
    {"so kh", RegisterColumn::kNumber},
    {"so", RegisterColumn::kCount},
    {"ky hieu", RegisterColumn::kSymbol},
    {"ngay ban hanh", RegisterColumn::kDate},
    {"ngay thang", RegisterColumn::kDate},
    {"ngay thang nam", RegisterColumn::kDate},
    {"ngay ky", RegisterColumn::kDate},
    {"ngay bh", RegisterColumn::kDate},
    {"ngay", RegisterColumn::kDate},
    {"trich yeu", RegisterColumn::kSubject},
    {"trich yeu noi dung", RegisterColumn::kSubject},
    {"noi dung trich yeu", RegisterColumn::kSubject},
    {"ten loai va trich yeu", RegisterColumn::kSubject},
    {"ten loai va trich yeu noi dung", RegisterColumn::kSubject},
    {"ten", RegisterColumn::kSubject},
    {"noi dung", RegisterColumn::kSubject},
    {"loai", RegisterColumn::kType},
    {"loai", RegisterColumn::kType},
    {"ten loai", RegisterColumn::kType},
    {"the loai", RegisterColumn::kType},
    {"co quan ban hanh", RegisterColumn::kIssuer},
    {"co quan bh", RegisterColumn::kIssuer},
    {"co quan to chuc ban hanh", RegisterColumn::kIssuer},
    {"don vi ban hanh", RegisterColumn::kIssuer},
    {"noi ban hanh", RegisterColumn::kIssuer},
    {"tac gia", RegisterColumn::kIssuer},
    {"co quan", RegisterColumn::kIssuer},
    {"nguoi ky", RegisterColumn::kSigner},
    {"ho ten nguoi ky", RegisterColumn::kSigner},
    {"chuc vu", RegisterColumn::kPosition},
    {"chuc vu nguoi ky", RegisterColumn::kPosition},
    {"do mat", RegisterColumn::kSecrecy},
    {"muc do mat", RegisterColumn::kSecrecy},
    {"do khan", RegisterColumn::kUrgency},
    {"muc do khan", RegisterColumn::kUrgency},
    {"noi nhan", RegisterColumn::kRecipients},
    {"tinh", RegisterColumn::kProvince},
    {"tinh thanh pho", RegisterColumn::kProvince},
    {"dia chi", RegisterColumn::kUrl},
    {"url", RegisterColumn::kUrl},
    {"tep", RegisterColumn::kFile},
    {"tep tin", RegisterColumn::kFile},
    {"ten tep", RegisterColumn::kFile},
    {"ten tep tin", RegisterColumn::kFile},
    {"tep dinh kem", RegisterColumn::kFile},
    {"file", RegisterColumn::kFile},
    {"ten file", RegisterColumn::kFile},
    {"file dinh kem", RegisterColumn::kFile},
    {"duong dan", RegisterColumn::kFile},
    {"link", RegisterColumn::kFile},
});

struct ColumnName {
  std::string_view name;
  RegisterColumn column;
};
constexpr auto kNames = std::to_array<ColumnName>({{"number", RegisterColumn::kNumber},
                                                   {"count", RegisterColumn::kCount},
                                                   {"symbol", RegisterColumn::kSymbol},
                                                   {"date", RegisterColumn::kDate},
                                                   {"subject", RegisterColumn::kSubject},
                                                   {"type", RegisterColumn::kType},
                                                   {"issuer", RegisterColumn::kIssuer},
                                                   {"signer", RegisterColumn::kSigner},
                                                   {"position", RegisterColumn::kPosition},
                                                   {"secrecy", RegisterColumn::kSecrecy},
                                                   {"urgency", RegisterColumn::kUrgency},
                                                   {"recipients", RegisterColumn::kRecipients},
                                                   {"province", RegisterColumn::kProvince},
                                                   {"url", RegisterColumn::kUrl},
                                                   {"file", RegisterColumn::kFile}});

// "Số, ký hiệu VB (đi)" -> "so ky hieu". That papers are spoken of is left out, but for "Số văn bản".
std::string heading_key(std::string_view cell) {
  std::string key = text::fold_key(cell.substr(0, cell.find('(')));
  for (const std::string_view tail : {" van ban", " vb"})
    if (key.ends_with(tail) && key != "so van ban" && key != "so vb") key.resize(key.size() - tail.size());
  return key;
}

RegisterHeader read_header(const std::vector<std::string>& row, const NamedHeadings& named) {
  RegisterHeader header;
  for (std::size_t at = 0; at < row.size(); ++at) {
    const std::string key = heading_key(row[at]);
    if (key.empty()) continue;
    const auto by_name = std::ranges::find_if(
        named, [&](const auto& wanted) { return text::fold_key(wanted.second) == text::fold_key(row[at]); });
    if (by_name != named.end()) {
      header.columns[by_name->first] = at;
      continue;
    }
    const auto known = std::ranges::find(kHeadings, std::string_view(key), &Heading::folded);
    if (known != kHeadings.end() && !named.contains(known->column)) header.columns.try_emplace(known->column, at);
  }
  // "Số" alone beside a whole number is the number in the book.
  if (header.columns.contains(RegisterColumn::kNumber)) header.columns.erase(RegisterColumn::kCount);
  return header;
}

bool is_header(const RegisterHeader& header, const NamedHeadings& named) {
  const bool number =
      header.columns.contains(RegisterColumn::kNumber) || header.columns.contains(RegisterColumn::kCount) ||
      header.columns.contains(RegisterColumn::kSymbol) || header.columns.contains(RegisterColumn::kFile);
  return number && header.columns.size() >= 2 &&
         std::ranges::all_of(named, [&](const auto& wanted) { return header.columns.contains(wanted.first); });
}

}  // namespace

std::optional<RegisterColumn> find_register_column(std::string_view name) {
  const auto row = std::ranges::find(kNames, name, &ColumnName::name);
  return row == kNames.end() ? std::nullopt : std::optional(row->column);
}

std::optional<RegisterHeader> find_header(const Table& table, const NamedHeadings& named) {
  std::optional<RegisterHeader> best;
  for (std::size_t at = 0; at < std::min(kHeaderRows, table.size()); ++at) {
    RegisterHeader header = read_header(table[at], named);
    header.row = at;
    if (is_header(header, named) && (!best || header.columns.size() > best->columns.size())) best = std::move(header);
  }
  return best;
}

}  // namespace vankho::indexing
