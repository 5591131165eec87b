#include "indexer/readers/record/publication.hpp"

#include <algorithm>
#include <charconv>
#include <unordered_map>

#include "core/base/ascii.hpp"
#include "core/base/strings.hpp"
#include "core/base/utf8.hpp"
#include "indexer/readers/record/embargo.hpp"
#include "indexer/readers/record/embargo_line.hpp"
#include "indexer/readers/record/fields.hpp"
#include "indexer/readers/record/loose_date.hpp"

namespace nachlese::readers {
namespace {

constexpr std::size_t kShownBytes = 60;

enum class Asks : std::uint8_t { status, hidden, removed, shown, secret, embargo, version };

struct Name {
  std::string_view name;
  Asks asks;
};
// As column_key() writes them.
constexpr Name kNames[] = {
    {"status", Asks::status},         {"state", Asks::status},
    {"post_status", Asks::status},    {"pubstatus", Asks::status},
    {"pub_status", Asks::status},     {"publication_status", Asks::status},
    {"publish_status", Asks::status}, {"moderation_state", Asks::status},
    {"workflow_state", Asks::status}, {"workflow_status", Asks::status},
    {"visibility", Asks::status},     {"sichtbarkeit", Asks::status},
    {"zustand", Asks::status},        {"freigabestatus", Asks::status},
    {"wp:status", Asks::status},      {"draft", Asks::hidden},
    {"is_draft", Asks::hidden},       {"isdraft", Asks::hidden},
    {"entwurf", Asks::hidden},        {"hidden", Asks::hidden},
    {"is_hidden", Asks::hidden},      {"versteckt", Asks::hidden},
    {"private", Asks::hidden},        {"is_private", Asks::hidden},
    {"privat", Asks::hidden},         {"trashed", Asks::removed},
    {"deleted", Asks::removed},       {"is_deleted", Asks::removed},
    {"isdeleted", Asks::removed},     {"gelöscht", Asks::removed},
    {"deleted_at", Asks::removed},    {"unlisted", Asks::hidden},
    {"gesperrt", Asks::hidden},       {"withdrawn", Asks::removed},
    {"zurückgezogen", Asks::removed}, {"published", Asks::shown},
    {"publish", Asks::shown},         {"is_published", Asks::shown},
    {"ispublished", Asks::shown},     {"veröffentlicht", Asks::shown},
    {"freigegeben", Asks::shown},     {"public", Asks::shown},
    {"is_public", Asks::shown},       {"öffentlich", Asks::shown},
    {"visible", Asks::shown},         {"sichtbar", Asks::shown},
    {"online", Asks::shown},          {"is_online", Asks::shown},
    {"password", Asks::secret},       {"post_password", Asks::secret},
    {"passwort", Asks::secret},       {"wp:post_password", Asks::secret},
    {"embargo", Asks::embargo},       {"embargoed", Asks::embargo},
    {"embargo_until", Asks::embargo}, {"embargoed_until", Asks::embargo},
    {"embargo_date", Asks::embargo},  {"embargodate", Asks::embargo},
    {"embargo_to", Asks::embargo},    {"sperrfrist", Asks::embargo},
    {"gesperrt_bis", Asks::embargo},  {"version", Asks::version},
    {"revision", Asks::version},      {"_version", Asks::version},
};

// Words of a status, lower case.
constexpr std::string_view kNotPublic[] = {"draft",
                                           "auto-draft",
                                           "drafts",
                                           "entwurf",
                                           "pending",
                                           "private",
                                           "privat",
                                           "trash",
                                           "trashed",
                                           "papierkorb",
                                           "deleted",
                                           "gelöscht",
                                           "future",
                                           "scheduled",
                                           "geplant",
                                           "unpublished",
                                           "inherit",
                                           "hidden",
                                           "versteckt",
                                           "internal",
                                           "intern",
                                           "in_progress",
                                           "in progress",
                                           "in_review",
                                           "needs_review",
                                           "review",
                                           "rejected",
                                           "spam",
                                           "password",
                                           "protected",
                                           "embargo",
                                           "embargoed",
                                           "withdrawn",
                                           "zurückgezogen",
                                           "offline",
                                           "gesperrt",
                                           "nicht veröffentlicht",
                                           "unveröffentlicht",
                                           "suspended",
                                           "spiked",
                                           "recalled",
                                           "unlisted",
                                           "submitted",
                                           "in bearbeitung",
                                           "in arbeit",
                                           "archived_draft",
                                           "draft_only"};
constexpr std::string_view kTrue[] = {"true", "yes", "ja", "1", "on", "wahr", "y", "j", "x"};
constexpr std::string_view kFalse[] = {"false", "no", "nein", "0", "off", "falsch", "n"};

// Where an object says it: {"status": {"name": "draft"}}, {"embargo": {"until": "2030-01-01"}}.
struct Inside {
  std::string_view name;
  std::optional<Asks> asks;  // without one, any
};
constexpr Inside kInside[] = {
    {"value", std::nullopt},     {"name", Asks::status},     {"label", Asks::status},
    {"slug", Asks::status},      {"key", Asks::status},      {"title", Asks::status},
    {"until", Asks::embargo},    {"bis", Asks::embargo},     {"date", Asks::embargo},
    {"datum", Asks::embargo},    {"end", Asks::embargo},     {"ende", Asks::embargo},
    {"end_date", Asks::embargo}, {"ends_at", Asks::embargo}, {"to", Asks::embargo},
    {"$date", Asks::embargo}};

// As column_key() writes it, with umlauts spelled as ASCII has them.
std::string spelled(std::string_view name) {
  struct Spelling {
    std::string_view letter, ascii;
  };
  constexpr Spelling kSpellings[] = {{"ä", "ae"}, {"ö", "oe"}, {"ü", "ue"}, {"ß", "ss"}};
  std::string out = column_key(name);
  for (const auto& [letter, ascii] : kSpellings) {
    for (std::size_t at = out.find(letter); at != std::string::npos; at = out.find(letter))
      out.replace(at, letter.size(), ascii);
  }
  return out;
}

const Name* known_name(std::string_view name) {
  static const auto table = [] {
    std::unordered_map<std::string, const Name*> out;
    for (const Name& known : kNames) out.emplace(spelled(known.name), &known);
    return out;
  }();
  const auto found = table.find(spelled(name));
  return found == table.end() ? nullptr : found->second;
}

}  // namespace

std::string_view not_public(std::string_view status) {
  static const auto table = [] {
    std::unordered_map<std::string, std::string_view> out;
    for (const std::string_view word : kNotPublic) out.emplace(spelled(word), word);
    return out;
  }();
  const auto found = table.find(spelled(status));
  return found == table.end() ? std::string_view() : found->second;
}

std::string_view told_inside(std::string_view path) {
  const std::size_t dot = std::min(path.find('.'), path.size());
  const std::string_view rest = path.substr(std::min(dot + 1, path.size()));
  const Name* known = rest.empty() ? nullptr : known_name(path.substr(0, dot));
  const bool tells =
      known != nullptr &&
      std::any_of(std::begin(kInside), std::end(kInside), [&](const Inside& inside) {
        return inside.name == rest && inside.asks.value_or(known->asks) == known->asks;
      });
  return tells ? path.substr(0, dot) : std::string_view();
}

bool Publication::take(std::string_view name, std::string_view value) {
  const Name* known = known_name(name);
  if (known == nullptr) return false;
  const std::string key = column_key(name);
  const std::string word = column_key(value);
  switch (known->asks) {
    case Asks::status:
      if (const auto why = not_public(word); !why.empty()) reason_ = why;
      if (is_taken_back(word)) reason_ = word;
      if (is_one_of(word, kFalse)) reason_ = key + ": " + word;
      return true;
    case Asks::removed:
      // A time of deletion is as good as a yes.
      if (!says_no_date(word) && parse_loose_date(word)) {
        reason_ = key;
        return true;
      }
      [[fallthrough]];
    case Asks::hidden:
      if (is_one_of(word, kTrue)) {
        reason_ = key;
      } else if (!is_one_of(word, kFalse) && !says_no_date(word)) {
        unclear_ = key + ": " + std::string(truncate_utf8(word, kShownBytes));
      }
      return true;
    case Asks::shown:
      if (is_one_of(word, kFalse)) reason_ = key + ": " + word;
      return is_one_of(word, kFalse) || is_one_of(word, kTrue);  // else it is a date
    case Asks::secret:
      if (!word.empty() && word != "null" && word != "\\n") reason_ = "protected by a password";
      return true;
    case Asks::embargo:
      // Of several fields one may only say that there is an embargo, another until when.
      if (says_no_date(value) || is_one_of(word, kFalse)) return true;
      if (embargo_.empty() || !is_one_of(word, kTrue)) embargo_ = value;
      return true;
    case Asks::version:
      std::from_chars(word.data(), word.data() + word.size(), version_);
      return true;
  }
  return false;
}

bool Publication::decide(const Record& record, Parsed& out) const {
  if (version_ > 0 && out.version == 0) out.version = version_;
  if (!reason_.empty()) {
    keep_back(record, out, reason_);
    return true;
  }
  if (!unclear_.empty() && out.article)
    out.issues.push_back(
        {Severity::warning, record.place, unclear_ + " was not understood; the article is taken"});
  if (embargo_.empty()) return false;
  // "embargo: true" has no end.
  if (is_one_of(column_key(embargo_), kTrue)) {
    keep_back(record, out, "under embargo without an end");
    return true;
  }
  return keep_embargo(embargo_, record, out);
}

}  // namespace nachlese::readers
