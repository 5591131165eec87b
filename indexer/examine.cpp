#include "indexer/examine.hpp"

#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <system_error>

#include "core/base/date.hpp"
#include "core/store/archive.hpp"
#include "core/store/archive_database.hpp"
#include "core/store/run_log.hpp"
#include "core/store/sums.hpp"
#include "core/store/takedowns.hpp"
#include "core/store/xapian_error.hpp"

namespace nachlese::index {
namespace fs = std::filesystem;
namespace {

using Level = Finding::Level;

constexpr double kMebibyte = 1024.0 * 1024;
constexpr std::int64_t kHourSeconds = 3600;

std::string mebibytes(std::uint64_t bytes) {
  return std::to_string(static_cast<std::uint64_t>(static_cast<double>(bytes) / kMebibyte)) +
         " MiB";
}

std::string hours(std::int64_t seconds) {
  constexpr std::int64_t kTwoDays = 48;
  const std::int64_t whole = seconds / kHourSeconds;
  return whole < kTwoDays ? std::to_string(whole) + " hours" : std::to_string(whole / 24) + " days";
}

std::uint64_t bytes_in(const fs::path& folder) {
  std::uint64_t out = 0;
  std::error_code error;
  for (fs::recursive_directory_iterator it(folder, error), end; !error && it != end;
       it.increment(error)) {
    std::error_code ignored;
    const auto size = it->is_regular_file(ignored) ? it->file_size(ignored) : 0;
    if (!ignored) out += size;
  }
  return out;
}

class Examiner {
 public:
  explicit Examiner(const Examination& what) : what_(what), archive_(what.archive) {}

  Findings all() {
    look_at_archive();
    look_at_permissions();
    look_at_disk();
    look_at_generations();
    look_at_takedowns();
    look_at_sources();
    look_at_runs();
    return std::move(out_);
  }

 private:
  void fine(const char* topic, std::string what) {
    out_.push_back({Level::fine, topic, std::move(what), {}, ErrorCode::input, {}});
  }
  void warn(const char* topic, std::string what, std::string advice) {
    out_.push_back(
        {Level::warning, topic, std::move(what), std::move(advice), ErrorCode::input, {}});
  }
  void problem(const char* topic, std::string what, std::string advice,
               ErrorCode code = ErrorCode::input, std::string about = {}) {
    out_.push_back(
        {Level::problem, topic, std::move(what), std::move(advice), code, std::move(about)});
  }
  void problem(const char* topic, const Error& error) {
    problem(topic, error.what(), error.hint(), error.code());
  }

  void look_at_archive() {
    const std::string where = what_.archive.string();
    if (!archive_.exists() && !archive_.generations().empty())
      return problem("archive", archive_.stub().string() + " is missing.",
                     "If it was lost, write the line \"auto generations/NUMBER\" into it, before "
                     "`sync` begins anew.",
                     ErrorCode::archive);
    if (!archive_.exists())
      return problem("archive", "There is no archive in " + where + " yet.",
                     "Build it with `nachlese-index sync`.", ErrorCode::archive);
    try {
      store::translating_xapian_errors(what_.archive, [&] {
        std::uint64_t articles = 0;
        for (const auto& folder : archive_.live_databases()) {
          const Xapian::Database database = store::open_database(folder);
          const store::ArchiveInfo info = store::read_info(database);
          articles += database.get_doccount();
          live_bytes_ += bytes_in(folder);
          store::require_compatible(info, what_.program, what_.archive);
          if (!store::has_sums(folder))
            warn("archive", folder.string() + " has no list of hashes.",
                 "The next `nachlese-index sync` that changes something makes one.");
        }
        fine("archive", std::to_string(articles) + " articles, " + mebibytes(live_bytes_) + ".");
        fine("version", "This program can read and write the archive.");
      });
    } catch (const Error& error) {
      problem("version", error);
    }
  }

