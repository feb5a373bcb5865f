// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the OpenAPI document says of each address. A new address under /v1 needs a row here and, when it answers in
// JSON, a schema in web/schemas; a test runs every row and compares rows, routes and answers.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "searchd/question/request.h"

namespace vankho::searching::openapi {

// The body of a POST.
enum class Body {
  kNone,
  kParameters,  // the names that the address takes, as a JSON object
  kNumbers,     // the same, with the list "numbers" for "number"
  kDraft,       // as read_draft() takes it, or plain text
};

// One status that an operation has beside the problems that all have.
struct Answer {
  int status = 200;
  std::string_view meaning;
  std::string_view schema = {};  // in web/schemas; empty = no JSON
  std::string_view media_type = "application/json";
};

// A value to try an operation with; "{id}" in a path stands for a paper that the reader's archive has.
struct Example {
  std::string_view name;
  std::string_view value;
};

struct Operation {
  std::string_view method;
  std::string_view path;  // as in route_table.cc
  std::string_view id;    // operationId
  std::string_view summary;
  std::optional<Takes> takes = {};  // nothing = parameters are passed over
  Body body = Body::kNone;
  std::vector<Answer> answers = {};
  std::vector<Example> examples = {};
  std::string_view body_example = {};  // JSON
  bool can_fail = true;                // whether it needs the index, and so has problems
};

std::span<const Operation> operations();

// The names in the URL of an operation: those that it takes, or none for a POST of a draft.
std::vector<std::string_view> query_names(const Operation& operation);

// "id" of "/v1/documents/{id}/citations"; empty for none.
std::string_view path_name(std::string_view path);

}  // namespace vankho::searching::openapi
