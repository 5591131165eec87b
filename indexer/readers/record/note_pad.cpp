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

bool begins_note_pad(std::string_view paragraph, std::string_view rest) {
  const std::string text = bare(paragraph);
  // As a whole paragraph, or with what follows on the line: prose begins otherwise.
  if (starts_with_any(text, std::begin(kNotForPublication), std::end(kNotForPublication)))
    return true;
  constexpr std::size_t kShort = 100;
  const bool short_note = paragraph.size() <= kShort || paragraph.starts_with("* *");
  if (short_note && starts_with_any(text, std::begin(kShortNotes), std::end(kShortNotes)))
    return true;
  // "Hinweis an die Redaktionen (nicht zur Veröffentlichung): …"
  for (const std::string_view inside : kInBrackets) {
    constexpr std::size_t kNear = 60;
    if (text.find(inside) < kNear) return true;
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
    if (begins_note_pad(all.substr(at, end - at), all.substr(end))) {
      while (at > 0 && std::string_view("\n *").find(body[at - 1]) != std::string_view::npos) --at;
      body.resize(at);
      return;
    }
    at = end + 2;
  }
}

}  // namespace nachlese::readers
