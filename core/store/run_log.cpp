#include "core/store/run_log.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <fstream>
#include <iterator>

#include "core/base/date.hpp"
#include "core/base/disk.hpp"

namespace nachlese::store {
namespace {

constexpr std::size_t kColumns = 13;

std::string one_line(std::string text) {
  std::ranges::replace_if(
      text, [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
  return text;
}

std::uint64_t number_of(std::string_view text) {
  std::uint64_t out = 0;
  std::from_chars(text.data(), text.data() + text.size(), out);
  return out;
}

std::vector<std::string_view> split_at(std::string_view text, char separator) {
  std::vector<std::string_view> out;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(separator, at), text.size());
    out.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

// "agentur=12;archiv=7": names of sections have neither sign.
std::map<std::string, std::uint64_t> parse_counts(std::string_view text) {
  std::map<std::string, std::uint64_t> out;
  for (const std::string_view pair : split_at(text, ';')) {
    const std::size_t sign = pair.rfind('=');
    if (sign != std::string_view::npos && sign > 0)
      out.emplace(pair.substr(0, sign), number_of(pair.substr(sign + 1)));
  }
  return out;
}

std::string print_run(const WriterRun& run) {
  std::string counts;
  for (const auto& [name, count] : run.brought)
    counts += (counts.empty() ? "" : ";") + one_line(name) + "=" + std::to_string(count);
  const std::array<std::string, kColumns> cells = {run.begun,
                                                   run.ended,
                                                   run.verb,
                                                   std::to_string(run.code),
                                                   run.version,
                                                   std::to_string(run.articles),
                                                   std::to_string(run.read),
                                                   std::to_string(run.added),
                                                   std::to_string(run.replaced),
                                                   std::to_string(run.deleted),
                                                   std::to_string(run.rejected),
                                                   counts,
                                                   run.failure};
  std::string out;
  for (const auto& cell : cells) out += (&cell == cells.data() ? "" : "\t") + one_line(cell);
  return out + "\n";
}

// The pauses between moments, in seconds.
struct Rhythm {
  std::string last;
  std::vector<std::int64_t> pauses;

  void beat(const std::string& moment) {
    if (!last.empty()) pauses.push_back(seconds_between(last, moment));
    last = moment;
  }
  // nullopt unless it has paused for too long.
  [[nodiscard]] std::optional<Silence> silence(const std::string& source,
                                               std::string_view now) const {
    constexpr std::size_t kFew = 3;
    constexpr std::size_t kLooked = kDeliveries - 1;
    constexpr std::int64_t kShortest = 12 * 3600;
    if (pauses.size() < kFew) return std::nullopt;
    const auto from = pauses.end() - static_cast<std::ptrdiff_t>(std::min(kLooked, pauses.size()));
    const std::int64_t usual = *std::max_element(from, pauses.end());
    if (seconds_between(last, now) <= std::max(kShortest, 2 * usual)) return std::nullopt;
    return Silence{source, last, usual};
  }
};

}  // namespace

std::filesystem::path run_log_file(const std::filesystem::path& archive) {
  return archive / "runs.tsv";
}

WriterRuns parse_runs(std::string_view text) {
  WriterRuns out;
  for (const std::string_view line : split_at(text, '\n')) {
    const auto cells = split_at(line, '\t');
    if (cells.size() != kColumns || !parse_date(cells[0]) || !parse_date(cells[1])) continue;
    out.push_back({std::string(cells[0]), std::string(cells[1]), std::string(cells[2]),
                   static_cast<int>(number_of(cells[3])), std::string(cells[4]),
                   number_of(cells[5]), number_of(cells[6]), number_of(cells[7]),
                   number_of(cells[8]), number_of(cells[9]), number_of(cells[10]),
                   parse_counts(cells[11]), std::string(cells[12])});
  }
  return out;
}

WriterRuns read_runs(const std::filesystem::path& archive) {
  std::ifstream file(run_log_file(archive), std::ios::binary);
  return parse_runs(std::string(std::istreambuf_iterator<char>(file), {}));
}

WriterRuns worth_keeping(const WriterRuns& runs) {
  WriterRuns out;
  std::map<std::string, std::size_t> deliveries;  // by source, of later runs
  for (auto run = runs.rbegin(); run != runs.rend(); ++run) {
    bool kept = out.size() < kMostRuns;
    for (const auto& [source, count] : run->brought)
      kept = (count > 0 && deliveries[source]++ < kDeliveries) || kept;
    if (kept) out.push_back(*run);
  }
  std::ranges::reverse(out);
  return out;
}

void append_run(const std::filesystem::path& archive, const WriterRun& run) {
  WriterRuns runs = read_runs(archive);
  runs.push_back(run);
  std::string text;
  for (const auto& kept : worth_keeping(runs)) text += print_run(kept);
  replace_file(run_log_file(archive), text, false);
}

const WriterRun* last_good(const WriterRuns& runs) {
  const auto found =
      std::find_if(runs.rbegin(), runs.rend(), [](const WriterRun& run) { return run.is_good(); });
  return found == runs.rend() ? nullptr : &*found;
}

std::int64_t seconds_between(std::string_view earlier, std::string_view later) {
  const auto from = parse_date(earlier);
  const auto to = parse_date(later);
  if (!from || !to) return 0;
  return static_cast<std::int64_t>(wall_seconds(*to)) -
         static_cast<std::int64_t>(wall_seconds(*from));
}

std::vector<Silence> silences(const WriterRuns& runs, const std::vector<std::string>& names,
                              std::string_view now) {
  Rhythm all;
  std::map<std::string, Rhythm> by_source;
  for (const auto& run : runs) {
    if (!run.is_good()) continue;
    all.beat(run.ended);
    if (run.verb.starts_with("rebuild")) continue;  // reads everything anew
    for (const auto& [name, count] : run.brought) {
      if (count > 0) by_source[name].beat(run.ended);
    }
  }
  std::vector<Silence> out;
  if (auto found = all.silence("", now)) out.push_back(std::move(*found));
  for (const auto& name : names) {
    if (auto found = by_source[name].silence(name, now)) out.push_back(std::move(*found));
  }
  return out;
}

}  // namespace nachlese::store
