#include "indexer/report.hpp"

#include <algorithm>
#include <iomanip>
#include <nlohmann/json.hpp>
#include <ostream>
#include <sstream>
#include <unordered_map>
#include <utility>

namespace nachlese::index {
namespace {

constexpr std::size_t kShownIssues = 20;
constexpr std::size_t kShownNotes = 5;  // kinds
constexpr std::size_t kMaxUnknownFields = 1000;

std::string_view name_of(readers::Severity severity) {
  switch (severity) {
    case readers::Severity::note: return "note";
    case readers::Severity::warning: return "warning";
    case readers::Severity::rejected: return "rejected";
  }
  return "";
}

struct Count {
  const char* name;
  std::uint64_t Report::*member;
};
constexpr Count kCounts[] = {
    {"read", &Report::read},         {"added", &Report::added},
    {"replaced", &Report::replaced}, {"unchanged", &Report::unchanged},
    {"deleted", &Report::deleted},   {"withheld", &Report::withheld},
    {"rejected", &Report::rejected}, {"duplicates", &Report::duplicates},
    {"warnings", &Report::warnings}, {"skipped", &Report::skipped},
};

std::string one_line(const Report& report) {
  std::ostringstream line;
  line << (report.dry_run ? "would be: " : "");
  for (const auto& count : kCounts) {
    if (report.*count.member > 0 || count.member == &Report::read)
      line << report.*count.member << ' ' << count.name << ", ";
  }
  line << report.articles << " articles in the archive; " << std::fixed << std::setprecision(1)
       << report.seconds << " s";
  const char* before = " (";
  for (const auto& [stage, seconds] : report.stages)
    line << std::exchange(before, ", ") << stage << ' ' << seconds << " s";
  line << (report.stages.empty() ? "" : ")") << ", " << std::setprecision(0) << report.rate()
       << " records/s";
  return line.str();
}

// Notes that differ in numbers and dates only are of one kind.
std::string kind_of_note(const std::string& reason) {
  std::string out;
  for (const char c : reason) {
    const bool digit = c >= '0' && c <= '9';
    if (!digit || !out.ends_with('0')) out += digit ? '0' : c;
  }
  return out;
}

// Each kind once, with the first place that has it.
void print_notes(const Report& report, std::ostream& problems) {
  struct Kind {
    const readers::InputIssue* first;
    std::uint64_t others;
  };
  std::vector<Kind> kinds;  // in the order of the input
  std::unordered_map<std::string, std::size_t> known;
  for (const auto& issue : report.issues) {
    if (issue.severity != readers::Severity::note) continue;
    const auto [kind, added] = known.emplace(kind_of_note(issue.reason), kinds.size());
    if (added) {
      kinds.push_back({&issue, 0});
    } else {
      ++kinds[kind->second].others;
    }
  }
  for (std::size_t i = 0; i < kinds.size() && i < kShownNotes; ++i) {
    problems << name_of(readers::Severity::note) << ": " << describe(report, *kinds[i].first);
    if (kinds[i].others > 0) problems << " (and " << kinds[i].others << " like it)";
    problems << '\n';
  }
  if (kinds.size() <= kShownNotes) return;
  const std::size_t more = kinds.size() - kShownNotes;
  problems << "… and " << more << (more == 1 ? " more kind" : " more kinds")
           << " of notes; --report FILE lists them\n";
}

}  // namespace

void Report::add(readers::InputIssue issue) {
  if (issue.severity == readers::Severity::rejected) ++rejected;
  if (issue.severity == readers::Severity::warning) ++warnings;
  issues.push_back(std::move(issue));
  if (issues.size() >= 4 * kMaxIssues) finish();
}

void Report::finish() {
  std::stable_sort(
      issues.begin(), issues.end(),
      [](const readers::InputIssue& a, const readers::InputIssue& b) { return a.place < b.place; });
  if (issues.size() > kMaxIssues) issues.resize(kMaxIssues);
  while (unknown_fields.size() > kMaxUnknownFields)
    unknown_fields.erase(std::prev(unknown_fields.end()));
}

std::string describe(const Report& report, const readers::InputIssue& issue) {
  std::string out = report.files.at(issue.place.file);
  if (issue.place.line > 0) out += ":" + std::to_string(issue.place.line);
  return out + ": " + issue.reason;
}

std::string to_json(const Report& report) {
  nlohmann::ordered_json json;
  json["command"] = report.command;
  json["dry_run"] = report.dry_run;
  for (const auto& count : kCounts) json[count.name] = report.*count.member;
  json["articles"] = report.articles;
  json["source_failed"] = report.source_failed;
  json["seconds"] = report.seconds;
  json["rate"] = report.rate();
  json["stages"] = report.stages;
  json["unknown_fields"] = report.unknown_fields;
  json["remarks"] = report.remarks;
  json["issues"] = nlohmann::ordered_json::array();
  for (const auto& issue : report.issues) {
    json["issues"].push_back({{"severity", name_of(issue.severity)},
                              {"file", report.files.at(issue.place.file)},
                              {"line", issue.place.line},
                              {"reason", issue.reason}});
  }
  // File names may hold any bytes.
  return json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

void print_report(const Report& report, std::ostream& out, std::ostream& problems) {
  std::size_t shown = 0;
  std::size_t more = 0;
  for (const auto& issue : report.issues) {
    if (issue.severity == readers::Severity::note) continue;
    if (shown++ < kShownIssues) {
      problems << name_of(issue.severity) << ": " << describe(report, issue) << '\n';
    } else {
      ++more;
    }
  }
  if (more > 0) problems << "… and " << more << " more; --report FILE lists them\n";
  print_notes(report, problems);
  for (const auto& remark : report.remarks) problems << remark << '\n';
  for (const auto& [field, count] : report.unknown_fields)
    out << "unknown field " << field << " ignored " << count << " times\n";
  out << one_line(report) << '\n';
}

std::string quiet_report(const Report& report, const std::string& report_file) {
  if (!report.has_problems() && !report.source_failed) return {};
  const std::string where = report_file.empty()
                                ? "run it without --quiet or with --report FILE for the reasons"
                                : "the reasons are in " + report_file;
  return "nachlese-index " + report.command + ": " + std::to_string(report.rejected) +
         " rejected, " + std::to_string(report.warnings) +
         (report.warnings == 1 ? " warning" : " warnings") +
         (report.source_failed ? ", a source could not be read," : "") + " among " +
         std::to_string(report.read) + " records; " + where + "\n";
}

}  // namespace nachlese::index
