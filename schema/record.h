// SPDX-License-Identifier: GPL-3.0-or-later
//
// One paper as plain values: what the header reader fills, the index writer turns into a Xapian document and searchd
// shows. Text is valid UTF-8, kept as it came; an empty string (or 0 for a date) means "not known".
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "schema/citation/relation.h"

namespace vankho::schema {

// A day as the number yyyymmdd; 0 = not known.
using Date = std::int32_t;

// One place of a body where a number is cited.
struct Mention {
  std::uint32_t begin = 0;  // bytes of the body, [begin, end): the number with the type word before it
  std::uint32_t end = 0;
  citation::Relation relation = citation::Relation::kMentions;
  bool operator==(const Mention&) const = default;
};

// One number cited in a body. A number that is cited several times is one Citation with every date as written.
struct Citation {
  std::string number;       // canonical as in Record::number: "25-NQ/TW"
  std::string key;          // DocumentNumber::key()
  std::string type;         // id of the document type, from the word before the number or the code in it
  std::string issuer;       // as written after "của": "Ban Bí thư"
  std::vector<Date> dates;  // every date written with it, in order of appearance
  std::string as_written;   // the first mention: "Nghị quyết số 25-NQ/TW"
  citation::Relation relation = citation::Relation::kMentions;  // the strongest of the mentions
  bool partial = false;                // it concerns a part only: "bãi bỏ khoản 2 Điều 3 của ..."
  std::vector<Mention> mentions = {};  // in order, at least one
  bool operator==(const Citation&) const = default;
};

// Where a field came from.
enum class Origin : std::uint8_t {
  kHeader = 1,     // printed in the letterhead
  kText = 2,       // read in the body, signature block or recipients
  kNumber = 3,     // follows from the codes of the number
  kGazetteer = 4,  // follows from the name of a place or body
  kGiven = 5,      // said by the owner: JSON Lines or a register
  kFileName = 6,   // said by the name of the file
};

// "header", "text", "number", "gazetteer", "given", "file_name".
constexpr std::string_view origin_name(Origin origin) {
  constexpr std::array<std::string_view, 7> kNames{"", "header", "text", "number", "gazetteer", "given", "file_name"};
  return kNames[static_cast<std::size_t>(origin)];
}

struct Evidence {
  std::string field;  // name in the field table
  Origin origin = Origin::kHeader;
  unsigned confidence = 0;  // percent
  bool operator==(const Evidence&) const = default;
};

// What the owner gave is not what the text says. The owner wins, and the report says so.
struct Contradiction {
  std::string field;
  std::string given;  // for people
  std::string read;
  bool operator==(const Contradiction&) const = default;
};

// Where a paper came from.
// A word of the body that was read off a picture and may be wrong.
struct Doubt {
  std::size_t begin = 0;  // bytes of the body
  std::size_t end = 0;
  unsigned confidence = 0;  // per cent
  bool operator==(const Doubt&) const = default;
};

struct Source {
  std::string path;         // of the file, or of the JSON Lines file; raw bytes of the name made valid UTF-8
  std::string sha256;       // hex, of the bytes that were read
  std::string media_type;   // "text/plain"
  std::uint64_t size = 0;   // bytes
  unsigned recognised = 0;  // of text read off pictures: mean confidence of its words in per cent; 0 = it was there
  std::vector<Doubt> doubts = {};  // of its letterhead, by `begin`: to read its fields anew without the picture
  std::vector<std::string> other_paths = {};  // further files with the same bytes, sorted; a long list is cut off
  bool operator==(const Source&) const = default;
};

// Whether the format is one that scans have: without a body such a paper waits for its letters to be recognised.
inline bool is_format_of_scans(std::string_view media_type) {
  return media_type == "application/pdf" || media_type.starts_with("image/");
}

struct Record {
  std::string id;                 // stable, URL-safe, from the source; never a Xapian docid
  std::string number;             // canonical: "223-CV/HU", "30/2020/NĐ-CP"
  std::string type;               // id in authority/document_types.h: "cong-van"
  std::string subject;            // trích yếu, or the title of a titled paper
  std::string body;               // the whole text as it came, letterhead included
  std::string issuer;             // name for people: "Huyện ủy Ea Súp"
  std::string issuer_id;          // identity, see authority/issuing_bodies.h
  std::string issuer_as_written;  // the line of the letterhead; not stored
  std::string level;              // "trung-uong", "tinh", "huyen", "xa", "co-so"
  std::string province;           // id in authority/provinces.h, as it was on the day of issue: "binh-thuan"
  std::string province_now;       // id of the province that holds it now: "lam-dong"
  std::vector<std::string> province_candidates;  // where the name of a place left a choice; not stored
  std::string place;                             // as printed before the date: "Ea Súp"
  Date date = 0;                                 // of issue
  std::string term;                              // term of office "2015-2020", Party papers only
  std::string signed_for;                        // "T/M Ban Thường vụ"
  std::string signer;                            // "Nguyễn Thị Kim Ngọc"
  std::string position;                          // "Phó Bí thư Thường trực"
  std::vector<std::string> recipients;           // the lines under "Nơi nhận", without bullets
  std::string urgency;                           // "khan", "thuong-khan", "hoa-toc"
  std::string secrecy;  // "mat", "toi-mat", "tuyet-mat": such papers are refused by default; not stored
  std::string url;      // where the owner serves the original, given by the owner
  std::vector<Citation> citations;
  std::vector<Evidence> evidence;             // one a field that is known
  std::vector<Contradiction> contradictions;  // not stored
  Source source;
  // In the index by its name and its place alone: a scan that was not recognised.
  bool has_no_text_layer() const { return body.empty() && is_format_of_scans(source.media_type); }
  bool operator==(const Record&) const = default;
};

}  // namespace vankho::schema
