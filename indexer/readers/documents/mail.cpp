// Mail (RFC 5322, MIME), alone or as mbox: the text as an article, attachments as files of their
// own. Parsed by GMime.
#ifdef NACHLESE_WITH_MAIL
#include <gmime/gmime.h>

#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

#include "core/base/ascii.hpp"
#include "core/base/strings.hpp"
#include "core/base/utf8.hpp"
#include "indexer/readers/bytes/buffered_input.hpp"
#include "indexer/readers/bytes/charset.hpp"
#include "indexer/readers/documents/mail_text.hpp"
#include "indexer/readers/documents/readers.hpp"
#include "indexer/readers/documents/text_document.hpp"
#include "indexer/readers/markup/tree.hpp"
#include "indexer/readers/record/text_repair.hpp"

namespace nachlese::readers {
namespace {

using MailJson = nlohmann::ordered_json;

struct Unref {
  void operator()(void* object) const { g_object_unref(object); }
};
template <class T>
using Owned = std::unique_ptr<T, Unref>;

std::string taken(char* text) {
  std::string out = text == nullptr ? "" : text;
  g_free(text);
  return out;
}

std::string valid(const char* text) {
  std::string out = text == nullptr ? "" : text;
  if (first_invalid_utf8(out) != std::string::npos)
    out = taken(g_utf8_make_valid(out.c_str(), static_cast<gssize>(out.size())));
  return out;
}

std::string bytes_of(GMimePart* part) {
  GMimeDataWrapper* content = g_mime_part_get_content(part);
  if (content == nullptr) return {};
  const Owned<GMimeStream> stream(g_mime_stream_mem_new());
  g_mime_data_wrapper_write_to_stream(content, stream.get());
  GByteArray* bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.get()));
  return {reinterpret_cast<const char*>(bytes->data), bytes->len};
}

// The text of a part in UTF-8: what the bytes show, else what the source, then what the mail says.
std::string text_of(GMimePart* part, const DocumentSink& sink) {
  std::string bytes = bytes_of(part);
  if (const std::string_view start = charset_of_start(bytes); !start.empty())
    return to_utf8(bytes, std::string(start));
  GMimeContentType* type = g_mime_object_get_content_type(GMIME_OBJECT(part));
  const char* name = g_mime_content_type_get_parameter(type, "charset");
  const std::string lower = to_lower_ascii(name == nullptr ? "" : name);
  std::string said = lower.ends_with("ascii") ? "" : known_charset(lower);
  if (name == nullptr) said = declared_charset(bytes);
  const bool utf8 = said.empty() || lower.starts_with("utf-8") || lower == "utf8";
  const bool ascii =
      std::none_of(bytes.begin(), bytes.end(), [](unsigned char c) { return c >= 0x80; });
  const bool valid = first_invalid_utf8(bytes) == std::string::npos;
  // Some charsets have only bytes of ASCII (ISO-2022-JP).
  if (!utf8 && (valid ? ascii : sink.charset.empty()) && !is_one_byte_charset(said))
    return to_utf8(bytes, said);
  Record record;
  record.charset = !sink.charset.empty() ? sink.charset : utf8 ? "" : said;
  std::vector<InputIssue> issues;
  repair_text(bytes, record, issues);
  for (const auto& issue : issues) sink.warning(issue.reason);
  return bytes;
}

struct Attachment {
  std::string name;
  std::string bytes;
};

// The parts of a message.
class MailParts {
 public:
  explicit MailParts(const DocumentSink& sink) : sink_(sink) {}

  void walk(GMimeObject* object, int depth = 0) {
    constexpr int kDeepestPart = 20;
    if (object == nullptr || depth > kDeepestPart) return;
    if (GMIME_IS_MULTIPART(object)) {
      auto* parts = GMIME_MULTIPART(object);
      for (int i = 0; i < g_mime_multipart_get_count(parts); ++i)
        walk(g_mime_multipart_get_part(parts, i), depth + 1);
    } else if (GMIME_IS_MESSAGE_PART(object)) {
      GMimeMessage* inner = g_mime_message_part_get_message(GMIME_MESSAGE_PART(object));
      if (inner != nullptr)
        attachments.push_back(
            {"mail.eml", taken(g_mime_object_to_string(GMIME_OBJECT(inner), nullptr))});
    } else if (GMIME_IS_PART(object)) {
      part(GMIME_PART(object));
    }
  }

