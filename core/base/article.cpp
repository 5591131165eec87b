#include "core/base/article.hpp"

#include <string>

#include "core/base/hash.hpp"

namespace nachlese {
namespace {

constexpr char kFieldEnd = '\x1F';
constexpr char kListEnd = '\x1E';

}  // namespace

std::uint64_t content_hash(const Article& article) {
  std::string all;
  all.reserve(article.body.size() + article.lead.size() + 1024);
  const auto add = [&](const std::string& text) { all.append(text).push_back(kFieldEnd); };
  const auto add_list = [&](const std::vector<std::string>& list) {
    for (const auto& text : list) add(text);
    all.push_back(kListEnd);
  };
  add(article.id);
  for (const auto& field : kTextFields) add(article.*field.member);
  add_list(article.captions);
  add_list(article.authors);
  add(article.source);
  add(article.agency);
  add(article.section);
  add(article.published ? to_iso(*article.published) : "");
  add(article.updated ? to_iso(*article.updated) : "");
  add(article.url);
  add(article.language);
  add_list(article.keywords);
  // Only where they are given: articles without them keep the hash that archives know.
  if (!article.page.empty()) add("page " + article.page);
  if (!article.rights.empty()) add("rights " + article.rights);
  if (article.recognition > 0) add("recognition " + std::to_string(article.recognition));
  for (const FacsimilePage& page : article.facsimile.pages) {
    add(page.label);
    add(page.picture);
    add(std::to_string(page.height));
  }
  if (!article.facsimile.empty()) add(article.facsimile.boxes);
  return hash64(all);
}

void ensure_id(Article& article) {
  if (!article.id.empty()) return;
  article.id = article.url.empty() ? "h-" + to_hex(content_hash(article)) : article.url;
}

}  // namespace nachlese
