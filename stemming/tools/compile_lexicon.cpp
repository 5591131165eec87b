// Compiles the text files of resources/lexicon/ into the lexicon image (stemming/string_table.hpp).
// Usage: compile_lexicon FOLDER NAMES IMAGE, NAMES being resources/names. # starts a comment;
// resources/lexicon/README.md describes the formats.
#include <algorithm>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <sstream>
#include <stdexcept>
#include <string>
#include <unordered_map>
#include <vector>

#include "stemming/lexicon.hpp"
#include "stemming/normalize.hpp"
#include "stemming/stem.hpp"
#include "stemming/tools/dictionary_parts.hpp"
#include "stemming/tools/kept_names.hpp"
#include "stemming/tools/productivity.hpp"

namespace {

using namespace nachlese::text;
using Table = std::map<std::string, std::string>;

std::vector<std::vector<std::string>> read_lines(const std::string& path) {
  std::ifstream file(path);
  if (!file) throw std::runtime_error("cannot read " + path);
  std::vector<std::vector<std::string>> lines;
  for (std::string line; std::getline(file, line);) {
    std::istringstream words(line.substr(0, line.find('#')));
    std::vector<std::string> fields;
    for (std::string word; words >> word;) fields.push_back(word);
    if (!fields.empty()) lines.push_back(std::move(fields));
  }
  return lines;
}

std::string surface_of(const std::string& written) {
  std::string surface;
  fold_case(written, surface);
  return surface;
}

Table list(const std::string& path) {
  Table table;
  for (const auto& line : read_lines(path)) {
    for (const auto& word : line) table[surface_of(word)];
  }
  return table;
}

using Words = std::unordered_map<std::string, FormCounts>;

Words read_words(const std::string& path) {
  Words words;
  for (const auto& line : read_lines(path)) {
    const auto number = [&](std::size_t i) {
      return static_cast<std::uint32_t>(std::stoul(line.at(i)));
    };
    words[line[0]] = {number(1), number(2), number(3)};
  }
  return words;
}

// Gives listed nouns a minimum count, since the counted text lacks some subjects.
void add_nouns(const std::set<std::string>& nouns, Words& words) {
  constexpr std::uint32_t kSeen = 10;
  for (const auto& noun : nouns) {
    auto& counts = words[noun];
    counts.upper = std::max(counts.upper, std::max(kSeen, counts.lower));
  }
}

void add_parts(const std::set<std::string>& nouns, const PartLists& lists, Productivity& found) {
  constexpr std::uint32_t kCompounds = 4;
  for (const auto& noun : nouns) {
    const bool short_part = noun.size() < 4 && !lists.short_parts.contains(noun);
    if (!short_part && !lists.no_heads.contains(noun))
      found.heads[noun] = std::max(found.heads[noun], kCompounds);
    if (!short_part && !lists.no_modifiers.contains(noun)) {
      auto& modifier = found.modifiers.try_emplace(noun, Modifier{}).first->second;
      modifier.compounds = std::max(modifier.compounds, kCompounds);
    }
  }
}

// Recognizes surnames by the forms of address before them; titles (Herr Vizepräsident) differ by
// having a feminine.
bool is_surname(const std::string& form, const FormCounts& c, const Words& words) {
  return c.upper > 2 * c.lower && c.addressed >= 2 && c.addressed * 5 >= c.upper &&
         !words.contains(form + "in") &&
         !(form.ends_with("in") && words.contains(form.substr(0, form.size() - 2)));
}

std::set<std::string> surnames(const Words& words) {
  std::set<std::string> out;
  for (const auto& [form, counts] : words) {
    if (is_surname(form, counts, words)) out.insert(form);
  }
  return out;
}

Table word_table(const Words& words, const Productivity& found) {
  Table table;
  for (const auto& [form, counts] : words) {
    const auto head = found.heads.find(form);
    const auto code = [](std::uint32_t n) { return static_cast<char>(count_code(n)); };
    table[form] = {code(counts.lower), code(counts.upper),
                   code(head == found.heads.end() ? 0 : head->second + 1),
                   is_surname(form, counts, words) ? '\1' : '\0'};
  }
  return table;
}

Table modifier_table(const Productivity& found) {
  Table table;
  for (const auto& [written, m] : found.modifiers) {
    table[written] = std::string{static_cast<char>(count_code(m.compounds)),
                                 static_cast<char>(m.penalty), static_cast<char>(m.cut)} +
                     m.append;
  }
  return table;
}

// Maps every form of the verbs in strong_verbs.txt to the stem of the infinitive. The participle is
// also listed without ge-, as after a prefix.
Table strong_verbs(const std::string& path) {
  Table table;
  const auto lines = read_lines(path);
  // Infinitives first: trügen is no subjunctive of tragen.
  std::set<std::string> infinitives;
  for (const auto& line : lines) infinitives.insert(surface_of(line.at(0)));
  for (const auto& line : lines) {
    const auto& infinitive = line.at(0);
    const auto base_of_infinitive =
        infinitive.substr(0, infinitive.size() - (infinitive.ends_with("en") ? 2 : 1));
    std::string stem;
    fold_umlauts(surface_of(base_of_infinitive), stem);
    const auto add = [&](const std::string& base, std::initializer_list<const char*> endings) {
      for (const auto* ending : endings) {
        if (base == "-") continue;
        auto& known = table[surface_of(base + ending)];
        if (known.empty() && (base == line[0] || !infinitives.contains(surface_of(base + ending))))
          known = stem;
      }
    };
    add(line[0], {"", "d", "de", "den", "der", "des", "dem"});
    add(base_of_infinitive, {"e", "st", "t", "est", "et"});
    add(line.at(1), {"", "st", "t", "est", "e"});
    add(line.at(2), {"", "st", "est", "t", "et", "en", "e", "n"});
    add(line.at(3), {"e", "est", "st", "et", "t", "en"});
    const bool with_ge = line.at(4).starts_with("ge") && !line[0].starts_with("ge");
    for (const std::string_view prefix :
         {"be", "ge", "er", "ver", "ent", "emp", "zer", "miss"}) {  // begonnen, gewonnen
      if (line[0].starts_with(prefix) && line[4].starts_with(prefix))
        add(line[4], {"", "e", "er", "es", "em", "en"});
    }
    if (!with_ge) add(std::string(kAfterPrefix) + line[4], {"", "e", "er", "es", "em", "en"});
    add((with_ge ? "" : "ge") + line[4], {"", "e", "er", "es", "em", "en"});
  }
  return table;
}

// Lists adjectives whose last letters could be endings, recognized by their declension (-em, -es).
// Participles (verstärkt, laufend) are excluded: their verbs' forms are more frequent. Lists verbs
// by infinitive and preterite: planen, plante; lauten, lautete.
Table bases(const Words& words) {
  const auto lower = [&](const std::string& form) {
    const auto at = words.find(form);
    return at == words.end() ? 0U : at->second.lower;
  };
  Table table;
  for (const auto& [form, counts] : words) {
    if (counts.lower == 0 || form.size() < 6 || !form.ends_with("em") || form.starts_with("ge"))
      continue;
    const auto base = form.substr(0, form.size() - 2);
    const auto declined = lower(base + "es");
    if (declined == 0) continue;
    const auto verb = base.substr(0, base.size() - 1);
    const bool participle = base.back() == 't'
                                ? std::max(lower(verb + "en"), lower(verb + "n")) > declined
                                : base.ends_with("nd") && lower(verb) > declined;
    const bool at_risk =
        base.back() == 't' || base.back() == 'n' || base.back() == 's' || base.ends_with("nd");
    const bool superlative =
        base.ends_with("st") && lower(base.substr(0, base.size() - 2)) > declined;  // wichtigst
    if (at_risk && !participle && !superlative) table[base];
  }
  for (const auto& [form, counts] : words) {
    if (counts.lower == 0 || form.size() < 5 || !form.ends_with("en") || form.starts_with("ge"))
      continue;
    const auto base = form.substr(0, form.size() - 2);
    const bool dental = base.back() == 't' || base.back() == 'd';
    if (dental ? lower(base + "ete") > 0
               : (base.back() == 'n' || base.back() == 's') && lower(base + "te") > 0)
      table[base];
  }
  return table;
}

// Adds `length` to the bit mask of lengths, up to 15 bytes.
void add_length(std::string& mask, const std::string& word) {
  mask.resize(2);
  if (word.size() > 15) throw std::runtime_error("too long: " + word);
  mask[word.size() / 8] =
      static_cast<char>(static_cast<unsigned char>(mask[word.size() / 8]) | 1U << word.size() % 8);
}

// Adds an entry for the first two bytes of each prefix: the lengths of those that start with them.
Table prefixes(const std::string& path) {
  const auto table = list(path);
  auto out = table;
  for (const auto& [prefix, none] : table) add_length(out[prefix.substr(0, 2) + "-"], prefix);
  return out;
}

// The same for the first three bytes of the pairs of the reform.
Table reform(const Table& pairs) {
  auto out = pairs;
  std::string bits(kReformBits / 8, '\0');
  for (const auto& [marked, form] : pairs) {
    auto written = marked;
    std::erase_if(written, [](char c) { return c == '^' || c == '$'; });
    add_length(out[written.substr(0, 3) + kReformStart], written);
    const auto bit = reform_start_bit(written.data());
    bits[bit / 8] = static_cast<char>(static_cast<unsigned char>(bits[bit / 8]) | 1U << bit % 8);
  }
  out[std::string(1, kReformStart)] = bits;
  return out;
}

Table er_plurals(const std::string& path) {
  Table table;
  for (const auto& [surface, none] : list(path)) {
    std::string folded;
    fold_umlauts(surface, folded);
    table[folded] = none;
  }
  return table;
}

std::set<std::string> keys(const Table& table) {
  std::set<std::string> set;
  for (const auto& [key, value] : table) set.insert(key);
  return set;
}

// Words that stay whole, keyed by stem to cover all forms.
Table whole(const std::string& path) {
  Table table;
  for (const auto& [surface, none] : list(path)) {
    std::string stem;
    stem_by_rules(surface, WordClass::er_noun, stem);
    table[stem] = none;
  }
  return table;
}

// Excludes place names from splitting. `path`: names and spellings, separated by tabs and bars.
void add_places(const std::string& path, const Words& words, Table& whole) {
  std::ifstream file(path);
  if (!file) throw std::runtime_error("cannot read " + path);
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with('#')) continue;
    std::replace(line.begin(), line.end(), '|', '\t');
    std::istringstream names(line);
    for (std::string name; std::getline(names, name, '\t');) {
      if (name.empty() || name.find_first_of(" -") != std::string::npos) continue;
      const auto surface = surface_of(name);
      const auto word = words.find(surface);
      if (word != words.end() && word->second.lower > 0) continue;
      std::string stem;
      stem_by_rules(surface, WordClass::er_noun, stem);
      whole[stem];
    }
  }
}

