// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/programs.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <thread>

#include <httplib.h>

namespace vankho::testing {
namespace {

struct Pipe {
  std::array<int, 2> ends{-1, -1};
  Pipe() {
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("pipe2 failed");
  }
  void close(int end) {
    if (ends.at(static_cast<std::size_t>(end)) >= 0) ::close(ends.at(static_cast<std::size_t>(end)));
    ends.at(static_cast<std::size_t>(end)) = -1;
  }
  int release(int end) { return std::exchange(ends.at(static_cast<std::size_t>(end)), -1); }
  ~Pipe() {
    close(0);
    close(1);
  }
};

// Starts a program with the given descriptors as its standard ones; -1 = inherited.
pid_t start(const std::vector<std::string>& arguments, int in, int out, int err) {
  std::vector<char*> argv;
  for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
  argv.push_back(nullptr);
  const pid_t child = ::fork();
  if (child < 0) throw std::runtime_error("fork failed");
  if (child == 0) {
    if (in >= 0) ::dup2(in, 0);
    if (out >= 0) ::dup2(out, 1);
    if (err >= 0) ::dup2(err, 2);
    ::execv(argv[0], argv.data());
    ::_exit(127);
  }
  return child;
}

int wait_for(pid_t child) {
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

std::string read_all(int descriptor) {
  std::string bytes;
  std::array<char, 65536> buffer;
  while (true) {
    const ssize_t count = ::read(descriptor, buffer.data(), buffer.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return bytes;
    bytes.append(buffer.data(), static_cast<std::size_t>(count));
  }
}

// "http://127.0.0.1:PORT" from the line that searchd prints when it answers.
std::string wait_for_address(int output) {
  constexpr std::string_view kStart = "listening on ";
  std::string line;
  while (line.find('\n') == std::string::npos) {
    pollfd waiting{.fd = output, .events = POLLIN, .revents = 0};
    if (::poll(&waiting, 1, 60'000) <= 0) throw std::runtime_error("searchd does not listen");
    std::array<char, 256> buffer;
    const ssize_t count = ::read(output, buffer.data(), buffer.size());
    if (count <= 0) throw std::runtime_error("searchd ended before it listened: " + line);
    line.append(buffer.data(), static_cast<std::size_t>(count));
  }
  line.resize(line.find('\n'));
  if (!line.starts_with(kStart)) throw std::runtime_error("searchd said: " + line);
  return line.substr(kStart.size());
}

RunningServer::Answer answer_of(const httplib::Result& result) {
  if (!result) throw std::runtime_error("no answer: " + httplib::to_string(result.error()));
  RunningServer::Answer answer{.status = result->status, .body = result->body, .headers = {}};
  answer.headers.insert(result->headers.begin(), result->headers.end());
  return answer;
}

}  // namespace

Finished run(const std::vector<std::string>& arguments, const std::string& input) {
  Pipe in;
  Pipe out;
  Pipe err;
  const pid_t child = start(arguments, in.ends[0], out.ends[1], err.ends[1]);
  in.close(0);
  out.close(1);
  err.close(1);
  Finished finished;
  // Both outputs are drained while the input is written: a full pipe would stop the program.
  std::jthread reader([&] { finished.out = read_all(out.ends[0]); });
  std::jthread error_reader([&] { finished.err = read_all(err.ends[0]); });
  ::signal(SIGPIPE, SIG_IGN);
  for (std::size_t written = 0; written < input.size();) {
    const ssize_t count = ::write(in.ends[1], input.data() + written, input.size() - written);
    if (count <= 0) break;
    written += static_cast<std::size_t>(count);
  }
  in.close(1);
  reader.join();
  error_reader.join();
  finished.exit_code = wait_for(child);
  return finished;
}

RunningProgram::RunningProgram(const std::vector<std::string>& arguments, const std::filesystem::path& output) {
  const int file = ::open(output.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if (file < 0) throw std::runtime_error("cannot write " + output.string());
  child_ = start(arguments, -1, file, file);
  ::close(file);
}

RunningProgram::~RunningProgram() {
  if (child_ > 0) end(SIGKILL);
}

void RunningProgram::send(int signal_number) const {
  ::kill(child_, signal_number);
}

int RunningProgram::end(int signal_number) {
  send(signal_number);
  return wait_for(std::exchange(child_, -1));
}

bool wait_until(const std::function<bool()>& condition, int seconds) {
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(seconds);
  while (!condition()) {
    if (std::chrono::steady_clock::now() > deadline) return false;
    ::poll(nullptr, 0, 5);
  }
  return true;
}

std::string indexer() {
  return VANKHO_BIN_DIR "/vankho-indexer";
}
std::string searchd() {
  return VANKHO_BIN_DIR "/vankho-searchd";
}
std::filesystem::path source_dir() {
  return VANKHO_SOURCE_DIR;
}
std::filesystem::path shared_dir() {
  return source_dir().parent_path() / "shared";
}

TemporaryDirectory::TemporaryDirectory() {
  std::string pattern = (std::filesystem::temp_directory_path() / "vankho-test-XXXXXX").string();
  if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary directory");
  path_ = pattern;
}

TemporaryDirectory::~TemporaryDirectory() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

void write_file(const std::filesystem::path& path, const std::string& bytes) {
  std::filesystem::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + path.string());
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

RunningServer::RunningServer(const std::filesystem::path& index_dir, const std::vector<std::string>& options) {
  Pipe out;
  std::vector<std::string> arguments{searchd(), "--index", index_dir.string(), "--listen", "127.0.0.1:0"};
  arguments.insert(arguments.end(), options.begin(), options.end());
  child_ = start(arguments, -1, out.ends[1], -1);
  out.close(1);
  output_ = out.release(0);
  address_ = wait_for_address(output_);
}

RunningServer::~RunningServer() {
  if (child_ > 0) stop();
  if (output_ >= 0) ::close(output_);
}

int RunningServer::stop() {
  ::kill(child_, SIGTERM);
  const int code = wait_for(child_);
  child_ = -1;
  return code;
}

RunningServer::Answer RunningServer::get(const std::string& path, const Parameters& parameters) const {
  httplib::Client client(address_);
  client.set_read_timeout(60, 0);
  httplib::Params encoded;
  encoded.insert(parameters.begin(), parameters.end());
  return answer_of(client.Get(httplib::append_query_params(path, encoded)));
}

RunningServer::Answer RunningServer::ask(const std::string& method, const std::string& path,
                                         const Parameters& headers) const {
  httplib::Client client(address_);
  client.set_read_timeout(60, 0);
  httplib::Request request;
  request.method = method;
  request.path = path;
  request.headers.insert(headers.begin(), headers.end());
  return answer_of(client.send(request));
}

RunningServer::Answer RunningServer::post(const std::string& path, const std::string& json) const {
  httplib::Client client(address_);
  client.set_read_timeout(60, 0);
  return answer_of(client.Post(path, json, "application/json"));
}

}  // namespace vankho::testing
