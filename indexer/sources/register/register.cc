// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/register/register.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "indexer/failure.h"
#include "indexer/reading/digest.h"
#include "indexer/sources/json_paper.h"
#include "schema/text/document_number.h"
#include "schema/text/fold.h"

namespace vankho::indexing {
namespace {

[[noreturn]] void refuse(const std::string& file, const std::string& english, const std::string& vietnamese) {
  throw Failure(ExitCode::kUsage, file + ": " + english, file + ": " + vietnamese);
}

std::string read_bytes(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in || !std::filesystem::is_regular_file(file)) refuse(file, "cannot be read", "không đọc được");
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

// "Thư mục\\A.DOCX" and "thư mục/a.docx" are one.
std::string file_key_of(std::string_view path) {
  std::string key;
  for (std::size_t from = 0; from <= path.size();) {
    const std::size_t end = std::min(path.find_first_of("/\\", from), path.size());
    const std::string part = text::to_lower(text::to_valid_utf8(path.substr(from, end - from)));
    if (!part.empty() && part != ".") {
      if (!key.empty()) key += '/';
      // The dot before the extension must stay: "1.txt" is not "1 txt".
      const std::size_t dot = part.rfind('.');
      key += text::fold_key(part.substr(0, dot));
      if (dot != std::string::npos) key += part.substr(dot);
    }
    from = end + 1;
  }
  return key;
}

std::string number_key(std::string_view number) {
  const auto parsed = text::parse_document_number(number);
  return parsed ? parsed->key() : text::fold_key(number);
}

std::optional<std::string> given(std::string text) {
  return text.empty() ? std::nullopt : std::optional(std::move(text));
}

// "12" and "CV/HU", "-CV/HU" or "/QĐ-UBND" as one number.
std::string joined_number(const std::string& count, const std::string& symbol) {
  if (count.empty() || symbol.empty()) return count.empty() ? symbol : count;
  if (text::parse_document_number(symbol)) return symbol;  // the symbol column holds the whole
  if (symbol.front() == '-' || symbol.front() == '/') return count + symbol;
  // Party symbols have a slash behind the type, those of the State a dash.
  return count + (symbol.find('/') != std::string::npos ? "-" : "/") + symbol;
}

std::string digest_of(const RegisterRow& row) {
  std::string all;
  const GivenFields& g = row.given;
  for (const auto* field :
       {&g.number, &g.type, &g.issuer, &g.province, &g.subject, &g.signer, &g.position, &g.urgency, &g.url, &g.secrecy})
    all.append(field->value_or("\x01")).append(1, '\x1f');
  all.append(std::to_string(g.date.value_or(0))).append(1, '\x1f').append(row.file);
  for (const std::string& recipient : g.recipients) all.append(1, '\x1f').append(recipient);
  return sha256_hex(all);
}

std::vector<std::string> split_recipients(std::string_view cell) {
  std::vector<std::string> recipients;
  for (std::size_t from = 0; from <= cell.size();) {
    const std::size_t end = std::min(cell.find(';', from), cell.size());
    if (std::string part = text::squeeze(cell.substr(from, end - from)); !part.empty())
      recipients.push_back(std::move(part));
    from = end + 1;
  }
  return recipients;
}

// "Thường" and a dash say that a paper is not secret.
std::optional<std::string> secrecy_of(const std::string& cell) {
  const std::string slug = text::slug(cell);
  if (slug.empty() || slug == "thuong" || slug == "khong" || slug == "binh-thuong" || slug == "0") return std::nullopt;
  return slug;
}

}  // namespace

Registers::Registers(const std::vector<RegisterOptions>& registers) {
  for (std::size_t source = 0; source < registers.size(); ++source) {
    std::error_code error;
    const auto absolute = std::filesystem::canonical(registers[source].file, error);
    paths_.push_back(error ? registers[source].file : absolute.string());
    read(registers[source], source);
  }
}

void Registers::read(const RegisterOptions& options, std::size_t source) {
  Table table;
  try {
    table = read_table(read_bytes(options.file), options.sheet);
  } catch (const TableError& error) {
    refuse(options.file, error.what(), error.vietnamese);
  }
  const auto header = find_header(table, options.headings);
  if (!header)
    refuse(options.file, "no row of headings such as \"Số ký hiệu\" and \"Trích yếu\"",
           "không có dòng tiêu đề như \"Số ký hiệu\" và \"Trích yếu\"");
  for (std::size_t at = header->row + 1; at < table.size(); ++at) add_row(table[at], *header, source, at + 1);
}

void Registers::add_row(const std::vector<std::string>& cells, const RegisterHeader& header, std::size_t source,
                        std::uint64_t line) {
  const auto cell = [&](RegisterColumn column) {
    const auto place = header.columns.find(column);
    return place == header.columns.end() || place->second >= cells.size() ? std::string() : cells[place->second];
  };
  RegisterRow row{.source = source, .line = line, .given = {}, .file = {}, .id = {}, .digest = {}};
  GivenFields& fields = row.given;
  std::string number = cell(RegisterColumn::kNumber);
  if (number.empty()) number = joined_number(cell(RegisterColumn::kCount), cell(RegisterColumn::kSymbol));
  fields.number = given(number);
  fields.subject = given(cell(RegisterColumn::kSubject));
  fields.type = given(cell(RegisterColumn::kType));
  fields.issuer = given(cell(RegisterColumn::kIssuer));
  fields.signer = given(cell(RegisterColumn::kSigner));
  fields.position = given(cell(RegisterColumn::kPosition));
  fields.urgency = given(cell(RegisterColumn::kUrgency));
  fields.province = given(cell(RegisterColumn::kProvince));
  fields.url = given(cell(RegisterColumn::kUrl));
  fields.secrecy = secrecy_of(cell(RegisterColumn::kSecrecy));
  fields.recipients = split_recipients(cell(RegisterColumn::kRecipients));
  row.file = cell(RegisterColumn::kFile);
  const std::string date = cell(RegisterColumn::kDate);
  fields.date = read_given_date(date);
  // Empty lines, and the lines of numbers or months that divide a book.
  if (!fields.subject && row.file.empty() && (!fields.number || !fields.date)) return;
  if (!date.empty() && !fields.date) problems_.push_back({source, line, {ReasonCode::kBadRegisterDate, date}});
  give_id(row);
  row.digest = digest_of(row);
  const std::size_t index = rows_.size();
  if (!row.file.empty()) {
    if (!by_file_.try_emplace(file_key_of(row.file), index).second)
      problems_.push_back({source, line, {ReasonCode::kFileInTwoRows, row.file}});
  } else if (fields.number) {
    by_number_.emplace(number_key(*fields.number), index);
  }
  rows_.push_back(std::move(row));
}

// From what names the paper in the register, so that it stays when rows are put in above: number and date, else the
// subject. The second of two equal ones gets "~2".
void Registers::give_id(RegisterRow& row) {
  std::string id = "so-" + text::slug(std::filesystem::path(paths_[row.source]).stem().string());
  if (row.given.number) id += "-" + text::slug(*row.given.number);
  if (row.given.date) id += "-" + std::to_string(*row.given.date);
  if (!row.given.number && row.given.subject) id += "-" + text::slug(*row.given.subject).substr(0, 80);
  const unsigned count = ++ids_[id];
  row.id = count == 1 ? id : id + "~" + std::to_string(count);
}

const RegisterRow* Registers::row_of_file(std::string_view relative) const {
  const std::string whole = file_key_of(relative);
  for (std::string_view rest = whole;;) {
    if (const auto row = by_file_.find(std::string(rest)); row != by_file_.end()) return &rows_[row->second];
    const std::size_t slash = rest.find('/');
    if (slash == std::string_view::npos) return nullptr;
    rest.remove_prefix(slash + 1);
  }
}

const RegisterRow* Registers::row_of_paper(std::string_view read_as) const {
  const std::size_t split = read_as.rfind('@');
  if (split == std::string_view::npos) return nullptr;
  schema::Date date = 0;
  std::from_chars(read_as.data() + split + 1, read_as.data() + read_as.size(), date);
  const RegisterRow* found = nullptr;
  const auto [first, last] = by_number_.equal_range(std::string(read_as.substr(0, split)));
  for (auto place = first; place != last; ++place) {
    const RegisterRow& row = rows_[place->second];
    // A number alone is that of a paper every year.
    if (date == 0 || !row.given.date || *row.given.date != date) continue;
    if (found != nullptr) return nullptr;
    found = &row;
  }
  return found;
}

std::string Registers::read_as(const schema::Record& record) {
  if (record.number.empty()) return {};
  return number_key(record.number) + "@" + std::to_string(record.date);
}

}  // namespace vankho::indexing
