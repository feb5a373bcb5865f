// SPDX-License-Identifier: GPL-3.0-or-later
//
// The elements of an XML part one after the other. Nothing else is opened, no entity is replaced, a document type is
// refused: office files have none, bombs do.
#pragma once

#include <libxml/xmlreader.h>

#include <memory>
#include <string>
#include <string_view>

namespace vankho::indexing {

class XmlPart {
 public:
  // `xml` outlives the reader. `is_one_file`: pictures stand in it as long texts, which are then not refused.
  explicit XmlPart(const std::string& xml, bool is_one_file = false);

  // The next node; false at the end. Throws ExtractError (damaged_file) for XML that is not well-formed. Elements
  // nested deeper than 256 and texts over 10 MB are not.
  bool next();
  // To the end of the element that has just opened, what is in it left out.
  void skip();

  bool opens() const;   // an element begins
  bool closes() const;  // it ends, or was empty: then it opens and closes at once
  bool opens(std::string_view name) const;
  bool closes(std::string_view name) const;
  bool is_text() const;
  std::string_view name() const;  // of the element, its prefix left out; holds until next()
  std::string_view text() const;  // holds until next()
  // By its name with or without prefix ("r:id", "id"), empty when there is none.
  std::string attribute(std::string_view name) const;

 private:
  std::unique_ptr<xmlTextReader, void (*)(xmlTextReader*)> reader_;
  int depth_ = -1;  // of the element whose content is left out
};

// Whether the bytes are XML that names the namespace at its head.
bool is_xml_that_names(std::string_view bytes, std::string_view name_space);

// An attribute that is on unless it says otherwise (ECMA-376 part 1, 22.9.2.7): <w:vanish/>, <w:vanish w:val="0"/>.
bool is_on(std::string_view value);

// Digits as a number; `otherwise` when they are none or too many.
long number_or(std::string_view digits, long otherwise);

}  // namespace vankho::indexing
