#include "programs/nachlese/serve.hpp"

#include <malloc.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <csignal>
#include <cstdio>
#include <exception>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "core/base/error.hpp"
#include "core/base/strings.hpp"
#include "core/cli/numbers.hpp"
#include "core/cli/options.hpp"
#include "web/app/routes.hpp"
#include "web/app/searcher_pool.hpp"
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
  const std::string text = cli::read_text_file(file);
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

int serve(const ServeOptions& options) {
  bound_memory();
  const sigset_t signals = stop_signals();
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  std::signal(SIGPIPE, SIG_IGN);  // a client may hang up

  const web::ListenAddress address = web::parse_listen_address(options.listen);
  web::SearcherPool pool(options.archive.directory, options.aliases.file, options.threads);
  pool.set_pictures(picture_access(options.facsimiles));
  web::Service service(pool, service_options(options),
                       options.access_log.empty() ? nullptr
                                                  : std::make_unique<web::AccessLog>(
                                                        options.access_log, options.log_queries));
  web::Server server(
      [&service](web::Request request) { return service.respond(std::move(request)); },
      web::refuse_request);
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
  command
      .add_option("--access-log", options.access_log,
                  "Write a line per request to this file; - for standard output")
      ->type_name("FILE");
  command.add_flag("--log-queries", options.log_queries,
                   "Also write what people search for to the access log");
}

}  // namespace

std::function<int()> setup_serve(CLI::App& command) {
  const auto options = std::make_shared<ServeOptions>();
  options->archive.add_to(command);
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
  return [options] { return serve(*options); };
}

}  // namespace nachlese::programs
