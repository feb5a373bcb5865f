// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/eval/search_server.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <httplib.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <utility>

#include "indexer/failure.h"

namespace vankho::indexing {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::string_view kListening = "listening on ";
constexpr auto kStartTime = std::chrono::seconds(60);
constexpr auto kEndTime = std::chrono::seconds(10);

Failure not_started(const std::string& program, const std::string& why) {
  return {ExitCode::kUsage, fmt::format("{} could not be started: {}. Name it with --searchd.", program, why),
          fmt::format("Không khởi động được {}: {}. Hãy chỉ ra bằng --searchd.", program, why)};
}

Failure no_answer(const std::string& why) {
  return {ExitCode::kTryAgain, fmt::format("The search server did not answer: {}.", why),
          fmt::format("Máy chủ tìm kiếm không trả lời: {}.", why)};
}

// The address in the first line that has one; empty when the output ended or the time was over before.
std::string address_from(int output) {
  std::string text;
  const auto deadline = Clock::now() + kStartTime;
  while (true) {
    if (const std::size_t at = text.find(kListening); at != std::string::npos)
      if (const std::size_t end = text.find('\n', at); end != std::string::npos)
        return text.substr(at + kListening.size(), end - at - kListening.size());
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
    pollfd wait{output, POLLIN, 0};
    if (left <= 0 || ::poll(&wait, 1, static_cast<int>(left)) == 0) return {};
    std::array<char, 512> buffer{};
    const ssize_t size = ::read(output, buffer.data(), buffer.size());
    if (size < 0 && errno == EINTR) continue;
    if (size <= 0 || text.size() > (1u << 16)) return {};
    text.append(buffer.data(), static_cast<std::size_t>(size));
  }
}

// The end of what the program said on standard error, for the sentence that tells why it did not start.
std::string last_words(int log) {
  constexpr off_t kShown = 600;
  const off_t size = ::lseek(log, 0, SEEK_END);
  std::string words(static_cast<std::size_t>(kShown), '\0');
  const ssize_t count = ::pread(log, words.data(), words.size(), std::max<off_t>(0, size - kShown));
  words.resize(count > 0 ? static_cast<std::size_t>(count) : 0);
  while (words.ends_with('\n')) words.pop_back();
  return words;
}

void end_child(pid_t child) {
  ::kill(child, SIGTERM);
  const auto deadline = Clock::now() + kEndTime;
  while (::waitpid(child, nullptr, WNOHANG) == 0) {
    if (Clock::now() > deadline) {
      ::kill(child, SIGKILL);
      ::waitpid(child, nullptr, 0);
      return;
    }
    ::usleep(5000);
  }
}

// Everything but the unreserved characters as %XX: the query is any text.
std::string percent_encoded(std::string_view text) {
  std::string encoded;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                       c == '.' || c == '_' || c == '~';
    if (plain)
      encoded.push_back(c);
    else
      encoded += fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return encoded;
}

}  // namespace

std::string_view cut_at_character(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  while (bytes > 0 && (text[bytes] & 0xC0) == 0x80) --bytes;
  return text.substr(0, bytes);
}

class SearchServer::Client {
 public:
  explicit Client(const std::string& url) : http(url) {
    http.set_read_timeout(60);
    http.set_tcp_nodelay(true);
  }
  httplib::Client http;
};

SearchServer::SearchServer(pid_t child, OwnedFile output, const std::string& url)
    : child_(child), output_(std::move(output)), client_(std::make_unique<Client>(url)) {}
SearchServer::SearchServer(SearchServer&& other) noexcept
    : child_(std::exchange(other.child_, 0)), output_(std::move(other.output_)), client_(std::move(other.client_)) {}
SearchServer::~SearchServer() {
  client_.reset();
  if (child_ > 0) end_child(child_);
}

SearchServer SearchServer::start(const std::string& program, const std::string& index_dir) {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw not_started(program, std::strerror(errno));
  OwnedFile output(ends[0]);
  OwnedFile input(ends[1]);
  // Its log of every request is no business of whoever reads the figures.
  const OwnedFile log(::memfd_create("searchd log", MFD_CLOEXEC));
  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_adddup2(&actions, input.get(), STDOUT_FILENO);
  if (log) ::posix_spawn_file_actions_adddup2(&actions, log.get(), STDERR_FILENO);
  std::vector<std::string> words{program, "--index", index_dir, "--listen", "127.0.0.1:0"};
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  pid_t child = 0;
  const int error = ::posix_spawn(&child, program.c_str(), &actions, nullptr, arguments.data(), environ);
  ::posix_spawn_file_actions_destroy(&actions);
  if (error != 0) throw not_started(program, std::strerror(error));
  input = OwnedFile();
  const std::string url = address_from(output.get());
  if (!url.starts_with("http://")) {
    end_child(child);
    const std::string told = last_words(log.get());
    throw Failure(ExitCode::kIndexUnusable, fmt::format("{} did not begin to serve {}: {}", program, index_dir, told),
                  fmt::format("{} không phục vụ được {}: {}", program, index_dir, told));
  }
  return {child, std::move(output), url};
}

SearchServer SearchServer::at(const std::string& url) {
  if (!url.starts_with("http://"))
    throw Failure(ExitCode::kUsage, fmt::format("\"{}\" is not of the form http://HOST:PORT.", url),
                  fmt::format("\"{}\" không có dạng http://MÁY:CỔNG.", url));
  return {0, OwnedFile(), url.ends_with('/') ? url.substr(0, url.size() - 1) : url};
}

std::vector<std::string> SearchServer::search(std::string_view query) {
  const std::string path =
      "/v1/search?per_page=100&highlight=false&q=" + percent_encoded(cut_at_character(query, kMaxQueryBytes));
  const httplib::Result answer = client_->http.Get(path);
  if (!answer) throw no_answer(httplib::to_string(answer.error()));
  if (answer->status != 200) throw no_answer(fmt::format("status {}, {}", answer->status, answer->body.substr(0, 300)));
  const auto body = nlohmann::json::parse(answer->body, nullptr, false);
  if (!body.is_object() || !body.contains("hits") || !body["hits"].is_array())
    throw no_answer("its answer has no hits");
  std::vector<std::string> ids;
  for (const auto& hit : body["hits"])
    if (hit.is_object() && hit.contains("id") && hit["id"].is_string()) ids.push_back(hit["id"].get<std::string>());
  return ids;
}

std::string sibling_searchd() {
  std::error_code error;
  const auto self = std::filesystem::read_symlink("/proc/self/exe", error);
  return (error ? std::filesystem::path() : self.parent_path()) / "vankho-searchd";
}

}  // namespace vankho::indexing
