#include "extractor/told_names.h"

#include <algorithm>

#include "corpus/ascii.h"
#include "corpus/unicode.h"
#include "extractor/brought_in.h"

namespace casebook {
namespace {

constexpr std::size_t kShortest = 3;  // letters
constexpr std::size_t kMost = 20;

// The word that begins there if it is printed as a name is, "Ottoline"; ""
// where not.
std::string_view name_at(std::string_view text, std::size_t at) {
  if (at >= text.size() || is_word_before(text, at)) return {};
  const CodePoint first = decode_utf8(text, at);
  if (!is_upper(first.value)) return {};
  std::size_t end = at + first.size, letters = 1;
  for (; end < text.size(); ++letters) {
    const CodePoint letter = decode_utf8(text, end);
    if (!is_letter(letter.value)) break;
    if (!is_lower(letter.value)) return {};
    end += letter.size;
  }
  if (letters < kShortest || is_word_at(text, end)) return {};
  return text.substr(at, end - at);
}

std::string small(std::string_view name) {
  const CodePoint first = decode_utf8(name, 0);
  std::string made;
  append_utf8(made, simple_lower(first.value));
  return made += name.substr(first.size);
}

std::size_t count_of(std::string_view word, std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = find_whole(text, word); at != text.npos;
       at = find_whole(text, word, at + 1))
    ++count;
  return count;
}

// "Demir (2014)", "Demir et al., 2014": a year close behind.
bool year_behind(std::string_view behind) {
  constexpr std::size_t kNear = 20;  // bytes
  behind = behind.substr(0, kNear);
  for (const std::string_view century : {"19", "20"}) {
    const std::size_t at = behind.find(century);
    if (at == behind.npos || at + 4 > behind.size()) continue;
    if (is_digit(behind[at + 2]) && is_digit(behind[at + 3])) return true;
  }
  return false;
}

// An author is cited with the year of the paper somewhere.
bool is_cited(std::string_view name, std::string_view text) {
  for (std::size_t at = text.find(name); at != text.npos;
       at = text.find(name, at + 1)) {
    if (year_behind(text.substr(at + name.size()))) return true;
  }
  return false;
}

// "29, had", "29)", "29 years": not "29 mg", nor "29 ng/mL".
bool tells_age(std::string_view behind) {
  constexpr std::size_t kShortestWord = 4;  // bytes
  if (!age_behind(behind)) return false;
  const std::size_t digits = behind.find_first_of("0123456789");
  const std::string_view rest = behind.substr(digits + 2);
  // "Ottoline, a 29-year-old clerk".
  if (rest.size() > 1 && rest[0] == '-' && !is_digit(rest[1])) return true;
  if (rest.empty() || rest[0] != ' ')
    return !rest.empty() && std::string_view(",;)").find(rest[0]) != rest.npos;
  const std::size_t end =
      std::min(rest.find_first_of(" .,;:/)", 1), rest.size());
  return end > kShortestWord && rest.substr(end, 1) != "/";
}

bool is_in_table(const Document& document, const Sentence& sentence) {
  return sentence.section < document.sections.size() &&
         document.sections[sentence.section].kind == SectionKind::kTable;
}

// "A-3" at the begin of the text; "" where none stands there.
std::string_view label_at_begin(std::string_view text) {
  constexpr std::size_t kMostLetters = 2, kMostDigits = 3;
  std::size_t end = 0, letters = 0, digits = 0;
  while (end < text.size() && letters < kMostLetters) {
    const CodePoint letter = decode_utf8(text, end);
    if (!is_upper(letter.value)) break;
    end += letter.size;
    ++letters;
  }
  const std::string_view joint = text.substr(end, 1);
  if (letters == 0 || (joint != "-" && joint != "#" && joint != "/")) return {};
  ++end;
  while (end < text.size() && is_digit(text[end]) && digits < kMostDigits) {
    ++end;
    ++digits;
  }
  const bool closed =
      end < text.size() &&
      std::string_view(".:)").find(text[end]) != std::string_view::npos;
  return digits > 0 && closed ? text.substr(0, end) : std::string_view{};
}

// Behind "and " of "; and Ottoline, 34, …": a word that joins.
std::size_t behind_joint(std::string_view text, std::size_t at) {
  constexpr std::size_t kLongest = 4;  // bytes
  const std::size_t space = text.substr(at).find(' ');
  const bool joins = space != text.npos && space > 0 && space <= kLongest &&
                     is_lower(decode_utf8(text, at).value);
  return joins ? at + space + 1 : at;
}

// "Mrs Orme": a title, or a name of two words.
bool is_before_name(std::string_view text, std::size_t end) {
  return text.substr(end, 1) == " " && !name_at(text, end + 1).empty();
}

// Whether the word that stands there is a name with an age close behind; it is
// added where it is new.
bool add_name(std::string_view sentence, std::size_t at,
              std::vector<std::string>& names) {
  const std::string_view name = name_at(sentence, at);
  if (name.empty() || !tells_age(sentence.substr(at + name.size())))
    return false;
  if (std::find(names.begin(), names.end(), name) == names.end() &&
      names.size() < kMost)
    names.emplace_back(name);
  return !is_before_name(sentence, at + name.size());
}

// Names begin sentences, and what colons and semicolons part; beside one so
// told, another may stand anywhere: "Ottoline, 34, and Philippa, 29, had …".
void collect(std::string_view sentence, std::vector<std::string>& names) {
  bool any = false;
  for (std::size_t at = 0; at != sentence.npos;) {
    any |= add_name(sentence, at, names);
    // By two searches: one for either looks at each letter by itself.
    at = std::min(sentence.find(';', at), sentence.find(':', at));
    if (at != sentence.npos) at = sentence.find_first_not_of(";: ", at);
    if (at != sentence.npos) at = behind_joint(sentence, at);
  }
  bool titled = false;
  for (std::size_t at = 0; any && at != sentence.npos;) {
    if (!titled) add_name(sentence, at, names);
    titled = !name_at(sentence, at).empty();
    at = sentence.find(' ', at);
    if (at != sentence.npos) ++at;
  }
}

}  // namespace

