#include "stemming/stem.hpp"

#include <array>
#include <cstddef>

namespace nachlese::text {

namespace {

// One byte stands for each of these while endings are cut, so that they count as one letter and are never cut through.
constexpr char kSch = 1, kEi = 2, kIe = 3, kSame = 4;  // kSame: the letter before once more

constexpr std::size_t kLongest = 64;  // longer words are not stemmed

bool has(const std::string& s, std::string_view ending) {
  return s.size() >= ending.size() && s.compare(s.size() - ending.size(), ending.size(), ending) == 0;
}

void mark(std::string& s) {
  std::size_t to = 0;
  for (std::size_t i = 0; i < s.size(); ++i) {
    const char c = s[i];
    const char next = i + 1 < s.size() ? s[i + 1] : '\0';
    if (c == 's' && next == 'c' && i + 2 < s.size() && s[i + 2] == 'h') {
      s[to++] = kSch, i += 2;
    } else if (c == 'e' && next == 'i') {
      s[to++] = kEi, ++i;
    } else if (c == 'i' && next == 'e') {
      s[to++] = kIe, ++i;
    } else if (to > 0 && s[to - 1] == c && static_cast<unsigned char>(c) < 0x80) {
      s[to++] = kSame;
    } else {
      s[to++] = c;
    }
  }
  s.resize(to);
}

void unmark(std::string& s) {
  std::array<char, 3 * kLongest + 4> buffer;
  std::size_t n = 0;
  for (const char c : s) {
    if (c == kSch) {
      buffer[n++] = 's', buffer[n++] = 'c', buffer[n++] = 'h';
    } else if (c == kEi) {
      buffer[n++] = 'e', buffer[n++] = 'i';
    } else if (c == kIe) {
      buffer[n++] = 'i', buffer[n++] = 'e';
    } else if (c == kSame) {
      buffer[n] = buffer[n - 1], ++n;
    } else {
      buffer[n++] = c;
    }
  }
  s.assign(buffer.data(), n);
}

void cut_verb_or_adjective(std::string& s) {
  while (s.size() > 3) {
    if (s.size() > 5 && (has(s, "em") || has(s, "er") || has(s, "nd"))) {
      s.resize(s.size() - 2);
    } else if (s.back() == 't' || s.back() == 'e' || s.back() == 's' || s.back() == 'n') {
      s.pop_back();
    } else {
      break;
    }
  }
}

// funkl-e and funkel-t, dunkl-e and dunkel; sichr-e and sicher, whose -er was cut.
void restore_e(std::string& s) {
  if (s.size() < 4) return;
  const bool consonant = std::string_view("bcdfgkmnpstz\x04").find(s[s.size() - 2]) != std::string_view::npos;
  if (consonant && s.back() == 'l') s.insert(s.size() - 1, 1, 'e');
  if (s.size() > 4 && s.back() == 'r' && (consonant || s.compare(s.size() - 3, 2, "ch") == 0)) s.pop_back();
}

// Foreign endings whose plural differs, made one before the rest is cut.
void unify_noun_endings(std::string& s) {
  if (s.size() > 6 && (has(s, "ium") || has(s, "iums"))) {
    s.resize(s.rfind("ium") + 1);
    s.push_back('e');
  } else if (s.size() > 7 && has(s, "ismus")) {
    s.resize(s.size() - 2);
  } else if (s.size() > 8 && has(s, "innen")) {
    s.resize(s.size() - 3);
  }
}

void cut_noun(std::string& s, bool er_plural) {
  while (s.size() > 3) {
    const char before = s[s.size() - 2];
    if (er_plural && s.size() > 4 && has(s, "er")) {
      s.resize(s.size() - 2);
    } else if (s.back() == 'e' || s.back() == 's' ||
               (s.back() == 'n' && (before == 'e' || before == 'r' || before == 'l' || before == kIe || before == kEi))) {
      s.pop_back();
    } else {
      break;
    }
  }
  if (s.size() > 5 && has(s, {"nis\x04", 4})) s.resize(s.size() - 2);  // -nis, whose s was cut, and -nisse
}

}  // namespace

void fold_umlauts(std::string_view surface, std::string& out) {
  out.clear();
  for (std::size_t i = 0; i < surface.size(); ++i) {
    if (surface[i] == '\xC3' && i + 1 < surface.size()) {
      const char t = surface[i + 1];
      const char plain = t == '\xA4' ? 'a' : t == '\xB6' ? 'o' : t == '\xBC' ? 'u' : '\0';
      if (plain != '\0') {
        out.push_back(plain);
        ++i;
        continue;
      }
    }
    out.push_back(surface[i]);
  }
}

void stem_by_rules(std::string_view surface, WordClass word_class, std::string& out) {
  fold_umlauts(surface, out);
  if (out.size() > kLongest) return;
  const bool noun = word_class != WordClass::other;
  if (!noun && out.size() >= 6 && out[0] == 'g' && out[1] == 'e') out.erase(0, 2);
  if (noun) unify_noun_endings(out);
  mark(out);
  if (noun) {
    cut_noun(out, word_class == WordClass::er_noun);
  } else {
    cut_verb_or_adjective(out);
    restore_e(out);
  }
  unmark(out);
}

}  // namespace nachlese::text
