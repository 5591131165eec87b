#include "indexer/readers/record/note_pad.hpp"

#include <algorithm>
#include <string_view>

#include "core/base/strings.hpp"
#include "indexer/readers/record/fields.hpp"

namespace nachlese::readers {
namespace {

constexpr std::string_view kNotForPublication[] = {
    "die folgenden informationen sind nicht zur veröffentlichung",
    "folgende informationen sind nicht zur veröffentlichung",
    "die folgenden angaben sind nicht zur veröffentlichung",
    "folgende angaben sind nicht zur veröffentlichung",
    "the following information is not intended for publication",
    "the following information is not for publication"};
// The same as a line of its own.
constexpr std::string_view kShortNotes[] = {
    "nicht zur veröffentlichung", "nicht für die veröffentlichung", "nur für redaktionen",
    "nur zur information der redaktion", "not for publication"};
constexpr std::string_view kInBrackets[] = {
    "(nicht zur veröffentlichung",  "(nicht für die veröffentlichung", "(nicht zum abdruck",
    "- nicht zur veröffentlichung", "– nicht zur veröffentlichung",    "(not for publication"};
// What stands below the heading "Notizblock".
constexpr std::string_view kParts[] = {"ansprechpartner",
                                       "redaktionelle hinweise",
                                       "kontakt",
                                       "internet",
                                       "orte",
                                       "autor",
                                       "redaktion",
                                       "informanten",
                                       "berichtigung"};

// Without marks of headings, lists and rules.
std::string bare(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of("#*=-_+ \n[("), text.size()));
  return column_key(text.substr(0, 120));
}

bool starts_with_any(std::string_view text, const std::string_view* begin,
                     const std::string_view* end) {
  return std::any_of(begin, end, [&](std::string_view start) { return text.starts_with(start); });
}

// What may follow "nicht zur Veröffentlichung".
constexpr std::string_view kMeant[] = {"bestimmt", "gedacht", "vorgesehen", "geeignet", "intended"};

bool names_contact(std::string_view text) {
  constexpr std::string_view kContacts[] = {"kontakt", "@",     "tel.",
                                            "telefon", "autor", "redaktion:"};
  return std::any_of(std::begin(kContacts), std::end(kContacts), [&](std::string_view contact) {
    return text.find(contact) != std::string_view::npos;
  });
}

// Whether a note ends here, or a colon leads to what it says; prose goes on otherwise.
bool ends_note(std::string_view rest) {
  for (const std::string_view word : kMeant) {
    const std::string_view next = trim(rest);
    if (next.starts_with(word)) rest = next.substr(word.size());
  }
  const std::string_view said = rest;
  while (!rest.empty()) {
    const char c = rest.front();
    if (c == '\n' || c == ':') return true;
    if (c >= 'a' && c <= 'z' && trim(said).starts_with('.') && names_contact(said)) return true;
    if (std::string_view(" .!*#=-+)]").find(c) == std::string_view::npos) return false;
    rest.remove_prefix(1);
  }
  return true;
}

bool is_note(std::string_view text, const std::string_view* begin, const std::string_view* end) {
  return std::any_of(begin, end, [&](std::string_view start) {
    return text.starts_with(start) && ends_note(text.substr(start.size()));
  });
}

bool begins_note_pad(std::string_view paragraph, std::string_view rest) {
  const std::string text = bare(paragraph);
  if (is_note(text, std::begin(kNotForPublication), std::end(kNotForPublication)) ||
      is_note(text, std::begin(kShortNotes), std::end(kShortNotes)))
    return true;
  // "Hinweis an die Redaktionen (nicht zur Veröffentlichung): …"
  for (const std::string_view inside : kInBrackets) {
    constexpr std::size_t kNear = 60;
    const std::size_t at = text.find(inside);
    if (at < kNear && ends_note(std::string_view(text).substr(at + inside.size()))) return true;
  }
  if (text != "notizblock" && text != "notizblock:" && !text.starts_with("notizblock\n"))
    return false;
  return paragraph.starts_with('#') ||
         starts_with_any(bare(rest), std::begin(kParts), std::end(kParts)) ||
         starts_with_any(bare(paragraph.substr(std::min(paragraph.find('\n'), paragraph.size()))),
                         std::begin(kParts), std::end(kParts));
}

}  // namespace

void drop_note_pad(std::string& body) {
  if (body.find("otizblock") == std::string::npos && body.find("OTIZBLOCK") == std::string::npos &&
      body.find("eröffentlichung") == std::string::npos &&
      body.find("publication") == std::string::npos && body.find("edaktion") == std::string::npos)
    return;
  for (std::size_t at = 0; at < body.size();) {
    const std::size_t end = std::min(body.find("\n\n", at), body.size());
    const std::string_view all = body;
    // Nothing is left of an article that begins with it: then it is its subject.
    if (at > 0 && begins_note_pad(all.substr(at, end - at), all.substr(end))) {
      while (at > 0 && std::string_view("\n *").find(body[at - 1]) != std::string_view::npos) --at;
      body.resize(at);
      return;
    }
    at = end + 2;
  }
}

}  // namespace nachlese::readers
