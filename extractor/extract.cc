#include "extractor/extract.h"

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

#include "corpus/fold.h"
#include "corpus/suggestion.h"
#include "extractor/case_events.h"
#include "extractor/cited_text.h"
#include "extractor/code_events.h"
#include "extractor/compiled_grammar.h"
#include "extractor/context.h"
#include "extractor/contradictions.h"
#include "extractor/extraction_watch.h"
#include "extractor/headed_cues.h"
#include "extractor/hints.h"
#include "extractor/ledger.h"
#include "extractor/likeliest_language.h"
#include "extractor/miscounts.h"
#include "extractor/only_site.h"
#include "extractor/own_abbreviations.h"
#include "extractor/own_names.h"
#include "extractor/phrases.h"
#include "extractor/resolve.h"
#include "extractor/sentence_view.h"
#include "extractor/spared.h"
#include "extractor/statement.h"
#include "extractor/statement_sorter.h"
#include "extractor/study_cases.h"
#include "extractor/table_language.h"
#include "extractor/table_reader.h"
#include "extractor/taken_up.h"
#include "extractor/told_initials.h"
#include "extractor/told_names.h"
#include "extractor/unnamed.h"
#include "extractor/vaguer.h"

namespace casebook {
namespace {

class Extractor {
 public:
  Extractor(const Document& document, const CompiledGrammar& grammar,
            const ExtractOptions& options)
      : document_(document),
        grammar_(grammar),
        options_(options),
        own_view_(grammar.views.take()),
        view_(*own_view_),
        tables_(document, grammar, abbreviations_, view_, options) {}

  ~Extractor() { grammar_.views.give_back(std::move(own_view_)); }
  Extractor(const Extractor&) = delete;
  Extractor& operator=(const Extractor&) = delete;

  Extraction run() {
    view_.scratch().effort.clear();
    folded_ = fold(document_.text);
    mask_citations();
    if (document_.language.empty()) {
      likeliest_ = likeliest_language(
          grammar_, {document_.text, &folded_, &mask_}, view_);
    }
    spell_out();
    find_codes();
    constexpr std::size_t kUsual = 192;  // statements: they are slow to move
    statements_.reserve(kUsual);
    for (std::uint32_t s = 0; s < document_.sentences.size(); ++s) read(s);
    join_cited_text(document_, grammar_.kinds, {events_, studies_, cited_},
                    statements_);
    introduce_unnamed(document_, grammar_.kinds, statements_, events_);
    Extraction extraction;
    if (likeliest_ != nullptr) extraction.likeliest = likeliest_->language;
    extraction.cases = assign_cases(document_, events_, statements_);
    add_studies(extraction.cases);
    settle(extraction.cases);
    show_assigned();
    settle_hints(grammar_.concepts, statements_);
    fill_only_sites(grammar_.kinds, statements_);
    const ConflictScene scene{document_, grammar_, extraction.cases};
    find_contradictions(scene, statements_, extraction.conflicts);
    find_miscounts(scene, events_, statements_, extraction.conflicts);
    take_up_plans(statements_);
    resolve(statements_);
    drop_vaguer(grammar_.concepts, statements_);
    give_facts(extraction.facts);
    extraction.slow_rules = view_.scratch().effort.spent();
    return extraction;
  }

 private:
  // References and tables hold no sentences of the report's own.
  static bool readable(SectionKind section) {
    return section != SectionKind::kReferences &&
           section != SectionKind::kBack && section != SectionKind::kTable;
  }

  const LanguageGrammar* grammar_for(const Sentence& sentence) {
    // Most are in the language of the one before.
    if (before_ == nullptr || sentence.language != before_->language) {
      own_ = grammar_.language(sentence.language);
      before_ = &sentence;
    }
    if (own_ != nullptr || !sentence.language.empty()) return own_;
    if (!document_.language.empty())
      return grammar_.language(document_.language);
    return likeliest_;
  }

  void mask_citations() {
    mask_.clear();
    for (const Span citation : document_.citations)
      mask_.push_back(folded_.map.to_made(citation));
  }

  // Null where nobody speaks the document's language.
  const LanguageGrammar* main_grammar() const {
    return likeliest_ != nullptr ? likeliest_
                                 : grammar_.language(document_.language);
  }

  // The text's own abbreviations are read as the words that they stand for.
  void spell_out() {
    const LanguageGrammar* grammar = main_grammar();
    if (grammar == nullptr) return;
    abbreviations_ = OwnAbbreviations::find(
        document_.text, folded_,
        [&](std::string_view letters) { return grammar->knows(letters); });
    if (abbreviations_.empty()) return;
    folded_ = abbreviations_.spelled(document_.text, std::move(folded_));
    mask_citations();
  }

