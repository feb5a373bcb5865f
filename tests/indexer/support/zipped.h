// SPDX-License-Identifier: GPL-3.0-or-later
//
// Archives for tests of formats that are ZIP files.
#pragma once

#include <zip.h>

#include <cstdint>
#include <map>
#include <stdexcept>
#include <string>

namespace vankho::indexing {

// The parts as the bytes of an archive; `password` locks them.
inline std::string zipped(const std::map<std::string, std::string>& parts, const std::string& password = {}) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* memory = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_source_keep(memory);
  zip_t* archive = zip_open_from_source(memory, ZIP_CREATE | ZIP_TRUNCATE, &error);
  if (archive == nullptr) throw std::runtime_error(zip_error_strerror(&error));
  for (const auto& [name, bytes] : parts) {
    const zip_int64_t index =
        zip_file_add(archive, name.c_str(), zip_source_buffer(archive, bytes.data(), bytes.size(), 0), 0);
    if (!password.empty())
      zip_file_set_encryption(archive, static_cast<zip_uint64_t>(index), ZIP_EM_AES_256, password.c_str());
  }
  if (zip_close(archive) != 0) throw std::runtime_error(zip_strerror(archive));
  zip_stat_t status;
  zip_source_open(memory);
  zip_source_stat(memory, &status);
  std::string bytes(status.size, '\0');
  zip_source_read(memory, bytes.data(), bytes.size());
  zip_source_close(memory);
  zip_source_free(memory);
  return bytes;
}

}  // namespace vankho::indexing
