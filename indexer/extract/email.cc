// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/email.h"

#include <gmime/gmime.h>

#include <algorithm>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "indexer/extract/html.h"
#include "indexer/extract/plain_text.h"
#include "schema/text/fold.h"

namespace vankho::indexing {
namespace {

// Multiparts inside multiparts; mail programs make four.
constexpr int kMaxDepth = 30;
constexpr std::size_t kMaxParts = 1000;
constexpr std::size_t kHeadBytes = 8192;

struct Unref {
  void operator()(void* object) const { g_object_unref(object); }
};
template <typename T>
using Owned = std::unique_ptr<T, Unref>;

struct Parts {
  GMimePart* plain = nullptr;  // the first of each, kept by the message
  GMimePart* html = nullptr;
  std::vector<GMimeObject*> attachments;
  std::size_t seen = 0;
  bool too_many = false;
};

// A picture that the page of the message shows in its place.
bool is_shown_in_page(GMimeObject* object, GMimeContentType* type) {
  return g_mime_object_get_content_id(object) != nullptr && g_mime_content_type_is_type(type, "image", "*") != FALSE;
}

void collect(GMimeObject* object, Parts& parts, int depth) {
  if (object == nullptr) return;
  parts.too_many = parts.too_many || depth > kMaxDepth || ++parts.seen > kMaxParts;
  if (parts.too_many) return;
  if (GMIME_IS_MULTIPART(object)) {
    auto* multipart = reinterpret_cast<GMimeMultipart*>(object);
    for (int i = 0; i < g_mime_multipart_get_count(multipart); ++i)
      collect(g_mime_multipart_get_part(multipart, i), parts, depth + 1);
    return;
  }
  if (GMIME_IS_MESSAGE_PART(object)) {
    parts.attachments.push_back(object);
    return;
  }
  if (!GMIME_IS_PART(object)) return;
  auto* part = reinterpret_cast<GMimePart*>(object);
  GMimeContentType* type = g_mime_object_get_content_type(object);
  const char* name = g_mime_part_get_filename(part);
  if (g_mime_part_is_attachment(part) != FALSE) {
    parts.attachments.push_back(object);
  } else if (name != nullptr && !g_mime_content_type_is_type(type, "text", "*")) {
    if (!is_shown_in_page(object, type)) parts.attachments.push_back(object);
  } else if (g_mime_content_type_is_type(type, "text", "html")) {
    if (parts.html == nullptr) parts.html = part;
  } else if (g_mime_content_type_is_type(type, "text", "*")) {
    if (parts.plain == nullptr) parts.plain = part;
  }
}

// Nothing when the bytes are no message. Views `bytes`.
Owned<GMimeMessage> message_of(std::string_view bytes) {
  static std::once_flag begun;
  std::call_once(begun, [] { g_mime_init(); });
  const Owned<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
  const Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
  return Owned<GMimeMessage>(g_mime_parser_construct_message(parser.get(), nullptr));
}

std::string name_of(GMimeObject* attachment) {
  const char* name = GMIME_IS_PART(attachment)
                         ? g_mime_part_get_filename(reinterpret_cast<GMimePart*>(attachment))
                         : g_mime_object_get_content_disposition_parameter(attachment, "filename");
  if (GMIME_IS_PART(attachment)) return name == nullptr ? std::string() : name;
  return name != nullptr && is_message_name(name) ? name : "message.eml";
}

// The bytes of an attachment as they were before it was attached.
Owned<GMimeStream> attached(GMimeObject* attachment) {
  Owned<GMimeStream> memory(g_mime_stream_mem_new());
  if (GMIME_IS_PART(attachment)) {
    GMimeDataWrapper* content = g_mime_part_get_content(reinterpret_cast<GMimePart*>(attachment));
    if (content != nullptr) g_mime_data_wrapper_write_to_stream(content, memory.get());
  } else if (GMimeMessage* message = g_mime_message_part_get_message(reinterpret_cast<GMimeMessagePart*>(attachment));
             message != nullptr) {
    g_mime_object_write_to_stream(reinterpret_cast<GMimeObject*>(message), nullptr, memory.get());
  }
  return memory;
}

void give(const Owned<GMimeStream>& memory, MemberSink& sink) {
  constexpr std::size_t kPiece = 65'536;
  const GByteArray* held = g_mime_stream_mem_get_byte_array(reinterpret_cast<GMimeStreamMem*>(memory.get()));
  std::string_view bytes(reinterpret_cast<const char*>(held->data), held->len);
  for (; !bytes.empty(); bytes.remove_prefix(std::min(kPiece, bytes.size()))) sink.add(bytes.substr(0, kPiece));
}

// The bytes of a part, its transfer encoding undone, its letters as UTF-8 where it names their encoding.
std::string content_of(GMimePart* part) {
  GMimeDataWrapper* content = g_mime_part_get_content(part);
  if (content == nullptr) return {};
  const Owned<GMimeStream> memory(g_mime_stream_mem_new());
  const char* charset = g_mime_object_get_content_type_parameter(reinterpret_cast<GMimeObject*>(part), "charset");
  if (charset != nullptr && g_ascii_strcasecmp(charset, "utf-8") != 0) {
    const Owned<GMimeStream> filtered(g_mime_stream_filter_new(memory.get()));
    const Owned<GMimeFilter> filter(g_mime_filter_charset_new(charset, "utf-8"));
    if (filter) g_mime_stream_filter_add(reinterpret_cast<GMimeStreamFilter*>(filtered.get()), filter.get());
    g_mime_data_wrapper_write_to_stream(content, filtered.get());
    g_mime_stream_flush(filtered.get());
  } else {
    g_mime_data_wrapper_write_to_stream(content, memory.get());
  }
  const GByteArray* bytes = g_mime_stream_mem_get_byte_array(reinterpret_cast<GMimeStreamMem*>(memory.get()));
  return {reinterpret_cast<const char*>(bytes->data), bytes->len};
}

std::string head_of(GMimeMessage* message) {
  std::string head;
  const auto line = [&](std::string_view label, const char* value) {
    if (value == nullptr) return;
    const std::string clean = text::squeeze(text::to_valid_utf8(value));
    if (!clean.empty()) head += std::string(label) + clean + '\n';
  };
  line("", g_mime_message_get_subject(message));
  const std::unique_ptr<char, decltype(&g_free)> from(
      internet_address_list_to_string(g_mime_message_get_from(message), nullptr, FALSE), &g_free);
  line("Từ: ", from.get());
  if (GDateTime* date = g_mime_message_get_date(message); date != nullptr) {
    const std::unique_ptr<char, decltype(&g_free)> day(g_date_time_format(date, "%d/%m/%Y %H:%M"), &g_free);
    line("Ngày gửi: ", day.get());
  }
  return head;
}

}  // namespace

bool looks_like_email(std::string_view bytes) {
  if (bytes.starts_with("From ")) bytes.remove_prefix(std::min(bytes.find('\n'), bytes.size() - 1) + 1);
  const std::string head = text::to_lower(text::to_valid_utf8(bytes.substr(0, kHeadBytes)));
  bool telling = false;
  for (std::size_t from = 0; from < head.size();) {
    const std::size_t end = std::min(head.find('\n', from), head.size());
    const std::string_view line = std::string_view(head).substr(from, end - from);
    if (line.empty() || line == "\r") break;
    const std::size_t colon = line.find(':');
    const bool folded = line.front() == ' ' || line.front() == '\t';
    if (!folded && (colon == std::string_view::npos || line.find(' ') < colon)) return false;
    for (const std::string_view field : {"mime-version:", "from:", "received:", "message-id:"})
      telling = telling || line.starts_with(field);
    from = end + 1;
  }
  return telling;
}

ExtractedText read_email(std::string_view bytes) {
  const Owned<GMimeMessage> message = message_of(bytes);
  if (!message) throw ExtractError({ReasonCode::kDamagedFile, "e-mail"});
  Parts parts;
  collect(g_mime_message_get_mime_part(message.get()), parts, 0);
  GMimePart* body = parts.plain != nullptr ? parts.plain : parts.html;
  if (body == nullptr) throw ExtractError({ReasonCode::kDamagedFile, "e-mail"});
  ExtractedText read = body == parts.plain ? read_plain_text(content_of(body)) : read_html(content_of(body));
  read.text = head_of(message.get()) + '\n' + read.text;
  read.media_type = "message/rfc822";
  return read;
}

Unpacked unpack_email(std::string_view bytes, std::uint64_t first, MemberSink& sink) {
  const Owned<GMimeMessage> message = message_of(bytes);
  // The reader of the message says what is wrong with it.
  if (!message) return {.is_paper = true};
  Parts parts;
  collect(g_mime_message_get_mime_part(message.get()), parts, 0);
  for (std::size_t i = first; i < parts.attachments.size(); ++i) {
    const std::string name = name_of(parts.attachments[i]);
    sink.begin(name);
    auto why = unread_member(name);
    if (!why) give(attached(parts.attachments[i]), sink);
    sink.end(why);
  }
  if (!parts.too_many) return {.is_paper = true};
  return {.is_paper = true,
          .reason = Reason{ReasonCode::kUnpacksTooLarge, "> " + std::to_string(kMaxParts) + " parts"}};
}

}  // namespace vankho::indexing
