// SPDX-License-Identifier: GPL-3.0-or-later
//
// Running the real programs, as a person or a script would.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace httplib {
class Client;
}

namespace vankho::testing {

struct Finished {
  int exit_code = -1;  // 128 + signal number when a signal ended it
  std::string out;
  std::string err;
};

// Waits for the end of `arguments` (the program first), given `input` on standard input.
Finished run(const std::vector<std::string>& arguments, const std::string& input = {});

// A program that runs beside the test, both its outputs in a file; killed when it goes out of scope.
class RunningProgram {
 public:
  RunningProgram(const std::vector<std::string>& arguments, const std::filesystem::path& output);
  ~RunningProgram();
  RunningProgram(const RunningProgram&) = delete;
  RunningProgram& operator=(const RunningProgram&) = delete;

  void send(int signal_number) const;
  // Sends the signal and waits for the end; exit code, or 128 + the signal that killed it.
  int end(int signal_number);

 private:
  pid_t child_ = -1;
};

// Asks until the answer is yes: false when it is not within `seconds`.
bool wait_until(const std::function<bool()>& condition, int seconds = 30);

// Paths of the programs under test, and of the data beside the source tree.
std::string indexer();
std::string searchd();
std::filesystem::path source_dir();
std::filesystem::path shared_dir();  // measuring data, absent in most checkouts

// A new empty directory, removed at the end.
class TemporaryDirectory {
 public:
  TemporaryDirectory();
  ~TemporaryDirectory();
  TemporaryDirectory(const TemporaryDirectory&) = delete;
  TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

void write_file(const std::filesystem::path& path, const std::string& bytes);
std::string read_file(const std::filesystem::path& path);

// A searchd of its own on a free loopback port, ended with SIGTERM when it goes out of scope.
class RunningServer {
 public:
  // Throws when it does not say "listening on ..." within a minute.
  explicit RunningServer(const std::filesystem::path& index_dir, const std::vector<std::string>& options = {});
  ~RunningServer();
  RunningServer(const RunningServer&) = delete;
  RunningServer& operator=(const RunningServer&) = delete;

  struct Answer {
    int status = 0;
    std::string body;
    std::multimap<std::string, std::string> headers;
    nlohmann::json json() const { return nlohmann::json::parse(body); }
  };
  using Parameters = std::multimap<std::string, std::string>;
  // Parameters are percent-encoded here.
  Answer get(const std::string& path, const Parameters& parameters = {}) const;
  Answer ask(const std::string& method, const std::string& path, const Parameters& headers) const;
  Answer post(const std::string& path, const std::string& json) const;

  const std::string& address() const { return address_; }
  // Sends SIGTERM and waits; the exit code.
  int stop();

 private:
  pid_t child_ = -1;
  int output_ = -1;
  std::string address_;
};

}  // namespace vankho::testing
