#include "tests/integration/http_raw_server.hpp"

#include <chrono>
#include <fstream>
#include <stdexcept>
#include <thread>

#include "tests/integration/articles.hpp"
#include "tests/integration/xapian_servers.hpp"
#include "tests/temp_folder.hpp"

namespace nachlese::test {
namespace {

// Built once for all tests.
const std::filesystem::path& served_archive() {
  static const TempFolder folder(folder_in_memory());
  static const std::filesystem::path archive = [] {
    const auto source = folder.write("articles.jsonl", articles(kServedArticles, kServedWord));
    if (sync(folder.path() / "archive", {source.string()}).exit_code != 0)
      throw std::runtime_error("no archive");
    return folder.path() / "archive";
  }();
  return archive;
}

}  // namespace

RawServer::RawServer(const std::vector<std::string>& flags) : port_(free_port()) {
  std::vector<std::string> arguments = {"serve", "--archive", served_archive().string(), "--listen",
                                        "127.0.0.1:" + std::to_string(port_)};
  arguments.insert(arguments.end(), flags.begin(), flags.end());
  process_ = std::make_unique<Process>("nachlese", arguments);
  for (int i = 0; i < 1'000 && !is_alive(); ++i)
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
}

bool RawServer::is_alive() const {
  try {
    const std::string sent = raw_exchange(port_, raw_get("/healthz"));
    std::string_view rest = sent;
    return take_answer(rest).body == R"({"status":"ok"})" && rest.empty();
  } catch (const std::runtime_error&) {
    return false;
  }
}

std::size_t RawServer::memory() const {
  std::ifstream status("/proc/" + std::to_string(process_->pid()) + "/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("VmRSS:")) return std::stoul(line.substr(6)) / 1024;
  }
  return 0;
}

std::string raw_get(const std::string& target, const std::string& headers) {
  return "GET " + target + " HTTP/1.1\r\nHost: a.example\r\n" + headers + "\r\n";
}

}  // namespace nachlese::test
