// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/office97/ppt.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

#include "indexer/extract/legacy/encoding.h"
#include "indexer/extract/office97/compound_file.h"
#include "indexer/extract/office97/little_endian.h"
#include "indexer/extract/run_writer.h"

namespace vankho::indexing {
namespace {

// Records, [MS-PPT] 2.13.24.
enum Kind : std::uint16_t {
  kDocument = 0x03E8,
  kSlide = 0x03EE,
  kSlideHere = 0x03F3,
  kFontName = 0x0FB7,
  kTextHead = 0x0F9F,
  kWideText = 0x0FA0,
  kTextStyle = 0x0FA1,
  kByteText = 0x0FA8,
  kSlideList = 0x0FF0,
  kUserEdit = 0x0FF5,
  kPersistDirectory = 0x1772,
};

constexpr std::uint32_t kEncryptedToken = 0xF3D1C4DF;
constexpr std::size_t kMaxEdits = 1000;
constexpr std::size_t kMaxDepth = 32;

struct Record {
  std::uint16_t version = 0;  // 0xF: holds records
  std::uint16_t instance = 0;
  std::uint16_t kind = 0;
  std::string_view bytes;
};

Record record_at(std::string_view stream, std::size_t at) {
  const std::uint16_t head = u16(stream, at);
  return {.version = static_cast<std::uint16_t>(head & 0xFU),
          .instance = static_cast<std::uint16_t>(head >> 4),
          .kind = u16(stream, at + 2),
          .bytes = part(stream, at + 8, u32(stream, at + 4))};
}

// Calls `visit(record)` for each record in `bytes`.
template <typename Visit>
void for_each_record(std::string_view bytes, Visit visit) {
  while (bytes.size() >= 8) {
    const Record record = record_at(bytes, 0);
    visit(record);
    bytes.remove_prefix(8 + record.bytes.size());
  }
}

struct FontRun {
  std::uint64_t letters = 0;
  int font = -1;
};

// The fonts of a text of `letters` letters, [MS-PPT] 2.9.44: properties of paragraphs first, then of letters. Each
// begins with a mask that says which of its fields are there.
std::vector<FontRun> read_fonts(std::string_view bytes, std::size_t letters) {
  std::size_t at = 0;
  const auto has = [](std::uint32_t mask, unsigned bit) { return (mask >> bit & 1U) != 0; };
  for (std::uint64_t done = 0; done < letters && at + 10 <= bytes.size();) {
    done += u32(bytes, at);
    const std::uint32_t mask = u32(bytes, at + 6);
    at += 10;
    at += (mask & 0xFU) != 0 ? 2 : 0;
    for (const unsigned bit : {7U, 4U, 6U}) at += has(mask, bit) ? 2 : 0;
    at += has(mask, 5) ? 4 : 0;
    for (const unsigned bit : {11U, 12U, 13U, 14U, 8U, 10U, 15U}) at += has(mask, bit) ? 2 : 0;
    if (has(mask, 20)) at += 2 + std::size_t{u16(bytes, at)} * 4;
    at += has(mask, 16) ? 2 : 0;
    at += (mask & 0xE0000U) != 0 ? 2 : 0;
    at += has(mask, 21) ? 2 : 0;
  }
  std::vector<FontRun> runs;
  for (std::uint64_t done = 0; done < letters && at + 8 <= bytes.size();) {
    FontRun& run = runs.emplace_back(FontRun{.letters = u32(bytes, at)});
    done += run.letters;
    const std::uint32_t mask = u32(bytes, at + 4);
    at += 8;
    at += (mask & 0xFFFFU) != 0 ? 2 : 0;
    if (has(mask, 16)) run.font = u16(bytes, at);
    for (const unsigned bit : {16U, 21U, 22U, 23U, 17U}) at += has(mask, bit) ? 2 : 0;
    at += has(mask, 18) ? 4 : 0;
    at += has(mask, 19) ? 2 : 0;
  }
  return runs;
}

class Reader {
 public:
  explicit Reader(std::string_view stream) : stream_(stream) {}

  RunText read(std::uint32_t edit) {
    const std::uint32_t document = read_places(edit);
    const auto found = places_.find(document);
    if (found == places_.end()) throw ExtractError({ReasonCode::kDamagedFile, "PowerPoint"});
    const Record record = record_at(stream_, found->second);
    if (record.kind != kDocument) throw ExtractError({ReasonCode::kDamagedFile, "PowerPoint"});
    read_font_names(record.bytes, 0);
    for_each_record(record.bytes, [&](const Record& part_of_document) {
      if (part_of_document.kind == kSlideList && part_of_document.instance == 0) add_slides(part_of_document.bytes);
    });
    return writer_.take();
  }