  // Patients' codes are no figures of the text: they say who is told of.
  void find_codes() {
    const LanguageGrammar* grammar = main_grammar();
    if (grammar == nullptr) return;
    tables_.find_codes(*grammar);
    auto places = tables_.codes().places(document_.text);
    if (tables_.codes().empty()) places = find_told_initials(document_);
    if (places.empty() && tables_.codes().empty()) {
      const auto is_word = [&](std::string_view word) {
        return grammar->knows(word);
      };
      auto names = find_told_names(document_, is_word);
      if (names.empty()) names = find_told_labels(document_);
      places = places_of(names, document_.text);
    }
    codes_ = CodeEvents(std::move(places), folded_);
    walls_ = codes_.spans();
    mask_.insert(mask_.end(), walls_.begin(), walls_.end());
    std::sort(mask_.begin(), mask_.end(),
              [](Span a, Span b) { return a.begin < b.begin; });
  }

  void find_events(std::uint32_t s, SectionKind section, Span here) {
    const ShownText shown{&folded_, document_.text};
    const std::size_t first = events_.size();
    find_case_events(view_, shown, {s, 0, options_.prefilter, section},
                     events_);
    names_.follow(view_, shown, s, first, events_);
    codes_.follow(view_, s, here, events_);
  }

  void read(std::uint32_t s) {
    const Sentence& sentence = document_.sentences[s];
    const SectionKind section = sentence.section < document_.sections.size()
                                    ? document_.sections[sentence.section].kind
                                    : SectionKind::kNone;
    const LanguageGrammar* grammar = grammar_for(sentence);
    if (section == SectionKind::kTable && grammar != nullptr)
      return read_table_at(s, *grammar);
    if (!readable(section) || grammar == nullptr) return;
    if (sentence.section != memory_section_) memory_.clear();
    memory_section_ = sentence.section;
    const Span here = folded_.map.to_made(sentence.span);
    view_.read({document_.text, &folded_, &mask_, &walls_}, here, *grammar);
    build_phrases(view_, grammar_.concepts, options_.prefilter);
    find_events(s, section, here);
    headed_.follow(view_, {sentence, document_, folded_});
    const std::size_t first = statements_.size();
    find_statements(view_, grammar_.kinds, {options_.prefilter, section},
                    memory_, statements_);
    for (std::size_t i = first; i < statements_.size(); ++i) {
      complete(
          statements_[i], s,
          sentence.language.empty() ? document_.language : sentence.language);
    }
    show({view_, folded_, document_.text, s, 0, section}, first);
    refuse_spared(grammar_.kinds, document_.text, first, statements_);
    // A cue that says that it is no such fact at all.
    erase_from(first, [](const Statement& one) {
      return one.fact.assertion == "refused";
    });
    sorter_.sort(statements_, first);
  }

  // Of the statements from `first` on, those that are so.
  template <typename Wrong>
  void erase_from(std::size_t first, const Wrong& wrong) {
    statements_.erase(
        std::remove_if(statements_.begin() + static_cast<long>(first),
                       statements_.end(), wrong),
        statements_.end());
  }

  // By place; a fact is moved once, for it is large.
  void give_facts(std::vector<Fact>& facts) {
    std::vector<Statement*> order;
    order.reserve(statements_.size());
    for (Statement& one : statements_)
      if (wanted(one.fact.kind)) order.push_back(&one);
    std::stable_sort(order.begin(), order.end(),
                     [](const Statement* a, const Statement* b) {
                       return a->fact.span.begin < b->fact.span.begin;
                     });
    facts.reserve(order.size());
    for (Statement* one : order) facts.push_back(std::move(one->fact));
  }

  // The grid that holds this sentence of a table, once.
  void read_table_at(std::uint32_t s, const LanguageGrammar& grammar) {
    const Span here = document_.sentences[s].span;
    while (next_table_ < document_.tables.size() &&
           document_.tables[next_table_].span.end <= here.begin)
      ++next_table_;
    if (next_table_ >= document_.tables.size() ||
        !document_.tables[next_table_].span.overlaps(here))
      return;
    const Grid& grid = document_.tables[next_table_++];
    const std::size_t first = statements_.size();
    tables_.read(grid, s, table_language(document_, grid, grammar_, grammar),
                 {statements_, events_, studies_, probes_});
    const auto cited = std::stable_partition(
        statements_.begin() + static_cast<std::ptrdiff_t>(first),
        statements_.end(), [](const Statement& one) { return one.study < 0; });
    std::move(cited, statements_.end(), std::back_inserter(cited_));
    statements_.erase(cited, statements_.end());
  }

  // Lets the watch see a sentence with what was found in it, and ask whose
  // its places are.
  void show(const SeenSentence& seen, std::size_t first) {
    if (options_.watch == nullptr) return;
    const std::vector<Statement> found(
        statements_.begin() + static_cast<long>(first), statements_.end());
    options_.watch->saw(seen, found, probes_);
  }

  // Probes are given to patients by themselves: that somebody looks on changes
  // nothing.
  void show_assigned() {
    if (options_.watch == nullptr) return;
    assign_cases(document_, events_, probes_);
    for (Statement& one : probes_) {
      if (one.study < 0) continue;
      one.fact.assertion = "present";
      one.fact.flags.clear();
      one.fact.case_id = study_id(one.study);
    }
    options_.watch->assigned(events_, statements_, probes_);
  }

