#include "tests/fuzz/hostile_query.hpp"

#include <malloc.h>

#include <algorithm>
#include <array>
#include <ctime>
#include <fstream>
#include <functional>

#include "core/base/error.hpp"

namespace nachlese::test {

using namespace nachlese::search;
namespace {

constexpr unsigned kMostDepth = 12;
constexpr std::size_t kMostText = 70'000;  // bytes: somewhat more than is read
// The time limit of a server behind an impatient proxy.
constexpr double kTimeout = 1;

constexpr std::array<std::string_view, 24> kFrequent = {
    "der",       "die",   "und",  "in",       "den",   "das",    "zu",    "wir",
    "ist",       "nicht", "es",   "ich",      "haben", "auch",   "Herr",  "Kollege",
    "Regierung", "Land",  "Jahr", "Menschen", "Frage", "Herren", "Damen", "sind"};
constexpr std::array<std::string_view, 28> kWords = {"Haushalt",
                                                     "Bundesregierung",
                                                     "Steuer",
                                                     "Gesetz",
                                                     "Europa",
                                                     "Klimaschutz",
                                                     "Krieg",
                                                     "Ukraine",
                                                     "Putin",
                                                     "Merkel",
                                                     "Verantwortung",
                                                     "Gesetzentwurf",
                                                     "Haushaltsausschuss",
                                                     "Rentenversicherung",
                                                     "US-Präsident",
                                                     "Haus- und Gartenarbeit",
                                                     "24. Februar 2022",
                                                     "Brueckenfest",
                                                     "Elbedeich",
                                                     "Klimaschuzpaket",
                                                     "Energieversorgungssicherheitsgesetz",
                                                     "Kiew",
                                                     "Treffen",
                                                     "Xyzqwort",
                                                     "Bundesverfassungsgerichtsentscheidung",
                                                     "Bundesregirung",
                                                     "Straße",
                                                     "Bürger(innen)"};
constexpr std::array<std::string_view, 13> kFields = {
    "titel:",      "autor:", "quelle:", "ressort:", "person:", "ort:",   "org:",
    "schlagwort:", "id:",    "datum:",  "title:",   "author:", "person:"};
constexpr std::array<std::string_view, 8> kDates = {"2022",       "2022-02..2022-03", ">=1900",
                                                    "<=2100",     "1000..2999",       "24.02.2022",
                                                    "0001..9999", "2018-07-16"};
constexpr std::array<std::string_view, 9> kOperators = {
    " ", " UND ", " ODER ", " NICHT ", " NAHE ", " NAHE/100 ", " OR ", " +", " -"};
// Letters that join others: folding, composing and splitting them takes extra time.
constexpr std::array<std::string_view, 14> kLetters = {
    "a", "e", "s", "n", "st", "ver", "haus", "bundes", "ä", "ß", "\u0302", "\u0323", "-", "漢"};

class Maker {
 public:
  explicit Maker(std::span<const std::uint8_t> bytes) : bytes_(bytes) {}

  SearchRequest request() {
    SearchRequest out;
    out.timeout = kTimeout;
    out.facets = true;
    out.limit = 10 * (1 + next() % 10);
    out.sort = std::array{Sort::relevance, Sort::relevance, Sort::newest, Sort::oldest}[next() % 4];
    out.collapse = next() % 4 != 0;
    if (next() % 8 == 0) out.offset = next() * 100U;
    for (unsigned filters = next() % 16 == 0 ? next() % 40U : 0; filters > 0; --filters)
      out.filters.push_back(
          {kFacetKinds[next() % kFacetKinds.size()].kind, any_word(), next() % 3 == 0});
    if (next() % 16 == 0) out.from = parse_date("1000");
    while (left() && out.query.size() < kMostText)
      out.query += expression(0) + std::string(pick(kOperators));
    return out;
  }

 private:
  [[nodiscard]] bool left() const { return !bytes_.empty(); }

  std::uint8_t next() {
    if (bytes_.empty()) return 0;
    const std::uint8_t out = bytes_.front();
    bytes_ = bytes_.subspan(1);
    return out;
  }

  template <std::size_t N>
  std::string_view pick(const std::array<std::string_view, N>& from) {
    return from[next() % N];
  }

  std::string any_word() { return std::string(next() % 2 == 0 ? pick(kFrequent) : pick(kWords)); }

  std::string letters(std::size_t most) {
    std::string out;
    for (std::size_t count = 1 + next() % most; count > 0; --count) out += pick(kLetters);
    return out;
  }

  std::string long_word() {
    const std::string unit = next() % 2 == 0 ? std::string(pick(kWords)) : letters(6);
    std::string out;
    for (std::size_t times = 1U << next() % 13; times > 0 && out.size() < kMostText; --times)
      out += unit;
    return out;
  }

  // A pattern whose few letters match many words.
  std::string pattern() {
    static constexpr std::string_view kAlphabet = "abcdefghijklmnopqrstuvwxyz";
    std::string out;
    for (unsigned count = 1 + next() % 3; count > 0; --count)
      out += kAlphabet[next() % kAlphabet.size()];
    switch (next() % 4) {
      case 0: return out + "*en";
      case 1: return out + "?*" + kAlphabet[next() % kAlphabet.size()] + "*";
      default: return out + "*";
    }
  }