// Excludes longer names of persons and places, which often end like words: Feinstein.
void add_names(const std::set<std::string>& names, const Table& common, const Words& words,
               Table& whole) {
  constexpr std::size_t kShortest = 7;
  for (const auto& name : names) {
    const auto word = words.find(name);
    const bool lower = word != words.end() && word->second.lower > 0;
    if (name.size() < kShortest || lower || common.contains(name)) continue;
    std::string stem;
    stem_by_rules(name, WordClass::er_noun, stem);
    whole[stem];
  }
}

Table abbreviations(const std::string& path) {
  Table table;
  for (const auto& line : read_lines(path)) {
    for (auto word : line) {
      const bool dot = word.find('.') != std::string::npos;
      word.erase(std::remove(word.begin(), word.end(), '.'), word.end());
      table[word] = dot ? "." : "";
    }
  }
  return table;
}

Table pairs(const std::string& path) {
  Table table;
  for (const auto& line : read_lines(path)) table[surface_of(line.at(0))] = surface_of(line.at(1));
  return table;
}

// Reads the spellings of names, a name a line: the first one is the key of all.
Table name_keys(const std::string& path) {
  Table table;
  for (const auto& line : read_lines(path)) {
    for (const auto& spelling : line) table[surface_of(spelling)] = surface_of(line[0]);
  }
  return table;
}

