#include "stemming/name_key.hpp"

#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <memory>
#include <optional>
#include <utility>

#include "stemming/lexicon.hpp"

namespace nachlese::text {

namespace {

struct KeyRule {
  std::string_view from;
  std::string_view to;
};

// Endings of names that were written in Cyrillic, Georgian or Armenian letters, as German, English
// and French write them. Only such names have a key: in others the same letters tell names apart
// (Merz, Mers; Bush, Busch).
constexpr auto kNameEndings = std::to_array<std::string_view>(
    {"ow",     "ov",      "koff",   "noff",   "roff",  "loff",  "ew",     "ev",    "owa",
     "ova",    "ewa",     "eva",    "ski",    "sky",   "skij",  "skyj",   "skiy",  "skyy",
     "skii",   "skyi",    "skoi",   "skoy",   "skaja", "skaya", "skaia",  "zki",   "tzki",
     "tski",   "tsky",    "zkij",   "zkyj",   "tskiy", "tskyi", "tzky",   "zkaja", "tskaya",
     "enko",   "schwili", "shvili", "chvili", "dse",   "dze",   "tschuk", "chuk",  "tchouk",
     "witsch", "vich",    "vitch",  "wytsch", "vych",  "sjan",  "syan",   "rjan",  "ryan",
     "lny",    "lnyj",    "lnyi",   "stoi",   "stoy",  "slaw",  "slav",   "imir",  "ostok"});
// Words with such endings that are none of these names.
constexpr auto kOtherEndings =
    std::to_array<std::string_view>({"show", "view", "flow", "crew", "grow", "know", "snow", "crow",
                                     "cashcow", "whisky", "kautschuk"});
constexpr std::size_t kLeastBefore = 2;  // bytes before such an ending

// What German, English and French write for one letter of the other scripts, as one letter: ш and ж
// are 1, ч and х are 2, дж is 3; з, с and ц are s. Longest first; applied once, from left to right.
constexpr auto kKeyRules = std::to_array<KeyRule>(
    {{"schtsch", "1"}, {"chtch", "1"},  {"shch", "1"},  {"tsch", "2"}, {"dsch", "3"}, {"tch", "2"},
     {"sch", "1"},     {"tsh", "2"},    {"dzh", "3"},   {"dj", "3"},   {"sh", "1"},   {"zh", "1"},
     {"sz", "1"},      {"ch", "2"},     {"cz", "2"},    {"kh", "2"},   {"gh", "g"},   {"ck", "k"},
     {"ts", "s"},      {"tz", "s"},     {"ss", "s"},    {"qu", "k"},   {"ou", "u"},   {"oo", "u"},
     {"ijew", "iev"},  {"iyev", "iev"}, {"iew", "iev"}, {"iy", "i"},   {"yj", "i"},   {"ij", "i"},
     {"yy", "i"},      {"ii", "i"},     {"yi", "i"},    {"ji", "i"},   {"ja", "ia"},  {"ya", "ia"},
     {"ju", "iu"},     {"yu", "iu"},    {"je", "e"},    {"ye", "e"},   {"jo", "io"},  {"yo", "io"},
     {"oi", "oi"},     {"oy", "oi"},    {"oj", "oi"},   {"ff", "v"},   {"y", "i"},    {"j", "i"},
     {"w", "v"},       {"q", "k"},      {"z", "s"},     {"x", "ks"},   {"ph", "f"},   {"th", "t"}});

// Letters with accents without these, ä → a; nothing if others than ASCII are left.
std::optional<std::string> without_accents(const icu::UnicodeString& text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* decomposing = icu::Normalizer2::getNFDInstance(status);
  if (U_FAILURE(status)) return std::nullopt;
  const icu::UnicodeString decomposed = decomposing->normalize(text, status);
  if (U_FAILURE(status)) return std::nullopt;
  std::string out;
  for (int32_t at = 0; at < decomposed.length(); at = decomposed.moveIndex32(at, 1)) {
    const UChar32 c = decomposed.char32At(at);
    if (u_charType(c) == U_NON_SPACING_MARK) continue;
    if (c >= 0x80) return std::nullopt;
    out.push_back(static_cast<char>(u_tolower(c)));
  }
  return out;
}

// Transliterates to Latin letters without accents. The transliterator takes 50 ms to make, so what
// goes without it does.
std::string to_plain_latin(std::string_view surface) {
  auto text = icu::UnicodeString::fromUTF8(
      icu::StringPiece(surface.data(), static_cast<int32_t>(surface.size())));
  if (auto plain = without_accents(text)) return *std::move(plain);
  static const auto rules = [] {
    UErrorCode status = U_ZERO_ERROR;
    return std::unique_ptr<icu::Transliterator>(icu::Transliterator::createInstance(
        "Any-Latin; NFD; [:Nonspacing Mark:] Remove; Latin-ASCII; Lower", UTRANS_FORWARD, status));
  }();
  if (rules) {
    // Clone: a transliterator is not documented as safe to share between threads.
    const std::unique_ptr<icu::Transliterator> own(rules->clone());
    own->transliterate(text);
  }
  std::string out;
  text.toUTF8String(out);
  return out;
}

// The same for ASCII and umlauts, which most names consist of, without the transliterator. False if
// there is another character.
bool plain_german(std::string_view surface, std::string& out) {
  for (std::size_t at = 0; at < surface.size(); ++at) {
    const char c = surface[at];
    if (static_cast<unsigned char>(c) < 0x80) {
      out.push_back(c);
      continue;
    }
    const char next = c == '\xC3' && at + 1 < surface.size() ? surface[at + 1] : '\0';
    const char plain = next == '\xA4' ? 'a' : next == '\xB6' ? 'o' : next == '\xBC' ? 'u' : '\0';
    if (plain == '\0') return false;
    out.push_back(plain);
    ++at;
  }
  return true;
}

bool is_transliterated(std::string_view latin) {
  const auto ends = [&](std::string_view ending) { return latin.ends_with(ending); };
  if (std::any_of(kOtherEndings.begin(), kOtherEndings.end(), ends)) return false;
  return std::any_of(kNameEndings.begin(), kNameEndings.end(), [&](std::string_view ending) {
    return latin.size() >= ending.size() + kLeastBefore && latin.ends_with(ending);
  });
}

// Stands before every key, so that none is a word.
constexpr const char* kKeyMark = "~";

}  // namespace

std::string name_key(std::string_view surface) {
  std::string latin;
  if (!plain_german(surface, latin)) latin = to_plain_latin(surface);
  if (const auto listed = Lexicon::get().name_keys.find(latin))
    return kKeyMark + std::string(*listed);
  if (latin.size() > 4 && latin.back() == 's' && !is_transliterated(latin)) latin.pop_back();
  if (const auto listed = Lexicon::get().name_keys.find(latin))
    return kKeyMark + std::string(*listed);
  if (!is_transliterated(latin)) return {};
  std::string key(kKeyMark);
  for (std::size_t at = 0; at < latin.size();) {
    const auto rule = std::find_if(kKeyRules.begin(), kKeyRules.end(), [&](const KeyRule& r) {
      return latin.compare(at, r.from.size(), r.from) == 0;
    });
    if (rule != kKeyRules.end()) {
      key += rule->to;
      at += rule->from.size();
    } else {
      if (std::isalnum(static_cast<unsigned char>(latin[at])) != 0) key.push_back(latin[at]);
      ++at;
    }
  }
  // ё after a sibilant: -tschow and -chev.
  if (key.ends_with("ev") && key.size() > 4 && key[key.size() - 3] <= '2')
    key[key.size() - 2] = 'o';
  return key;
}

}  // namespace nachlese::text
