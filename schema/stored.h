// SPDX-License-Identifier: GPL-3.0-or-later
//
// The stored form of a paper (Xapian document data): tag, length, bytes, for every field that is known. A reader skips
// tags that it does not know, so a later version may add fields.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

#include "schema/fields.h"
#include "schema/record.h"

namespace vankho::schema {

// The stored bytes are damaged or of another program.
struct StoredFormError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

std::string encode_stored(const Record& record);

// The record of stored bytes. Fields that record.h calls "not stored" stay empty. Throws StoredFormError.
Record decode_stored(std::string_view bytes);

// One field that is kept as plain text (id, number, subject, ...), a view into the bytes; empty when it is not known.
// Reads what stands before it and no more. Throws StoredFormError.
std::string_view stored_text(std::string_view bytes, const Field& row);

}  // namespace vankho::schema
