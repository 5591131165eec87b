#include "core/store/takedowns.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "core/base/disk.hpp"
#include "core/base/error.hpp"

namespace nachlese::store {
namespace {

constexpr std::string_view kHead =
    "# Articles and names that the archive must not show; `nachlese-index delete`, `undelete` and "
    "`suppress` write it.\n"
    "# id\tdate\tuntil\tshown\treason\taddress\tsuppressed names, separated by |\n";
constexpr std::size_t kFields = 7;
constexpr std::string_view kShown = "shown";

// Fields hold no TAB, no line break and, in lists, no bar. None begins like a comment.
std::string escaped(std::string_view text) {
  std::string out(text.starts_with('#') ? "\\" : "");
  for (const char c : text) {
    switch (c) {
      case '\\': out += "\\\\"; break;
      case '\t': out += "\\t"; break;
      case '\n': out += "\\n"; break;
      case '\r': out += "\\r"; break;
      case '|': out += "\\p"; break;
      default: out += c;
    }
  }
  return out;
}

std::string unescaped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\' || i + 1 == text.size()) {
      out += text[i];
      continue;
    }
    switch (text[++i]) {
      case 't': out += '\t'; break;
      case 'n': out += '\n'; break;
      case 'r': out += '\r'; break;
      case 'p': out += '|'; break;
      default: out += text[i];
    }
  }
  return out;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> out;
  for (;;) {
    const std::size_t at = text.find(separator);
    out.push_back(text.substr(0, at));
    if (at == std::string_view::npos) return out;
    text.remove_prefix(at + 1);
  }
}

std::optional<Takedown> parse_line(std::string_view line) {
  const auto fields = split(line, '\t');
  if (fields.size() != kFields || fields[0].empty()) return std::nullopt;
  Takedown out;
  out.id = unescaped(fields[0]);
  out.date = unescaped(fields[1]);
  out.until = unescaped(fields[2]);
  if (!fields[3].empty() && fields[3] != kShown) return std::nullopt;
  if (!out.until.empty() && !parse_date(out.until)) return std::nullopt;
  out.shown = !fields[3].empty();
  out.reason = unescaped(fields[4]);
  out.url = unescaped(fields[5]);
  if (!fields[6].empty()) {
    for (const auto name : split(fields[6], '|')) out.names.push_back(unescaped(name));
  }
  if (out.reason.empty() && out.names.empty()) return std::nullopt;
  return out;
}

}  // namespace

bool Takedown::holds(std::string_view now) const {
  return !reason.empty() && (until.empty() || is_to_come(until, now));
}

bool is_to_come(std::string_view until, std::string_view now) {
  const auto begin = parse_date(until);
  const auto moment = parse_date(now);
  return begin && moment && utc_seconds(*moment) < utc_seconds(*begin);
}

std::filesystem::path Takedowns::file(const std::filesystem::path& directory) {
  return directory / "takedowns.tsv";
}

Takedowns Takedowns::parse(std::string_view text, const std::string& origin) {
  Takedowns out;
  std::size_t number = 0;
  for (std::string_view line : split(text, '\n')) {
    ++number;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty() || line.front() == '#') continue;
    const auto takedown = parse_line(line);
    if (!takedown) {
      throw Error(ErrorCode::archive,
                  origin + ":" + std::to_string(number) + " is no line about a takedown.",
                  "Correct it: articles that were taken down would come back otherwise.");
    }
    out.set(*takedown);
  }
  return out;
}

Takedowns Takedowns::read(const std::filesystem::path& directory) {
  const std::filesystem::path path = file(directory);
  std::error_code error;
  if (!std::filesystem::exists(path, error)) {
    if (!error) return {};
    throw Error(ErrorCode::archive, "Cannot read " + path.string() + ": " + error.message() + ".",
                disk_hint(error.value()));
  }
  std::ifstream in(path, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  if (!in.good() && !in.eof()) {
    throw Error(ErrorCode::archive, "Cannot read " + path.string() + ".",
                "Check its owner and its rights.");
  }
  return parse(text, path.string());
}

std::string Takedowns::print() const {
  std::string out(kHead);
  for (const auto& [id, takedown] : by_id_) {
    std::string names;
    for (const auto& name : takedown.names) names += (names.empty() ? "" : "|") + escaped(name);
    out += escaped(id) + '\t' + escaped(takedown.date) + '\t' + escaped(takedown.until) + '\t' +
           std::string(takedown.shown ? kShown : "") + '\t' + escaped(takedown.reason) + '\t' +
           escaped(takedown.url) + '\t' + names + '\n';
  }
  return out;
}

void Takedowns::write(const std::filesystem::path& directory) const {
  replace_file(file(directory), print(), true);
}

const Takedown* Takedowns::find(const std::string& id) const {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? nullptr : &found->second;
}

const Takedown* Takedowns::against(const Article& article, std::string_view now) const {
  if (const Takedown* found = find(article.id); found != nullptr && found->holds(now)) return found;
  if (article.url.empty()) return nullptr;
  const auto [first, last] = by_url_.equal_range(article.url);
  for (auto id = first; id != last; ++id) {
    if (const Takedown* found = find(id->second); found->holds(now)) return found;
  }
  return nullptr;
}

void Takedowns::set(const Takedown& takedown) {
  remove(takedown.id);
  by_id_.emplace(takedown.id, takedown);
  if (!takedown.url.empty() && !takedown.reason.empty()) by_url_.emplace(takedown.url, takedown.id);
}

bool Takedowns::remove(const std::string& id) {
  const auto found = by_id_.find(id);
  if (found == by_id_.end()) return false;
  const auto [first, last] = by_url_.equal_range(found->second.url);
  const auto url = std::find_if(first, last, [&](const auto& entry) { return entry.second == id; });
  if (url != last) by_url_.erase(url);
  by_id_.erase(found);
  return true;
}

}  // namespace nachlese::store
