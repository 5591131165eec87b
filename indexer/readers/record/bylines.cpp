#include "indexer/readers/record/bylines.hpp"

#include <algorithm>
#include <array>

#include "core/base/ascii.hpp"
#include "core/base/strings.hpp"
#include "indexer/readers/markup/byline_starts.hpp"
#include "indexer/readers/record/fields.hpp"

namespace nachlese::readers {
namespace {

constexpr std::string_view kJoints[] = {" und ", " and ", " & ", " UND ", " sowie "};

// Lower case.
constexpr std::string_view kAgencies[] = {
    "dpa", "dpa-afx", "afp", "ap",   "reuters", "rtr",  "epd", "kna", "sid", "apa",
    "sda", "ddp",     "dts", "dapd", "ansa",    "tass", "ntb", "tt",  "efe", "keystone-sda"};

// "A und B" → "A;B".
std::string without_joints(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const auto* joint = std::find_if(std::begin(kJoints), std::end(kJoints),
                                     [&](std::string_view j) { return text.starts_with(j); });
    const bool found = joint != std::end(kJoints);
    out += found ? ';' : text.front();
    text.remove_prefix(found ? joint->size() : 1);
  }
  return out;
}

// The name in or beside an address of mail; the text itself where there is no address.
std::string without_address(std::string_view text) {
  const std::size_t sign = text.find('@');
  if (sign == std::string_view::npos) return std::string(text);
  for (const auto& [open, close] : {std::array{'(', ')'}, std::array{'"', '"'}}) {
    const std::size_t start = text.find(open);
    const std::size_t end = text.rfind(close);
    if (start != std::string_view::npos && end > start + 1 && end != std::string_view::npos) {
      const std::string_view inside = trim(text.substr(start + 1, end - start - 1));
      if (inside.find('@') == std::string_view::npos) return std::string(inside);
    }
  }
  const auto is_address = [](std::string_view word) {
    return word.find('@') != std::string_view::npos;
  };
  std::string out;
  for (const auto& word : split_list(text, " \t\r\n")) {
    if (!is_address(word)) out += (out.empty() ? "" : " ") + word;
  }
  return out;
}

// A sentence in a byline is no name.
bool is_name(std::string_view text) {
  constexpr std::size_t kMostWords = 7;
  constexpr std::size_t kLongest = 100;
  return !text.empty() && text.size() <= kLongest && split_list(text, " ").size() <= kMostWords;
}

bool is_agency(std::string_view name) {
  return std::find(std::begin(kAgencies), std::end(kAgencies), to_lower_ascii(name)) !=
         std::end(kAgencies);
}

// Words in front of surnames.
constexpr std::string_view kParticles[] = {"von", "vom", "van", "zu",  "zum", "zur",   "der", "den",
                                           "dem", "de",  "del", "di",  "da",  "della", "dos", "du",
                                           "la",  "le",  "ten", "ter", "af",  "und",   "auf"};

// "Muster", "von der Leyen": one word behind particles.
bool is_surname(std::string_view text) {
  const auto words = split_list(text, " ");
  return !words.empty() && std::all_of(words.begin(), words.end() - 1, [](std::string_view word) {
    return is_one_of(word, kParticles);
  });
}

// "Muster, Erika", as libraries and databases write names, is "Erika Muster"; empty for anything
// else.
std::string turned_name(std::string_view text) {
  const std::size_t comma = text.find(',');
  if (comma == std::string_view::npos || text.find(',', comma + 1) != std::string_view::npos)
    return {};
  const std::string_view last = trim(text.substr(0, comma));
  const std::string_view first = trim(text.substr(comma + 1));
  const auto words = [](std::string_view name) { return split_list(name, " ").size(); };
  const bool turned = is_surname(last) && words(first) >= 1 && words(first) <= 2 &&
                      text.find('@') == std::string_view::npos && !is_agency(last) &&
                      !is_agency(first);
  return turned ? std::string(first) + " " + std::string(last) : std::string();
}

// "von Storch", "von der Leyen, Ursula": the particle says nothing about who wrote it.
bool begins_with_surname(std::string_view text) {
  const std::string_view part = text.substr(0, text.find_first_of(";/|\n"));
  return text.starts_with("von ") && (is_surname(part) || !turned_name(part).empty());
}

}  // namespace

std::vector<std::string> split_people(std::string_view byline) {
  std::string_view text = trim(byline);
  bool spoken = false;  // "Von …": the name is as one says it
  for (const auto& start : kBylineStarts) {
    if (!text.starts_with(start) || begins_with_surname(text)) continue;
    text.remove_prefix(start.size());
    spoken = true;
  }
  std::vector<std::string> names;
  for (const auto& part : split_list(without_joints(text), ";/|\n")) {
    if (std::string turned = spoken ? "" : turned_name(part); !turned.empty()) {
      names.push_back(std::move(turned));
      continue;
    }
    for (const auto& piece : split_list(part, ",")) {
      if (std::string name = without_address(piece); is_name(name))
        names.push_back(std::move(name));
    }
  }
  return names;
}

void add_people(Article& article, std::string_view byline) {
  for (auto& name : split_people(byline)) {
    if (article.authors.size() >= kMostValues) return;
    const std::string folded = to_lower_ascii(name);
    if (std::find(std::begin(kAgencies), std::end(kAgencies), folded) != std::end(kAgencies)) {
      if (article.agency.empty()) article.agency = std::move(name);
    } else if (std::find(article.authors.begin(), article.authors.end(), name) ==
               article.authors.end()) {
      article.authors.push_back(std::move(name));
    }
  }
}

}  // namespace nachlese::readers
