#include "indexer/readers/record/publication.hpp"

#include <algorithm>
#include <charconv>
#include <unordered_map>

#include "core/base/ascii.hpp"
#include "core/base/strings.hpp"
#include "indexer/readers/record/embargo.hpp"
#include "indexer/readers/record/fields.hpp"
#include "indexer/readers/record/loose_date.hpp"
#include "indexer/readers/record/xml_record.hpp"

namespace nachlese::readers {
namespace {

enum class Asks : std::uint8_t { status, hidden, shown, secret, embargo, version };

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
    {"privat", Asks::hidden},         {"trashed", Asks::hidden},
    {"deleted", Asks::hidden},        {"is_deleted", Asks::hidden},
    {"isdeleted", Asks::hidden},      {"gelöscht", Asks::hidden},
    {"deleted_at", Asks::hidden},     {"unlisted", Asks::hidden},
    {"gesperrt", Asks::hidden},       {"withdrawn", Asks::hidden},
    {"zurückgezogen", Asks::hidden},  {"published", Asks::shown},
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
constexpr std::string_view kTrue[] = {"true", "yes", "ja", "1", "on", "wahr", "y"};
constexpr std::string_view kFalse[] = {"false", "no", "nein", "0", "off", "falsch", "n"};

}  // namespace

std::string_view not_public(std::string_view status) {
  const std::string key = column_key(status);
  const auto* found = std::find(std::begin(kNotPublic), std::end(kNotPublic), key);
  return found == std::end(kNotPublic) ? std::string_view() : *found;
}

bool Publication::take(std::string_view name, std::string_view value) {
  const std::string key = column_key(name);
  static const auto table = [] {
    std::unordered_map<std::string_view, const Name*> out;
    for (const Name& known_name : kNames) out.emplace(known_name.name, &known_name);
    return out;
  }();
  const auto found = table.find(key);
  if (found == table.end()) return false;
  const Name* known = found->second;
  const std::string word = column_key(value);
  switch (known->asks) {
    case Asks::status:
      if (const auto why = not_public(word); !why.empty()) reason_ = why;
      if (is_taken_back(word)) reason_ = word;
      if (is_one_of(word, kFalse)) reason_ = key + ": " + word;
      return true;
    case Asks::hidden:
      // A time of deletion is as good as a yes.
      if (is_one_of(word, kTrue) || (key == "deleted_at" && !says_no_date(word))) reason_ = key;
      return true;
    case Asks::shown:
      if (is_one_of(word, kFalse)) reason_ = key + ": " + word;
      return is_one_of(word, kFalse) || is_one_of(word, kTrue);  // else it is a date
    case Asks::secret:
      if (!word.empty() && word != "null" && word != "\\n") reason_ = "protected by a password";
      return true;
    case Asks::embargo:
      if (!says_no_date(value)) embargo_ = value;
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
  std::optional<Date> embargo;
  // "embargo: true" has no end.
  if (is_one_of(column_key(embargo_), kTrue)) {
    keep_back(record, out, "under embargo without an end");
    return true;
  }
  if (!is_one_of(column_key(embargo_), kFalse)) set_date(embargo, embargo_, record, out);
  return withhold("", embargo, record, out);
}

}  // namespace nachlese::readers
