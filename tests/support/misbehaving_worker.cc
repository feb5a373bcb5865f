// SPDX-License-Identifier: GPL-3.0-or-later
//
// A worker (indexer/worker/serve.h) whose reader does what the file's name says: what a bad file might make a real
// reader do. Its limits are small, so that tests are quick.
#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <map>
#include <thread>
#include <vector>

#include "indexer/worker/serve.h"

namespace vankho::indexing {
namespace {

// "EPERM" or what else came of it.
std::string result(long value) {
  return value >= 0 ? "allowed" : ::strerrorname_np(errno);
}

const std::map<std::string_view, std::string (*)(std::string_view)> kDeeds{
    {"text", [](std::string_view bytes) { return std::string(bytes); }},
    {"crash", [](std::string_view) -> std::string { std::abort(); }},
    {"ends", [](std::string_view) -> std::string { ::_exit(0); }},
    {"spins",
     [](std::string_view) -> std::string {
       std::atomic<unsigned> turns = 0;
       while (true) ++turns;
     }},
    {"sleeps",
     [](std::string_view) -> std::string {
       while (true) ::pause();
     }},
    {"eats",
     [](std::string_view) -> std::string {
       std::vector<std::string> all;
       while (true) all.emplace_back(std::size_t{1} << 24, 'x');
     }},
    {"refuses",
     [](std::string_view) -> std::string {
       throw ExtractError({ReasonCode::kEmpty, {}});
     }},
    {"breaks UTF-8", [](std::string_view) { return std::string("\xFF"); }},
    {"opens a socket", [](std::string_view) { return result(::socket(AF_INET, SOCK_STREAM, 0)); }},
    {"starts a program", [](std::string_view) { return result(::execl("/usr/bin/true", "true", nullptr)); }},
    {"forks", [](std::string_view) { return result(::fork()); }},
    {"writes a file", [](std::string_view) { return result(::open("/tmp/x", O_WRONLY | O_CREAT, 0600)); }},
    {"removes a file", [](std::string_view bytes) { return result(::unlink(std::string(bytes).c_str())); }},
    {"kills its parent", [](std::string_view) { return result(::kill(::getppid(), SIGKILL)); }},
    {"reads a password", [](std::string_view) { return result(::open("/etc/passwd", O_RDONLY)); }},
    {"makes a thread",
     [](std::string_view) {
       std::string made;
       std::thread([&made] { made = "allowed"; }).join();
       return made;
     }},
};

ExtractedText misbehave(std::string_view bytes, std::string_view name) {
  return {.text = kDeeds.at(name)(bytes), .media_type = "text/plain", .note = {}};
}

// Members "0" to "4", each with a byte for its number; what happens at "2" is the file's name.
Unpacked misbehave_unpacking(std::string_view, std::string_view name, std::uint64_t first, MemberSink& sink) {
  for (std::uint64_t i = first; i < 5; ++i) {
    sink.begin(std::to_string(i));
    if (i == 2 && name != "well") kDeeds.at(name)({});
    sink.add(std::string(1, static_cast<char>('0' + i)));
    sink.end(std::nullopt);
    if (name == "crash" && i == 3) return {.is_paper = false, .reason = Reason{ReasonCode::kDamagedFile, "cut"}};
  }
  return {.is_paper = true};
}

}  // namespace
}  // namespace vankho::indexing

int main() {
  return vankho::indexing::serve(STDIN_FILENO, {.cpu_seconds = 1, .memory_bytes = 256u << 20},
                                 vankho::indexing::misbehave, vankho::indexing::misbehave_unpacking);
}
