// SPDX-License-Identifier: GPL-3.0-or-later
//
// The rules of the house, read off the sources: who may include whom, how long a file may be, what every file says.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace {

namespace fs = std::filesystem;

// Folders of what is written for this project; the sample corpus is data.
constexpr auto kRooms = std::to_array<std::string_view>({"schema", "indexer", "searchd", "tests", "bench"});
constexpr auto kFolders =
    std::to_array<std::string_view>({"schema", "indexer", "searchd", "tests", "bench", "scripts", "docs", ".ci"});

struct SourceFile {
  std::string path;  // from the root of the source tree
  std::vector<std::string> lines;
};

std::vector<SourceFile> read_files(std::span<const std::string_view> folders,
                                   const std::function<bool(const fs::path&)>& wanted) {
  const fs::path root = VANKHO_SOURCE_DIR;
  std::vector<SourceFile> files;
  const auto read = [&](const fs::path& path) {
    SourceFile& file = files.emplace_back(SourceFile{.path = fs::relative(path, root).string(), .lines = {}});
    std::ifstream in(path);
    for (std::string line; std::getline(in, line);) file.lines.push_back(line);
  };
  for (const std::string_view folder : folders) {
    if (!fs::exists(root / folder)) continue;
    for (fs::recursive_directory_iterator entry(root / folder); entry != fs::recursive_directory_iterator(); ++entry) {
      // Other people's packages, for the tests in a browser.
      if (entry->path().filename() == "node_modules") entry.disable_recursion_pending();
      if (entry->is_regular_file() && wanted(entry->path())) read(entry->path());
    }
  }
  for (const fs::directory_entry& entry : fs::directory_iterator(root))
    if (entry.is_regular_file() && entry.path().filename() != "LICENSE" && entry.path().filename() != ".git" &&
        wanted(entry.path()))
      read(entry.path());
  return files;
}

bool is_source(const fs::path& path) {
  return path.extension() == ".h" || path.extension() == ".cc" || path.extension() == ".inc";
}

const std::vector<SourceFile>& sources() {
  static const std::vector<SourceFile> files = read_files(kRooms, is_source);
  return files;
}

// What stands between <> or "" of an #include, empty for any other line.
std::string included(std::string_view line) {
  const auto skip_spaces = [&] {
    while (!line.empty() && std::isspace(static_cast<unsigned char>(line.front()))) line.remove_prefix(1);
  };
  skip_spaces();
  if (!line.starts_with('#')) return {};
  line.remove_prefix(1);
  skip_spaces();
  if (!line.starts_with("include")) return {};
  const std::size_t open = line.find_first_of("<\"");
  if (open == std::string_view::npos) return {};
  const std::size_t close = line.find_first_of(">\"", open + 1);
  return std::string(line.substr(open + 1, close == std::string_view::npos ? close : close - open - 1));
}

// Fails for every #include in `room` that begins with one of `forbidden`.
void expect_no_include(std::string_view room, std::span<const std::string_view> forbidden) {
  std::size_t includes = 0;
  for (const SourceFile& file : sources()) {
    if (!file.path.starts_with(room)) continue;
    for (const std::string& line : file.lines) {
      const std::string header = included(line);
      includes += header.empty() ? 0 : 1;
      for (const std::string_view start : forbidden)
        EXPECT_FALSE(header.starts_with(start)) << file.path << " includes " << header;
    }
  }
  EXPECT_GT(includes, 20u) << "the test does not see the includes of " << room;
}

TEST(Architecture, IncludesAreRead) {
  EXPECT_EQ(included("#include \"schema/fields.h\""), "schema/fields.h");
  EXPECT_EQ(included("  #  include <xapian.h>  // why"), "xapian.h");
  EXPECT_EQ(included("// #include <xapian.h>"), "");
  EXPECT_EQ(included("#define X \"a\""), "");
}

TEST(Architecture, SchemaKnowsNeitherTheIndexNorTheNetworkNorTheTwoPrograms) {
  expect_no_include("schema/", std::to_array<std::string_view>({"xapian", "httplib", "nlohmann", "indexer/", "searchd/",
                                                                "spdlog", "prometheus", "CLI", "tests/"}));
}

TEST(Architecture, IndexerAndSearchdNeverIncludeEachOther) {
  expect_no_include("indexer/", std::to_array<std::string_view>({"searchd/", "tests/"}));
  expect_no_include("searchd/", std::to_array<std::string_view>({"indexer/", "tests/"}));
}

TEST(Architecture, IncludesAreWrittenFromTheRoot) {
  for (const SourceFile& file : sources())
    for (const std::string& line : file.lines)
      EXPECT_FALSE(included(line).starts_with(".")) << file.path << ": " << line;
}

TEST(Architecture, EveryFileNamesTheLicence) {
  const auto files = read_files(kFolders, [](const fs::path& path) {
    return is_source(path) || path.extension() == ".cmake" || path.extension() == ".css" ||
           path.extension() == ".mjs" || path.filename() == "CMakeLists.txt";
  });
  ASSERT_GT(files.size(), 100u);
  for (const SourceFile& file : files) {
    const std::size_t first_lines = std::min<std::size_t>(file.lines.size(), 3);
    EXPECT_TRUE(std::any_of(file.lines.begin(), file.lines.begin() + static_cast<std::ptrdiff_t>(first_lines),
                            [](const std::string& line) {
                              return line.find("SPDX-License-Identifier: GPL-3.0-or-later") != std::string::npos;
                            }))
        << file.path;
  }
}

// Most files under 300 lines, none over 400; a table of data is as long as its data.
TEST(Architecture, FilesAreShort) {
  std::size_t all = 0;
  std::size_t longer = 0;
  for (const SourceFile& file : sources()) {
    if (file.path.ends_with(".inc")) continue;
    EXPECT_LE(file.lines.size(), 400u) << file.path;
    ++all;
    longer += file.lines.size() > 300 ? 1 : 0;
  }
  ASSERT_GT(all, 100u);
  EXPECT_LE(longer * 10, all) << longer << " of " << all << " files have more than 300 lines";
}

TEST(Architecture, HeadersAreIncludedOnce) {
  for (const SourceFile& file : sources()) {
    if (!file.path.ends_with(".h")) continue;
    EXPECT_NE(std::ranges::find(file.lines, "#pragma once"), file.lines.end()) << file.path;
  }
}

// A path of the machine on which something was written helps nobody else.
TEST(Architecture, NothingMentionsAMachine) {
  // In pieces, so that this file passes too.
  const std::vector<std::string> machine_paths = {std::string("/wo") + "rk/", std::string("/ho") + "me/",
                                                  std::string("/Us") + "ers/", std::string("/ro") + "ot/"};
  const auto files = read_files(kFolders, [](const fs::path&) { return true; });
  ASSERT_GT(files.size(), 150u);
  for (const SourceFile& file : files)
    for (const std::string& line : file.lines)
      for (const std::string& path : machine_paths)
        EXPECT_EQ(line.find(path), std::string::npos) << file.path << ": " << line;
}

// Nothing left for later, no code that was switched off, no std::regex on text from outside.
TEST(Architecture, NothingIsLeftLyingAbout) {
  const std::vector<std::string> words = {std::string("TO") + "DO", std::string("FIX") + "ME",
                                          std::string("#if") + " 0", std::string("<reg") + "ex>"};
  for (const SourceFile& file : sources())
    for (const std::string& line : file.lines)
      for (const std::string& word : words) EXPECT_EQ(line.find(word), std::string::npos) << file.path << ": " << line;
}

}  // namespace
