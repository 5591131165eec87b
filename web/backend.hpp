// What the handlers need of a searcher. The server gives them a pool of real ones, tests something small.
#pragma once

#include <exception>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "searcher/search.hpp"
#include "web/budget.hpp"

namespace nachlese {

// Thrown when so many searches wait that one more would wait too long; becomes 503.
struct Overloaded : std::exception {
  [[nodiscard]] const char* what() const noexcept override { return "overloaded"; }
};

// Every member may be called from any thread and throws Error; Error(archive) means "not now" and becomes 503.
class SearchBackend {
 public:
  SearchBackend() = default;
  virtual ~SearchBackend() = default;
  SearchBackend(const SearchBackend&) = delete;
  SearchBackend& operator=(const SearchBackend&) = delete;

  // Ends its search, too, when the budget does.
  virtual SearchResponse search(const SearchRequest& request, const Budget& budget) = 0;
  virtual std::optional<MarkedArticle> article(const std::string& id, const std::string& query, const Budget& budget) = 0;
  virtual std::optional<SearchResponse> similar(const std::string& id, std::size_t limit, const Budget& budget) = 0;
  virtual std::vector<Article> versions(const std::string& id, std::size_t limit, const Budget& budget) = 0;
  virtual std::vector<Suggestion> suggest(const std::string& text, std::size_t limit, const Budget& budget) = 0;
  virtual std::vector<ArticleName> names(const Article& article, const Budget& budget) = 0;
  virtual std::optional<NameProfile> name(const std::string& id, const Budget& budget) = 0;
  virtual std::optional<NameProfile> name(FacetKind kind, const std::string& value, const Budget& budget) = 0;
  // Exports take long: one is admitted for all of its parts, for as long as what is returned lives, or Overloaded is thrown.
  virtual std::shared_ptr<void> admit_export() = 0;
  // Changes whenever answers may change, at most a second after that.
  virtual std::string state_tag() = 0;
};

}  // namespace nachlese
