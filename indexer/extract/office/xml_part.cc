// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/office/xml_part.h"

#include <charconv>
#include <new>

#include "indexer/extract/extract.h"

namespace vankho::indexing {
namespace {

std::string_view view(const xmlChar* bytes) {
  return bytes == nullptr ? std::string_view() : reinterpret_cast<const char*>(bytes);
}

[[noreturn]] void damaged(std::string_view what) {
  throw ExtractError({ReasonCode::kDamagedFile, std::string(what)});
}

}  // namespace

XmlPart::XmlPart(const std::string& xml, bool is_one_file)
    : reader_(xmlReaderForMemory(
                  xml.data(), static_cast<int>(xml.size()), nullptr, nullptr,
                  XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | (is_one_file ? XML_PARSE_HUGE : 0)),
              &xmlFreeTextReader) {
  if (!reader_) throw std::bad_alloc();
}

bool XmlPart::next() {
  while (true) {
    const int read = xmlTextReaderRead(reader_.get());
    if (read < 0) damaged("XML that is not well-formed");
    if (read == 0) return false;
    if (xmlTextReaderNodeType(reader_.get()) == XML_READER_TYPE_DOCUMENT_TYPE) damaged("a document type");
    if (depth_ < 0) return true;
    if (xmlTextReaderDepth(reader_.get()) <= depth_) {
      depth_ = -1;
      return true;
    }
  }
}

void XmlPart::skip() {
  if (xmlTextReaderIsEmptyElement(reader_.get()) != 1) depth_ = xmlTextReaderDepth(reader_.get());
}

bool XmlPart::opens() const {
  return xmlTextReaderNodeType(reader_.get()) == XML_READER_TYPE_ELEMENT;
}

bool XmlPart::closes() const {
  return xmlTextReaderNodeType(reader_.get()) == XML_READER_TYPE_END_ELEMENT ||
         (opens() && xmlTextReaderIsEmptyElement(reader_.get()) == 1);
}

bool XmlPart::opens(std::string_view wanted) const {
  return opens() && name() == wanted;
}

bool XmlPart::closes(std::string_view wanted) const {
  return closes() && name() == wanted;
}

bool XmlPart::is_text() const {
  const int type = xmlTextReaderNodeType(reader_.get());
  return type == XML_READER_TYPE_TEXT || type == XML_READER_TYPE_CDATA ||
         type == XML_READER_TYPE_SIGNIFICANT_WHITESPACE;
}

std::string_view XmlPart::name() const {
  return view(xmlTextReaderConstLocalName(reader_.get()));
}

std::string_view XmlPart::text() const {
  return view(xmlTextReaderConstValue(reader_.get()));
}

std::string XmlPart::attribute(std::string_view wanted) const {
  std::string value;
  if (xmlTextReaderMoveToFirstAttribute(reader_.get()) != 1) return value;
  do {
    const std::string_view whole = view(xmlTextReaderConstName(reader_.get()));
    if (whole != wanted && name() != wanted) continue;
    value = text();
    break;
  } while (xmlTextReaderMoveToNextAttribute(reader_.get()) == 1);
  xmlTextReaderMoveToElement(reader_.get());
  return value;
}

bool is_xml_that_names(std::string_view bytes, std::string_view name_space) {
  constexpr std::size_t kHeadBytes = 4096;
  bytes = bytes.substr(0, kHeadBytes);
  const bool is_xml = bytes.starts_with("<?xml") || bytes.starts_with("\xEF\xBB\xBF<?xml");
  return is_xml && bytes.find(name_space) != bytes.npos;
}

bool is_on(std::string_view value) {
  return value != "0" && value != "false" && value != "off" && value != "none";
}

long number_or(std::string_view digits, long otherwise) {
  long value = otherwise;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return error == std::errc() ? value : otherwise;
}

}  // namespace vankho::indexing
