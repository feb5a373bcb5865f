// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/office/office.h"

#include <algorithm>
#include <array>

#include "indexer/extract/office/sheet_writer.h"
#include "indexer/extract/office/workbook.h"
#include "indexer/extract/office/xml_part.h"
#include "indexer/extract/run_flow.h"

namespace vankho::indexing {
namespace {

struct Kind {
  std::string_view content_type;  // of the main part, as the package declares it
  OfficeKind kind;
  std::string_view media_type;  // as registered with IANA
};

constexpr auto kKinds = std::to_array<Kind>({
    {"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", OfficeKind::kWord,
     "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
    {"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml", OfficeKind::kWord,
     "application/vnd.openxmlformats-officedocument.wordprocessingml.template"},
    {"application/vnd.ms-word.document.macroEnabled.main+xml", OfficeKind::kWord,
     "application/vnd.ms-word.document.macroEnabled.12"},
    {"application/vnd.ms-word.template.macroEnabledTemplate.main+xml", OfficeKind::kWord,
     "application/vnd.ms-word.template.macroEnabled.12"},
    {"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", OfficeKind::kExcel,
     "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
    {"application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml", OfficeKind::kExcel,
     "application/vnd.openxmlformats-officedocument.spreadsheetml.template"},
    {"application/vnd.ms-excel.sheet.macroEnabled.main+xml", OfficeKind::kExcel,
     "application/vnd.ms-excel.sheet.macroEnabled.12"},
    {"application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml", OfficeKind::kPowerPoint,
     "application/vnd.openxmlformats-officedocument.presentationml.presentation"},
    {"application/vnd.openxmlformats-officedocument.presentationml.slideshow.main+xml", OfficeKind::kPowerPoint,
     "application/vnd.openxmlformats-officedocument.presentationml.slideshow"},
    {"application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml", OfficeKind::kPowerPoint,
     "application/vnd.ms-powerpoint.presentation.macroEnabled.12"},
});

// Packages that forget to say what they are have their main part where everybody has it.
constexpr auto kUsualParts = std::to_array<std::pair<std::string_view, std::size_t>>(
    {{"word/document.xml", 0}, {"xl/workbook.xml", 4}, {"ppt/presentation.xml", 7}});

constexpr std::string_view kOpenDocument = "application/vnd.oasis.opendocument.";

}  // namespace

OfficeFormat office_format(std::string_view bytes) {
  ZipParts parts(bytes);
  if (parts.has("mimetype")) {
    const std::string type = parts.read("mimetype");
    if (type.starts_with(kOpenDocument) && type.size() < 100)
      return {.kind = OfficeKind::kOpenDocument, .media_type = type.substr(0, type.find_first_of(" \r\n"))};
  }
  if (parts.has("[Content_Types].xml")) {
    const std::string types = parts.read("[Content_Types].xml");
    XmlPart xml(types);
    while (xml.next()) {
      if (!xml.opens("Override") && !xml.opens("Default")) continue;
      const auto kind = std::ranges::find(kKinds, xml.attribute("ContentType"), &Kind::content_type);
      if (kind != kKinds.end()) return {.kind = kind->kind, .media_type = std::string(kind->media_type)};
    }
  }
  for (const auto& [part, kind] : kUsualParts)
    if (parts.has(std::string(part)))
      return {.kind = kKinds[kind].kind, .media_type = std::string(kKinds[kind].media_type)};
  return {};
}

RunText read_xlsx_text(std::string_view bytes) {
  Workbook book(bytes);
  RunFlow flow;
  for (const Workbook::Sheet& sheet : book.sheets()) {
    if (sheet.hidden) continue;
    SheetWriter writer(flow);
    book.read(sheet, [&](Workbook::Cell&& cell) { writer.add(cell.row, cell.column, cell.text, cell.font); });
  }
  return flow.take();
}

RunText read_pptx(std::string_view bytes) {
  ZipParts parts(bytes);
  std::string main = target_of(relations_of(parts, {}), "officeDocument");
  if (main.empty()) main = "ppt/presentation.xml";
  const std::vector<Relation> relations = relations_of(parts, main);
  const std::string presentation = parts.read(main);
  RunFlow flow;
  XmlPart order(presentation);
  while (order.next()) {
    if (!order.opens("sldId")) continue;
    // Two attributes are named id: the number of the slide, and (in the namespace r) its relation.
    const std::string id = order.attribute("r:id");
    const auto slide = std::ranges::find(relations, id, &Relation::id);
    if (slide == relations.end() || !parts.has(slide->target)) continue;
    flow.page_break();
    const std::string slide_bytes = parts.read(slide->target);
    XmlPart xml(slide_bytes);
    std::string font;
    bool in_text = false;
    while (xml.next()) {
      if (xml.opens("Fallback")) xml.skip();
      if (xml.opens("sld") && !is_on(xml.attribute("show"))) break;
      if (xml.opens("tr")) flow.open_row();
      if (xml.opens("tc")) flow.open_cell();
      if (xml.opens("r")) font.clear();
      if (xml.opens("latin") || xml.opens("sym")) font = xml.attribute("typeface");
      if (xml.opens("t")) in_text = true;
      if (in_text && xml.is_text()) flow.add(xml.text(), font);
      if (xml.closes("t")) in_text = false;
      if (xml.closes("br")) flow.end_line();
      if (xml.closes("p")) flow.end_paragraph();
      if (xml.closes("tc")) flow.close_cell();
      if (xml.closes("tr")) flow.close_row();
    }
  }
  return flow.take();
}

}  // namespace vankho::indexing
