// SPDX-License-Identifier: GPL-3.0-or-later
//
// Time and memory of the citation graph of an archive, made up here: papers of 200 bodies, each citing ten earlier
// ones, with and without date and issuer.
#include <benchmark/benchmark.h>
#include <xapian.h>

#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "indexer/index/document.h"
#include "schema/record.h"
#include "searchd/citations/citation_graph.h"
#include "searchd/index/columns.h"

namespace {

using namespace vankho;

constexpr int kCitations = 10;
constexpr int kDistricts = 200;

schema::Record drawn_paper(std::mt19937& random, int place, int papers, const std::vector<schema::Record>& earlier) {
  schema::Record record;
  record.id = std::to_string(place);
  const bool party = random() % 2 == 0;
  const auto district = random() % kDistricts;
  const int year = 1990 + 35 * place / papers;
  record.date = year * 10000 + static_cast<int>(random() % 12 + 1) * 100 + static_cast<int>(random() % 28 + 1);
  record.number = std::to_string(random() % 900 + 1) + (party ? "-CV/HU" : "/QĐ-UBND");
  record.type = party ? "cong-van" : "quyet-dinh";
  const std::string name = "Khu " + std::to_string(district);
  record.issuer = (party ? "Huyện ủy " : "Ủy ban nhân dân huyện ") + name;
  record.issuer_id = (party ? "huyen-uy-khu-" : "uy-ban-nhan-dan-huyen-khu-") + std::to_string(district);
  record.level = "huyen";
  record.province = "dak-lak";
  for (int i = 0; i < kCitations && !earlier.empty(); ++i) {
    const schema::Record& cited = earlier[random() % earlier.size()];
    schema::Citation citation{.number = cited.number, .type = cited.type};
    if (random() % 10 != 0) citation.dates = {cited.date};
    if (random() % 2 == 0) citation.issuer = cited.issuer;
    record.citations.push_back(std::move(citation));
  }
  return record;
}

Xapian::Database archive_of(const std::string& path, int papers) {
  std::mt19937 random(1);
  std::vector<schema::Record> earlier;
  Xapian::WritableDatabase writer(path, Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_NO_SYNC);
  for (int place = 0; place < papers; ++place) {
    schema::Record record = drawn_paper(random, place, papers, earlier);
    writer.add_document(indexing::make_document(record));
    record.citations.clear();
    earlier.push_back(std::move(record));
  }
  writer.commit();
  return Xapian::Database(path);
}

void BuildCitationGraph(benchmark::State& state) {
  const auto path = std::filesystem::temp_directory_path() / ("vankho-graph-" + std::to_string(std::random_device{}()));
  const Xapian::Database database = archive_of(path.string(), static_cast<int>(state.range(0)));
  const searching::Columns columns(database);
  std::size_t bytes = 0;
  std::size_t edges = 0;
  for (auto run : state) {
    const searching::CitationGraph graph(database, columns);
    bytes = graph.memory();
    edges = 0;
    for (const Xapian::docid paper : columns.papers()) edges += graph.times_cited(paper);
  }
  std::filesystem::remove_all(path);
  state.counters["edges"] = static_cast<double>(edges);
  state.counters["MB"] = static_cast<double>(bytes) / 1e6;
}
BENCHMARK(BuildCitationGraph)->Arg(20'000)->Arg(200'000)->Unit(benchmark::kMillisecond);

}  // namespace
