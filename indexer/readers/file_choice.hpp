// Which files of a source are read, by the globs of its rules.
#pragma once

#include <string>

#include "indexer/readers/record/input.hpp"

namespace nachlese::readers {

class FileChoice {
 public:
  explicit FileChoice(const SourceRules* rules) : rules_(rules) {}

  // By a glob, or since there is none; not only opened for what it may hold.
  [[nodiscard]] bool is_chosen(const std::string& below) const;

  // A container is opened if it is not left out.
  [[nodiscard]] bool is_wanted(const std::string& below) const;

  struct Part {
    bool wanted = false;
    bool chosen = false;
  };
  // Of the part `name` of a container or document, `below` the source. Parts are chosen as files in
  // folders, by their path in the container, too. Those of a document belong to it; and where the
  // source names nothing but containers, all in them is meant.
  [[nodiscard]] Part part(const std::string& below, const std::string& name, bool around_chosen,
                          bool of_document) const;

 private:
  [[nodiscard]] bool is_excluded(const std::string& below) const;

  const SourceRules* rules_;
};

}  // namespace nachlese::readers