  std::string phrase() {
    std::string out = "\"";
    for (unsigned count = 2 + next() % 12; count > 0; --count)
      out += std::string(pick(kFrequent)) + " ";
    return out + (next() % 2 == 0 ? "\"" : "\"~");
  }

  std::string fuzzy() { return any_word() + (next() % 2 == 0 ? "~2" : "~"); }

  std::string leaf() {
    switch (next() % 12) {
      case 0:
      case 1: return any_word();
      case 2: return long_word();
      case 3:
      case 4:
      case 5: return pattern();
      case 6:
      case 7: return phrase();
      case 8: return fuzzy();
      case 9: return "=" + any_word();
      case 10: return "datum:" + std::string(pick(kDates));
      default: return letters(12);
    }
  }

  std::string joined(std::string_view by, unsigned depth, unsigned most) {
    std::string out;
    for (unsigned count = 2 + next() % most; count > 0 && out.size() < kMostText; --count)
      out += (out.empty() ? "" : std::string(by)) + expression(depth + 1);
    return out;
  }

  // A row of many different things of one kind.
  std::string row(std::string (Maker::*what)(), std::string_view by) {
    std::string out;
    for (unsigned count = 2 + next() % 120; count > 0 && out.size() < kMostText; --count)
      out += (out.empty() ? "" : std::string(by)) + (this->*what)();
    return out;
  }

  std::string expression(unsigned depth) {
    if (depth >= kMostDepth || !left()) return leaf();
    switch (next() % 16) {
      case 0: return "(" + joined(pick(kOperators), depth, 8) + ")";
      case 1:
        return "MINDESTENS/" + std::to_string(2 + next() % 30) + "(" + joined(" ", depth, 30) + ")";
      case 2:
        return "MINDESTENS/" + std::to_string(2 + next() % 12) + "(" + row(&Maker::pattern, " ") +
               ")";
      case 3:
        return any_word() + " NAHE/100 " + pattern() + " NAHE/" + std::to_string(1 + next()) + " " +
               any_word();
      case 4: return "NICHT (" + expression(depth + 1) + ")";
      case 5: return std::string(pick(kFields)) + "(" + joined(" ODER ", depth, 8) + ")";
      case 6: return row(&Maker::pattern, pick(kOperators));
      case 7: return row(&Maker::fuzzy, pick(kOperators));
      case 8: return row(&Maker::phrase, pick(kOperators));
      case 9: return row(&Maker::any_word, pick(kOperators));
      case 10: return row(&Maker::pattern, " NAHE/100 ");
      case 11: return std::string(1U << next() % 9, '(') + expression(depth + 1);
      default: return leaf();
    }
  }

  std::span<const std::uint8_t> bytes_;
};

double processor_seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

// A line of /proc/self/status, in MiB.
double status(std::string_view name) {
  std::ifstream file("/proc/self/status");
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with(name)) return std::stod(line.substr(name.size() + 1)) / 1024;
  }
  return 0;
}

// Resets the peak, so that memory freed earlier does not hide what is used now.
void forget_peak() {
  malloc_trim(0);
  std::ofstream("/proc/self/clear_refs") << 5;
}

Cost cost_of(std::string_view call, const std::function<bool()>& run) {
  forget_peak();
  Cost out{call};
  const double memory = status("VmRSS:");
  const double start = processor_seconds();
  out.complete = run();
  out.seconds = processor_seconds() - start;
  out.mebibytes = std::max(0.0, status("VmHWM:") - memory);
  return out;
}

}  // namespace

SearchRequest hostile_request(std::span<const std::uint8_t> bytes) {
  return Maker(bytes).request();
}

std::vector<Cost> costs_of(Searcher& searcher, const SearchRequest& request) {
  constexpr std::size_t kAlerted = 100;
  std::vector<Cost> out;
  std::string id = "keiner";
  out.push_back(cost_of("search", [&] {
    const SearchResponse response = searcher.search(request);
    if (!response.hits.empty()) id = response.hits.front().id;
    return response.complete;
  }));
  out.push_back(cost_of("explain", [&] {
    SearchRequest few = request;
    few.limit = 5;
    (void)searcher.explain(few);
    return true;
  }));
  const auto complete = [&out](std::string_view call, const std::function<void()>& run) {
    out.push_back(cost_of(call, [&] {
      run();
      return true;
    }));
  };
  complete("article", [&] { (void)searcher.article(id, request.query); });
  complete("article of any id", [&] { (void)searcher.article(request.query); });
  complete("similar", [&] { (void)searcher.similar(id, request.limit); });
  complete("versions", [&] { (void)searcher.versions(request.query, request.limit); });
  complete("chronicle", [&] { (void)searcher.chronicle({request, request.limit}); });
  complete("suggest", [&] { (void)searcher.suggest(request.query, request.limit); });
  complete("name", [&] { (void)searcher.name(FacetKind::person, request.query); });
  out.push_back(cost_of("exact_matches", [&] {
    try {
      (void)searcher.exact_matches(request, false, kAlerted, request.timeout);
      return true;
    } catch (const Error&) {
      return false;
    }
  }));
  return out;
}

}  // namespace nachlese::test
