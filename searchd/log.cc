// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/log.h"

#include <fmt/chrono.h>
#include <spdlog/async.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <nlohmann/json.hpp>
#include <thread>

namespace vankho::searching {
namespace {

constexpr std::size_t kQueuedLines = 8192;

std::shared_ptr<spdlog::logger>& logger() {
  static std::shared_ptr<spdlog::logger> instance;
  return instance;
}

spdlog::level::level_enum spdlog_level(LogLevel level) {
  switch (level) {
    case LogLevel::kDebug:
      return spdlog::level::debug;
    case LogLevel::kInfo:
      return spdlog::level::info;
    case LogLevel::kWarning:
      return spdlog::level::warn;
    case LogLevel::kError:
      return spdlog::level::err;
    case LogLevel::kOff:
      break;
  }
  return spdlog::level::off;
}

std::string_view level_name(LogLevel level) {
  switch (level) {
    case LogLevel::kDebug:
      return "debug";
    case LogLevel::kInfo:
      return "info";
    case LogLevel::kWarning:
      return "warning";
    case LogLevel::kError:
      return "error";
    case LogLevel::kOff:
      break;
  }
  return "off";
}

std::string utc_now() {
  const auto now = std::chrono::system_clock::now();
  const auto milliseconds =
      std::chrono::duration_cast<std::chrono::milliseconds>(now.time_since_epoch()).count() % 1000;
  return fmt::format("{:%FT%T}.{:03}Z", fmt::gmtime(std::chrono::system_clock::to_time_t(now)), milliseconds);
}

}  // namespace

void start_log(LogLevel least) {
  spdlog::init_thread_pool(kQueuedLines, 1);
  auto sink = std::make_shared<spdlog::sinks::stderr_sink_mt>();
  sink->set_pattern("%v");
  logger() = std::make_shared<spdlog::async_logger>("vankho", std::move(sink), spdlog::thread_pool(),
                                                    spdlog::async_overflow_policy::overrun_oldest);
  logger()->set_level(spdlog_level(least));
}

void end_log() {
  // The writer of spdlog may be blocked by a reader that is gone; the program must still end.
  struct State {
    std::mutex mutex;
    std::condition_variable changed;
    bool ended = false;
  };
  const auto state = std::make_shared<State>();
  std::thread([state] {
    logger().reset();
    spdlog::shutdown();
    const std::lock_guard lock(state->mutex);
    state->ended = true;
    state->changed.notify_all();
  }).detach();
  std::unique_lock lock(state->mutex);
  state->changed.wait_for(lock, std::chrono::seconds(1), [&] { return state->ended; });
}

void log(LogLevel level, std::string_view event, const nlohmann::ordered_json& fields) {
  const auto& to = logger();
  if (!to || !to->should_log(spdlog_level(level))) return;
  nlohmann::ordered_json line{{"time", utc_now()}, {"level", level_name(level)}, {"event", event}};
  line.update(fields);
  to->log(spdlog_level(level),
          spdlog::string_view_t(line.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace)));
}

}  // namespace vankho::searching
