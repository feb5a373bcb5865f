// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/register/workbook.h"

#include "indexer/sources/register/table.h"

namespace vankho::indexing {
namespace {

constexpr std::uint64_t kMaxPartBytes = std::uint64_t{256} << 20;

[[noreturn]] void damaged(const std::string& what) {
  throw TableError("damaged workbook: " + what, "sổ tính hỏng: " + what);
}

void discard(zip_t* archive) {
  if (archive != nullptr) zip_discard(archive);
}

std::string taken(xmlChar* bytes) {
  if (bytes == nullptr) return {};
  std::string text = reinterpret_cast<const char*>(bytes);
  xmlFree(bytes);
  return text;
}

}  // namespace

Workbook::Workbook(std::string_view bytes) : archive_(nullptr, &discard) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  if (source != nullptr) archive_.reset(zip_open_from_source(source, ZIP_RDONLY, &error));
  if (archive_ == nullptr) {
    if (source != nullptr) zip_source_free(source);
    const std::string why = zip_error_strerror(&error);
    zip_error_fini(&error);
    damaged(why);
  }
  zip_error_fini(&error);
}

bool Workbook::has(const std::string& part) const {
  return zip_name_locate(archive_.get(), part.c_str(), 0) >= 0;
}

std::string Workbook::read(const std::string& part) const {
  zip_stat_t status;
  if (zip_stat(archive_.get(), part.c_str(), 0, &status) != 0 || (status.valid & ZIP_STAT_SIZE) == 0)
    damaged("no part " + part);
  if (status.size > kMaxPartBytes) damaged(part + " is larger than 256 MB");
  const std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> file(zip_fopen(archive_.get(), part.c_str(), 0), &zip_fclose);
  if (!file) damaged("part " + part + " cannot be unpacked");
  // The archive may lie about the size: no more than it says is ever read.
  std::string bytes(status.size, '\0');
  std::size_t size = 0;
  while (size < bytes.size()) {
    const zip_int64_t read = zip_fread(file.get(), bytes.data() + size, bytes.size() - size);
    if (read <= 0) damaged("part " + part + " ends too soon");
    size += static_cast<std::size_t>(read);
  }
  return bytes;
}

XmlPart::XmlPart(const std::string& xml)
    : reader_(xmlReaderForMemory(xml.data(), static_cast<int>(xml.size()), nullptr, nullptr,
                                 XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING),
              &xmlFreeTextReader) {
  if (!reader_) throw std::bad_alloc();
}

bool XmlPart::next() {
  const int read = xmlTextReaderRead(reader_.get());
  if (read < 0) damaged("XML that is not well-formed");
  // A workbook declares no entities; a bomb does.
  if (read > 0 && xmlTextReaderNodeType(reader_.get()) == XML_READER_TYPE_DOCUMENT_TYPE) damaged("a document type");
  return read > 0;
}

std::string XmlPart::name() const {
  const xmlChar* name = xmlTextReaderConstLocalName(reader_.get());
  return name == nullptr ? std::string() : reinterpret_cast<const char*>(name);
}

bool XmlPart::opens(std::string_view wanted) const {
  return xmlTextReaderNodeType(reader_.get()) == XML_READER_TYPE_ELEMENT && name() == wanted;
}

bool XmlPart::closes(std::string_view wanted) const {
  const int type = xmlTextReaderNodeType(reader_.get());
  const bool empty = type == XML_READER_TYPE_ELEMENT && xmlTextReaderIsEmptyElement(reader_.get()) == 1;
  return (type == XML_READER_TYPE_END_ELEMENT || empty) && name() == wanted;
}

bool XmlPart::is_text() const {
  const int type = xmlTextReaderNodeType(reader_.get());
  return type == XML_READER_TYPE_TEXT || type == XML_READER_TYPE_CDATA ||
         type == XML_READER_TYPE_SIGNIFICANT_WHITESPACE;
}

std::string XmlPart::text() const {
  const xmlChar* value = xmlTextReaderConstValue(reader_.get());
  return value == nullptr ? std::string() : reinterpret_cast<const char*>(value);
}

std::string XmlPart::attribute(const char* name) const {
  return taken(xmlTextReaderGetAttribute(reader_.get(), reinterpret_cast<const xmlChar*>(name)));
}

}  // namespace vankho::indexing
