#include "stemming/stem.hpp"

#include <array>
#include <cstddef>

namespace nachlese::text {

namespace {

// Single bytes that replace digraphs while endings are cut, so that each counts as one letter and
// stays whole.
constexpr char kSch = 1, kEi = 2, kIe = 3, kSame = 4;  // kSame: the letter before once more

constexpr std::size_t kLongestStemmed = 64;  // longer words are not stemmed

// The word while it is cut; in a small buffer, to allocate nothing.
struct Letters {
  std::array<char, kLongestStemmed + 2> data;
  std::size_t size = 0;

  [[nodiscard]] char back(std::size_t i = 0) const { return data[size - 1 - i]; }
  [[nodiscard]] bool ends(std::string_view ending) const {
    return size >= ending.size() &&
           std::string_view(data.data() + size - ending.size(), ending.size()) == ending;
  }
  void cut(std::size_t n) { size -= n; }
  void push(char c) { data[size++] = c; }
};

// Folds the accented lower-case letters of Latin-1, à … ÿ except ÷ and þ, and of Latin Extended-A,
// ā … ž. Umlauts go because plurals have them, accents because few people type them.
char folded(char lead, char tail) {
  constexpr std::string_view kLatin1("aaaaaaaceeeeiiiidnooooo.ouuuuy.y");
  constexpr std::string_view kExtended(
      ".a.a.a.c.c.c.c.d.d.e.e.e.e.e.g.g.g.g.h.h.i.i.i.i.i...j.kk.l.l.l."
      "..l.n.n.n..n.o.o.o...r.r.r.s.s.s.s.t.t.t.u.u.u.u.u.u.w.y..z.z.zs");
  const auto place = static_cast<unsigned char>(tail) - 0x80;
  if (place < 0 || place >= 64) return '\0';
  char plain = '.';
  if (lead == '\xC3' && place >= 32) plain = kLatin1[static_cast<std::size_t>(place - 32)];
  if (lead == '\xC4') plain = kExtended[static_cast<std::size_t>(place)];
  if (lead == '\xC5') plain = kExtended[static_cast<std::size_t>(place + 64)];
  return plain == '.' ? '\0' : plain;
}

// Folds umlauts and accents and replaces digraphs by one byte.
Letters mark(std::string_view word) {
  Letters out;
  for (std::size_t i = 0; i < word.size(); ++i) {
    char c = word[i];
    const char next = i + 1 < word.size() ? word[i + 1] : '\0';
    if (const char plain = folded(c, next)) {
      c = plain;
      ++i;
    } else if (c == 's' && next == 'c' && i + 2 < word.size() && word[i + 2] == 'h') {
      c = kSch;
      i += 2;
    } else if (c == 'e' && next == 'i') {
      c = kEi;
      ++i;
    } else if (c == 'i' && next == 'e') {
      c = kIe;
      ++i;
    }
    const bool same = out.size > 0 && out.back() == c && c >= 'a';
    out.push(same ? kSame : c);
  }
  return out;
}

void unmark(const Letters& letters, std::string& out) {
  std::array<char, 3 * kLongestStemmed + 8> buffer;
  std::size_t n = 0;
  for (std::size_t i = 0; i < letters.size; ++i) {
    switch (const char c = letters.data[i]) {
      case kSch: buffer[n++] = 's', buffer[n++] = 'c', buffer[n++] = 'h'; break;
      case kEi: buffer[n++] = 'e', buffer[n++] = 'i'; break;
      case kIe: buffer[n++] = 'i', buffer[n++] = 'e'; break;
      case kSame: buffer[n] = buffer[n - 1], ++n; break;
      default: buffer[n++] = c;
    }
  }
  out.assign(buffer.data(), n);
}

void cut_verb_or_adjective(Letters& s) {
  while (s.size > 3) {
    if (s.size > 5 && (s.ends("em") || s.ends("er") || s.ends("nd"))) {
      s.cut(2);
    } else if (s.back() == 't' || s.back() == 'e' || s.back() == 's' || s.back() == 'n') {
      s.cut(1);
    } else {
      break;
    }
  }
}

// Restores e: funkl-e and funkel-t, dunkl-e and dunkel; sichr-e and sicher, whose -er was cut.
void restore_e(Letters& s) {
  if (s.size < 4) return;
  const bool consonant =
      std::string_view("bcdfgkmnpstz\x04").find(s.back(1)) != std::string_view::npos;
  if (consonant && s.back() == 'l') {
    s.cut(1);
    s.push('e');
    s.push('l');
  }
  if (s.size > 4 && s.back() == 'r' && (consonant || (s.back(1) == 'h' && s.back(2) == 'c')))
    s.cut(1);
}

// Unifies foreign endings with irregular plurals before the rest is cut: Gremium and Gremien,
// -ismus and -ismen, -in and -innen.
std::string_view unify_noun_endings(std::string_view word, std::string& changed) {
  const auto has = [&](std::string_view ending) {
    return word.size() > ending.size() + 3 && word.substr(word.size() - ending.size()) == ending;
  };
  if (has("ium") || has("iums")) {
    changed.assign(word.substr(0, word.rfind("ium") + 1)).push_back('e');
    return changed;
  }
  if (has("ismus")) return word.substr(0, word.size() - 2);
  if (word.size() > 8 && has("innen")) return word.substr(0, word.size() - 3);
  return word;
}

void cut_noun(Letters& s, bool er_plural) {
  while (s.size > 3) {
    const char before = s.back(1);
    if (er_plural && s.size > 4 && s.ends("er")) {
      s.cut(2);
    } else if (s.back() == 'e' || s.back() == 's' ||
               (s.back() == 'n' && (before == 'e' || before == 'r' || before == 'l' ||
                                    before == kIe || before == kEi))) {
      s.cut(1);
    } else {
      break;
    }
  }
  if (s.size > 5 && s.ends("nis\x04")) s.cut(2);  // -nisse, as in -nis, whose s was cut
}

}  // namespace

void fold_umlauts(std::string_view surface, std::string& out) {
  out.clear();
  for (std::size_t i = 0; i < surface.size(); ++i) {
    const char plain = i + 1 < surface.size() ? folded(surface[i], surface[i + 1]) : '\0';
    out.push_back(plain != '\0' ? plain : surface[i]);
    i += plain != '\0' ? 1 : 0;
  }
}

void stem_by_rules(std::string_view surface, WordClass word_class, std::string& out) {
  if (surface.size() > kLongestStemmed) return fold_umlauts(surface, out);
  if (word_class == WordClass::other) {
    if (surface.size() >= 6 && surface[0] == 'g' && surface[1] == 'e') surface.remove_prefix(2);
    auto letters = mark(surface);
    cut_verb_or_adjective(letters);
    restore_e(letters);
    return unmark(letters, out);
  }
  std::string changed;
  auto letters = mark(unify_noun_endings(surface, changed));
  cut_noun(letters, word_class == WordClass::er_noun);
  unmark(letters, out);
}

}  // namespace nachlese::text
