#include "programs/nachlese/archives_config.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "core/cli/section_keys.hpp"

namespace nachlese::programs {
namespace {

namespace fs = std::filesystem;
using SectionValues = std::vector<std::string>;

constexpr std::uintmax_t kLargestLogo = std::uintmax_t{256} * 1024;

struct LogoType {
  std::string_view ending;
  std::string_view type;
};
constexpr LogoType kLogoTypes[] = {{".png", "image/png"},
                                   {".svg", "image/svg+xml"},
                                   {".jpg", "image/jpeg"},
                                   {".jpeg", "image/jpeg"},
                                   {".webp", "image/webp"}};

bool take_text(const SectionValues& values, std::string& out) {
  if (values.size() == 1) out = values.front();
  return values.size() == 1 && !out.empty();
}

// #rrggbb: goes into a style sheet as it is.
bool take_color(const SectionValues& values, std::string& out) {
  constexpr std::size_t kDigits = 7;
  return take_text(values, out) && out.size() == kDigits && out.front() == '#' &&
         out.find_first_not_of("0123456789abcdefABCDEF", 1) == std::string::npos;
}

bool take_logo(const fs::path& file, web::Site& site) {
  const std::string ending = file.extension().string();
  const auto* type = std::ranges::find_if(
      kLogoTypes, [&](const LogoType& known) { return known.ending == ending; });
  std::error_code error;
  const std::uintmax_t size = fs::file_size(file, error);
  if (type == std::end(kLogoTypes) || error || size == 0 || size > kLargestLogo ||
      !fs::is_regular_file(file))
    return false;
  std::ifstream bytes(file, std::ios::binary);
  site.logo.assign(std::istreambuf_iterator<char>(bytes), {});
  site.logo_type = type->type;
  return !site.logo.empty();
}

struct HostedKey {
  const char* name;
  bool (*set)(web::HostedArchive& archive, const SectionValues& values, const fs::path& config);
  const char* allowed;
};

const HostedKey kHostedKeys[] = {
    {"path",
     [](web::HostedArchive& archive, const SectionValues& values, const fs::path& config) {
       std::string path;
       if (!take_text(values, path)) return false;
       archive.directory = cli::path_beside(config, path);
       return true;
     },
     "the directory of an archive"},
    {"title",
     [](web::HostedArchive& archive, const SectionValues& values, const fs::path&) {
       return take_text(values, archive.site.name);
     },
     "a text"},
    {"description",
     [](web::HostedArchive& archive, const SectionValues& values, const fs::path&) {
       return take_text(values, archive.site.description);
     },
     "a text"},
    {"aliases",
     [](web::HostedArchive& archive, const SectionValues& values, const fs::path& config) {
       std::string path;
       if (!take_text(values, path)) return false;
       archive.aliases = cli::path_beside(config, path);
       return true;
     },
     "a file"},
    {"color",
     [](web::HostedArchive& archive, const SectionValues& values, const fs::path&) {
       return take_color(values, archive.site.color);
     },
     "a color as in #1c5a49"},
    {"dark_color",
     [](web::HostedArchive& archive, const SectionValues& values, const fs::path&) {
       return take_color(values, archive.site.dark_color);
     },
     "a color as in #8ecfb5"},
    {"logo",
     [](web::HostedArchive& archive, const SectionValues& values, const fs::path& config) {
       std::string path;
       return take_text(values, path) && take_logo(cli::path_beside(config, path), archive.site);
     },
     "a file .png, .svg, .jpg or .webp of at most 256 KiB"},
    {"facsimiles",
     [](web::HostedArchive& archive, const SectionValues& values, const fs::path&) {
       return !values.empty() && std::ranges::all_of(values, [&](const std::string& place) {
         return web::add_pictures(archive.pictures, place);
       });
     },
     "folders and addresses as for --facsimiles"},
};

void set_hosted_key(const cli::SectionPlace& place, const std::string& name,
                    const SectionValues& values, web::HostedArchive& archive) {
  const HostedKey* key = cli::find_key(kHostedKeys, name);
  if (key == nullptr) place.refuse_key(name, cli::names_of_keys(kHostedKeys));
  if (!key->set(archive, values, place.config.file)) place.refuse_value(name, values, key->allowed);
}

bool is_address_name(const std::string& name) {
  return !name.empty() &&
         name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos;
}

}  // namespace

std::vector<web::HostedArchive> read_archive_sections(const cli::ConfigSections& config) {
  std::vector<web::HostedArchive> out;
  for (const auto& section : config.sections) {
    const cli::SectionPlace place{config, "archives." + section.name};
    web::HostedArchive archive;
    archive.name = section.name;
    archive.site.name = section.name;
    if (!is_address_name(section.name))
      place.refuse("", "has a name that cannot stand in an address.", "Take a to z, digits and -.");
    for (const auto& [key, values] : section.values) set_hosted_key(place, key, values, archive);
    if (archive.directory.empty()) place.refuse("", "names no path.", "Add path = \"DIRECTORY\".");
    out.push_back(std::move(archive));
  }
  return out;
}

}  // namespace nachlese::programs
