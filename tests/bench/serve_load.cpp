// serve_load PORT PID < QUERIES: sends every query to a running `nachlese serve` and prints the
// server's peak memory in MiB.
#include <httplib.h>

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <string>

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: serve_load PORT PID < QUERIES\n";
    return 2;
  }
  httplib::Client client("127.0.0.1", std::atoi(argv[1]));
  client.set_keep_alive(true);
  int answered = 0;
  int sent = 0;
  for (std::string query; std::getline(std::cin, query); ++sent) {
    const auto answer = client.Get("/", httplib::Params{{"q", query}}, httplib::Headers{});
    if (answer && answer->status == 200) ++answered;
  }
  std::ifstream status("/proc/" + std::string(argv[2]) + "/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("VmHWM:")) std::cout << std::atol(line.c_str() + 6) / 1024 << '\n';
  }
  if (answered != sent) {
    std::cerr << "serve_load: " << sent - answered << " of " << sent << " requests failed\n";
    return 1;
  }
}