  void set_apart(Statement& statement) const {
    const SymbolTable& symbols = view_.grammar().symbols;
    for (const Agreement& rule : grammar_.audit.agreements()) {
      if (rule.apart.empty() || rule.kind != statement.fact.kind) continue;
      const bool found = std::any_of(
          rule.apart.begin(), rule.apart.end(), [&](const std::string& name) {
            const int cls = symbols.find_class(name);
            return cls >= 0 && view_.has_class(static_cast<ClassId>(cls));
          });
      statement.apart = found ? Apart::kYes : Apart::kNo;
    }
  }

  void complete(Statement& statement, std::uint32_t s,
                const std::string& language) {
    set_apart(statement);
    apply_context(view_, folded_.text, grammar_.kinds, statement);
    headed_.apply(statement);
    statement.sentence = s;
    statement.fact.language = language;
    statement.fact.span = folded_.map.to_source(statement.fact.span);
  }

  const std::string& study_id(std::int32_t study) const {
    return study_ids_[static_cast<std::size_t>(study)];
  }

  // A row of a table that tells of another report is a case of its own,
  // behind those reported here; a group of which the text tells too is that.
  void add_studies(std::vector<CaseRecord>& cases) {
    study_ids_ = add_study_cases(grammar_.kinds, studies_, statements_, cases);
    for (Statement& one : cited_) {
      CaseRecord& record = *std::find_if(
          cases.begin(), cases.end(), [&](const CaseRecord& known) {
            return known.id == study_id(one.study);
          });
      if (one.fact.assertion != "general") one.fact.case_id = record.id;
      const Kind* kind = one.kind;
      const std::string_view size = one.fact.get("value");
      if (kind != nullptr && kind->of_group && !size.empty() && size != "1")
        record.group = true;
    }
    std::move(cited_.begin(), cited_.end(), std::back_inserter(statements_));
    cited_.clear();
  }

  // What belongs to the document has no case; what belongs to none, neither.
  void settle(const std::vector<CaseRecord>& cases) {
    const auto group =
        std::find_if(cases.begin(), cases.end(), [](const CaseRecord& record) {
          return record.group && record.label.empty();
        });
    const auto is_group = [&](const std::string& id) {
      return std::any_of(cases.begin(), cases.end(), [&](const CaseRecord& c) {
        return c.group && c.id == id;
      });
    };
    std::erase_if(statements_, [&](Statement& one) {
      const Kind* kind = one.kind;
      if (kind != nullptr && kind->front_of_group && group != cases.end() &&
          std::erase(one.fact.flags, "unassigned") > 0)
        one.fact.case_id = group->id;
      if (kind != nullptr && kind->of_setting &&
          one.fact.section != SectionKind::kTable) {
        one.fact.case_id.clear();
        one.fact.assertion = "present";
        std::erase(one.fact.flags, "unassigned");
      }
      if (kind != nullptr && kind->of_document) {
        one.fact.case_id.clear();
        std::erase(one.fact.flags, "unassigned");
      }
      if (one.fact.assertion == "general") one.fact.case_id.clear();
      return one.fact.assertion == "refused" ||
             (kind != nullptr && kind->of_group && !is_group(one.fact.case_id));
    });
  }

  bool wanted(const std::string& kind) const {
    return options_.kinds.empty() ||
           std::find(options_.kinds.begin(), options_.kinds.end(), kind) !=
               options_.kinds.end();
  }

  const Document& document_;
  const CompiledGrammar& grammar_;
  const ExtractOptions& options_;
  Folded folded_;
  OwnAbbreviations abbreviations_;
  std::vector<Span> mask_;
  std::vector<Span> walls_;
  std::unique_ptr<SentenceView> own_view_;
  SentenceView& view_;
  TableReader tables_;
  std::size_t next_table_ = 0;
  const LanguageGrammar* likeliest_ = nullptr;
  const Sentence* before_ = nullptr;      // that asked for a grammar
  const LanguageGrammar* own_ = nullptr;  // of its language
  Memory memory_;
  std::uint32_t memory_section_ = UINT32_MAX;
  std::vector<Statement> statements_, probes_;
  StatementSorter sorter_;
  std::vector<Statement> cited_;  // of other reports that tables tell of
  std::vector<Study> studies_;
  std::vector<std::string> study_ids_;
  std::vector<CaseEvent> events_;
  CodeEvents codes_;
  OwnNames names_;
  HeadedCues headed_;
};

}  // namespace

Status check_kinds(const Grammar& grammar,
                   const std::vector<std::string>& kinds) {
  std::vector<std::string_view> known;
  for (const Kind& kind : grammar.compiled->kinds.all())
    known.push_back(kind.name);
  for (const std::string& kind : kinds) {
    if (std::find(known.begin(), known.end(), kind) != known.end()) continue;
    return Error{Fault::kUsage, "E-KIND", "", "there is no kind '" + kind + "'",
                 did_you_mean(kind, known, "kinds.xml lists them")};
  }
  return Ok{};
}

Extraction extract(const Document& document, const Grammar& grammar,
                   const ExtractOptions& options) {
  return Extractor(document, *grammar.compiled, options).run();
}

}  // namespace casebook
