// SPDX-License-Identifier: GPL-3.0-or-later
//
// The parts of a workbook: files of a ZIP archive, read as XML.
#pragma once

#include <libxml/xmlreader.h>
#include <zip.h>

#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace vankho::indexing {

class Workbook {
 public:
  // `bytes` outlive the workbook. Throws TableError.
  explicit Workbook(std::string_view bytes);

  bool has(const std::string& part) const;
  // The part unpacked; throws TableError when it is not there, too large or damaged.
  std::string read(const std::string& part) const;

 private:
  std::unique_ptr<zip_t, void (*)(zip_t*)> archive_;
};

// The elements of an XML part one after the other. No entity is replaced and nothing else is opened.
class XmlPart {
 public:
  // `xml` outlives the reader.
  explicit XmlPart(const std::string& xml);

  // The next node; false at the end. Throws TableError for XML that is not well-formed.
  bool next();
  bool opens(std::string_view name) const;   // an element begins, its prefix left out
  bool closes(std::string_view name) const;  // it ends, or was empty
  bool is_text() const;
  std::string text() const;
  std::string attribute(const char* name) const;

 private:
  std::string name() const;

  std::unique_ptr<xmlTextReader, void (*)(xmlTextReader*)> reader_;
};

}  // namespace vankho::indexing
