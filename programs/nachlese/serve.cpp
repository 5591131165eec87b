#include "programs/nachlese/serve.hpp"

#include <malloc.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <csignal>
#include <cstdio>
#include <exception>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "core/base/error.hpp"
#include "core/base/file_content.hpp"
#include "core/base/strings.hpp"
#include "core/cli/numbers.hpp"
#include "core/cli/options.hpp"
#include "core/cli/sections.hpp"
#include "programs/nachlese/access_config.hpp"
#include "programs/nachlese/archives_config.hpp"
#include "web/app/front_door.hpp"
#include "web/app/gate.hpp"
#include "web/app/routes.hpp"
#include "web/app/searcher_pool.hpp"
#include "web/app/searcher_pools.hpp"
#include "web/app/service.hpp"
#include "web/http/listen_address.hpp"
#include "web/http/server.hpp"

namespace nachlese::programs {
namespace {

struct ServeOptions {
  cli::ArchiveOption archive;
  cli::AliasesOption aliases;
  std::string listen = "127.0.0.1:8080";
  unsigned threads = std::max(2U, std::thread::hardware_concurrency());
  web::ServiceOptions service;
  std::size_t cache_mebibytes = 64;
  std::vector<std::string> facsimiles;
  std::filesystem::path token_file;
  std::filesystem::path access_log;
  bool log_queries = false;
  web::LogFormat log_format = web::LogFormat::common;
  std::vector<std::string> trusted_proxies;
  web::GateOptions gate;
  std::filesystem::path audit_log;
  std::vector<std::string> source_groups;
  bool no_instant = false;
};

sigset_t stop_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  return signals;
}

// Runs the server until a signal arrives. All threads inherit the blocked signals, so that
// sigwait() here gets them.
void run_until_signal(web::Server& server) {
  const sigset_t signals = stop_signals();
  std::exception_ptr failure;
  std::thread running([&server, &failure] {
    try {
      server.run();
    } catch (...) {
      failure = std::current_exception();
    }
    ::kill(::getpid(),
           SIGTERM);  // wakes the thread below if the server ends by itself
  });
  int received = 0;
  sigwait(&signals, &received);
  server.stop();
  running.join();
  if (failure) std::rethrow_exception(failure);
}

// The first line of the file. Throws Error(usage) if it is missing or easy to guess.
std::string read_token(const std::filesystem::path& file) {
  constexpr std::size_t kShortest = 16;
  const std::string text = require_content(file);
  std::string token(trim(text.substr(0, text.find('\n'))));
  if (token.size() >= kShortest) return token;
  throw Error(
      ErrorCode::usage, "The access token in " + file.string() + " is too short.",
      "Its first line needs at least 16 characters, for example from `openssl rand -hex 16`.");
}

// "Regional=Elbtal-Zeitung,Hafenkurier". Throws Error(usage).
web::SourceGroup source_group(const std::string& text) {
  const std::size_t equals = text.find('=');
  web::SourceGroup group;
  if (equals != std::string::npos) {
    group.name = trim(text.substr(0, equals));
    for (const auto& source : split_list(text.substr(equals + 1), ","))
      group.sources.emplace_back(source);
  }
  if (!group.name.empty() && !group.sources.empty()) return group;
  throw Error(ErrorCode::usage, "The group of sources is not clear: " + text,
              "For example: \"Regional=Elbtal-Zeitung,Hafenkurier\"");
}

web::ServiceOptions service_options(const ServeOptions& options) {
  web::ServiceOptions service = options.service;
  service.cache_bytes = options.cache_mebibytes << 20U;
  while (service.base_path.ends_with('/')) service.base_path.pop_back();
  if (!service.base_path.empty() && !service.base_path.starts_with('/'))
    service.base_path.insert(0, "/");
  if (service.base_path != web::path_encode(service.base_path))
    throw Error(ErrorCode::usage, "The base path has characters that no address has.",
                "Take letters, digits, - and /.");
  for (const std::string& group : options.source_groups)
    service.site.groups.push_back(source_group(group));
  service.site.instant = !options.no_instant;
  if (!options.token_file.empty()) service.token = read_token(options.token_file);
  return service;
}

web::PictureAccess picture_access(const std::vector<std::string>& places) {
  web::PictureAccess access;
  for (const std::string& place : places) {
    if (!web::add_pictures(access, place))
      throw Error(ErrorCode::usage, "No pictures can come from " + place + ".",
                  "Name the folder of a source, NAME=FOLDER for a source with a name, or the "
                  "beginning of a web address with a / behind the host.");
  }
  return access;
}

// Bounds glibc's memory pools. Freed memory stays in the pool that it came from, by default eight
// per processor, and after one large block the next ones come from the pool, too. Answers vary in
// size and come from any thread, so memory would grow by the hour.
void bound_memory() {
#ifdef __GLIBC__
  ::mallopt(M_ARENA_MAX, 4);
  ::mallopt(M_MMAP_THRESHOLD, 256 * 1024);
  ::mallopt(M_TRIM_THRESHOLD, 1024 * 1024);
#endif
}

web::GateOptions gate_options(const ServeOptions& options, const web::ServiceOptions& service,
                              std::vector<web::AccessRow> rows) {
  web::GateOptions gate = options.gate;
  gate.rows = std::move(rows);
  gate.root_path = service.base_path;
  for (const std::string& text : options.trusted_proxies) {
    const auto network = web::parse_network(text);
    if (!network)
      throw Error(ErrorCode::usage, "The trusted proxy " + text + " is no address or network.",
                  "For example: 127.0.0.1 or 10.1.0.0/16");
    gate.proxies.push_back(*network);
  }
  return gate;
}

// Null without rules: then everybody may read everything.
std::shared_ptr<web::Gate> gate_of(const ServeOptions& options, const web::ServiceOptions& service,
                                   std::vector<web::AccessRow> rows) {
  if (rows.empty()) {
    if (options.trusted_proxies.empty() && options.gate.password_file.empty()) return nullptr;
    throw Error(ErrorCode::usage,
                "There are trusted proxies or a password file, but no rules that say who may read "
                "what.",
                "Write sections [access.NAME] into the config file (docs/OPERATIONS.md).");
  }
  if (!service.token.empty())
    throw Error(ErrorCode::usage,
                "Rules of access and one access token for all exclude each other.",
                "Give programs tokens of their own in the password file.");
  return std::make_shared<web::Gate>(gate_options(options, service, std::move(rows)));
}

using Answer = std::function<web::Response(web::Request)>;

// What answers requests, with all that it needs.
struct OneArchive {
  OneArchive(const ServeOptions& options, web::ServiceOptions of_service,
             std::shared_ptr<web::AccessLog> log)
      : pool(options.archive.directory, options.aliases.file, options.threads), pools(pool) {
    pool.set_pictures(picture_access(options.facsimiles));
    of_service.backend_for = [this](const search::JointRights& rights) {
      return pools.with(rights);
    };
    service = std::make_unique<web::Service>(pool, std::move(of_service), std::move(log));
  }

