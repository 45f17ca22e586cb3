#include "extractor/cue_compiler.h"

#include <algorithm>
#include <cstdint>
#include <set>
#include <span>
#include <string>
#include <utility>

#include "extractor/form_reader.h"

namespace casebook {
namespace {

// None of them acts on every kind, or hides or ends others on purpose.
bool all_limited(const std::vector<Cue>& cues) {
  return std::all_of(cues.begin(), cues.end(), [](const Cue& cue) {
    return cue.effect == Cue::Effect::kDone ||
           (cue.effect == Cue::Effect::kSet && !cue.kinds.empty());
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

// The longest cue within the words that begins with the first of them and is
// not all of them.
struct Inner {
  std::size_t size = 0;  // 0: none
  std::uint32_t end = WordTrie::kNone;
};
Inner longest_inner(std::span<const WordId> words, std::size_t from,
                    const WordTrie& trie) {
  Inner found;
  std::uint32_t node = 0;
  for (std::size_t at = from; at < words.size(); ++at) {
    node = trie.step(node, words[at]);
    if (node == WordTrie::kNone) break;
    const std::size_t size = at + 1 - from;
    if (trie.end_at(node) != WordTrie::kNone && size < words.size())
      found = {size, trie.end_at(node)};
  }
  return found;
}

// A copy of each cue that these words, of `longer`, would hide, for the kinds
// that they leave alone.
std::vector<Cue> hidden_by(const std::vector<Cue>& longer,
                           std::span<const WordId> words, const WordTrie& trie,
                           const std::vector<std::vector<Cue>>& cues) {
  std::vector<Cue> hidden;
  if (!all_limited(longer)) return hidden;
  std::size_t covered = 0;  // of what begins together the longest, as ever
  for (std::size_t at = 0; at < words.size(); ++at) {
    const Inner inner = longest_inner(words, at, trie);
    if (at + inner.size <= std::max(at, covered)) continue;
    for (Cue cue : cues[inner.end]) {
      if (cue.effect == Cue::Effect::kDone ||
          leave_out(kinds_of(longer, cue.key), cue))
        hidden.push_back(std::move(cue));
    }
    covered = at + inner.size;
  }
  return hidden;
}

}  // namespace

void compile_cues(const std::vector<CueForm>& forms, Vocabulary& vocabulary,
                  WordTrie& trie, std::vector<std::vector<Cue>>& cues) {
  struct Form {
    std::size_t first = 0, count = 0;  // in `words`
    std::uint32_t end = 0;
  };
  std::vector<Form> written;  // each once
  std::vector<WordId> words, of_form;
  Vocabulary known;
  FormReader reader;
  for (const CueForm& one : forms) {
    of_form.clear();
    for (const std::string_view word : reader.words(one.form))
      of_form.push_back(vocabulary.add(word));
    if (of_form.empty()) continue;
    const auto fresh = static_cast<std::uint32_t>(cues.size());
    const std::uint32_t end = trie.add(of_form, fresh);
    if (end == fresh) cues.emplace_back();
    cues[end].push_back(one.cue);
    const std::size_t before = known.size();
    if (known.add(one.form) != before) continue;
    written.push_back({words.size(), of_form.size(), end});
    words.insert(words.end(), of_form.begin(), of_form.end());
  }
  // All are found before any is added.
  std::vector<std::pair<std::uint32_t, Cue>> hidden;
  for (const auto& [first, count, end] : written) {
    const auto here = std::span<const WordId>(words).subspan(first, count);
    for (Cue& cue : hidden_by(cues[end], here, trie, cues))
      hidden.emplace_back(end, std::move(cue));
  }
  for (auto& [end, cue] : hidden) cues[end].push_back(std::move(cue));
}

}  // namespace casebook
