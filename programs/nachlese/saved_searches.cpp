#include "programs/nachlese/saved_searches.hpp"

#include <algorithm>
#include <cstring>
#include <fstream>
#include <functional>
#include <iterator>
#include <nlohmann/json.hpp>
#include <set>

#include "core/base/ascii.hpp"
#include "core/base/byte_order_mark.hpp"
#include "core/base/disk.hpp"
#include "core/base/error.hpp"
#include "core/base/hash.hpp"
#include "core/base/strings.hpp"
#include "programs/nachlese/alert_mail.hpp"
#include "searcher/output/json.hpp"
#include "web/http/url.hpp"
#include "web/views/atom.hpp"
#include "web/views/hit_view.hpp"
#include "web/views/parameters.hpp"
#include "web/views/view.hpp"

namespace nachlese::programs {
namespace fs = std::filesystem;
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kStemBytes = 60;
// Then 8 bytes per hash in native order, and 8 bytes for all.
constexpr std::string_view kSeenHead = "nachlese seen 1\n";
const char* const kSeenName = "seen.state";

fs::path list_of(const FeedOptions& options, const SavedSearch& search) {
  return options.folder / (file_stem(search.name) + ".jsonl");
}

std::string read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<Json> read_list(const fs::path& path) {
  std::vector<Json> out;
  const std::string text = read_file(path);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    Json item = Json::parse(text.substr(at, end - at), nullptr, false);
    if (!item.is_object() || !item.contains("id") || !item["id"].is_string())
      throw Error(ErrorCode::archive, path.string() + " is no list of articles.",
                  "Move it away; the search then starts afresh.");
    out.push_back(std::move(item));
    at = end + 1;
  }
  return out;
}

web::AtomEntry entry_of(const Json& item, const FeedOptions& options,
                        const web::SearchParameters& search) {
  const auto text = [&](const char* key) { return item.value(key, std::string()); };
  web::AtomEntry entry{text("id"),
                       text("title"),
                       {},
                       text("published"),
                       item.value("authors", std::vector<std::string>()),
                       web::marked(text("snippet"))};
  const std::string url = text("url");
  if (!options.url.empty()) {
    entry.link = options.url + web::article_url(search, entry.article);
  } else if (web::is_web_address(url)) {
    entry.link = url;
  }
  return entry;
}

std::string feed_of(const std::vector<Json>& items, const FeedOptions& options,
                    const SavedSearch& saved) {
  const web::SearchParameters& search = saved.search;
  std::vector<web::AtomEntry> entries;
  for (const Json& item : items) entries.push_back(entry_of(item, options, search));
  const std::string page =
      options.url.empty() ? std::string() : options.url + web::search_url(search);
  const std::string updated =
      items.empty() ? std::string() : items.front().value("found", std::string());
  return web::atom_document({"saved/" + saved.name, saved.name, "de", updated, {}, page}, entries);
}

// Of "?q=Elbe&source=Elbtal-Zeitung".
web::SearchParameters parameters_of(const std::string& query) {
  web::SearchParameters out;
  if (!query.starts_with('?')) {
    out.request.query = query;
    return out;
  }
  web::Request request;
  request.parameters = web::parse_parameters(std::string_view(query).substr(1));
  try {
    // What a page has in its address beside the search says nothing here.
    return web::read_search_parameters(request, web::Strictness::api,
                                       {"lang", "view", "forms", "page", "hit", "go"});
  } catch (const web::BadParameter& bad) {
    throw Error(ErrorCode::usage, bad.name + ": " + bad.detail);
  }
}

// Throws Error with what is wrong.
SavedSearch read_line(std::string_view line) {
  const std::size_t tab = std::min(line.find('\t'), line.size());
  SavedSearch out;
  out.name = trim(line.substr(0, tab));
  std::string_view rest = trim(line.substr(tab));
  const std::size_t second = rest.find('\t');
  if (second != std::string_view::npos) {
    out.mail_to = split_list(rest.substr(second), ",");
    rest = trim(rest.substr(0, second));
  }
  out.query = rest;
  if (out.name.empty() || out.query.empty())
    throw Error(ErrorCode::usage, "there is no name or no query.");
  for (const auto& address : out.mail_to) {
    if (!is_mail_address(address)) throw Error(ErrorCode::usage, address + " is no mail address.");
  }
  out.search = parameters_of(out.query);
  return out;
}

}  // namespace

