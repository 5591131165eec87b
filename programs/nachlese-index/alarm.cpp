#include <unistd.h>

#include <array>
#include <fstream>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/base/date.hpp"
#include "core/base/disk.hpp"
#include "core/base/hash.hpp"
#include "core/store/run_log.hpp"
#include "programs/nachlese-index/examination.hpp"
#include "programs/nachlese-index/send.hpp"
#include "programs/nachlese-index/verbs.hpp"

namespace nachlese::programs {
namespace {

constexpr std::int64_t kAgainAfter = 24 * 3600;  // seconds after which the same is said again

struct AlarmOptions {
  ExaminationOptions examination;
  std::vector<std::string> mail;
  std::vector<std::string> webhook;
  std::string unit;  // of systemd, that failed
  std::filesystem::path state;
};

std::string host_name() {
  std::array<char, 256> name{};
  ::gethostname(name.data(), name.size() - 1);
  return name.data();
}

// What was said last, and when: "HASH MOMENT". Nothing wrong is said as an empty hash.
struct LastAlarm {
  std::string what;
  std::string when;
};

LastAlarm read_last_alarm(const std::filesystem::path& file) {
  LastAlarm out;
  std::ifstream(file) >> out.what >> out.when;
  return out;
}

std::string as_json(const std::string& subject, const index::Findings& findings,
                    const std::string& text) {
  nlohmann::ordered_json out = {{"text", subject + "\n" + text},  // as chats show it
                                {"host", host_name()},
                                {"time", utc_now()},
                                {"findings", nlohmann::ordered_json::parse(to_json(findings))}};
  return out.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

struct Told {
  unsigned reached = 0;
  unsigned missed = 0;
};

Told tell(const AlarmOptions& options, const std::string& subject,
          const index::Findings& findings) {
  const std::string text = index::to_text(findings, false);
  Told out;
  for (const auto& to : options.mail) {
    const bool sent = send_mail(to, subject, text);
    ++(sent ? out.reached : out.missed);
    if (!sent) std::cerr << "nachlese-index: No mail to " << to << ": /usr/sbin/sendmail failed.\n";
  }
  for (const auto& url : options.webhook) {
    const bool sent = post_json(url, as_json(subject, findings, text));
    ++(sent ? out.reached : out.missed);
    if (!sent) std::cerr << "nachlese-index: A webhook was not reached; is curl installed?\n";
  }
  return out;
}

// What is wrong by its topics and sources, as "-" if nothing is: wording changes from hour to hour,
// as "36 hours ago".
std::string digest_of(const index::Findings& findings) {
  std::string topics;
  for (const auto& finding : findings) {
    if (finding.level == index::Finding::Level::problem)
      topics += finding.topic + " " + finding.about + "\n";
  }
  return topics.empty() ? "-" : to_hex(hash64(topics));
}

int raise_alarm(const AlarmOptions& options, const CLI::App& command) {
  index::Findings findings = options.examination.examine(command);
  // A unit fails once, which is told at once and is no state that could be over.
  const std::string what = digest_of(findings);
  const bool unit_failed = !options.unit.empty();
  if (unit_failed)
    findings.insert(findings.begin(), {index::Finding::Level::problem,
                                       "unit",
                                       options.unit + " failed.",
                                       "`journalctl -u " + options.unit + "` shows its log.",
                                       ErrorCode::input,
                                       {}});
  const int code = index::exit_code_of(findings);
  const std::filesystem::path file =
      options.state.empty() ? options.examination.archive.directory / "alarm.state" : options.state;
  const LastAlarm last = read_last_alarm(file);
  const std::string now = utc_now();
  const bool known = last.what == what && store::seconds_between(last.when, now) < kAgainAfter;
  const bool over = code == 0 && !last.what.empty() && last.what != "-";
  Told told;
  if (unit_failed || (what != "-" && !known) || over) {
    const std::string subject = over ? "Nachlese on " + host_name() + ": all is well again"
                                     : "Nachlese on " + host_name() + " needs somebody";
    std::cout << subject << '\n' << index::to_text(findings, false);
    told = tell(options, subject, findings);
  }
  // Who could be told is not told again for the sake of the others; if nobody could, all are.
  const bool in_vain = told.missed > 0 && told.reached == 0;
  // While a unit's failure hides that all is well, "over" is still to be said.
  const bool unsaid = unit_failed && what == "-";
  if (!in_vain && !unsaid && (what != last.what || !known))
    replace_file(file, what + " " + now + "\n", false);
  return code == 0 && told.missed > 0 ? static_cast<int>(ErrorCode::input) : code;
}

}  // namespace

std::function<int()> setup_alarm(CLI::App& command) {
  const auto options = std::make_shared<AlarmOptions>();
  options->examination.add_to(command);
  command.add_option("--mail", options->mail, "Tell this address; repeat for several")
      ->allow_extra_args(false)
      ->type_name("ADDRESS");
  command.add_option("--webhook", options->webhook, "POST JSON to this URL; repeat for several")
      ->allow_extra_args(false)
      ->type_name("URL");
  command.add_option("--unit", options->unit, "Also tell that this unit failed")->type_name("NAME");
  command
      .add_option("--state", options->state,
                  "Where to remember what was told; by default ARCHIVE/alarm.state")
      ->type_name("FILE");
  return [options, &command] { return raise_alarm(*options, command); };
}

}  // namespace nachlese::programs