// Reads word families, one per line: the first word gives the stem. `-stem` in the first field is
// the stem itself; `=stem` is that of nouns that stand alone, not at the end of compounds.
Table stems(const std::string& path) {
  Table table;
  for (const auto& line : read_lines(path)) {
    const auto noun = [](const std::string& word) { return surface_of(word)[0] != word[0]; };
    std::string stem;
    const bool whole_words = line[0][0] == '=';
    if (whole_words || line[0][0] == '-') {
      stem = line[0].substr(1);
    } else {
      stem_by_rules(surface_of(line[0]), noun(line[0]) ? WordClass::noun : WordClass::other, stem);
    }
    for (const auto& word : line) {
      if (word[0] == '-' || word[0] == '=') continue;
      const auto surface = surface_of(word);
      if (whole_words) {
        table[std::string(1, kWholeNounMark) + surface] = stem;
        continue;
      }
      table[(noun(word) ? std::string(1, kNounMark) : "") + surface] = stem;
      // Marks cheaply that a noun of some family ends in these letters.
      if (noun(word))
        table[std::string(1, kNounMark) + "-" + surface.substr(surface.size() - 3)] = "";
    }
  }
  return table;
}

void put(std::string& out, std::size_t value) {
  const auto number = static_cast<std::uint32_t>(value);
  out.append(reinterpret_cast<const char*>(&number), sizeof number);
}

