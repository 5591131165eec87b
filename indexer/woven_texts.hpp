// The texts of an article as they are stored beside the order of its words
// (core/store/woven_text.hpp).
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "core/store/article_codec.hpp"
#include "core/store/text_roles.hpp"
#include "entities/suppressed_words.hpp"
#include "stemming/analyzer.hpp"

namespace nachlese::index {

// A text of an article.
struct FieldText {
  const store::RoleInfo* role;
  std::string_view text;
};

// `analyses`: one for each of `fields`, whose order of words leaves out what is suppressed. None if
// weaving saves too little.
[[nodiscard]] std::vector<store::WovenText> woven_texts(std::span<const FieldText> fields,
                                                        std::span<const text::Analysis> analyses,
                                                        const ner::SuppressedWords& suppressed);

}  // namespace nachlese::index
