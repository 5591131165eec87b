#include "searcher/session/chronicle.hpp"

#include <chrono>
#include <cmath>

#include "searcher/api/searcher.hpp"

namespace nachlese::search {
namespace {

// Share of a request's time for finding; the rest is for reading and counting.
constexpr double kShareOfMatching = 0.5;

}  // namespace

Chronicle Searcher::chronicle(const ChronicleRequest& request) {
  const auto start = std::chrono::steady_clock::now();
  const double seconds =
      std::isnan(request.search.timeout) ? SearchRequest().timeout : request.search.timeout;
  const Deadline finding = deadline_after(seconds * kShareOfMatching);
  const Deadline all = deadline_after(seconds);
  state_->analyzer.trim();
  Chronicle chronicle = state_->reader.read([&](const store::ArchiveDatabase& database) {
    return make_chronicle(*state_, database, request, finding, all);
  });
  chronicle.took_ms =
      std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
  return chronicle;
}

}  // namespace nachlese::search
