// SPDX-License-Identifier: GPL-3.0-or-later
//
// E-mail messages (RFC 5322, MIME) and web pages saved as one file (MHTML, RFC 2557).
#pragma once

#include <cstdint>
#include <string_view>

#include "indexer/extract/archive/members.h"
#include "indexer/extract/extract.h"

namespace vankho::indexing {

// Whether the first lines are fields of a message and one of them says that it is MIME, or who wrote it.
bool looks_like_email(std::string_view bytes);

// Subject, sender and date as lines, then the body: its plain text, else its HTML through read_html(). Attachments are
// left out, for they are papers of their own. Of a saved page only the page. Throws ExtractError (damaged_file) when
// there is no text part.
ExtractedText read_email(std::string_view bytes);

// Gives the attachments as unpack() says (members.h), messages that were passed on ("message.eml") among them.
// Pictures that the page of the message shows, logos and signatures, are none.
Unpacked unpack_email(std::string_view bytes, std::uint64_t first, MemberSink& sink);

}  // namespace vankho::indexing
