// SPDX-License-Identifier: GPL-3.0-or-later
//
// The same papers in an index as a first program on Xapian would build it: TermGenerator with positions, boolean terms
// for filters, values for facets, the line as data. For search_speed to compare with.
//   stock_xapian_index PAPERS.jsonl INDEX_DIR
#include <xapian.h>

#include <cstdio>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

#include "bench/stock_xapian.h"

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fprintf(stderr, "usage: stock_xapian_index PAPERS.jsonl INDEX_DIR\n");
    return 2;
  }
  std::ifstream lines(argv[1]);
  Xapian::WritableDatabase database(argv[2], Xapian::DB_CREATE);
  Xapian::TermGenerator generator;
  for (std::string line; std::getline(lines, line);) {
    const auto paper = nlohmann::json::parse(line);
    Xapian::Document document;
    generator.set_document(document);
    generator.set_termpos(0);
    generator.index_text(paper.at("subject").get<std::string>(), 5);
    generator.increase_termpos();
    generator.index_text(paper.at("body").get<std::string>());
    for (const stock::Facet& facet : stock::kFacets) {
      const auto value = paper.at(facet.name).get<std::string>().substr(0, facet.length);
      document.add_boolean_term(facet.prefix + value);
      document.add_value(facet.slot, value);
    }
    document.add_boolean_term("XN" + paper.at("number").get<std::string>());
    document.set_data(line);
    database.add_document(document);
  }
  database.commit();
}