SavedSearches read_saved_searches(std::string_view text, const std::string& file) {
  SavedSearches out;
  std::set<std::string> names;
  text = without_byte_order_mark(text);
  for (std::size_t number = 1; !text.empty(); ++number) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = trim(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty() || line.starts_with('#')) continue;
    try {
      SavedSearch search = read_line(line);
      if (!names.insert(search.name).second)
        throw Error(ErrorCode::usage, "the name " + search.name + " occurs again.");
      out.searches.push_back(std::move(search));
    } catch (const Error& error) {
      out.broken.push_back(file + ":" + std::to_string(number) + ": " + error.what() +
                           " A line is a name, a TAB and a query, and may have mail addresses "
                           "behind another TAB.");
    }
  }
  return out;
}

std::string file_stem(const std::string& name) {
  std::string stem;
  for (const char written : name) {
    const char c = lower_ascii(written);
    const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    if (plain) stem += c;
    if (!plain && !stem.empty() && stem.back() != '-') stem += '-';
  }
  if (stem == name && stem.size() <= kStemBytes && !stem.empty()) return stem;
  stem.resize(std::min(stem.size(), kStemBytes));
  if (!stem.empty() && stem.back() != '-') stem += '-';
  return stem + to_hex(hash64(name)).substr(0, 8);
}

bool has_list(const FeedOptions& options, const SavedSearch& search) {
  std::error_code ignored;
  return fs::exists(list_of(options, search), ignored);
}

std::vector<search::Hit> new_of(const FeedOptions& options, const SavedSearch& search,
                                const std::vector<search::Hit>& hits) {
  std::set<std::string> known;
  for (const Json& item : read_list(list_of(options, search)))
    known.insert(item["id"].get<std::string>());
  std::vector<search::Hit> out;
  for (const search::Hit& hit : hits) {
    if (known.insert(hit.id).second) out.push_back(hit);
  }
  return out;
}

std::size_t add_to_list(const FeedOptions& options, const SavedSearch& search,
                        const std::vector<search::Hit>& hits, const std::string& found,
                        const std::function<bool(const std::string& id)>& is_there) {
  const fs::path path = list_of(options, search);
  bool changed = !has_list(options, search);
  std::vector<Json> old = read_list(path);
  changed |= std::erase_if(old, [&](const Json& item) {
               return !is_there(item["id"].get<std::string>());
             }) > 0;
  std::set<std::string> known;
  for (const Json& item : old) known.insert(item["id"].get<std::string>());
  std::vector<Json> items;
  for (const search::Hit& hit : hits) {
    if (!known.insert(hit.id).second) continue;
    items.push_back(Json::parse(search::to_json(hit)));
    items.back()["found"] = found;
  }
  const std::size_t added = items.size();
  if (added == 0 && !changed) return 0;
  items.insert(items.end(), std::make_move_iterator(old.begin()),
               std::make_move_iterator(old.end()));
  items.resize(std::min(items.size(), std::max({options.entries, added, hits.size()})));
  std::string lines;
  for (const Json& item : items)
    lines += item.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
  // The list comes last: a run killed in between writes both again.
  fs::path feed = path;
  replace_file(feed.replace_extension(".atom"), feed_of(items, options, search), false);
  replace_file(path, lines, false);
  return added;
}

std::optional<std::vector<std::uint64_t>> read_seen(const fs::path& folder) {
  const fs::path path = folder / kSeenName;
  std::error_code ignored;
  if (!fs::exists(path, ignored)) return std::nullopt;
  const std::string text = read_file(path);
  const std::size_t size = text.size();
  const bool whole = size >= kSeenHead.size() + 8 && (size - kSeenHead.size()) % 8 == 0 &&
                     text.starts_with(kSeenHead);
  std::uint64_t sum = 0;
  if (whole) std::memcpy(&sum, text.data() + size - 8, 8);
  if (!whole || sum != hash64(std::string_view(text).substr(0, size - 8))) {
    throw Error(ErrorCode::archive, path.string() + " is damaged.",
                "Remove it; all articles that are now in the archive then count as seen.");
  }
  std::vector<std::uint64_t> seen((size - kSeenHead.size()) / 8 - 1);
  std::memcpy(seen.data(), text.data() + kSeenHead.size(), seen.size() * 8);
  return seen;
}

void write_seen(const fs::path& folder, const std::vector<std::uint64_t>& seen) {
  std::string text(kSeenHead);
  text.append(reinterpret_cast<const char*>(seen.data()), seen.size() * 8);
  const std::uint64_t sum = hash64(text);
  text.append(reinterpret_cast<const char*>(&sum), 8);
  sync_file_system(folder);
  replace_file(folder / kSeenName, text, true);
}

}  // namespace nachlese::programs
