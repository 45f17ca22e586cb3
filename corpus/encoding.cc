#include "corpus/encoding.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdint>
#include <cstring>
#include <functional>
#include <optional>

#include "corpus/unicode.h"

namespace casebook {
namespace {

constexpr char32_t kReplacement = 0xFFFD;
constexpr std::size_t kPlacesNamed = 5;  // how many bad places a note lists
// So few are a slip of a program even in a short text; one in ten is none.
constexpr std::size_t kFewBad = 3;
constexpr int kMaxMarks = 30;  // as folding caps them

bool is_forbidden_control(char32_t c) {
  if (c < 0x20) return c != '\t' && (c < '\n' || c > '\r');
  return c >= 0x7F && c <= 0x9F && c != 0x85;
}

// Puts code points down, with the map, and keeps count of what was wrong.
class Transcript {
 public:
  Transcript(std::string_view bytes, std::string encoding) : bytes_(bytes) {
    decoded_.encoding = std::move(encoding);
    decoded_.text.reserve(bytes.size() + bytes.size() / 8);
  }

  void skip_mark(std::uint32_t size) {
    decoded_.map.skip_to(size);
    decoded_.notes.push_back(
        {"N-BOM", "a byte order mark was left out", Span{0, size}});
  }

  void put(char32_t c, std::uint32_t source_size) {
    if (c == kReplacement) {
      bad(bad_bytes_, bad_places_, source_size);
    } else if (is_forbidden_control(c)) {
      bad(controls_, control_places_, source_size);
      c = kReplacement;
    }
    const std::size_t before = decoded_.text.size();
    append_utf8(decoded_.text, c);
    const std::size_t made = decoded_.text.size() - before;
    if (made == source_size && same_bytes(before, made)) {
      decoded_.map.copy(source_size);
    } else {
      decoded_.map.replace(static_cast<std::uint32_t>(made), source_size);
    }
  }

  // Bytes that stand as they are.
  void put_plain(std::size_t size) {
    decoded_.text.append(bytes_.substr(at(), size));
    decoded_.map.copy(static_cast<std::uint32_t>(size));
  }

  std::uint32_t at() const { return decoded_.map.source_size(); }

  Result<Decoded> finish(const std::string& where) {
    const std::size_t wrong = bad_bytes_ + controls_;
    const bool few = wrong <= kFewBad && wrong * 10 <= bytes_.size();
    if (wrong * 1000 > bytes_.size() && !few) {
      return Error{Fault::kInput, "E-BAD-BYTES",
                   fmt::format("{}:byte {}", where, first_place()),
                   fmt::format("{} of {} bytes are no {} text", wrong,
                               bytes_.size(), decoded_.encoding),
                   "name the encoding with --encoding if it is another"};
    }
    note("N-BAD-BYTES",
         fmt::format("byte(s) that mean nothing in {}", decoded_.encoding),
         bad_bytes_, bad_places_);
    note("N-CONTROL", "control character(s)", controls_, control_places_);
    return std::move(decoded_);
  }

  Decoded& decoded() { return decoded_; }

 private:
  bool same_bytes(std::size_t made_at, std::size_t size) const {
    return bytes_.substr(at(), size) ==
           std::string_view(decoded_.text).substr(made_at, size);
  }

  void bad(std::size_t& count, std::vector<Span>& places,
           std::uint32_t size) const {
    ++count;
    if (places.size() < kPlacesNamed) places.push_back({at(), at() + size});
  }

  std::uint32_t first_place() const {
    std::uint32_t first = UINT32_MAX;
    for (const Span& place : bad_places_) first = std::min(first, place.begin);
    for (const Span& place : control_places_)
      first = std::min(first, place.begin);
    return first;
  }

  void note(const char* code, const std::string& what, std::size_t count,
            const std::vector<Span>& places) {
    if (count == 0) return;
    std::string text = fmt::format("{} {} became U+FFFD, at byte", count, what);
    for (const Span& place : places) text += fmt::format(" {}", place.begin);
    if (count > places.size()) text += " …";
    decoded_.notes.push_back({code, text, places.front()});
  }