  void look_at_permissions() {
    std::error_code error;
    if (!fs::exists(what_.archive, error)) return;
    struct stat folder {};
    if (::stat(what_.archive.c_str(), &folder) != 0) return;
    std::size_t foreign = 0;
    std::size_t closed = 0;
    fs::path example;
    for (fs::recursive_directory_iterator it(what_.archive, error), end; !error && it != end;
         it.increment(error)) {
      struct stat file {};
      if (::lstat(it->path().c_str(), &file) != 0) continue;
      const bool other = file.st_uid != folder.st_uid;
      const bool unreadable = ::access(it->path().c_str(), R_OK) != 0;
      foreign += other ? 1 : 0;
      closed += unreadable ? 1 : 0;
      if ((other || unreadable) && example.empty()) example = it->path();
    }
    if (error || closed > 0)
      return problem(
          "permissions",
          "This user cannot read all of the archive, for example " + example.string() + ".",
          "Run this as the user of the archive: `sudo -u nachlese …`.", ErrorCode::archive);
    if (foreign > 0)
      return problem("permissions",
                     std::to_string(foreign) +
                         " files belong to another user than the folder, for "
                         "example " +
                         example.string() + ".",
                     "Give them back: `chown -R --reference=" + what_.archive.string() + " " +
                         what_.archive.string() + "`.");
    if (::access(what_.archive.c_str(), W_OK) != 0)
      return warn("permissions", "This user may read the archive, but not write it.",
                  "Run `sync` as its owner.");
    fine("permissions", "This user may read and write the archive.");
  }

  void look_at_disk() {
    struct statvfs disk {};
    if (::statvfs(what_.archive.c_str(), &disk) != 0) return;
    const std::uint64_t left = std::uint64_t{disk.f_bavail} * disk.f_frsize;
    constexpr std::uint64_t kFactor = 3;  // docs/OPERATIONS.md, Sizing
    const std::string said = mebibytes(left) + " are left on the disk of the archive";
    if (left < live_bytes_ / 4)
      return problem("disk", said + ".", "Free some, or a night will fail.", ErrorCode::archive);
    if (left < kFactor * live_bytes_)
      return warn("disk", said + ", less than `rebuild` needs.",
                  "It may take " + mebibytes(kFactor * live_bytes_) + " beside the archive.");
    fine("disk", said + ".");
  }

  void look_at_generations() {
    std::optional<unsigned> live;
    try {
      if (!archive_.exists()) return;
      live = archive_.live_generation();
    } catch (const Error&) {  // told of the archive
      return;
    }
    std::uint64_t old_bytes = 0;
    std::size_t old = 0;
    for (const unsigned number : archive_.generations()) {
      if (live && number == *live) continue;
      ++old;
      old_bytes += bytes_in(archive_.generation(number));
    }
    std::error_code error;
    std::size_t half = 0;
    for (fs::directory_iterator it(what_.archive / "generations", error), end; !error && it != end;
         it.increment(error))
      half += it->path().has_extension() ? 1 : 0;
    if (half > 0)
      warn("generations", std::to_string(half) + " half-built ones were left by killed runs.",
           "The next `nachlese-index sync` removes them.");
    if (old > 1)
      return warn("generations",
                  std::to_string(old) + " old ones take " + mebibytes(old_bytes) + ".",
                  "The next run keeps as many as --keep says.");
    fine("generations", std::to_string(old) + " old one" + (old == 1 ? "" : "s") + " beside the " +
                            "live one, " + mebibytes(old_bytes) + ".");
  }

  void look_at_takedowns() {
    try {
      const auto takedowns = store::Takedowns::read(what_.archive);
      fine("takedowns", std::to_string(takedowns.all().size()) + " in the list.");
    } catch (const Error& error) {
      problem("takedowns", error);
    }
  }

  void look_at_sources() {
    if (what_.sources.empty())
      return warn("sources", "The config file names no sources.",
                  "Add a section [source.NAME] with path = \"FOLDER\".");
    std::size_t good = 0;
    for (const auto& source : what_.sources) {
      const fs::path path = source.path;
      if (path == "-") continue;
      std::error_code error;
      const bool folder = fs::is_directory(path, error);
      if (!fs::exists(path, error) || error) {
        problem("sources", path.string() + " is not there.", "Is it mounted? Is its name right?",
                ErrorCode::source, path);
      } else if (::access(path.c_str(), folder ? R_OK | X_OK : R_OK) != 0) {
        problem("sources", "This user cannot read " + path.string() + ".",
                "Give the user of the archive the right to read it.", ErrorCode::source, path);
      } else if (folder && fs::is_empty(path, error)) {
        problem("sources", path.string() + " is empty.", "Is it mounted?", ErrorCode::source, path);
      } else {
        ++good;
      }
    }
    if (good > 0) fine("sources", std::to_string(good) + " can be read.");
  }

  [[nodiscard]] std::vector<std::string> source_names() const {
    std::vector<std::string> out;
    for (const auto& source : what_.sources) {
      if (source.rules && !source.rules->name.empty()) out.push_back(source.rules->name);
    }
    std::ranges::sort(out);
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
  }

