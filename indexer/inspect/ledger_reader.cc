// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/inspect/ledger_reader.h"

#include <fmt/format.h>

#include "indexer/failure.h"
#include "schema/index_layout.h"
#include "schema/version.h"

namespace vankho::indexing {
namespace {

constexpr int kTries = 5;

Failure damaged(const std::string& index_dir, const std::string& why) {
  return {ExitCode::kIndexUnusable,
          fmt::format("The index in {} cannot be read ({}). If that lasts, build it again with: vankho-indexer index "
                      "--index NEW_DIR SOURCE...",
                      index_dir, why),
          fmt::format("Không đọc được chỉ mục trong {} ({}). Nếu vẫn vậy, hãy lập lại bằng lệnh: vankho-indexer index "
                      "--index THƯ_MỤC_MỚI NGUỒN...",
                      index_dir, why)};
}

Xapian::Database open(const std::string& index_dir) {
  const auto generation = schema::current_generation(index_dir);
  if (!generation)
    throw Failure(ExitCode::kIndexUnusable,
                  fmt::format("There is no index in {}. Make one with: vankho-indexer index --index {} SOURCE...",
                              index_dir, index_dir),
                  fmt::format("Trong {} chưa có chỉ mục. Hãy lập bằng lệnh: vankho-indexer index --index {} NGUỒN...",
                              index_dir, index_dir));
  return Xapian::Database(*generation);
}

}  // namespace

// Runs `call`; what a writer overtook is opened anew and run again, for a busy writer that may take a few tries.
template <typename Call>
auto LedgerReader::run(Call call) {
  for (int left = kTries;; --left) {
    try {
      return call();
    } catch (const Xapian::DatabaseModifiedError&) {
      // A reading that has got on may be overtaken any number of times; run() is told by another call.
      if (left == 0) throw damaged(index_dir_, "a run is writing too fast");
    } catch (const Xapian::Error& error) {
      if (left == 0) throw damaged(index_dir_, error.get_description());
    }
    try {
      database_ = open(index_dir_);
    } catch (const Xapian::Error& error) {
      if (left == 0) throw damaged(index_dir_, error.get_description());
    }
  }
}

LedgerReader::LedgerReader(const std::string& index_dir) : index_dir_(index_dir) {
  const std::string fingerprint = run([this] {
    database_ = open(index_dir_);
    return database_.get_metadata(std::string(schema::kFingerprintKey));
  });
  if (const std::string problem = schema::fingerprint_problem(fingerprint); !problem.empty())
    throw damaged(index_dir_, problem);
}

std::uint64_t LedgerReader::papers() {
  return run([this] { return std::uint64_t{database_.get_doccount()}; });
}

void LedgerReader::for_each(const std::string& prefix, const std::function<void(const LedgerEntry& entry)>& visit) {
  constexpr int kPiece = 1000;
  std::string last;
  // In pieces, so that each try has to win against the writer for a short time only.
  for (bool more = true; more;) {
    std::vector<std::string> piece;
    std::string last_of_piece;
    run([&] {
      piece.clear();
      last_of_piece = last;
      auto key = database_.metadata_keys_begin(prefix);
      if (!last.empty()) key.skip_to(last);
      for (; key != database_.metadata_keys_end(prefix) && piece.size() < kPiece; ++key) {
        if (*key == last) continue;
        last_of_piece = *key;
        piece.push_back(database_.get_metadata(*key));
      }
    });
    more = !piece.empty();
    last = last_of_piece;
    for (const std::string& bytes : piece)
      if (const auto entry = decode_entry(bytes)) visit(*entry);
  }
}

}  // namespace vankho::indexing
