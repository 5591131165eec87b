// Options of text output on terminals.
#pragma once

#include "core/cli/app.hpp"
#include "core/cli/options.hpp"
#include "core/cli/pager.hpp"
#include "searcher/output/text_layout.hpp"

namespace nachlese::programs {

struct TextOutput {
  cli::ColorOption color;
  cli::HyperlinkOption hyperlinks;
  cli::PagerOption pager;

  void add_to(CLI::App& command);
  // For standard output; to be asked before a pager stands between.
  [[nodiscard]] search::TextStyle style() const;
};

// Plain text of notes on standard error, in the language of the environment.
[[nodiscard]] search::TextStyle note_style();

}  // namespace nachlese::programs