  web::SearcherPool pool;
  web::SearcherPools pools;
  std::unique_ptr<web::Service> service;
};

void require_known_archives(const std::vector<web::AccessRow>& rows,
                            const std::vector<web::HostedArchive>& hosted) {
  for (const auto& row : rows) {
    for (const auto& name : row.archives) {
      if (std::ranges::any_of(hosted, [&](const auto& archive) { return archive.name == name; }))
        continue;
      throw Error(ErrorCode::usage,
                  "[access." + row.name + "] names the archive " + name + ", which there is not.",
                  "Archives are sections [archives.NAME].");
    }
  }
}

Answer answer_of(const ServeOptions& options, const CLI::App& command) {
  auto hosted = read_archive_sections(cli::config_sections(command, "archives"));
  auto rows = read_access_sections(cli::config_sections(command, "access"));
  require_known_archives(rows, hosted);
  web::ServiceOptions of_service = service_options(options);
  of_service.gate = gate_of(options, of_service, std::move(rows));
  if (!options.audit_log.empty())
    of_service.audit = std::make_shared<web::LineLog>(options.audit_log, "audit log");
  const auto log = options.access_log.empty()
                       ? nullptr
                       : std::make_shared<web::AccessLog>(options.access_log, options.log_queries,
                                                          options.log_format);
  if (hosted.empty()) {
    if (options.archive.directory.empty())
      throw Error(ErrorCode::usage, "--archive is missing.",
                  "Name a folder, or archives in sections [archives.NAME] of the config file.");
    const auto one = std::make_shared<OneArchive>(options, std::move(of_service), log);
    return [one](web::Request request) { return one->service->respond(std::move(request)); };
  }
  if (!of_service.token.empty())
    throw Error(ErrorCode::usage, "One access token cannot stand before several archives.",
                "Give programs tokens of their own in the password file.");
  const auto door = std::make_shared<web::FrontDoor>(
      std::move(hosted), web::FrontDoorOptions{of_service, of_service.site, options.threads, log});
  return [door](web::Request request) { return door->respond(std::move(request)); };
}

int serve(const ServeOptions& options, const CLI::App& command) {
  bound_memory();
  const sigset_t signals = stop_signals();
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  std::signal(SIGPIPE, SIG_IGN);  // a client may hang up

  const web::ListenAddress address = web::parse_listen_address(options.listen);
  web::Server server(answer_of(options, command), web::refuse_request);
  const int port = server.bind(address.host, address.port);
  const bool ipv6 = address.host.find(':') != std::string::npos;
  std::printf("http://%s:%d/\n", (ipv6 ? "[" + address.host + "]" : address.host).c_str(), port);
  std::fflush(stdout);
  run_until_signal(server);
  return 0;
}

void add_service_options(CLI::App& command, ServeOptions& options) {
  command
      .add_option("--base-path", options.service.base_path,
                  "Path at which a reverse proxy shows the server, e.g. /archiv")
      ->type_name("PATH");
  command
      .add_option("--facsimiles", options.facsimiles,
                  "Show printed pages with pictures from this folder of a source, or from "
                  "addresses that begin so; NAME=FOLDER for a source with a name")
      ->allow_extra_args(false)
      ->type_name("PLACE");
  command
      .add_option("--token-file", options.token_file,
                  "Require the first line of this file as access token")
      ->envname("NACHLESE_TOKEN_FILE")
      ->type_name("FILE");
  command
      .add_option("--cors", options.service.cors_origin,
                  "Origin whose pages may read the API; * for any")
      ->type_name("ORIGIN");
  command.add_flag("--trust-proxy", options.service.trust_proxy,
                   "Take the client's address from X-Forwarded-For");
  command
      .add_option("--client-requests", options.service.client_requests,
                  "Requests of one client at the same time; 0: no limit")
      ->check(cli::whole_number(0, 1'000'000))
      ->type_name("N")
      ->capture_default_str();
  command.add_option("--cache", options.cache_mebibytes, "Memory for cached answers, in MiB")
      ->check(cli::whole_number(0, 65'536))
      ->type_name("MIB")
      ->capture_default_str();
  command
      .add_option("--ready-max-age", options.service.ready_max_age,
                  "Hours after the last good sync until /readyz fails; 0: any age is ready")
      ->check(cli::whole_number(0, 100'000))
      ->type_name("HOURS")
      ->capture_default_str();
  command.add_option("--name", options.service.site.name, "Name of the archive on its pages")
      ->type_name("NAME")
      ->capture_default_str();
  command
      .add_option("--source-group", options.source_groups,
                  "Sources that readers may choose as one: NAME=SOURCE,SOURCE; repeat for several")
      ->allow_extra_args(false)
      ->type_name("GROUP");
  command.add_flag("--no-instant", options.no_instant,
                   "Do not show results while people type, whatever the archive could do");
}

void add_log_options(CLI::App& command, ServeOptions& options) {
  command
      .add_option("--access-log", options.access_log,
                  "Write a line per request to this file; - for standard output")
      ->type_name("FILE");
  const std::map<std::string, web::LogFormat> formats = {{"common", web::LogFormat::common},
                                                         {"json", web::LogFormat::json}};
  command.add_option("--log-format", options.log_format, "Form of the lines of the access log")
      ->transform(CLI::CheckedTransformer(formats).description(""))
      ->type_name("common|json")
      ->default_str("common");
  command.add_flag("--log-queries", options.log_queries,
                   "Also write what people search for to the access log");
}

void add_access_options(CLI::App& command, ServeOptions& options) {
  command
      .add_option("--trusted-proxy", options.trusted_proxies,
                  "Address or network of a reverse proxy that says who asks; repeat for several")
      ->allow_extra_args(false)
      ->type_name("NETWORK");
  command
      .add_option("--user-header", options.gate.user_header,
                  "Header in which the trusted proxy names the user")
      ->type_name("NAME")
      ->capture_default_str();
  command
      .add_option("--groups-header", options.gate.groups_header,
                  "Header in which it names the user's groups")
      ->type_name("NAME")
      ->capture_default_str();
  command
      .add_option("--password-file", options.gate.password_file,
                  "Let people sign in whose passwords are in this file")
      ->type_name("FILE");
  command
      .add_option("--audit-log", options.audit_log,
                  "Write who read what to this file, an object of JSON per request; - for "
                  "standard output")
      ->type_name("FILE");
  command.add_flag("--audit-queries", options.service.audit_queries,
                   "Also write what people search for to the audit log");
}

}  // namespace

std::function<int()> setup_serve(CLI::App& command) {
  const auto options = std::make_shared<ServeOptions>();
  options->archive.add_to(command);
  command.get_option("--archive")->required(false);  // several are in the config file
  options->aliases.add_to(command);
  command
      .add_option("-l,--listen", options->listen, "Address to listen on; port 0 takes any free one")
      ->envname("NACHLESE_LISTEN")
      ->type_name("HOST:PORT")
      ->capture_default_str();
  command.add_option("-t,--threads", options->threads, "Searches that run at the same time")
      ->check(cli::whole_number(1, 256))
      ->type_name("N");
  add_service_options(command, *options);
  add_log_options(command, *options);
  add_access_options(command, *options);
  return [options, &command] { return serve(*options, command); };
}

}  // namespace nachlese::programs
