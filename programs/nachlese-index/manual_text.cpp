#include "programs/nachlese-index/manual_text.hpp"

namespace nachlese::programs {
namespace {

const std::vector<std::string> kDescription = {
    "Builds archives of German news for nachlese(1) and keeps them up to date. sync takes from "
    "files, "
    "folders or standard input what is new or has changed; formats are recognized by content: "
    "JSON, "
    "ninjs, NewsML-G2, NITF, IPTC 7901, RSS and Atom, web pages, WARC, MediaWiki dumps, CSV, "
    "Markdown, plain text and more, compressed or in archives (docs/FORMATS.md).",
    "One program writes an archive at a time; searches go on meanwhile. A run may be killed at any "
    "moment: the archive stays as it was, and the next run removes what was half done.",
};

const cli::ManualText::Rows kFiles = {
    {"ARCHIVE/archive.stub", "Names the live generation or the shards."},
    {"ARCHIVE/generations/", "The databases; an old one stays until a new one is live."},
    {"ARCHIVE/lock", "Held by the one writer."},
    {"/etc/nachlese/nachlese.toml",
     "Settings, as the units of the package read them through NACHLESE_CONFIG; a section per verb, "
     "and [source.NAME] for each source (docs/OPERATIONS.md)."},
};

const cli::ManualText::Rows kExamples = {
    {"nachlese-index try export/2018.jsonl.gz", "See how the articles of a file are read:"},
    {"nachlese-index sync --archive /var/lib/nachlese /srv/articles",
     "Build an archive, and every night what is new in it:"},
    {"nachlese-index sync --archive /var/lib/nachlese --delete-missing /srv/articles",
     "The same, and delete articles whose files are gone:"},
    {"nachlese-index delete --reason 'Urteil vom 3. 5.' --archive /var/lib/nachlese dpa:123",
     "Take an article down for good:"},
    {"nachlese-index check --archive /var/lib/nachlese", "Verify every table:"},
    {"nachlese export --archive old | nachlese-index sync --archive new -",
     "Move an archive to another version or machine:"},
};

}  // namespace

cli::ManualText manual_text() { return {kDescription, {}, kFiles, kExamples}; }

}  // namespace nachlese::programs
