#include "corpus/finish.h"

#include <algorithm>

#include "corpus/ascii.h"
#include "corpus/language.h"
#include "corpus/sentences.h"

namespace casebook {
namespace {

// Fewer words than this and a sentence speaks its paragraph's language unless
// it says otherwise clearly.
constexpr std::uint32_t kFewWords = 8;

// Cuts the gaps between headings and inner sections into paragraphs.
class MarkupBlocks {
 public:
  explicit MarkupBlocks(const Document& document) : document_(document) {}

  std::vector<Block> run() {
    std::uint32_t at = 0;
    std::vector<std::uint32_t> open;  // indexes of the sections around
    const auto close_until = [&](std::uint32_t position) {
      while (!open.empty() &&
             document_.sections[open.back()].span.end <= position) {
        const std::uint32_t end = document_.sections[open.back()].span.end;
        paragraphs({at, std::max(at, end)}, open.back());
        at = std::max(at, end);
        open.pop_back();
      }
    };
    for (std::uint32_t i = 0; i < document_.sections.size(); ++i) {
      const Section& section = document_.sections[i];
      close_until(section.span.begin);
      if (!open.empty()) {
        paragraphs({at, std::max(at, section.span.begin)}, open.back());
      }
      at = std::max(at, section.span.begin);
      open.push_back(i);
      heading(section, i);
      if (!section.heading.empty()) at = std::max(at, section.heading.end);
    }
    close_until(static_cast<std::uint32_t>(document_.text.size()));
    return std::move(blocks_);
  }

 private:
  void heading(const Section& section, std::uint32_t index) {
    if (section.heading.empty()) return;
    blocks_.push_back({section.heading, index, next_paragraph_++, true, false});
  }

  void paragraphs(Span span, std::uint32_t section) {
    const std::string& text = document_.text;
    const bool by_line =
        document_.sections[section].kind == SectionKind::kTable;
    std::uint32_t begin = span.begin;
    while (begin < span.end) {
      std::size_t end = text.find("\n\n", begin);
      if (end == std::string::npos || end > span.end) end = span.end;
      const auto stop = static_cast<std::uint32_t>(end);
      const bool empty = text.find_first_not_of(" \t\r\n", begin) >= stop;
      if (!empty) {
        blocks_.push_back(
            {{begin, stop}, section, next_paragraph_++, false, by_line});
      }
      begin = stop + 2;
    }
  }

  const Document& document_;
  std::vector<Block> blocks_;
  std::uint32_t next_paragraph_ = 0;
};

// The votes of many passages in one piece of memory.
class VoteTable {
 public:
  explicit VoteTable(std::size_t profiles) : votes_(profiles) {}

  void reserve(std::size_t passages) {
    cells_.reserve(passages * (votes_.hits.size() + 1));
  }
  void push(const LanguageVotes& votes) {
    cells_.push_back(votes.words);
    cells_.insert(cells_.end(), votes.hits.begin(), votes.hits.end());
  }
  // Valid until the next call.
  const LanguageVotes& at(std::size_t passage) const {
    const std::uint32_t* cell =
        cells_.data() + passage * (votes_.hits.size() + 1);
    votes_.words = *cell;
    std::copy_n(cell + 1, votes_.hits.size(), votes_.hits.begin());
    return votes_;
  }

 private:
  std::vector<std::uint32_t> cells_;
  mutable LanguageVotes votes_;
};

// "Hb: 11.2 g/dl   ESR: 22 mm/h": a figure to every third word, and the words
// are units and short forms, which are of no language.
bool lists_values(std::string_view text, std::uint32_t words) {
  std::uint32_t figures = 0;
  bool in_figure = false;
  for (const char c : text) {
    const bool digit = is_digit(c);
    figures += digit && !in_figure ? 1 : 0;
    in_figure = digit;
  }
  return figures > 1 && figures * 3 >= words;
}

// Gives languages from the whole to the parts.
class LanguageFiller {
 public:
  LanguageFiller(Document& document, const LanguageProfiles& profiles)
      : document_(document),
        profiles_(profiles),
        whole_(profiles.size()),
        by_section_(document.sections.size(), LanguageVotes(profiles.size())),
        votes_(profiles.size()) {}

  void run() {
    count();
    check_document_language();
    if (document_.language.empty()) {
      document_.language = language_of(sample(), whole_, profiles_);
    }
    fill_sections();
    fill_sentences();
  }

 private:
  // References and back matter say little of a document's language.
  bool tells(const Sentence& sentence) const {
    if (sentence.section >= document_.sections.size()) return true;
    const SectionKind kind = document_.sections[sentence.section].kind;
    return kind != SectionKind::kReferences && kind != SectionKind::kBack;
  }

  // Names make the detector see Latin and Danish, and no fact comes from there:
  // where the words do not decide, it is the document's language.
  bool in_references(const Sentence& sentence) const {
    return sentence.section < document_.sections.size() &&
           document_.sections[sentence.section].kind ==
               SectionKind::kReferences;
  }

