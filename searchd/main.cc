// SPDX-License-Identifier: GPL-3.0-or-later
//
// vankho-searchd: answers questions about one index over HTTP. Exit codes: 0 asked to stop, 2 usage, 78 the address
// cannot be listened on.
#include <sys/resource.h>

#include <CLI/CLI.hpp>
#include <atomic>
#include <charconv>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <nlohmann/json.hpp>
#include <system_error>

#include "searchd/http/cross_origin.h"
#include "searchd/log.h"
#include "searchd/routes.h"

namespace {

using namespace vankho::searching;

constexpr int kUsage = 2;
constexpr int kCannotListen = 78;
constexpr int kBadConfiguration = 78;

std::atomic<GuardedServer*> running_server = nullptr;

void on_signal(int) {
  if (GuardedServer* server = running_server) server->stop();
}

// "127.0.0.1:8080" or "[::1]:8080".
bool read_address(const std::string& text, ServerOptions& options) {
  const auto colon = text.rfind(':');
  if (colon == std::string::npos) return false;
  std::string host = text.substr(0, colon);
  if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
  if (host == "localhost") host = "127.0.0.1";
  const char* end = text.data() + text.size();
  const auto port = std::from_chars(text.data() + colon + 1, end, options.port);
  if (host.empty() || port.ec != std::errc{} || port.ptr != end) return false;
  options.host = host;
  return true;
}

std::string without_slash(std::string url) {
  while (url.ends_with('/')) url.pop_back();
  return url;
}

// What is wrong with a public address; empty when nothing is. It goes into feeds and links.
std::string public_url_problem(const std::string& url) {
  const bool is_web = url.starts_with("https://") || url.starts_with("http://");
  const bool is_plain = url.find_first_of(" \t\r\n\"'<>?#") == std::string::npos;
  return is_web && is_plain ? "" : '"' + url + "\" is not an address such as https://intranet.example/vankho";
}

std::string shown_address(const ServerOptions& options, unsigned port) {
  const bool v6 = options.host.find(':') != std::string::npos;
  return "http://" + (v6 ? '[' + options.host + ']' : options.host) + ':' + std::to_string(port);
}

// A slow client costs a descriptor: as many as the system gives, but no more than are ever used.
void raise_descriptor_limit(std::size_t connections) {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  limit.rlim_cur = std::min<rlim_t>(limit.rlim_max, std::max<rlim_t>(limit.rlim_cur, connections + 1024));
  ::setrlimit(RLIMIT_NOFILE, &limit);
}

struct SiteOptions {
  std::string index_dir;
  bool no_register_view = false;
  unsigned suggest_past_queries = 0;
  std::string public_url;
  std::vector<std::string> papers;
  std::vector<std::string> allowed_origins;
  Look look;
};

int serve(const SiteOptions& site, const ServerOptions& options) {
  const std::string& index_dir = site.index_dir;
  raise_descriptor_limit(options.max_connections);
  const Searcher searcher({.index_dir = index_dir, .suggest_past_queries = site.suggest_past_queries});
  Metrics metrics;
  std::function<GuardedServer::Load()> load = [] { return running_server.load()->load(); };
  Routes routes({.searcher = searcher,
                 .metrics = metrics,
                 .index_dir = index_dir,
                 .load = std::move(load),
                 .register_view = !site.no_register_view,
                 .look = site.look,
                 .public_url = site.public_url,
                 .papers = site.papers,
                 .allowed_origins = site.allowed_origins});
  GuardedServer server(options, routes);
  running_server = &server;

  struct sigaction action {};
  action.sa_handler = on_signal;
  ::sigaction(SIGTERM, &action, nullptr);
  ::sigaction(SIGINT, &action, nullptr);
  std::signal(SIGPIPE, SIG_IGN);

  const std::string address = shown_address(options, server.port());
  std::printf("listening on %s\n", address.c_str());
  std::fflush(stdout);
  log(LogLevel::kInfo, "started", {{"address", address}, {"index", index_dir}, {"version", VANKHO_VERSION}});

  const bool all_answered = server.run();
  log(LogLevel::kInfo, "stopped", {{"all_answered", all_answered}});
  end_log();
  // A question that does not end must not keep the program: its threads cannot be waited for.
  std::_Exit(EXIT_SUCCESS);
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("Answers questions about a Vankho index over HTTP", "vankho-searchd");
  SiteOptions site;
  std::string listen = "127.0.0.1:8080";
  ServerOptions options;
  std::string log_level = "info";
  const std::map<std::string, LogLevel> levels{{"debug", LogLevel::kDebug},
                                               {"info", LogLevel::kInfo},
                                               {"warning", LogLevel::kWarning},
                                               {"error", LogLevel::kError},
                                               {"off", LogLevel::kOff}};
  app.add_option("--index", site.index_dir, "Folder of the index, as given to vankho-indexer")->required();
  app.add_option("--listen", listen, "Address and port; port 0 = any free one")->capture_default_str();
  app.add_option("--workers", options.workers, "Questions that run at once; default: one a core")
      ->check(CLI::Range(1U, 256U));
  app.add_flag("--no-register-view", site.no_register_view, "Do not show registers (numbers in order, gaps)");
  app.add_option("--suggest-past-queries", site.suggest_past_queries,
                 "Suggest questions that others asked at least so often since the start; 0 = none")
      ->capture_default_str();
  app.add_option("--public-url", site.public_url,
                 "Where readers find the archive, as in https://intranet.example/vankho")
      ->check([](const std::string& url) { return public_url_problem(url); })
      ->transform([](const std::string& url) { return without_slash(url); });
  app.add_option("--papers", site.papers, "Folder of papers, as given to vankho-indexer, whose files readers may open")
      ->check(CLI::ExistingDirectory);
  app.add_option("--allow-origin", site.allowed_origins,
                 "Origin whose pages may read answers, as in https://portal.example")
      ->check([](const std::string& origin) { return origin_problem(origin); });
  app.add_option("--site-name", site.look.name, "Name at the top of the pages instead of \"Văn khố\"");
  app.add_option("--footer", site.look.footer, "A paragraph at the end of every page");
  std::string accent;
  std::string logo;
  app.add_option("--accent", accent, "Colour of buttons and headings, as in #9b1c1c");
  app.add_option("--logo", logo, "Picture beside the name (SVG, PNG, JPEG, GIF, WebP; at most 64 KiB)");
  app.add_option("--log-level", log_level, "Least important lines to log: debug, info, warning, error, off")
      ->capture_default_str()
      ->check([&](const std::string& name) { return levels.contains(name) ? "" : "not a level: " + name; });
  app.set_config("--config", {}, "Settings in a TOML file: the names of the options")->check(CLI::ExistingFile);
  app.allow_config_extras(CLI::config_extras_mode::error);
  app.set_version_flag("--version", "vankho-searchd " VANKHO_VERSION);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ConfigError& error) {
    std::fprintf(stderr, "vankho-searchd: --config: a setting is not known: %s\n", error.what());
    return kBadConfiguration;
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? EXIT_SUCCESS : kUsage;
  }
  if (!read_address(listen, options)) {
    std::fprintf(stderr, "vankho-searchd: --listen: \"%s\" is not ADDRESS:PORT, as in 127.0.0.1:8080\n",
                 listen.c_str());
    return kUsage;
  }
  try {
    if (!accent.empty()) site.look.accent = checked_accent(accent);
    if (!logo.empty()) read_logo(site.look, logo);
  } catch (const BadLook& bad) {
    std::fprintf(stderr, "vankho-searchd: %s\n", bad.what());
    return kBadConfiguration;
  }
  start_log(levels.at(log_level));
  try {
    return serve(site, options);
  } catch (const std::system_error& error) {
    std::fprintf(stderr, "vankho-searchd: %s\n", error.what());
    end_log();
    return kCannotListen;
  }
}
