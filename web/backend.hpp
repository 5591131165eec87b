// What the handlers need of a searcher. The server gives them a pool of real ones, tests something
// small.
#pragma once

#include <exception>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/facet_kind.hpp"
#include "searcher/api/article.hpp"
#include "searcher/api/name_profile.hpp"
#include "searcher/api/request.hpp"
#include "searcher/api/response.hpp"
#include "searcher/api/suggestion.hpp"
#include "web/http/budget.hpp"

namespace nachlese::web {

// Thrown when so many searches wait that one more would wait too long; becomes 503.
struct Overloaded : std::exception {
  [[nodiscard]] const char* what() const noexcept override { return "overloaded"; }
};

// Every member may be called from any thread and throws Error; Error(archive) means "not now" and
// becomes 503.
class SearchBackend {
 public:
  SearchBackend() = default;
  virtual ~SearchBackend() = default;
  SearchBackend(const SearchBackend&) = delete;
  SearchBackend& operator=(const SearchBackend&) = delete;

  // Ends its search, too, when the budget does.
  virtual search::SearchResponse search(const search::SearchRequest& request,
                                        const Budget& budget) = 0;
  virtual std::optional<search::MarkedArticle> article(const std::string& id,
                                                       const std::string& query,
                                                       const Budget& budget) = 0;
  virtual std::optional<search::SearchResponse> similar(const std::string& id, std::size_t limit,
                                                        const Budget& budget) = 0;
  virtual std::vector<Article> versions(const std::string& id, std::size_t limit,
                                        const Budget& budget) = 0;
  virtual std::vector<search::Suggestion> suggest(const std::string& text, std::size_t limit,
                                                  const Budget& budget) = 0;
  virtual std::vector<search::ArticleName> names(const Article& article, const Budget& budget) = 0;
  virtual std::optional<search::NameProfile> name(const std::string& id, const Budget& budget) = 0;
  virtual std::optional<search::NameProfile> name(FacetKind kind, const std::string& value,
                                                  const Budget& budget) = 0;
  // Exports take long: one is admitted for all of its parts, for as long as what is returned lives,
  // or Overloaded is thrown.
  virtual std::shared_ptr<void> admit_export() = 0;
  // Changes whenever answers may change, at most a second after that.
  virtual std::string state_tag() = 0;
};

// What a handler knows besides the request.
struct Context {
  SearchBackend& backend;
  std::string
      state;  // state_tag() at the begin of the request, for routes that depend on the archive
  Budget budget;
  double matching =
      search::SearchRequest().timeout;  // seconds left for all searches of the request together

  // All of a handler's searches go through here, so that several take no longer than one.
  [[nodiscard]] search::SearchResponse search(search::SearchRequest request);
};

}  // namespace nachlese::web
