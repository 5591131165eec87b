// Atom feeds (RFC 4287), for the server and for saved searches.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "web/views/html.hpp"

namespace nachlese::web {

struct AtomEntry {
  std::string article;  // id
  std::string title;
  std::string link;     // empty: none
  std::string updated;  // ISO 8601, at any precision
  std::vector<std::string> authors;
  Html text;
};

struct AtomFeed {
  std::string id;  // source of the feed's id; need not be an address
  std::string title;
  std::string language;
  std::string updated;               // as in AtomEntry
  std::string self;                  // address of the feed; empty: none
  std::string alternate;             // address of the equivalent page; empty: none
  std::string archive = "Nachlese";  // its name
};

// The full date and time that Atom requires; missing parts are those of the start of the period, in
// UTC.
[[nodiscard]] std::string atom_time(std::string_view iso);

[[nodiscard]] std::string atom_document(const AtomFeed& feed,
                                        const std::vector<AtomEntry>& entries);

}  // namespace nachlese::web
