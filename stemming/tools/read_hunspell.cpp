// Reads which words make compounds from dictionaries of igerman98 (hunspell-de-de, -at, -ch) and
// prints them for resources/lexicon/parts.txt: nouns, and forms that begin compounds (Glocken-,
// Abbildungs-, Zähl-). Nouns that are compounds of others are left out. Usage: read_hunspell DIC...
// >FILE
#include <algorithm>
#include <fstream>
#include <iostream>
#include <iterator>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>

#include "stemming/normalize.hpp"

namespace {

constexpr std::size_t kShortestPart = 4;  // bytes

struct Parts {
  std::set<std::string> nouns, links;
};

bool is_capital(const std::string& word) {
  return (word[0] >= 'A' && word[0] <= 'Z') ||
         (word[0] == '\xC3' && word.size() > 1 && static_cast<unsigned char>(word[1]) < 0xA0);
}

std::string surface_of(const std::string& word) {
  std::string surface;
  nachlese::text::fold_case(word, surface);
  return surface;
}

// The flags of igerman98: m, nouns that end compounds; i and j, what begins or continues one as it
// stands; h, only in compounds; d, forbidden.
void add(const std::string& word, std::string_view flags, Parts& parts) {
  const auto has = [&](char flag) { return flags.find(flag) != std::string_view::npos; };
  if (word.find_first_of(".-'0123456789") != std::string::npos || has('d')) return;
  const auto surface = surface_of(word);
  const bool shouted = word.size() > 1 && word[1] >= 'A' && word[1] <= 'Z';  // LKW
  if (surface.size() < kShortestPart || shouted) return;
  if (is_capital(word)) {
    if (has('m') && !has('h')) parts.nouns.insert(surface);
    if (has('i') && has('j')) parts.links.insert(surface);
  }
}

void read(const char* path, Parts& parts) {
  std::ifstream file(path);
  if (!file) throw std::runtime_error(std::string("cannot read ") + path);
  for (std::string line; std::getline(file, line);) {
    const auto slash = line.find('/');
    if (line.empty() || line[0] == '\t' || slash == std::string::npos) continue;
    const auto end = std::min(line.find_first_of(" \t\r", slash), line.size());
    add(line.substr(0, slash), std::string_view(line).substr(slash + 1, end - slash - 1), parts);
  }
}

bool is_compound(const std::string& noun, const Parts& parts) {
  for (std::size_t i = kShortestPart; i + kShortestPart <= noun.size(); ++i) {
    const auto front = noun.substr(0, i);
    if (parts.nouns.contains(noun.substr(i)) &&
        (parts.links.contains(front) || parts.nouns.contains(front)))
      return true;
  }
  return false;
}

void print(std::string_view kind, const std::set<std::string>& words) {
  for (const auto& word : words) std::cout << kind << ' ' << word << '\n';
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc < 2) throw std::runtime_error("usage: read_hunspell DIC...");
  Parts parts;
  std::for_each(argv + 1, argv + argc, [&](const char* path) { read(path, parts); });
  std::set<std::string> simple;
  std::copy_if(parts.nouns.begin(), parts.nouns.end(), std::inserter(simple, simple.end()),
               [&](const std::string& noun) { return !is_compound(noun, parts); });
  print("noun", simple);
  print("link", parts.links);
} catch (const std::exception& e) {
  std::cerr << "read_hunspell: " << e.what() << '\n';
  return 1;
}
