// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/index_layout.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>

namespace vankho::schema {
namespace {

constexpr std::string_view kGenerationPrefix = "gen-";
constexpr std::size_t kGenerationDigits = 6;

std::string beneath(std::string_view dir, std::string_view name) {
  std::string path(dir);
  if (!path.empty() && path.back() != '/') path.push_back('/');
  return path.append(name);
}

}  // namespace

std::string lock_path(std::string_view index_dir) {
  return beneath(index_dir, "lock");
}
std::string pointer_path(std::string_view index_dir) {
  return beneath(index_dir, "current");
}
std::string last_run_path(std::string_view index_dir) {
  return beneath(index_dir, "last-run.json");
}

std::string generation_name(std::uint64_t number) {
  const std::string digits = std::to_string(number);
  std::string name(kGenerationPrefix);
  if (digits.size() < kGenerationDigits) name.append(kGenerationDigits - digits.size(), '0');
  return name.append(digits);
}

std::optional<std::uint64_t> generation_number(std::string_view name) {
  if (!name.starts_with(kGenerationPrefix)) return std::nullopt;
  const std::string_view digits = name.substr(kGenerationPrefix.size());
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error != std::errc() || number == 0 || generation_name(number) != name) return std::nullopt;
  return number;
}

std::string generation_path(std::string_view index_dir, std::uint64_t number) {
  return beneath(index_dir, generation_name(number));
}

std::optional<std::uint64_t> current_generation_number(std::string_view index_dir) {
  const std::string path = pointer_path(index_dir);
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (file < 0 && (errno == ENOENT || errno == ENOTDIR)) return std::nullopt;
  if (file < 0) throw IndexLayoutError("cannot open " + path + ": " + std::strerror(errno));
  std::array<char, 64> buffer{};
  const ssize_t size = ::read(file, buffer.data(), buffer.size());
  const int error = errno;
  ::close(file);
  if (size < 0) throw IndexLayoutError("cannot read " + path + ": " + std::strerror(error));
  std::string_view name(buffer.data(), static_cast<std::size_t>(size));
  if (name.ends_with('\n')) name.remove_suffix(1);
  const auto number = generation_number(name);
  if (!number) throw IndexLayoutError(path + " names no generation of the index");
  return number;
}

std::optional<std::string> current_generation(std::string_view index_dir) {
  const auto number = current_generation_number(index_dir);
  if (!number) return std::nullopt;
  return generation_path(index_dir, *number);
}

}  // namespace vankho::schema
