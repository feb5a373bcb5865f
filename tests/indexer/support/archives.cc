// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/indexer/support/archives.h"

#include <archive.h>
#include <archive_entry.h>
#include <zlib.h>

#include <memory>
#include <stdexcept>

namespace vankho::testing {
namespace {

std::string little(std::uint64_t value, unsigned bytes) {
  std::string out;
  for (unsigned i = 0; i < bytes; ++i) out += static_cast<char>(value >> 8 * i & 0xFFU);
  return out;
}

std::uint32_t check_sum(const std::string& bytes) {
  return static_cast<std::uint32_t>(
      ::crc32(0, reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uInt>(bytes.size())));
}

// A number of RAR 5.
std::string number(std::uint64_t value) {
  std::string out;
  for (; value >= 0x80; value >>= 7) out += static_cast<char>((value & 0x7FU) | 0x80U);
  return out + static_cast<char>(value);
}

std::string rar4_block(unsigned type, unsigned flags, const std::string& body) {
  const std::string rest = little(type, 1) + little(flags, 2) + little(7 + body.size(), 2) + body;
  return little(check_sum(rest) & 0xFFFFU, 2) + rest;
}

std::string rar5_block(const std::string& body) {
  const std::string rest = number(body.size()) + body;
  return little(check_sum(rest), 4) + rest;
}

void check(int result, archive* of) {
  if (result != ARCHIVE_OK) throw std::runtime_error(archive_error_string(of));
}

}  // namespace

std::string packed(Packing packing, const Files& files) {
  const std::unique_ptr<archive, decltype(&archive_write_free)> out(archive_write_new(), &archive_write_free);
  if (packing == Packing::kZip) archive_write_set_format_zip(out.get());
  if (packing == Packing::kSevenZip) archive_write_set_format_7zip(out.get());
  if (packing == Packing::kTar || packing == Packing::kTarGzip) archive_write_set_format_pax_restricted(out.get());
  if (packing == Packing::kTarGzip) archive_write_add_filter_gzip(out.get());
  // The names as they are given, whatever they hold.
  archive_write_set_options(out.get(), "hdrcharset=BINARY");
  std::size_t room = 65'536;
  for (const auto& [name, bytes] : files) room += 2 * bytes.size() + 4 * name.size() + 4'096;
  std::string bytes(room, '\0');
  std::size_t used = 0;
  check(archive_write_open_memory(out.get(), bytes.data(), bytes.size(), &used), out.get());
  for (const auto& [name, content] : files) {
    const std::unique_ptr<archive_entry, decltype(&archive_entry_free)> entry(archive_entry_new(), &archive_entry_free);
    archive_entry_set_pathname(entry.get(), name.c_str());
    archive_entry_set_size(entry.get(), static_cast<la_int64_t>(content.size()));
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    archive_entry_set_perm(entry.get(), 0644);
    check(archive_write_header(out.get(), entry.get()), out.get());
    archive_write_data(out.get(), content.data(), content.size());
  }
  check(archive_write_close(out.get()), out.get());
  bytes.resize(used);
  return bytes;
}

std::string rar4(const Files& files, std::uint16_t main_flags, std::uint16_t file_flags) {
  std::string out("Rar!\x1A\x07\x00", 7);
  out += rar4_block(0x73, main_flags, std::string(6, '\0'));
  for (const auto& [name, bytes] : files)
    out += rar4_block(0x74, 0x8000U | file_flags,
                      little(bytes.size(), 4) + little(bytes.size(), 4) + little(2, 1) + little(check_sum(bytes), 4) +
                          little(0x4A210000, 4) + little(20, 1) + little(0x30, 1) + little(name.size(), 2) +
                          little(0x20, 4) + name) +
           bytes;
  return out + rar4_block(0x7B, 0x4000, {});
}

std::string rar5(const Files& files, std::uint64_t main_flags, const std::string& extra_record) {
  const std::string extra = extra_record.empty() ? std::string() : number(extra_record.size()) + extra_record;
  std::string out("Rar!\x1A\x07\x01\x00", 8);
  out += rar5_block(number(1) + number(0) + number(main_flags));
  for (const auto& [name, bytes] : files)
    out += rar5_block(number(2) + number(extra.empty() ? 2 : 3) + (extra.empty() ? "" : number(extra.size())) +
                      number(bytes.size()) + number(4) + number(bytes.size()) + number(0x20) +
                      little(check_sum(bytes), 4) + number(0) + number(1) + number(name.size()) + name + extra) +
           bytes;
  return out + rar5_block(number(5) + number(0) + number(0));
}

std::string message(const std::string& subject, const std::string& body, const Files& attachments) {
  std::string out = "From: vanthu@example.vn\r\nSubject: " + subject +
                    "\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"rand\"\r\n\r\n--rand\r\n"
                    "Content-Type: text/plain; charset=utf-8\r\n\r\n" +
                    body + "\r\n";
  for (const auto& [name, bytes] : attachments) {
    out += "--rand\r\n";
    if (name == "message")
      out += "Content-Type: message/rfc822\r\n\r\n";
    else if (name.starts_with("cid:"))
      out += "Content-Type: image/png; name=\"" + name.substr(4) + "\"\r\nContent-ID: <" + name.substr(4) + ">\r\n\r\n";
    else
      out +=
          "Content-Type: application/octet-stream\r\nContent-Transfer-Encoding: binary\r\n"
          "Content-Disposition: attachment; filename=\"" +
          name + "\"\r\n\r\n";
    out += bytes + "\r\n";
  }
  return out + "--rand--\r\n";
}

}  // namespace vankho::testing
