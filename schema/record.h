// SPDX-License-Identifier: GPL-3.0-or-later
//
// One paper as plain values: what the header reader fills, the index writer turns into a Xapian document and searchd
// shows. Text is valid UTF-8, kept as it came; an empty string (or 0 for a date) means "not known".
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace vankho::schema {

// A day as the number yyyymmdd; 0 = not known.
using Date = std::int32_t;

// One number cited in a body. A number that is cited several times is one Citation with every date as written.
struct Citation {
  std::string number;       // canonical as in Record::number: "25-NQ/TW"
  std::string key;          // DocumentNumber::key()
  std::string type;         // id of the document type, from the word before the number or the code in it
  std::string issuer;       // as written after "của": "Ban Bí thư"
  std::vector<Date> dates;  // every date written with it, in order of appearance
  std::string as_written;   // the first mention: "Nghị quyết số 25-NQ/TW"
  std::uint32_t begin = 0;  // byte offset of the first mention in the body
  bool operator==(const Citation&) const = default;
};

// Where a paper came from.
struct Source {
  std::string path;        // of the file, or of the JSON Lines file; raw bytes of the name made valid UTF-8
  std::string sha256;      // hex, of the bytes that were read
  std::string media_type;  // "text/plain"
  std::uint64_t size = 0;  // bytes
  bool operator==(const Source&) const = default;
};

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
  Source source;
  bool operator==(const Record&) const = default;
};

}  // namespace vankho::schema