  void look_at_runs() {
    const store::WriterRuns runs = store::read_runs(what_.archive);
    const std::string now = utc_now();
    if (runs.empty())
      return warn("runs", "Nothing is known of earlier runs.",
                  "The next `nachlese-index sync` begins the list.");
    const auto told = [&](const std::string& which, const store::WriterRun& run) {
      if (run.code == 0) return;
      problem("runs",
              which + ", at " + run.ended + ", ended with " + std::to_string(run.code) +
                  (run.failure.empty() ? "." : ": " + run.failure),
              "docs/OPERATIONS.md, Exit codes, says what to do.",
              run.is_good() ? ErrorCode::input : static_cast<ErrorCode>(run.code));
    };
    told("The last run", runs.back());
    // A file that somebody brings in later does not mend what the night could not read.
    const auto whole = std::find_if(runs.rbegin(), runs.rend(),
                                    [](const store::WriterRun& run) { return run.read_all(); });
    const bool configured = !what_.sources.empty();  // else no run reads all
    if (configured && whole != runs.rend() && whole != runs.rbegin())
      told("The last run over all sources", *whole);
    const store::WriterRun* good = store::last_good(runs);
    const std::int64_t age = good == nullptr ? 0 : store::seconds_between(good->ended, now);
    const bool overdue =
        good != nullptr && static_cast<double>(age) > what_.most_hours * kHourSeconds;
    if (good == nullptr) {
      problem("runs", "No run has brought the archive up to date.", "Look at the log of `sync`.");
    } else if (overdue) {
      problem("runs", "The last good run was " + hours(age) + " ago.",
              "Is the timer on? `systemctl list-timers nachlese-sync.timer`.");
    } else {
      fine("runs", "The last good run was " + hours(age) + " ago.");
    }
    for (const auto& silence : store::silences(runs, source_names(), now)) {
      if (silence.source.empty() && !overdue)
        problem("runs",
                "The last good run was " + hours(age) +
                    " ago; the longest pause between runs was " + hours(silence.usual) + ".",
                "Is the timer on? `systemctl list-timers nachlese-sync.timer`.");
      if (silence.source.empty()) continue;
      problem("sources",
              "The source " + silence.source + " has brought nothing new since " + silence.last +
                  "; its longest pause was " + hours(silence.usual) + ".",
              "Ask who delivers it.", ErrorCode::source, silence.source);
    }
  }

  const Examination& what_;
  const store::Archive archive_;
  Findings out_;
  std::uint64_t live_bytes_ = 0;
};

constexpr std::array<const char*, 3> kLevelNames = {"ok", "warning", "problem"};

const char* level_name(Level level) { return kLevelNames[static_cast<std::size_t>(level)]; }

}  // namespace

Findings examine(const Examination& what) { return Examiner(what).all(); }

int exit_code_of(const Findings& findings) {
  int out = 0;
  constexpr ErrorCode kWorst[] = {ErrorCode::usage, ErrorCode::input, ErrorCode::source,
                                  ErrorCode::locked, ErrorCode::archive};
  for (const ErrorCode code : kWorst) {
    const bool found = std::ranges::any_of(findings, [&](const Finding& finding) {
      return finding.level == Level::problem && finding.code == code;
    });
    if (found) out = static_cast<int>(code);
  }
  const bool any = std::ranges::any_of(
      findings, [](const Finding& finding) { return finding.level == Level::problem; });
  return any && out == 0 ? static_cast<int>(ErrorCode::input) : out;
}

std::string to_json(const Findings& findings) {
  auto out = nlohmann::ordered_json::array();
  for (const auto& finding : findings)
    out.push_back({{"level", level_name(finding.level)},
                   {"topic", finding.topic},
                   {"what", finding.what},
                   {"advice", finding.advice}});
  return out.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

std::string to_text(const Findings& findings, bool with_fine) {
  std::string out;
  for (const auto& finding : findings) {
    if (finding.level == Level::fine && !with_fine) continue;
    constexpr std::size_t kWidth = 9;
    std::string level = level_name(finding.level);
    level.resize(kWidth, ' ');
    out += level + finding.topic + ": " + finding.what + "\n";
    if (!finding.advice.empty()) out += std::string(kWidth, ' ') + finding.advice + "\n";
  }
  return out;
}

}  // namespace nachlese::index
