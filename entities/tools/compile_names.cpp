// compile_names OUT LIST…: compiles the lists of names into the image that is embedded in the
// program. Runs during the build.
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include "core/base/error.hpp"
#include "entities/lexicon_blob_builder.hpp"

namespace {

std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream content;
  content << in.rdbuf();
  if (!in)
    throw nachlese::Error(nachlese::ErrorCode::archive, "Cannot read " + path.string() + ".");
  return content.str();
}

}  // namespace

int main(int argc, char** argv) {
  try {
    nachlese::ner::ImageBuilder builder;
    for (int i = 2; i < argc; ++i) {
      const std::filesystem::path path = argv[i];
      nachlese::ner::add_list(builder, path.filename().string(), read_file(path));
    }
    nachlese::ner::add_countries_of_icu(builder);
    std::ofstream out(argv[1], std::ios::binary);
    out << builder.finish();
    out.close();
    if (!out)
      throw nachlese::Error(nachlese::ErrorCode::archive,
                            std::string("Cannot write ") + argv[1] + ".");
    return 0;
  } catch (const std::exception& error) {
    std::cerr << "compile_names: " << error.what() << '\n';
    return 1;
  }
}
