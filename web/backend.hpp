// What handlers need of a searcher: a pool in the server, a fake in tests.
#pragma once

#include <exception>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/facet_kind.hpp"
#include "searcher/api/article.hpp"
#include "searcher/api/chronicle.hpp"
#include "searcher/api/name_profile.hpp"
#include "searcher/api/request.hpp"
#include "searcher/api/response.hpp"
#include "searcher/api/suggestion.hpp"
#include "searcher/api/summary.hpp"
#include "web/http/budget.hpp"
#include "web/http/pictures.hpp"

namespace nachlese::web {

// Thrown if another search would have to wait too long; becomes 503.
struct Overloaded : std::exception {
  [[nodiscard]] const char* what() const noexcept override { return "overloaded"; }
};

// All members are thread-safe and throw Error; Error(archive) means "not now" and becomes 503.
class SearchBackend {
 public:
  SearchBackend() = default;
  virtual ~SearchBackend() = default;
  SearchBackend(const SearchBackend&) = delete;
  SearchBackend& operator=(const SearchBackend&) = delete;

  // The search ends when the budget does.
  virtual search::SearchResponse search(const search::SearchRequest& request,
                                        const Budget& budget) = 0;
  virtual search::Chronicle chronicle(const search::ChronicleRequest& request,
                                      const Budget& budget) = 0;
  virtual std::optional<search::MarkedArticle> article(const std::string& id,
                                                       const std::string& query,
                                                       const Budget& budget) = 0;
  // nullopt unless the article was taken down and readers are to know.
  virtual std::optional<search::RemovedArticle> removed(const std::string& /*id*/,
                                                        const Budget& /*budget*/) {
    return std::nullopt;
  }
  virtual std::optional<search::ArchiveSummary> summary(const Budget& /*budget*/) {
    return std::nullopt;
  }
  virtual std::optional<search::SearchResponse> similar(const std::string& id, std::size_t limit,
                                                        const Budget& budget) = 0;
  virtual std::vector<Article> versions(const std::string& id, std::size_t limit,
                                        const Budget& budget) = 0;
  virtual std::vector<search::Suggestion> suggest(const std::string& text, std::size_t limit,
                                                  const Budget& budget) = 0;
  virtual std::vector<search::ArticleName> names(const Article& article, const Budget& budget) = 0;
  // `collapse`: as in SearchRequest.
  virtual std::optional<search::NameProfile> name(const std::string& id, bool collapse,
                                                  const Budget& budget) = 0;
  virtual std::optional<search::NameProfile> name(FacetKind kind, const std::string& value,
                                                  bool collapse, const Budget& budget) = 0;
  // Where pictures of pages may come from; null: nowhere.
  [[nodiscard]] virtual const PictureAccess* pictures() const { return nullptr; }
  // Admits an export with all its parts, for the lifetime of the result. Throws Overloaded.
  virtual std::shared_ptr<void> admit_export() = 0;
  // Changes within a second of any change of the answers.
  virtual std::string state_tag() = 0;
};

// What a handler gets besides the request. Whatever takes time goes through its functions, so that
// all of it together takes no longer than one search, and an answer with a part missing is known.
struct Context {
  SearchBackend& backend;
  // state_tag() at the start of the request, for routes that depend on the archive.
  std::string state;
  Budget budget;
  // Seconds left for all searches of the request.
  double matching = search::SearchRequest().timeout;
  bool complete = true;  // false: some answer was not, so the answer to the request is not kept

  // Matches of the last search, for the audit log.
  std::optional<std::uint64_t> found{};

  [[nodiscard]] search::SearchResponse search(search::SearchRequest request);
  [[nodiscard]] search::Chronicle chronicle(search::ChronicleRequest request);
  [[nodiscard]] std::optional<search::SearchResponse> similar(const std::string& id,
                                                              std::size_t limit);
  [[nodiscard]] std::vector<Article> versions(const std::string& id, std::size_t limit);
  // Nothing more can be asked. Whoever stops for it says so in `complete`.
  [[nodiscard]] bool out_of_time() const;
};

}  // namespace nachlese::web