std::vector<std::string> find_told_names(const Document& document,
                                         const IsWord& is_word) {
  const std::string_view text = document.text;
  std::vector<std::string> names;
  for (const Sentence& sentence : document.sentences) {
    if (!is_in_table(document, sentence))
      collect(slice(text, sentence.span), names);
  }
  std::erase_if(names, [&](const std::string& name) {
    const std::string word = small(name);
    // A name that lists know needs not come again.
    return is_word(word) || count_of(word, text) > 0 ||
           (count_of(name, text) < 2 && !is_word(name)) || is_cited(name, text);
  });
  const bool all_known = std::all_of(names.begin(), names.end(), is_word);
  if (names.size() < 2 || all_known) names.clear();
  return names;
}

std::vector<std::string> find_told_labels(const Document& document) {
  const std::string_view text = document.text;
  std::vector<std::string> labels;
  for (std::size_t s = 0; s < document.sentences.size(); ++s) {
    const Sentence& one = document.sentences[s];
    const bool opens =
        s == 0 || document.sentences[s - 1].paragraph != one.paragraph;
    if (!opens || is_in_table(document, one)) continue;
    const std::string_view label = label_at_begin(slice(text, one.span));
    // Behind "A-3." or "A-3:", which may be a sentence of its own.
    const std::size_t behind = one.span.begin + label.size() + 1;
    if (!label.empty() && behind < text.size() &&
        age_behind(text.substr(behind)) && labels.size() < kMost &&
        std::find(labels.begin(), labels.end(), label) == labels.end())
      labels.emplace_back(label);
  }
  if (labels.size() < 2) labels.clear();
  return labels;
}

}  // namespace casebook