 private:
  // Where the newest version of every part lies; gives the number of the document.
  std::uint32_t read_places(std::uint32_t edit) {
    std::uint32_t document = 0;
    for (std::size_t edits = 0; edit != 0 && edits < kMaxEdits; ++edits) {
      const Record record = record_at(stream_, edit);
      if (record.kind != kUserEdit) break;
      if (edits == 0) document = u32(record.bytes, 16);
      add_places(record_at(stream_, u32(record.bytes, 12)));
      // An older edit lies before a newer one.
      const std::uint32_t older = u32(record.bytes, 8);
      if (older >= edit) break;
      edit = older;
    }
    return document;
  }

  void add_places(const Record& directory) {
    if (directory.kind != kPersistDirectory) return;
    for (std::size_t at = 0; at + 4 <= directory.bytes.size();) {
      const std::uint32_t head = u32(directory.bytes, at);
      at += 4;
      for (std::uint32_t i = 0; i < head >> 20 && at + 4 <= directory.bytes.size(); ++i, at += 4)
        if (places_.size() < stream_.size() / 8) places_.try_emplace((head & 0xFFFFFU) + i, u32(directory.bytes, at));
    }
  }

  void read_font_names(std::string_view bytes, std::size_t depth) {
    for_each_record(bytes, [&](const Record& record) {
      if (record.kind == kFontName) {
        std::string name;
        for (std::size_t i = 0; i < 64 && u16(record.bytes, i) != 0; i += 2)
          name.push_back(u16(record.bytes, i) < 0x7F ? static_cast<char>(u16(record.bytes, i)) : '?');
        fonts_.try_emplace(record.instance, std::move(name));
      } else if (record.version == 0xF && record.kind != kSlideList && depth < kMaxDepth) {
        read_font_names(record.bytes, depth + 1);
      }
    });
  }

  // The list has for each slide where it lies, then the text of its title and outline.
  void add_slides(std::string_view list) {
    std::uint32_t slide = 0;
    bool open = false;
    const auto close = [&] {
      flush();
      if (!open) return;
      const auto found = places_.find(slide);
      // Slides lie beside each other; a list that names one place again and again must not be followed for ever.
      if (found != places_.end() && read_ <= stream_.size()) {
        const Record record = record_at(stream_, found->second);
        read_ += record.bytes.size();
        if (record.kind == kSlide) add_boxes(record.bytes, 0);
      }
      flush();
      writer_.end_page();
    };
    for_each_record(list, [&](const Record& record) {
      if (record.kind == kSlideHere) {
        close();
        slide = u32(record.bytes, 0);
        open = true;
      } else {
        take(record);
      }
    });
    close();
  }

  void add_boxes(std::string_view bytes, std::size_t depth) {
    for_each_record(bytes, [&](const Record& record) {
      if (record.version == 0xF) {
        if (depth < kMaxDepth) add_boxes(record.bytes, depth + 1);
      } else {
        take(record);
      }
    });
  }

  // A text is written when its style is known, or the next one begins.
  void take(const Record& record) {
    if (record.kind == kTextHead) flush();
    if (record.kind == kWideText || record.kind == kByteText) {
      flush();
      text_ = record;
    }
    if (record.kind == kTextStyle && text_.kind != 0) {
      fonts_of_text_ = read_fonts(record.bytes, letters() + 1);
      flush();
    }
  }

  std::size_t letters() const { return text_.kind == kWideText ? text_.bytes.size() / 2 : text_.bytes.size(); }

  void flush() {
    if (text_.kind == 0) return;
    std::size_t run = 0;
    std::uint64_t run_end = 0;
    writer_.set_font({});
    for (std::size_t i = 0; i < letters() && !writer_.is_full(); ++i) {
      while (run < fonts_of_text_.size() && i >= run_end) {
        const auto font = fonts_.find(fonts_of_text_[run].font);
        writer_.set_font(font == fonts_.end() ? std::string_view() : std::string_view(font->second));
        run_end += fonts_of_text_[run].letters;
        ++run;
      }
      const auto letter =
          static_cast<char16_t>(text_.kind == kWideText ? u16(text_.bytes, i * 2) : windows1252(u8(text_.bytes, i)));
      if (letter == u'\r' || letter == u'\v')
        writer_.end_line();
      else
        writer_.add_utf16(letter);
    }
    writer_.end_line();
    text_ = {};
    fonts_of_text_.clear();
  }

  std::string_view stream_;
  std::unordered_map<std::uint32_t, std::uint32_t> places_;
  std::size_t read_ = 0;  // bytes of slides
  std::unordered_map<int, std::string> fonts_;
  Record text_;
  std::vector<FontRun> fonts_of_text_;
  RunWriter writer_;
};

}  // namespace

RunText read_ppt(std::string_view bytes) {
  const CompoundFile file(bytes);
  const std::optional<std::string> stream = file.stream("PowerPoint Document");
  const std::optional<std::string> user = file.stream("Current User");
  if (!stream || !user) throw ExtractError({ReasonCode::kDamagedFile, "PowerPoint"});
  if (u32(*user, 12) == kEncryptedToken) throw ExtractError({ReasonCode::kEncrypted, {}});
  return Reader(*stream).read(u32(*user, 16));
}

}  // namespace vankho::indexing
