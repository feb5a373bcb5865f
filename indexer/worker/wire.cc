// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/worker/wire.h"

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <utility>

#include "schema/text/fold.h"

namespace vankho::indexing {
namespace {

using Json = nlohmann::json;

// The line before the text is short; what is longer is no answer.
constexpr std::size_t kMostHeadBytes = 1u << 20;

Json head_of(const ExtractedText& extracted) {
  Json doubts = Json::array();
  for (const schema::Doubt& doubt : extracted.doubts) doubts.push_back({doubt.begin, doubt.end, doubt.confidence});
  Json converted = Json::array();
  for (const ConvertedLetters& letters : extracted.converted) converted.push_back({letters.encoding, letters.letters});
  return {{"media_type", extracted.media_type}, {"note", extracted.note},      {"partial", extracted.partial},
          {"recognised", extracted.recognised}, {"doubts", std::move(doubts)}, {"converted", std::move(converted)},
          {"bytes", extracted.text.size()}};
}

std::vector<schema::Doubt> read_doubts(const Json& rows, std::size_t bytes) {
  std::vector<schema::Doubt> doubts;
  for (const Json& row : rows) {
    const schema::Doubt& doubt = doubts.emplace_back(schema::Doubt{.begin = row.at(0).get<std::size_t>(),
                                                                   .end = row.at(1).get<std::size_t>(),
                                                                   .confidence = row.at(2).get<unsigned>()});
    const std::size_t before = doubts.size() < 2 ? 0 : doubts[doubts.size() - 2].end;
    if (doubt.begin < before || doubt.end < doubt.begin || doubt.end > bytes || doubt.confidence > 100)
      throw std::out_of_range("doubts");
  }
  return doubts;
}

std::vector<ConvertedLetters> read_converted(const Json& rows) {
  std::vector<ConvertedLetters> converted;
  for (const Json& row : rows)
    converted.push_back({.encoding = row.at(0).get<std::string>(), .letters = row.at(1).get<std::size_t>()});
  return converted;
}

ExtractedText read_head(const Json& head) {
  return {.text = {},
          .media_type = head.at("media_type").get<std::string>(),
          .note = head.at("note").get<std::string>(),
          .partial = head.at("partial").get<bool>(),
          .recognised = std::min(head.at("recognised").get<unsigned>(), 100u),
          .doubts = read_doubts(head.at("doubts"), head.at("bytes").get<std::size_t>()),
          .converted = read_converted(head.at("converted"))};
}

}  // namespace

std::string encode_request(const Request& request) {
  return std::string(1, static_cast<char>(request.what)) + std::to_string(request.first) + ' ' +
         request.name.substr(0, kMostNameBytes);
}

std::optional<Request> decode_request(std::string_view bytes) {
  if (bytes.empty() || (bytes[0] != 't' && bytes[0] != 'm')) return std::nullopt;
  Request request{.what = static_cast<Request::What>(bytes[0]), .name = {}};
  const auto [end, error] = std::from_chars(bytes.data() + 1, bytes.data() + bytes.size(), request.first);
  if (error != std::errc() || end == bytes.data() + bytes.size() || *end != ' ') return std::nullopt;
  request.name.assign(end + 1, bytes.data() + bytes.size());
  return request;
}

std::string encode_frame(Frame frame, std::string_view payload) {
  std::string bytes(1, static_cast<char>(frame));
  for (unsigned shift = 0; shift < 32; shift += 8) bytes += static_cast<char>(payload.size() >> shift & 0xFFU);
  return bytes.append(payload);
}

std::string encode_frame(Frame frame, const std::optional<Reason>& reason) {
  const std::string payload = reason ? encode_answer(*reason) : std::string();
  return encode_frame(frame, std::string_view(payload));
}

std::string encode_answer(const Answer& answer) {
  if (const auto* reason = std::get_if<Reason>(&answer))
    return Json{{"reason", reason_name(reason->code)}, {"detail", text::to_valid_utf8(reason->detail)}}.dump() + '\n';
  const auto& extracted = std::get<ExtractedText>(answer);
  return head_of(extracted).dump() + '\n' + extracted.text;
}

std::variant<std::monostate, ExtractedText, Reason> decode_answer(std::string_view bytes) {
  const std::size_t end = bytes.substr(0, kMostHeadBytes).find('\n');
  if (end == std::string_view::npos || !text::is_valid_utf8(bytes)) return {};
  const std::string_view rest = bytes.substr(end + 1);
  try {
    const Json head = Json::parse(bytes.substr(0, end));
    if (head.contains("reason")) {
      const auto code = find_reason(head["reason"].get<std::string>());
      if (!code || !rest.empty()) return {};
      return Reason{*code, head.at("detail").get<std::string>()};
    }
    if (head.at("bytes").get<std::uint64_t>() != rest.size()) return {};
    ExtractedText extracted = read_head(head);
    extracted.text = rest;
    return extracted;
  } catch (const Json::exception&) {
    return {};
  } catch (const std::out_of_range&) {
    return {};
  }
}

}  // namespace vankho::indexing
