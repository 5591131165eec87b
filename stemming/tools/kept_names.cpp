#include "stemming/tools/kept_names.hpp"

#include <algorithm>
#include <cctype>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string_view>
#include <vector>

#include "stemming/lexicon.hpp"
#include "stemming/normalize.hpp"
#include "stemming/stem.hpp"

namespace nachlese::text {

namespace {

constexpr std::size_t kShortestName = 3;

void add_name(std::string_view written, std::set<std::string>& names) {
  if (written.size() < kShortestName || written.find_first_of(" -.'0123456789()&") != written.npos)
    return;
  std::string surface;
  fold_case(written, surface);
  if (surface != written && std::islower(static_cast<unsigned char>(written[1])) != 0)
    names.insert(surface);
  else if (surface != written && static_cast<unsigned char>(written[1]) >= 0x80)
    names.insert(surface);  // Österreich, Güler
}

std::vector<std::string> split_at(const std::string& text, char separator) {
  std::vector<std::string> fields;
  std::istringstream in(text);
  for (std::string field; std::getline(in, field, separator);) fields.push_back(field);
  return fields;
}

template <typename Use>
void for_lines(const std::string& path, Use use) {
  std::ifstream file(path);
  if (!file) throw std::runtime_error("cannot read " + path);
  for (std::string line; std::getline(file, line);) {
    if (!line.empty() && line[0] != '#') use(split_at(line, '\t'));
  }
}

std::string last_word(const std::string& name) { return name.substr(name.rfind(' ') + 1); }

}  // namespace

std::set<std::string> read_names(const std::string& folder) {
  std::set<std::string> names;
  for (const auto* file : {"places.tsv", "countries.tsv"}) {
    for_lines(folder + "/" + file, [&](const std::vector<std::string>& fields) {
      add_name(fields[0], names);
      for (const auto& alias : split_at(fields.size() > 1 ? fields[1] : "", '|'))
        add_name(alias, names);
    });
  }
  for_lines(folder + "/persons.tsv", [&](const std::vector<std::string>& fields) {
    add_name(last_word(fields[0]), names);
    for (const auto& alias : split_at(fields.size() > 1 ? fields[1] : "", '|'))
      add_name(last_word(alias), names);
  });
  return names;
}

void drop_genitives(std::set<std::string>& names) {
  for (auto at = names.begin(); at != names.end();) {
    const bool genitive =
        at->size() > 4 && at->back() == 's' && names.contains(at->substr(0, at->size() - 1));
    at = genitive ? names.erase(at) : std::next(at);
  }
}

std::set<std::string> read_first_names(const std::string& folder) {
  std::set<std::string> names;
  for_lines(folder + "/first_names.txt", [&](const std::vector<std::string>& fields) {
    if (fields.size() == 1) add_name(fields[0], names);  // the second column: a word or place, too
  });
  return names;
}

void keep_names(const std::set<std::string>& names, const std::set<std::string>& common,
                std::map<std::string, std::string>& stems) {
  std::string folded, plain, by_rules;
  const auto keep = [&](const std::string& form) {
    stem_by_rules(form, WordClass::noun, by_rules);
    if (by_rules != folded) stems.try_emplace(std::string(1, kWholeNounMark) + form, folded);
    fold_umlauts(form, plain);  // typed without dots or accents: Munchen, Rene
    if (plain != form && by_rules != folded)
      stems.try_emplace(std::string(1, kWholeNounMark) + plain, folded);
  };
  for (const auto& name : names) {
    if (common.contains(name)) continue;
    fold_umlauts(name, folded);
    keep(name);
    keep(name + "s");
  }
}

}  // namespace nachlese::text