void append_table(std::string& image, std::string& header, const std::string& name,
                  const Table& table) {
  std::size_t slots = 16;
  while (slots < table.size() * 2) slots *= 2;
  std::vector<std::uint32_t> index(slots);
  for (const auto& [key, value] : table) {
    if (key.size() > 255 || value.size() > 255) throw std::runtime_error("too long: " + key);
    const auto hash = hash_bytes(key);
    auto i = static_cast<std::uint32_t>(hash) & (slots - 1);
    while (index[i] != 0) i = (i + 1) & (slots - 1);
    index[i] = static_cast<std::uint32_t>((hash >> 56) << 24 | image.size());
    image.push_back(static_cast<char>(key.size()));
    image.push_back(static_cast<char>(value.size()));
    image += key;
    image += value;
    if (image.size() > 0xFFFFFF) throw std::runtime_error("the image is larger than 16 MiB");
  }
  image.resize((image.size() + 3) / 4 * 4);
  header += name;
  header.resize(header.size() + kTableNameBytes - name.size());
  put(header, image.size());
  put(header, slots);
  image.append(reinterpret_cast<const char*>(index.data()), slots * 4);
}

std::string make_image(const std::map<std::string, Table>& tables) {
  std::string header(kImageMagic);
  put(header, tables.size());
  std::string image(8 + tables.size() * kTableHeaderBytes, '\0');
  for (const auto& [name, table] : tables) append_table(image, header, name, table);
  std::copy(header.begin(), header.end(), image.begin());
  return image;
}

// The image without stems; its tables serve to compute them.
std::string first_image;

void add_stems(Table& words) {
  std::string folded, as_noun, as_other;
  for (auto& [surface, value] : words) {
    fold_umlauts(surface, folded);
    derive_stem(surface, true, as_noun);
    derive_stem(surface, false, as_other);
    put_stem(value, folded, as_noun);
    if (as_other != as_noun) put_stem(value, folded, as_other);
  }
}

}  // namespace

std::string_view nachlese::text::lexicon_image() { return first_image; }

int main(int argc, char** argv) try {
  if (argc != 4) throw std::runtime_error("usage: compile_lexicon FOLDER NAMES IMAGE");
  const std::string folder = std::string(argv[1]) + "/";
  auto words = read_words(folder + "words.tsv");
  const auto nouns = keys(list(folder + "nouns.txt"));
  add_nouns(nouns, words);
  const auto dictionary = read_dictionary_parts(folder + "parts.txt");
  add_dictionary_nouns(dictionary, words);
  const auto function_words = list(folder + "function_words.txt");
  const auto short_parts = list(folder + "short_parts.txt");
  const auto no_heads = list(folder + "no_heads.txt");
  const auto no_modifiers = list(folder + "no_modifiers.txt");
  const PartLists lists = {keys(function_words), keys(short_parts), keys(no_heads),
                           keys(no_modifiers), keys(list(folder + "modifiers.txt"))};
  auto found = find_productivity(words, lists);
  add_parts(nouns, lists, found);
  add_dictionary_parts(dictionary, lists, found);
  std::map<std::string, Table> tables = {
      {"words", word_table(words, found)},
      {"modifiers", modifier_table(found)},
      {"function_words", function_words},
      {"stems", stems(folder + "stems.txt")},
      {"strong_verbs", strong_verbs(folder + "strong_verbs.txt")},
      {"bases", bases(words)},
      {"verb_prefixes", prefixes(folder + "verb_prefixes.txt")},
      {"er_plurals", er_plurals(folder + "er_plurals.txt")},
      {"whole", whole(folder + "whole.txt")},
      {"short_parts", short_parts},
      {"no_heads", no_heads},
      {"no_modifiers", no_modifiers},
      {"adjective_heads", list(folder + "adjective_heads.txt")},
      {"abbreviations", abbreviations(folder + "abbreviations.txt")},
      {"old_words", pairs(folder + "old_words.txt")},
      {"reform", reform(pairs(folder + "reform_1996.txt"))},
      {"name_keys", name_keys(folder + "name_spellings.txt")},
      {"domains", list(folder + "domains.txt")},
  };
  const std::string names = argv[2];
  add_places(names + "/places.tsv", words, tables["whole"]);
  add_places(names + "/countries.tsv", words, tables["whole"]);
  const auto first_names = read_first_names(names);
  auto kept = surnames(words);
  kept.merge(read_names(names));
  kept.insert(first_names.begin(), first_names.end());
  drop_genitives(kept);
  const auto common_names = list(folder + "common_names.txt");
  const auto common = keys(common_names);
  keep_names(first_names, common, tables["stems"]);
  keep_names(kept, common, tables["stems"]);
  add_names(kept, common_names, words, tables["whole"]);
  keep_names(keys(list(folder + "acronyms.txt")), {}, tables["stems"]);
  first_image = make_image(tables);
  add_stems(tables["words"]);
  const auto image = make_image(tables);
  std::ofstream(argv[3], std::ios::binary)
      .write(image.data(), static_cast<std::streamsize>(image.size()))
      .flush();
} catch (const std::exception& e) {
  std::cerr << "compile_lexicon: " << e.what() << '\n';
  return 1;
}