  [[nodiscard]] std::string text() const {
    const std::string from_html = html.empty() ? "" : text_of_html_mail(html);
    const std::string from_plain = plain.empty() ? "" : text_of_plain_mail(plain);
    // Many newsletters say in the plain text only that there is none.
    return from_plain.size() * 10 >= from_html.size() * 7 ? from_plain : from_html;
  }

  std::string plain, html;
  std::string page;  // the first part of HTML
  std::vector<Attachment> attachments;

 private:
  void part(GMimePart* part) {
    GMimeContentType* type = g_mime_object_get_content_type(GMIME_OBJECT(part));
    const char* disposition = g_mime_object_get_disposition(GMIME_OBJECT(part));
    const std::string name = valid(g_mime_part_get_filename(part));
    const bool attached = disposition != nullptr && std::string_view(disposition) == "attachment";
    const bool text = GMIME_IS_TEXT_PART(part) && !attached && name.empty();
    if (text && g_mime_content_type_is_type(type, "text", "html")) {
      html += text_of(part, sink_);
      if (page.empty()) page = html;
    } else if (text && g_mime_content_type_is_type(type, "text", "plain")) {
      const std::string written = text_of(part, sink_);
      plain += is(type, "format", "flowed") ? unflowed(written, is(type, "delsp", "yes")) : written;
    } else if (!is_side_part(type)) {
      attachments.push_back({name.empty() ? "attachment" : name, bytes_of(part)});
    }
  }

  static bool is(GMimeContentType* type, const char* name, std::string_view value) {
    const char* found = g_mime_content_type_get_parameter(type, name);
    return found != nullptr && equals_ignoring_case(found, value);
  }

  // Pictures of the layout, signatures, invitations.
  static bool is_side_part(GMimeContentType* type) {
    for (const char* main : {"image", "audio", "video", "font"}) {
      if (g_mime_content_type_is_type(type, main, "*")) return true;
    }
    for (const char* sub :
         {"pgp-signature", "pkcs7-signature", "x-pkcs7-signature", "ics", "pgp-keys", "ms-tnef"}) {
      if (g_mime_content_type_is_type(type, "application", sub)) return true;
    }
    for (const char* sub : {"calendar", "vcard", "x-vcard", "rfc822-headers"}) {
      if (g_mime_content_type_is_type(type, "text", sub)) return true;
    }
    return g_mime_content_type_is_type(type, "message", "delivery-status");
  }

  const DocumentSink& sink_;
};

std::string sender_of(GMimeMessage* message) {
  InternetAddressList* list = g_mime_message_get_from(message);
  if (list == nullptr || internet_address_list_length(list) == 0) return {};
  InternetAddress* address = internet_address_list_get_address(list, 0);
  std::string name = collapse_spaces(valid(internet_address_get_name(address)));
  if (!name.empty() && name.find('@') == std::string::npos) return name;
  if (!INTERNET_ADDRESS_IS_MAILBOX(address)) return {};
  const std::string mailbox =
      valid(internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(address)));
  return mailbox.substr(mailbox.find('@') + 1);  // npos + 1 is 0
}

std::string article_of(GMimeMessage* message, const std::string& text, const std::string& id) {
  MailJson article;
  const std::string message_id = valid(g_mime_message_get_message_id(message));
  article["id"] = message_id.empty() ? id : "mid:" + message_id;
  article["title"] = collapse_spaces(valid(g_mime_message_get_subject(message)));
  article["body"] = text;
  if (const std::string sender = sender_of(message); !sender.empty()) article["source"] = sender;
  if (GDateTime* date = g_mime_message_get_date(message); date != nullptr)
    article["published"] = taken(g_date_time_format(date, "%Y-%m-%dT%H:%M:%S%z"));
  return article.dump(-1, ' ', false, MailJson::error_handler_t::replace) + "\n";
}

// Multiparts in multiparts without end would exhaust the parser.
bool nests_too_deep(std::string_view bytes) {
  constexpr int kMostParts = 500;
  int parts = 0;
  for (std::size_t at = bytes.find("boundary"); at != std::string_view::npos;
       at = bytes.find("boundary", at + 8))
    ++parts;
  return parts > kMostParts;
}

// MHTML (RFC 2557).
bool is_saved_page(GMimeMessage* message) {
  auto* object = GMIME_OBJECT(message);
  const char* from = g_mime_object_get_header(object, "From");
  return g_mime_object_get_header(object, "Snapshot-Content-Location") != nullptr ||
         (from != nullptr && std::string_view(from).find("Saved by ") != std::string_view::npos);
}

