#include "indexer/readers/file_kinds.hpp"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "core/base/ascii.hpp"
#include "core/base/strings.hpp"
#include "indexer/readers/bytes/zip_head.hpp"
#include "indexer/readers/documents/mail_text.hpp"
#include "indexer/readers/formats/formats.hpp"
#include "indexer/readers/record/xml_cutter.hpp"

namespace nachlese::readers {
namespace {

using namespace std::string_view_literals;

struct Magic {
  std::string_view start;
  std::string_view name;
  bool article;
};
constexpr Magic kMagic[] = {
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, "Word or Excel (OLE)", true},
    {"\x1F\x9D"sv, "compress (.Z)", true},
    {"\x04\x22\x4D\x18"sv, "LZ4", true},
    {"LZIP", "lzip", true},
    {"SQLite format 3", "SQLite", true},
    {"!BDN", "Outlook (PST)", true},
    {"AT&TFORM", "DjVu", true},
    {"PGDMP", "PostgreSQL dump", true},
    {"%!PS", "PostScript", true},
    {"\x89PNG", "PNG", false},
    {"\xFF\xD8\xFF"sv, "JPEG", false},
    {"GIF8", "GIF", false},
    {"II*\0"sv, "TIFF", false},
    {"MM\0*"sv, "TIFF", false},
    {"RIFF", "RIFF (picture, sound or video)", false},
    {"BM", "bitmap", false},
    {"ID3", "MP3", false},
    {"OggS", "Ogg", false},
    {"fLaC", "FLAC", false},
    {"\0\0\0\x18"
     "ftyp"sv,
     "MP4", false},
    {"\0\0\0\x20"
     "ftyp"sv,
     "MP4", false},
    {"\0\0\0\x1C"
     "ftyp"sv,
     "MP4", false},
    {"\x7F"
     "ELF"sv,
     "program", false},
    {"MZ", "program", false},
    {"wOFF", "font", false},
    {"wOF2", "font", false},
    {"OTTO", "font", false},
    {"\0\1\0\0\0"sv, "font", false},
    {"\0\0\1\0"sv, "icon", false},
    {"8BPS", "Photoshop", false},
    {"-----BEGIN ", "key or certificate", false},
    {"#!/", "script", false},
    {"<?php", "script", false},
};

// By the end of the name, lower case.
struct Ending {
  std::string_view end;
  std::string_view name;
};
constexpr Ending kEndings[] = {
    {".css", "style sheet"},
    {".scss", "style sheet"},
    {".less", "style sheet"},
    {".xsl", "style sheet"},
    {".xslt", "style sheet"},
    {".js", "script"},
    {".mjs", "script"},
    {".ts", "script"},
    {".py", "script"},
    {".sh", "script"},
    {".pl", "script"},
    {".php", "script"},
    {".bat", "script"},
    {".ps1", "script"},
    {".log", "log"},
    {".md5", "checksums"},
    {".sha1", "checksums"},
    {".sha256", "checksums"},
    {".sha512", "checksums"},
    {".sfv", "checksums"},
    {".asc", "signature"},
    {".sig", "signature"},
    {".ini", "settings"},
    {".cfg", "settings"},
    {".conf", "settings"},
    {".toml", "settings"},
    {".yml", "settings"},
    {".yaml", "settings"},
    {".lock", "settings"},
    {".dtd", "schema"},
    {".xsd", "schema"},
    {".rng", "schema"},
    {".map", "script"},
    {".sql", "SQL"},
    {".filepart", "part of a transfer"},
    {".part", "part of a transfer"},
    {".crdownload", "part of a transfer"},
    {".tmp", "part of a transfer"},
    {".bak", "backup copy"},
    {"~", "backup copy"},
    {".swp", "backup copy"},
    {".opf", "side file"},
    {".ncx", "side file"},
    {".lnk", "link"},
    {".url", "link"},
};
constexpr std::string_view kNames[] = {
    "readme",        "readme.txt",       "readme.md",     "liesmich.txt",    "license",
    "licence",       "copying",          "changelog",     "desktop.ini",     "thumbs.db",
    "robots.txt",    "humans.txt",       "mimetype",      "dovecot-uidlist", "maildirfolder",
    "dovecot.index", "dovecot-keywords", "checksums",     "md5sums",         "sha256sums",
    "sha1sums",      "manifest.mf",      "manifest.json", "package.json",    "makefile",
    "index.dat",     "nav.xhtml",        "toc.xhtml",     "license.txt",     "lizenz.txt",
    "changelog.md",  "sitemap.xml"};

std::string base_name(std::string_view path) {
  return to_lower_ascii(path.substr(path.find_last_of('/') + 1));  // npos + 1 is 0
}

// The lines of the head without the last, which may be cut.
std::vector<std::string_view> lines_of(std::string_view head, std::size_t most) {
  std::vector<std::string_view> lines;
  while (!head.empty() && lines.size() < most) {
    const std::size_t end = std::min(head.find_first_of("\r\n"), head.size());
    if (end > 0) lines.push_back(head.substr(0, end));
    head.remove_prefix(std::min(end + 1, head.size()));
  }
  return lines;
}

template <class Test>
bool most_lines(const std::vector<std::string_view>& lines, const Test& test) {
  const auto fitting = std::count_if(lines.begin(), lines.end(), test);
  return !lines.empty() && fitting * 10 >= static_cast<std::ptrdiff_t>(lines.size()) * 8;
}

bool starts_with_digits(std::string_view line, std::size_t count, std::string_view digits) {
  return line.size() > count && line.find_first_not_of(digits) >= count &&
         (line[count] == ' ' || line[count] == '\t');
}

bool is_checksum(std::string_view line) {
  constexpr std::string_view kHex = "0123456789abcdefABCDEF";
  return starts_with_digits(line, 32, kHex) || starts_with_digits(line, 40, kHex) ||
         starts_with_digits(line, 64, kHex) || starts_with_digits(line, 128, kHex) ||
         ((line.starts_with("MD5 (") || line.starts_with("SHA256 (")) &&
          line.find(") = ") != std::string_view::npos);
}

// A time, and a level or a process.
bool is_log_line(std::string_view line) {
  constexpr std::string_view kLevels[] = {"INFO",   "WARN",  "ERROR", "DEBUG",
                                          "NOTICE", "FATAL", "TRACE"};
  const std::string_view start = line.substr(0, 80);
  const bool level = std::any_of(std::begin(kLevels), std::end(kLevels), [&](std::string_view l) {
    return start.find(l) != std::string_view::npos;
  });
  const std::size_t digit = line.find_first_of("0123456789");
  const std::size_t colon = start.find(':');
  const bool time = digit < 16 && colon != std::string_view::npos && colon + 2 < start.size() &&
                    start[colon + 1] >= '0' && start[colon + 1] <= '5';
  const bool request = line.find("\" 200 ") != std::string_view::npos ||
                       line.find("] \"GET ") != std::string_view::npos ||
                       line.find("] \"POST ") != std::string_view::npos;
  const std::size_t process = start.find("]: ");
  return time && (level || request || process != std::string_view::npos);
}

bool is_statement(std::string_view head) {
  constexpr std::string_view kStarts[] = {"-- mysql dump",
                                          "-- mariadb dump",
                                          "-- postgresql database dump",
                                          "-- phpmyadmin sql dump",
                                          "-- host:",
                                          "-- sqlite",
                                          "pragma foreign_keys",
                                          "create table ",
                                          "insert into ",
                                          "drop table ",
                                          "set names ",
                                          "begin transaction;",
                                          "create database ",
                                          "/*!40",
                                          "/*m!",
                                          "-- dump",
                                          "use `"};
  const std::string start = to_lower_ascii(trim(head).substr(0, 40));
  const bool begins = std::any_of(std::begin(kStarts), std::end(kStarts),
                                  [&](std::string_view s) { return start.starts_with(s); });
  const std::string text = to_lower_ascii(head.substr(0, 8192));
  return begins && (text.find("insert into") != std::string::npos ||
                    text.find("create table") != std::string::npos ||
                    text.find("copy ") != std::string::npos || start.starts_with("--"));
}

bool is_style_sheet(std::string_view head) {
  const std::string_view text = trim(head);
  if (text.starts_with("@charset") || text.starts_with("@import url") || text.starts_with("@media"))
    return true;
  const std::size_t brace = text.find('{');
  if (brace == std::string_view::npos || brace > 400 || text.front() == '{') return false;
  const std::size_t close = text.find('}', brace);
  const std::string_view rule = text.substr(brace + 1, close - brace - 1);
  const std::size_t colon = rule.find(':');
  return close != std::string_view::npos && colon != std::string_view::npos &&
         rule.find(';', colon) != std::string_view::npos &&
         text.substr(0, brace).find(". ") == std::string_view::npos && trim(rule).find(' ') != 0 &&
         trim(rule).substr(0, colon).find_first_of("äöüß?!\"") == std::string_view::npos;
}

bool is_script(const std::vector<std::string_view>& lines) {
  constexpr std::string_view kStarts[] = {
      "function ", "var ",      "const ",       "let ",           "import ", "export ", "#include",
      "(function", "!function", "'use strict'", "\"use strict\"", "def ",    "class ",  "package "};
  if (lines.empty()) return false;
  const std::string_view first = trim(lines[0]);
  const bool starts = std::any_of(std::begin(kStarts), std::end(kStarts),
                                  [&](std::string_view s) { return first.starts_with(s); });
  const std::size_t signs =
      static_cast<std::size_t>(std::count_if(lines.begin(), lines.end(), [](std::string_view line) {
        const std::string_view text = trim(line);
        return text.ends_with(';') || text.ends_with('{') || text.ends_with('}') ||
               text.ends_with("):");
      }));
  return starts && signs * 3 >= lines.size();
}

// [Section] and name=value.
bool is_settings(const std::vector<std::string_view>& lines) {
  if (lines.size() < 2 || !lines[0].starts_with('[') || !trim(lines[0]).ends_with(']'))
    return false;
  return most_lines(lines, [](std::string_view line) {
    return line.starts_with('[') || line.starts_with(';') || line.starts_with('#') ||
           line.find('=') != std::string_view::npos;
  });
}

bool is_diff(const std::vector<std::string_view>& lines) {
  if (lines[0].starts_with("diff --git ")) return true;
  return lines.size() > 2 && lines[0].starts_with("--- ") && lines[1].starts_with("+++ ") &&
         lines[2].starts_with("@@ ");
}

// Capitals, small letters and digits without a blank, longer than any word.
bool is_base64(std::string_view line) {
  constexpr std::size_t kShortest = 60;
  constexpr std::string_view kCapitals = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  constexpr std::string_view kSmall = "abcdefghijklmnopqrstuvwxyz";
  constexpr std::string_view kDigits = "0123456789+/=";
  const auto has = [&](std::string_view letters) {
    return line.find_first_of(letters) != std::string_view::npos;
  };
  return line.size() >= kShortest && has(kCapitals) && has(kSmall) && has(kDigits) &&
         std::all_of(line.begin(), line.end(), [&](char c) {
           return kCapitals.find(c) != std::string_view::npos ||
                  kSmall.find(c) != std::string_view::npos ||
                  kDigits.find(c) != std::string_view::npos;
         });
}

FileKind kind_of_text(std::string_view head) {
  const auto lines = lines_of(head, 60);
  if (lines.empty()) return {};
  if (is_mail_head(head)) return {"e-mail", true};
  const bool json = std::any_of(lines.begin(), lines.end(), [](std::string_view line) {
    return line.starts_with("{\"") || line.starts_with("[{\"");
  });
  if (json) return {"JSON behind other text", true};
  if (is_statement(head)) return {"SQL", false};
  if (most_lines(lines, is_checksum)) return {"checksums", false};
  if (lines.size() > 1 && most_lines(lines, is_log_line)) return {"log", false};
  if (is_style_sheet(head)) return {"style sheet", false};
  if (is_script(lines)) return {"script", false};
  if (is_settings(lines)) return {"settings", false};
  if (trim(lines[0]) == "1" && lines.size() > 1 && lines[1].find(" --> ") != std::string_view::npos)
    return {"subtitles", false};
  if (lines[0].starts_with("\\documentclass") || lines[0].starts_with("\\documentstyle"))
    return {"LaTeX", true};
  if (is_diff(lines)) return {"patch", false};
  if (most_lines(lines, is_base64)) return {"base64", true};
  if (lines[0].starts_with("WEBVTT")) return {"subtitles", false};
  if (lines[0].starts_with("BEGIN:VC")) return {"calendar or address", false};
  return {};
}

// Zip that has something else in it than files of articles. What readers open is known before.
FileKind kind_of_zip(std::string_view head) {
  const ZipHead zip = read_zip_head(head);
  if (zip.mimetype.starts_with("application/vnd.oasis.opendocument")) return {"OpenDocument", true};
  if (is_office_document(zip, "ppt/", "ppt/presentation.xml")) return {"PowerPoint (PPTX)", true};
  if (zip.has("[Content_Types].xml")) return {"Office", true};
  if (zip.has("META-INF/MANIFEST.MF")) return {"Java archive", false};
  return {};
}

// Lists and indexes beside the web archives in WACZ.
bool is_part_of_wacz(std::string_view head, std::string_view name) {
  const std::string base = base_name(name);
  return base == "datapackage.json" || base == "datapackage-digest.json" ||
         base.ends_with(".cdx") || base.ends_with(".cdxj") || base.ends_with(".cdx.gz") ||
         base.ends_with(".idx") ||
         (base.ends_with("ages.jsonl") &&
          head.substr(0, 200).find("json-pages-1.0") != std::string_view::npos);
}

}  // namespace