  std::string_view bytes_;
  Decoded decoded_;
  std::size_t bad_bytes_ = 0;
  std::size_t controls_ = 0;
  std::vector<Span> bad_places_;
  std::vector<Span> control_places_;
};

// How many bytes from `at` are ASCII without forbidden controls.
std::size_t plain_run(std::string_view bytes, std::size_t at) {
  const std::size_t begin = at;
  for (; at < bytes.size(); ++at) {
    const auto byte = static_cast<unsigned char>(bytes[at]);
    if (byte >= 0x7F || (byte < 0x20 && is_forbidden_control(byte))) break;
  }
  return at - begin;
}

// What strict UTF-8 has to say of some bytes.
struct Survey {
  std::size_t sequences = 0;  // right ones of more than one byte
  std::size_t bad = 0;
  std::size_t controls = 0;
  bool marks = false;  // a combining mark is among them
};

Survey survey_utf8(std::string_view bytes) {
  Survey survey;
  for (std::size_t at = 0; at < bytes.size();) {
    at += plain_run(bytes, at);
    if (at >= bytes.size()) break;
    const CodePoint c = decode_utf8(bytes, at);
    survey.sequences += c.size > 1 ? 1 : 0;
    survey.bad += c.size == 0 ? 1 : 0;
    survey.controls += c.size > 0 && is_forbidden_control(c.value) ? 1 : 0;
    survey.marks = survey.marks || (c.value >= 0x300 && is_combining(c.value));
    at += std::max(c.size, 1U);
  }
  return survey;
}

Result<Decoded> decode_utf8_file(std::string_view bytes, std::uint32_t mark,
                                 const std::string& where) {
  Transcript transcript(bytes, "UTF-8");
  if (mark > 0) transcript.skip_mark(mark);
  while (transcript.at() < bytes.size()) {
    transcript.put_plain(plain_run(bytes, transcript.at()));
    if (transcript.at() >= bytes.size()) break;
    const CodePoint c = decode_utf8(bytes, transcript.at());
    if (c.size == 0) {
      transcript.put(kReplacement, 1);
    } else if (c.value == kReplacement) {  // stood there before us
      transcript.put_plain(c.size);
    } else {
      transcript.put(c.value, c.size);
    }
  }
  return transcript.finish(where);
}

Result<Decoded> decode_utf16(std::string_view bytes, bool big,
                             std::uint32_t mark, const std::string& where) {
  Transcript transcript(bytes, big ? "UTF-16BE" : "UTF-16LE");
  if (mark > 0) transcript.skip_mark(mark);
  const auto unit = [&](std::size_t at) -> char32_t {
    const auto first = static_cast<unsigned char>(bytes[at]);
    const auto second = static_cast<unsigned char>(bytes[at + 1]);
    return big ? static_cast<char32_t>(first << 8U | second)
               : static_cast<char32_t>(second << 8U | first);
  };
  while (transcript.at() < bytes.size()) {
    const std::size_t at = transcript.at();
    if (at + 2 > bytes.size()) {
      transcript.put(kReplacement, 1);  // half a unit
      break;
    }
    const char32_t first = unit(at);
    const bool pair = first >= 0xD800 && first < 0xDC00 &&
                      at + 4 <= bytes.size() && unit(at + 2) >= 0xDC00 &&
                      unit(at + 2) < 0xE000;
    if (pair) {
      transcript.put(
          0x10000 + ((first - 0xD800) << 10U) + (unit(at + 2) - 0xDC00), 4);
    } else if (first >= 0xD800 && first < 0xE000) {
      transcript.put(kReplacement, 2);
    } else {
      transcript.put(first, 2);
    }
  }
  return transcript.finish(where);
}

Result<Decoded> decode_single_byte(std::string_view bytes,
                                   const std::string& encoding,
                                   const std::string& where) {
  const auto table = single_byte_table(encoding);
  if (!table) {
    return Error{Fault::kUsage, "E-ENCODING", where,
                 fmt::format("the encoding '{}' is not known", encoding),
                 "UTF-8, UTF-16LE, UTF-16BE, windows-1254, ISO-8859-9, "
                 "windows-1252 and other single-byte ones are"};
  }
  Transcript transcript(bytes, encoding);
  while (transcript.at() < bytes.size()) {
    transcript.put_plain(plain_run(bytes, transcript.at()));
    if (transcript.at() >= bytes.size()) break;
    const auto byte = static_cast<unsigned char>(bytes[transcript.at()]);
    transcript.put((*table)[byte], 1);
  }
  return transcript.finish(where);
}

bool is_letter_byte(unsigned char byte) {
  return std::isalpha(byte) != 0 || byte >= 0xC0;
}

// windows-1254 and windows-1252 differ in six letters: Ğ İ Ş ğ ı ş against
// Ð Ý Þ ð ý þ. A text with the former seldom has á í ó ú æ, one with the
// latter (Icelandic, Old English, Czech by mistake) always.
std::string guess_single_byte(std::string_view bytes) {
  constexpr std::string_view kTurkish = "\xD0\xDD\xDE\xF0\xFD\xFE";
  constexpr std::string_view kNordic =
      "\xC1\xC6\xC9\xCD\xD3\xDA\xE1\xE6\xE9\xED\xF3\xFA";
  std::size_t turkish = 0;
  std::size_t nordic = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (static_cast<unsigned char>(bytes[i]) < 0x80) continue;
    const bool in_word =
        (i > 0 && is_letter_byte(static_cast<unsigned char>(bytes[i - 1]))) ||
        (i + 1 < bytes.size() &&
         is_letter_byte(static_cast<unsigned char>(bytes[i + 1])));
    if (!in_word) continue;
    turkish += kTurkish.find(bytes[i]) != std::string_view::npos ? 1 : 0;
    nordic += kNordic.find(bytes[i]) != std::string_view::npos ? 1 : 0;
  }
  return turkish > nordic ? "windows-1254" : "windows-1252";
}

// 'L' or 'B' where half of the bytes are zeros, each second one; else 0.
char utf16_by_zeros(std::string_view bytes) {
  const bool has_zeros = bytes.find('\0') != bytes.npos;  // few do
  if (bytes.size() < 4 || bytes.size() % 2 != 0 || !has_zeros) return 0;
  const std::size_t looked = std::min<std::size_t>(bytes.size(), 8192) / 2 * 2;
  std::array<std::size_t, 2> zeros{};
  for (std::size_t i = 0; i < looked; ++i)
    zeros[i % 2] += bytes[i] == '\0' ? 1 : 0;
  const std::size_t units = looked / 2;
  if (zeros[1] * 10 > units * 6 && zeros[0] * 10 < units) return 'L';
  if (zeros[0] * 10 > units * 6 && zeros[1] * 10 < units) return 'B';
  return 0;
}

std::string upper_name(std::string_view name) {
  std::string upper;
  for (const char c : name) {
    if (c == '_') {
      upper += '-';
    } else {
      upper += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    }
  }
  return upper;
}

Result<Decoded> decode_as(std::string_view bytes, const std::string& encoding,
                          const std::string& where) {
  const std::string name = upper_name(encoding);
  const bool mark16 =
      bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
  if (name == "UTF-8" || name == "UTF8" || name == "US-ASCII") {
    return decode_utf8_file(bytes, bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0,
                            where);
  }
  if (name == "UTF-16LE" || name == "UTF-16BE") {
    return decode_utf16(bytes, name == "UTF-16BE", mark16 ? 2 : 0, where);
  }
  if (name == "UTF-16") {
    const bool big = bytes.starts_with("\xFE\xFF") ||
                     (!mark16 && utf16_by_zeros(bytes) == 'B');
    return decode_utf16(bytes, big, mark16 ? 2 : 0, where);
  }
  return decode_single_byte(bytes, encoding, where);
}

void note_mark_runs(Decoded& decoded) {
  int run = 0;
  const std::string_view text = decoded.text;
  for (std::size_t at = 0; at < text.size();) {
    const auto lead = static_cast<unsigned char>(text[at]);
    if (lead < 0xCC) {  // no combining mark begins lower
      run = 0;
      ++at;
      continue;
    }
    const CodePoint c = decode_utf8(text, at);
    run = is_combining(c.value) ? run + 1 : 0;
    if (run == kMaxMarks + 1) {
      decoded.notes.push_back(
          {"N-COMBINING",
           "more than 30 combining marks in a row: matching reads the first "
           "30 of them",
           decoded.map.to_source(Span{static_cast<std::uint32_t>(at),
                                      static_cast<std::uint32_t>(at) + 1})});
      return;
    }
    at += std::max(c.size, 1U);
  }
}

Result<Decoded> decode_detected(std::string_view bytes,
                                const DecodeOptions& options) {
  const std::string& where = options.where;
  if (bytes.starts_with("\xEF\xBB\xBF")) {
    return decode_utf8_file(bytes, 3, where);
  }
  if (bytes.starts_with("\xFF\xFE")) {
    return decode_utf16(bytes, false, 2, where);
  }
  if (bytes.starts_with("\xFE\xFF")) return decode_utf16(bytes, true, 2, where);
  if (const char order = utf16_by_zeros(bytes)) {
    Result<Decoded> decoded = decode_utf16(bytes, order == 'B', 0, where);
    if (decoded) {
      decoded->notes.push_back(
          {"N-ENCODING",
           fmt::format("read as {}, told by its zero bytes", decoded->encoding),
           {}});
    }
    return decoded;
  }
  const Survey survey = survey_utf8(bytes);
  if (survey.bad == 0 && survey.controls == 0) {
    Decoded whole;
    whole.text = bytes;
    whole.encoding = "UTF-8";
    whole.map.copy(static_cast<std::uint32_t>(bytes.size()));
    if (survey.marks) note_mark_runs(whole);
    return whole;
  }
  // More right sequences than wrong bytes: UTF-8 with damage, no other one.
  if (survey.bad == 0 || survey.sequences > survey.bad) {
    return decode_utf8_file(bytes, 0, where);
  }
  const bool by_label = !options.label.empty() &&
                        !upper_name(options.label).starts_with("UTF") &&
                        single_byte_table(options.label).has_value();
  const std::string encoding =
      by_label ? options.label : guess_single_byte(bytes);
  Result<Decoded> decoded = decode_single_byte(bytes, encoding, where);
  if (decoded) {
    decoded->notes.push_back(
        {"N-ENCODING",
         fmt::format("read as {}, {}", encoding,
                     by_label ? "as the file says" : "told by its letters"),
         {}});
  }
  return decoded;
}

}  // namespace

Result<Decoded> decode(std::string_view bytes, const DecodeOptions& options) {
  if (bytes.empty()) {
    return Error{Fault::kInput, "E-EMPTY", options.where, "the file is empty",
                 ""};
  }
  if (bytes.find_first_not_of('\0') == std::string_view::npos) {
    return Error{Fault::kInput, "E-ZEROS", options.where,
                 "the file holds nothing but zero bytes",
                 "it was probably not copied or downloaded whole"};
  }
  Result<Decoded> decoded =
      options.encoding.empty()
          ? decode_detected(bytes, options)
          : decode_as(bytes, options.encoding, options.where);
  if (!decoded) return decoded;
  if (decoded->text.find_first_not_of(" \t\r\n\f\v") == std::string::npos) {
    return Error{Fault::kInput, "E-EMPTY", options.where,
                 "the file holds no text", ""};
  }
  // What was copied whole was looked through already.
  if (!decoded->map.identity()) note_mark_runs(*decoded);
  return decoded;
}

}  // namespace casebook
