#include "core/cli/app.hpp"
#include "programs/nachlese/alert.hpp"
#include "programs/nachlese/manual_text.hpp"
#include "programs/nachlese/serve.hpp"
#include "programs/nachlese/verbs.hpp"

int main(int argc, char** argv) {
  using namespace nachlese::programs;
  return nachlese::cli::run_program(
      "nachlese", "Searches archives of German news",
      {
          {"search", "Find articles", setup_search},
          {"count", "Count the articles that match", setup_count},
          {"show", "Show articles", setup_show},
          {"versions", "List the other versions of an article", setup_versions},
          {"similar", "Find articles similar to one", setup_similar},
          {"export", "Write all matching articles as JSON Lines or CSV", setup_export},
          {"suggest", "Complete the start of a word, name or title", setup_suggest},
          {"related", "List the words and names that belong to a query, a facet or a period",
           setup_related},
          {"chronicle", "Tell what happened when, for a query or a name", setup_chronicle},
          {"facets",
           "List the names and other facets of a query or of the whole archive, with counts",
           setup_facets},
          {"explain", "Explain how a query is read and what matches", setup_explain},
          {"info", "Show what is in an archive", setup_info},
          {"analyze", "Show the German analysis of text", setup_analyze},
          {"entities", "Find names in text", setup_entities},
          {"quotes", "Find in text who said what", setup_quotes},
          {"alert", "Write the new articles of saved searches as feeds", setup_alert},
          {"serve", "Serve the search page and the API", setup_serve},
          {"password", "Make a line of the password file of serve", setup_password},
      },
      argc, argv, manual_text());
}