// `number`: of the mail in an mbox, 0 for one alone. Returns why it could not be read; empty if it
// could.
std::string read_message(const std::string& bytes, std::uint64_t number, const std::string& id,
                         const DocumentSink& sink) {
  static const bool started = (g_mime_init(), true);
  (void)started;
  if (nests_too_deep(bytes)) return "a mail of too many parts";
  const Owned<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
  const Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
  const Owned<GMimeMessage> message(g_mime_parser_construct_message(parser.get(), nullptr));
  if (!message) return "no mail could be read";
  MailParts parts(sink);
  parts.walk(g_mime_message_get_mime_part(message.get()));
  // What a browser saves is a page, with pictures and frames as its parts.
  if (is_saved_page(message.get()) && !parts.page.empty()) {
    sink.file({}, stream_of(std::move(parts.page)));
    return {};
  }
  const std::string place = number == 0 ? "" : std::to_string(number);
  const std::string text = parts.text();
  if (!text.empty())
    sink.file({}, stream_of(article_of(message.get(), text, number == 0 ? id : id + "#" + place)));
  for (auto& attachment : parts.attachments) {
    std::replace(attachment.name.begin(), attachment.name.end(), '/', '_');
    sink.file(place + (place.empty() ? "" : "/") + attachment.name,
              stream_of(std::move(attachment.bytes)));
  }
  return {};
}

// "From x@y Mon Jul 16 18:05:00 2018": with a time and a year.
bool begins_mail(std::string_view line) {
  if (!line.starts_with("From ") || line.find(':') == std::string_view::npos) return false;
  const auto words = split_list(line, " ");
  return std::any_of(words.begin(), words.end(), [](const std::string& word) {
    return word.size() == 4 && (word.starts_with("19") || word.starts_with("20"));
  });
}

// ">From here on": mbox escapes lines of the text that begin like a mail. One below a quoted line
// is quoted itself.
bool is_escaped(std::string_view line, bool quoted_before) {
  return !quoted_before &&
         line.substr(std::min(line.find_first_not_of('>'), line.size())).starts_with("From ");
}

// Cuts an mbox at such lines behind an empty one. What is wrong with a mail costs that mail.
class MailCutter {
 public:
  MailCutter(const std::string& id, bool mbox, const DocumentSink& sink)
      : id_(id), sink_(sink), mbox_(mbox) {}

  void read(BufferedInput& input) {
    bool empty_before = true;
    bool quoted_before = false;
    Line line;
    while (input.next_line(line, kMostDocumentBytes)) {
      const bool starts = mbox_ && empty_before && begins_mail(line.text);
      empty_before = line.text.empty() && !line.too_long;
      const bool quoted = line.text.starts_with('>');
      const bool escaped = mbox_ && quoted && is_escaped(line.text, quoted_before);
      quoted_before = quoted && !escaped;
      if (escaped) line.text.erase(0, 1);
      if (starts) {
        end_mail();
        continue;
      }
      too_long_ =
          too_long_ || line.too_long || bytes_.size() + line.text.size() > kMostDocumentBytes;
      if (too_long_) {
        std::string().swap(bytes_);
      } else {
        bytes_ += line.text + "\n";
      }
    }
    end_mail();
  }

 private:
  void end_mail() {
    if (bytes_.empty() && !too_long_) return;
    const std::uint64_t number = mbox_ ? ++number_ : 0;
    const std::string problem =
        std::exchange(too_long_, false)
            ? "a mail of more than " + std::to_string(kMostDocumentBytes >> 20U) + " MiB"
            : read_message(std::exchange(bytes_, {}), number, id_, sink_);
    if (problem.empty()) return;
    if (!mbox_) throw ReadError(problem);
    sink_.problem("mail " + std::to_string(number) + ": " + problem);
  }

  const std::string& id_;
  const DocumentSink& sink_;
  bool mbox_;
  std::uint64_t number_ = 0;
  std::string bytes_;
  bool too_long_ = false;
};

void read_mail(std::unique_ptr<ByteStream> source, const std::string& id,
               const DocumentSink& sink) {
  BufferedInput input(std::move(source));
  const bool mbox = input.peek(5) == "From ";
  MailCutter(id, mbox, sink).read(input);
}

}  // namespace

const DocumentReader kMail = {"e-mail", is_mail_head, read_mail};

}  // namespace nachlese::readers
#endif