FileKind kind_of_file(std::string_view head, std::string_view name, bool in_folder) {
  if (in_folder && is_part_of_wacz(head, name)) return {"part of WACZ", false};
  for (const auto& magic : kMagic) {
    if (!head.starts_with(magic.start)) continue;
    const bool letters = magic.start == "BM" || magic.start == "MZ" || magic.start == "OTTO";
    if (!letters || head.find('\0') != std::string_view::npos)
      return {std::string(magic.name), magic.article};
  }
  if (head.starts_with("PK\x03\x04")) return kind_of_zip(head);
  if (in_folder) {
    const std::string base = base_name(name);
    if (is_one_of(base, kNames)) return {base, false};
    for (const auto& ending : kEndings) {
      if (base.ends_with(ending.end)) return {std::string(ending.name), false};
    }
  }
  const std::string_view start = trim(head);
  const bool other = start.empty() || start.front() == '<' || start.front() == '{' ||
                     kJsonObjects.recognizes(head);
  return other ? FileKind() : kind_of_text(head);
}

bool is_table(std::string_view head) {
  const auto lines = lines_of(head, 60);
  if (lines.size() < 2) return false;
  for (const char separator : {';', '\t', '|', ','}) {
    const auto count = [&](std::string_view line) {
      return std::count(line.begin(), line.end(), separator);
    };
    const auto cells = count(lines[0]);
    if (cells < 2 || (separator == ',' && lines.size() < 5)) continue;
    if (most_lines(lines, [&](std::string_view line) { return count(line) == cells; })) return true;
  }
  return false;
}

FileKind kind_of_unknown(std::string_view head, std::string_view name) {
  const std::string root = root_name(head);
  constexpr std::string_view kNoArticles[] = {
      "svg",    "urlset", "sitemapindex", "xsl:stylesheet", "stylesheet", "opml",
      "schema", "plist",  "container",    "package",        "ncx",        "rdf",
      "kml",    "gpx",    "catalog"};
  if (!root.empty()) return {"XML <" + root + ">", !is_one_of(root, kNoArticles)};
  if (is_table(head)) return {"table without known columns", true};
  const std::string base = base_name(name);
  const std::size_t dot = base.rfind('.');
  const std::string end = dot == std::string::npos || dot == 0 ? "" : base.substr(dot);
  constexpr std::string_view kMedia[] = {
      ".jpg", ".jpeg", ".png", ".gif", ".tif", ".tiff", ".mp3",  ".mp4",   ".webp", ".svg",
      ".ico", ".eps",  ".avi", ".mov", ".wav", ".ttf",  ".woff", ".woff2", ".eot",  ".bmp"};
  return {end.empty() ? "of unknown format" : end, !is_one_of(end, kMedia)};
}

}  // namespace nachlese::readers
