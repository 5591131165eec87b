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
  std::string id;  // of which the address is made; need not be an address itself
  std::string title;
  std::string language;
  std::string updated;    // as in AtomEntry
  std::string self;       // address of the feed; empty: none
  std::string alternate;  // address of a page with the same; empty: none
};

// A full date and time, as Atom wants it; what is not known is filled with the begin of the period,
// in UTC.
[[nodiscard]] std::string atom_time(std::string_view iso);

[[nodiscard]] std::string atom_document(const AtomFeed& feed,
                                        const std::vector<AtomEntry>& entries);

}  // namespace nachlese::web
