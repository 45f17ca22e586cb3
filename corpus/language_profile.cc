#include "corpus/language_profile.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <system_error>

#include "corpus/ascii.h"
#include "corpus/file_bytes.h"
#include "corpus/fold.h"
#include "corpus/unicode.h"

namespace casebook {
namespace {

namespace fs = std::filesystem;

constexpr std::array kKinds = {
    SectionKind::kTitle,        SectionKind::kAbstract,
    SectionKind::kIntroduction, SectionKind::kCase,
    SectionKind::kResults,      SectionKind::kDiscussion,
    SectionKind::kConclusion,   SectionKind::kReferences,
    SectionKind::kTable,        SectionKind::kFigure,
    SectionKind::kBack};

constexpr std::array<std::string_view, 4> kFiles = {
    "headings.tsv", "abbreviations.tsv", "stop_words.tsv", "letters.tsv"};

std::optional<SectionKind> kind_named(std::string_view name) {
  if (name == "none") return SectionKind::kNone;
  for (const SectionKind kind : kKinds) {
    if (name == to_text(kind)) return kind;
  }
  return std::nullopt;
}

std::string_view trim(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

// What one line of a file did: nothing, or the Error without its place.
using LineReader = std::optional<Error> (*)(std::string_view line,
                                            LanguageProfile& profile);

Error mistake(std::string what, std::string hint) {
  return {Fault::kGrammar, "E-PROFILE", "", std::move(what), std::move(hint)};
}

std::optional<Error> read_heading(std::string_view line,
                                  LanguageProfile& profile) {
  const std::size_t tab = line.find('\t');
  if (tab == std::string_view::npos) {
    return mistake("a heading's line has no TAB",
                   "write: kind TAB form | form | …");
  }
  std::string_view name = trim(line.substr(0, tab));
  const bool weak = name.ends_with('?');
  if (weak) name.remove_suffix(1);
  const std::optional<SectionKind> kind = kind_named(name);
  if (!kind) {
    return mistake(fmt::format("'{}' is no kind of section", name),
                   "one of title abstract introduction case results discussion "
                   "conclusion references table figure back none");
  }
  std::string_view rest = line.substr(tab + 1);
  while (true) {
    const std::size_t bar = rest.find('|');
    std::string_view form = trim(rest.substr(0, bar));
    const bool numbered = form.ends_with(" #");
    if (numbered) form.remove_suffix(2);
    std::string key = heading_key(form);
    if (key.empty()) {
      return mistake("a form is empty", "leave out the '|' beside it");
    }
    profile.headings.push_back({*kind, std::move(key), numbered, weak});
    if (bar == std::string_view::npos) return std::nullopt;
    rest.remove_prefix(bar + 1);
  }
}

std::optional<Error> read_abbreviation(std::string_view line,
                                       LanguageProfile& profile) {
  const std::size_t tab = line.find('\t');
  const std::string_view word = trim(line.substr(0, tab));
  const std::string_view mark =
      tab == std::string_view::npos ? "" : trim(line.substr(tab + 1));
  if (mark == "goes on") {
    profile.goes_on.insert(word);
    return std::nullopt;
  }
  if (!word.ends_with('.')) {
    return mistake(fmt::format("the abbreviation '{}' has no dot", word),
                   "abbreviations are written with their dot");
  }
  profile.abbreviations.emplace_back(word);
  if (tab == std::string_view::npos) {
    profile.never_ends.insert(word);
  } else if (mark == "end") {
    profile.may_end.insert(word);
  } else {
    return mistake(fmt::format("'{}' is no mark of an abbreviation", mark),
                   "one of: end, goes on");
  }
  return std::nullopt;
}

std::optional<Error> read_stop_word(std::string_view line,
                                    LanguageProfile& profile) {
  const std::string_view word = trim(line);
  if (word.find_first_of(" \t") != std::string_view::npos) {
    return mistake(fmt::format("'{}' is more than one word", word),
                   "one word a line");
  }
  profile.stop_words.push_back(fold_key(word));
  return std::nullopt;
}

std::optional<Error> read_letters(std::string_view line,
                                  LanguageProfile& profile) {
  profile.letters += trim(line);
  return std::nullopt;
}

LineReader reader_of(std::string_view name) {
  if (name == "headings.tsv") return read_heading;
  if (name == "abbreviations.tsv") return read_abbreviation;
  if (name == "stop_words.tsv") return read_stop_word;
  return read_letters;
}

Result<LanguageProfile> read_profile(const fs::path& folder) {
  LanguageProfile profile;
  profile.language = folder.filename().string();
  for (const std::string_view name : kFiles) {
    const fs::path path = folder / name;
    const Result<std::string> text = load_file(path);
    if (!text) continue;
    const Status read = read_profile_file(name, *text, path.string(), profile);
    if (!read) return read.error();
  }
  index_profile(profile);
  return profile;
}

// "1.", "2.1", "IV.", "A)", "(3)", "§ 2": how many bytes of numbering stand
// before a folded heading. A bare Roman numeral or letter needs its mark.
std::size_t numbering(std::string_view folded) {
  std::size_t at = 0;
  const auto skip = [&](std::string_view set) {
    while (at < folded.size() && set.find(folded[at]) != set.npos) ++at;
  };
  skip(" \t([#");
  const std::size_t begin = at;
  // "14.02.2022 Reference" is the head of a table's column.
  constexpr std::size_t kMostFigures = 3;
  std::size_t figures = 0;
  while (at < folded.size() && is_digit(folded[at])) {
    ++at;
    if (++figures > kMostFigures) return 0;
    if (at + 1 < folded.size() && folded[at] == '.' &&
        is_digit(folded[at + 1])) {
      ++at;
      figures = 0;
    }
  }
  const bool digits = at > begin;
  if (!digits) {
    skip("ivx");
    if (at == begin && at < folded.size() && folded[at] >= 'a' &&
        folded[at] <= 'h') {
      ++at;
    }
  }
  const std::size_t number_end = at;
  skip(".):]-");
  const bool marked = at > number_end;
  const std::size_t mark_end = at;
  skip(" \t");
  const bool spaced = at > mark_end;
  if (number_end == begin || (!marked && !(digits && spaced))) return 0;
  // "25-hydroxyvitamin" and "a-fetoprotein" are words, not numbers.
  if (!spaced && folded[mark_end - 1] == '-') return 0;
  return at;
}

// Words of letters and digits, one space between.
std::string words_of(std::string_view folded) {
  std::string words;
  for (std::size_t at = 0; at < folded.size();) {
    const CodePoint c = decode_utf8(folded, at);
    const std::size_t size = std::max(c.size, 1U);
    const bool word = (c.value >= '0' && c.value <= '9') || is_letter(c.value);
    if (word) {
      words += folded.substr(at, size);
    } else if (folded[at] != kMaybeJoined && folded[at] != '\'' &&
               !words.empty() && words.back() != ' ') {
      words += ' ';
    }
    at += size;
  }
  while (!words.empty() && words.back() == ' ') words.pop_back();
  return words;
}

// "a b s t r a c t" → "abstract", where every word is one letter.
std::string without_letter_spacing(std::string words) {
  std::size_t letters = 0;
  std::string joined;
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t size = std::max(decode_utf8(words, at).size, 1U);
    if (words[at] == ' ') {
      if (at + 1 < words.size() && words[at + 1] == ' ') joined += ' ';
      ++at;
      continue;
    }
    const bool alone = at + size >= words.size() || words[at + size] == ' ';
    if (!alone) return words;
    joined += std::string_view(words).substr(at, size);
    ++letters;
    at += size;
  }
  return letters >= 3 ? joined : words;
}

}  // namespace

std::string heading_key(std::string_view line) {
  const std::string folded = fold_key(trim(line));
  const std::size_t cut = numbering(folded);
  std::string key = words_of(std::string_view(folded).substr(cut));
  // A number alone, "Case 1" with its number first: keep what there is.
  if (key.empty()) key = words_of(folded);
  return without_letter_spacing(std::move(key));
}

Status read_profile_file(std::string_view name, std::string_view text,
                         const std::string& where, LanguageProfile& profile) {
  const LineReader read_line = reader_of(name);
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  for (int number = 1; !text.empty(); ++number) {
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end == text.npos ? text.size() : end + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (trim(line).empty() || line.front() == '#') continue;
    std::optional<Error> error =
        utf8_end(line) == line.size()
            ? read_line(line, profile)
            : mistake("the line is not UTF-8", "save it as UTF-8");
    if (error) {
      error->where = fmt::format("{}:{}", where, number);
      return *error;
    }
  }
  return Ok{};
}

void index_profile(LanguageProfile& profile) {
  std::stable_sort(profile.headings.begin(), profile.headings.end(),
                   [](const HeadingForm& a, const HeadingForm& b) {
                     return a.folded < b.folded;
                   });
  const auto same =
      std::unique(profile.headings.begin(), profile.headings.end(),
                  [](const HeadingForm& a, const HeadingForm& b) {
                    return a.folded == b.folded && a.numbered == b.numbered;
                  });
  profile.headings.erase(same, profile.headings.end());
  for (const HeadingForm& form : profile.headings) {
    profile.heading_words.insert(
        std::string_view(form.folded).substr(0, form.folded.find(' ')));
  }
  for (const std::string& word : profile.stop_words) {
    profile.stop_word_set.insert(word);
    profile.ascii_stop_words.insert(word);
  }
  const std::string_view letters = profile.letters;
  for (std::size_t at = 0; at < letters.size();) {
    const std::size_t size = std::max(decode_utf8(letters, at).size, 1U);
    profile.letter_set.insert(letters.substr(at, size));
    at += size;
  }
}

Result<LanguageProfiles> read_language_profiles(const fs::path& grammars) {
  std::error_code failed;
  std::vector<fs::path> folders;
  for (fs::directory_iterator at(grammars, failed), end; !failed && at != end;
       at.increment(failed)) {
    std::error_code absent;  // a folder may be another thing than a language
    if (fs::is_regular_file(at->path() / "headings.tsv", absent)) {
      folders.push_back(at->path());
    }
  }
  if (folders.empty()) {
    return Error{Fault::kGrammar, "E-GRAMMARS", grammars.string(),
                 "no language is found there",
                 "a language is a folder with a headings.tsv; name the "
                 "grammars' folder with --grammars"};
  }
  std::sort(folders.begin(), folders.end());
  LanguageProfiles profiles;
  for (const fs::path& folder : folders) {
    Result<LanguageProfile> profile = read_profile(folder);
    if (!profile) return profile.error();
    profiles.push_back(std::move(*profile));
  }
  return profiles;
}

}  // namespace casebook
