// SPDX-License-Identifier: GPL-3.0-or-later
//
// `vankho-indexer eval`: how well an index answers a set of judged questions.
#pragma once

#include <string>

namespace vankho::indexing {

struct EvalOptions {
  std::string index_dir;
  std::string queries_file;
  std::string judgments_file;
  std::string searchd;  // program to start; empty = the one beside this program
  std::string server;   // URL of one that runs; empty = start one
};

// "queries 377 P@1 0.8541 MRR@10 0.9012 nDCG@10 0.8840 R@100 0.9973". Throws Failure.
std::string evaluate(const EvalOptions& options);

}  // namespace vankho::indexing
