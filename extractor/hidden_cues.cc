#include "extractor/hidden_cues.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "extractor/form_reader.h"
#include "extractor/vocabulary.h"

namespace casebook {
namespace {

using Words = std::vector<WordId>;
using CuesOfWords = std::map<Words, std::vector<Cue>>;

// None of them acts on every kind, or hides or ends others on purpose.
bool all_limited(const std::vector<Cue>& cues) {
  return std::all_of(cues.begin(), cues.end(), [](const Cue& cue) {
    return cue.effect == Cue::Effect::kSet && !cue.kinds.empty();
  });
}

// The kinds of which these say something for the key.
std::set<std::string> kinds_of(const std::vector<Cue>& cues,
                               const std::string& key) {
  std::set<std::string> kinds;
  for (const Cue& cue : cues)
    if (cue.key == key) kinds.insert(cue.kinds.begin(), cue.kinds.end());
  return kinds;
}

// The same cue for what `kinds` leaves; false where nothing is left.
bool leave_out(const std::set<std::string>& kinds, Cue& cue) {
  if (cue.effect != Cue::Effect::kSet) return false;
  if (cue.kinds.empty()) {
    cue.except.assign(kinds.begin(), kinds.end());
    return true;
  }
  std::erase_if(cue.kinds,
                [&](const std::string& kind) { return kinds.contains(kind); });
  return !cue.kinds.empty();
}

void add_hidden(const std::string& form, const Words& words,
                const CuesOfWords& known, std::vector<CueForm>& forms) {
  const std::vector<Cue>& longer = known.at(words);
  if (!all_limited(longer)) return;
  std::size_t covered = 0;  // of what begins together the longest, as ever
  for (std::size_t at = 0; at < words.size(); ++at) {
    for (std::size_t end = words.size(); end > std::max(at, covered); --end) {
      if (end - at == words.size()) continue;
      const auto inner =
          known.find(Words(words.begin() + static_cast<std::ptrdiff_t>(at),
                           words.begin() + static_cast<std::ptrdiff_t>(end)));
      if (inner == known.end()) continue;
      for (Cue cue : inner->second) {
        if (leave_out(kinds_of(longer, cue.key), cue))
          forms.push_back({form, std::move(cue)});
      }
      covered = end;
      break;
    }
  }
}

}  // namespace

std::vector<CueForm> with_hidden(std::vector<CueForm> forms) {
  FormReader reader;
  Vocabulary vocabulary;
  CuesOfWords known;
  std::vector<Words> words;  // of each form
  words.reserve(forms.size());
  for (const CueForm& form : forms) {
    Words& here = words.emplace_back();
    for (const std::string_view word : reader.words(form.form))
      here.push_back(vocabulary.add(word));
    known[here].push_back(form.cue);
  }
  std::set<std::string> seen;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string form = forms[i].form;
    if (seen.insert(form).second) add_hidden(form, words[i], known, forms);
  }
  return forms;
}

}  // namespace casebook
