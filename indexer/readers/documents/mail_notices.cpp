#include "indexer/readers/documents/mail_notices.hpp"

#include <algorithm>
#include <vector>

#include "core/base/strings.hpp"
#include "indexer/readers/record/fields.hpp"

namespace nachlese::readers {
namespace {

constexpr std::size_t kLongestNotice = 200;
// Notices stand among so many paragraphs at the ends of a mail.
constexpr std::size_t kFirst = 3;
constexpr std::size_t kLast = 6;

// Buttons that only newsletters have, lower case and without the words in front of them.
constexpr std::string_view kButtons[] = {
    "abbestellen",          "abmelden",          "austragen",
    "unsubscribe",          "webversion",        "web-version",
    "online-version",       "onlineversion",     "webansicht",
    "im browser ansehen",   "im browser lesen",  "im browser anzeigen",
    "im browser öffnen",    "im browser",        "im webbrowser ansehen",
    "view in browser",      "view this email",   "in your browser",
    "online ansehen",       "online lesen",      "weiterleiten",
    "an freunde empfehlen", "weiterempfehlen",   "in your web browser",
    "einstellungen ändern", "abo verwalten",     "update preferences",
    "profil ändern",        "manage preferences"};
constexpr std::string_view kFronts[] = {"newsletter", "mailing", "e-mail", "email",  "mail",
                                        "diesen",     "diese",   "den",    "dieses", "der",
                                        "hier",       "jetzt",   "zur",    "zum",    "vom",
                                        "klicken",    "als",     "bitte",  "sich",   "oder"};
// Buttons that stand beside those; alone they may be a heading.
constexpr std::string_view kSideButtons[] = {
    "impressum",       "datenschutz", "datenschutzerklärung",
    "kontakt",         "agb",         "datenschutzhinweise",
    "archiv",          "hilfe",       "nutzungsbedingungen",
    "über uns",        "mediadaten",  "datenschutzbestimmungen",
    "facebook",        "twitter",     "instagram",
    "privacy policy",  "imprint",     "contact",
    "startseite",      "website",     "abonnieren",
    "newsletterarchiv"};

// A notice in a sentence speaks of the mail, of what can be done with it, and to its reader.
constexpr std::string_view kThings[] = {
    "newsletter",    "mailing",     "rundbrief",       "infobrief",    "verteiler",
    "klick",         "click",       "diese e-mail",    "diese email",  "diese mail",
    "dieser e-mail", "dieser mail", "diese nachricht", "e-mails mehr", "mails mehr",
    "this e-mail",   "this email",  "this message",    "mailing list", "emails mehr"};
constexpr std::string_view kActs[] = {"abbestell",
                                      "abzubestellen",
                                      "abmeld",
                                      "abzumelden",
                                      "austragen",
                                      "auszutragen",
                                      "unsubscribe",
                                      "im browser",
                                      "webversion",
                                      "web-version",
                                      "online-version",
                                      "onlineversion",
                                      "in your browser",
                                      "nicht richtig",
                                      "nicht korrekt",
                                      "weiterleiten",
                                      "weiterempfehlen",
                                      "erhalten dies",
                                      "erhältst dies",
                                      "nicht mehr erhalten",
                                      "newsletter erhalten",
                                      "erhalten den news",
                                      "diese e-mail wurde an",
                                      "diese mail wurde an",
                                      "wurde gesendet an",
                                      "newsletter wurde an",
                                      "diese nachricht wurde an",
                                      "was sent to",
                                      "newsletter abonniert"};
// As they are written: "sie" is nobody's reader.
constexpr std::string_view kReader[] = {"Sie",   "Ihnen",  "Ihr",    "Ihre", "Ihren", "Ihrem",
                                        "Ihrer", "du",     "Du",     "dir",  "dich",  "dein",
                                        "deine", "deinen", "deiner", "you",  "your",  "You"};
// Behind a "Sie" at the beginning of a sentence, which may be anybody.
constexpr std::string_view kReaderActs[] = {"erhalten", "können", "haben", "möchten", "bekommen"};

std::vector<std::string> words_of(std::string_view text) {
  return split_list(text, " \t\n,.;:()|/>!?");
}

// "Impressum | Datenschutz | Newsletter abbestellen": nothing but buttons. `own`: one of them is of
// newsletters only.
bool is_menu(std::string_view paragraph, bool& own) {
  std::string text = column_key(paragraph);
  for (const std::string_view sign : {"·", "•", "–", "©"}) {
    for (std::size_t at = text.find(sign); at != std::string::npos; at = text.find(sign))
      text.replace(at, sign.size(), "|");
  }
  std::string line;
  for (const auto& word : words_of(text)) {
    if (word != "-" && word != "»" && word != ">>") line += word + " ";
  }
  std::string_view rest = line;
  const auto take = [&](const auto& list) {
    return std::any_of(std::begin(list), std::end(list), [&](std::string_view label) {
      if (!rest.starts_with(label) || rest.substr(label.size(), 1) != " ") return false;
      rest.remove_prefix(label.size() + 1);
      return true;
    });
  };
  own = false;
  while (!rest.empty()) {
    if (take(kButtons)) {
      own = true;
    } else if (!take(kFronts) && !take(kSideButtons)) {
      return false;
    }
  }
  return !line.empty();
}

// "Wenn Sie den Newsletter abbestellen möchten: hier"
bool asks_reader(std::string_view paragraph) {
  if (paragraph.find_first_of("\"") != std::string_view::npos) return false;
  for (const std::string_view mark : {"„", "“", "»"}) {  // somebody says it
    if (paragraph.find(mark) != std::string_view::npos) return false;
  }
  const std::string text = column_key(paragraph);
  const auto has = [&](const auto& list) {
    return std::any_of(std::begin(list), std::end(list),
                       [&](std::string_view word) { return text.find(word) != std::string::npos; });
  };
  if (!has(kThings) || !has(kActs)) return false;
  if (text.find('@') != std::string::npos && text.find("wurde an") != std::string::npos)
    return true;
  bool starts = true;  // a sentence
  const auto words = split_list(paragraph, " \t\n,;()|");
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::string_view word = words[i];
    const bool last = word.find_first_of(".:!?") != std::string_view::npos;
    word = word.substr(0, word.find_first_of(".:!?"));
    const bool act = i + 1 < words.size() && is_one_of(words[i + 1], kReaderActs);
    if (is_one_of(word, kReader) && (!starts || act || word != "Sie")) return true;
    starts = last;
  }
  return false;
}

bool is_notice(std::string_view paragraph, bool behind_text) {
  if (paragraph.size() > kLongestNotice) return false;
  bool own = false;
  if (is_menu(paragraph, own)) return own || behind_text;
  const std::string text = column_key(paragraph);
  const bool imprint = text.starts_with("impressum:") || text.starts_with("impressum\n");
  return (imprint && behind_text) || asks_reader(paragraph);
}

}  // namespace

std::string without_notices(std::string_view body) {
  std::vector<std::string_view> paragraphs;
  for (std::size_t at = 0; at < body.size();) {
    const std::size_t end = std::min(body.find("\n\n", at), body.size());
    paragraphs.push_back(body.substr(at, end - at));
    at = end + 2;
  }
  const std::size_t all = paragraphs.size();
  while (!paragraphs.empty() && is_notice(paragraphs.back(), true)) paragraphs.pop_back();
  std::string out;
  for (std::size_t i = 0; i < paragraphs.size(); ++i) {
    const bool end = i < kFirst || i + kLast >= all;
    if (!end || !is_notice(paragraphs[i], false))
      out.append(out.empty() ? "" : "\n\n").append(paragraphs[i]);
  }
  return out;
}

}  // namespace nachlese::readers