  void count() {
    votes_.reserve(document_.sentences.size());
    LanguageVotes votes(profiles_.size());
    for (const Sentence& sentence : document_.sentences) {
      votes.clear();
      count_votes(slice(document_.text, sentence.span), profiles_, votes);
      if (tells(sentence)) whole_.add(votes);
      if (sentence.section < by_section_.size()) {
        by_section_[sentence.section].add(votes);
      }
      votes_.push(votes);
    }
  }

  // What the markup says of the whole is believed unless the text speaks for
  // another language four times as much: an abstract's translation may well be
  // longer than a short letter.
  void check_document_language() {
    if (document_.language.empty()) return;
    std::uint32_t own = 0;
    std::uint32_t best = 0;
    for (std::size_t p = 0; p < profiles_.size(); ++p) {
      best = std::max(best, whole_.hits[p]);
      if (profiles_[p].language == document_.language) own = whole_.hits[p];
    }
    if (own == 0 || own * 4 < best) document_.language.clear();
  }

  std::string_view sample() const {
    for (const Sentence& sentence : document_.sentences) {
      if (!sentence.heading && tells(sentence) && sentence.span.size() > 40) {
        return slice(document_.text,
                     {sentence.span.begin,
                      static_cast<std::uint32_t>(document_.text.size())});
      }
    }
    return document_.text;
  }

  void fill_sections() {
    for (std::size_t i = 0; i < document_.sections.size(); ++i) {
      Section& section = document_.sections[i];
      if (!section.language.empty()) continue;
      if (const int decided = decide(by_section_[i]);
          decided >= 0 && by_section_[i].words >= kFewWords) {
        section.language =
            profiles_[static_cast<std::size_t>(decided)].language;
      } else if (by_section_[i].words >= kFewWords &&
                 section.kind != SectionKind::kReferences) {
        section.language = language_of(slice(document_.text, body(section)),
                                       by_section_[i], profiles_);
      }
      if (section.language.empty()) section.language = document_.language;
    }
  }

  static Span body(const Section& section) {
    if (section.heading.empty()) return section.span;
    if (section.heading.begin > section.span.begin)  // a caption below its rows
      return {section.span.begin, section.heading.begin};
    return {std::min(section.heading.end, section.span.end), section.span.end};
  }

  void fill_sentences() {
    std::vector<Sentence>& sentences = document_.sentences;
    LanguageVotes paragraph(profiles_.size());
    for (std::size_t first = 0; first < sentences.size();) {
      std::size_t last = first;
      paragraph.clear();
      while (last < sentences.size() &&
             sentences[last].paragraph == sentences[first].paragraph) {
        paragraph.add(votes_.at(last));
        ++last;
      }
      const std::string language = paragraph_language(first, last, paragraph);
      for (; first < last; ++first) {
        sentences[first].language = sentence_language(first, language);
      }
    }
  }

  std::string paragraph_language(std::size_t first, std::size_t last,
                                 const LanguageVotes& votes) const {
    const int decided = decide(votes);
    if (decided >= 0) {
      return profiles_[static_cast<std::size_t>(decided)].language;
    }
    const Sentence& sentence = document_.sentences[first];
    const std::string& around =
        sentence.section < document_.sections.size()
            ? document_.sections[sentence.section].language
            : document_.language;
    const std::string_view text =
        slice(document_.text,
              {sentence.span.begin, document_.sentences[last - 1].span.end});
    if (votes.words < kFewWords || in_references(sentence) ||
        open_but_likely(votes, around) || lists_values(text, votes.words)) {
      return around;
    }
    const std::string found = language_of(text, votes, profiles_);
    return found.empty() ? around : found;
  }

  // Lists of figures and names have few stop words; if those that there are
  // agree with what stands around, nobody else need be asked.
  bool open_but_likely(const LanguageVotes& votes,
                       const std::string& around) const {
    std::uint32_t ours = 0;
    std::uint32_t others = 0;
    for (std::size_t p = 0; p < profiles_.size(); ++p) {
      (profiles_[p].language == around ? ours : others) += votes.hits[p];
    }
    return ours > 0 && ours >= 2 * others;
  }

  std::string sentence_language(std::size_t index,
                                const std::string& around) const {
    const LanguageVotes& votes = votes_.at(index);
    const int decided = decide(votes);
    if (decided < 0) return around;
    const auto profile = static_cast<std::size_t>(decided);
    const bool sure = votes.hits[profile] >= 3 || votes.words < kFewWords;
    return sure ? profiles_[profile].language : around;
  }

  Document& document_;
  const LanguageProfiles& profiles_;
  LanguageVotes whole_;
  std::vector<LanguageVotes> by_section_;
  VoteTable votes_;  // one a sentence
};

}  // namespace

std::vector<Block> blocks_of(const Document& document) {
  return MarkupBlocks(document).run();
}

void finish_document(Document& document, const LanguageProfiles& profiles) {
  finish_document(document, blocks_of(document), profiles);
}

void finish_document(Document& document, std::span<const Block> blocks,
                     const LanguageProfiles& profiles) {
  document.sentences = split_sentences(document.text, blocks, profiles);
  LanguageFiller(document, profiles).run();
}

}  // namespace casebook
