// TableReader's other half: one line of a table, through the rules.
#include <algorithm>
#include <array>
#include <utility>
#include "corpus/fold.h"
#include "corpus/loose_body.h"
#include "extractor/context.h"
#include "extractor/extraction_watch.h"
#include "extractor/figure_marks.h"
#include "extractor/phrases.h"
#include "extractor/table_reader.h"

namespace casebook {
namespace {

// Figures, or a figure with a word or two behind it.
bool is_short_value(std::string_view words) {
  if (is_value(words)) return true;
  constexpr std::size_t kMostWords = 3;
  const auto all =
      words_of(words, {0, static_cast<std::uint32_t>(words.size())});
  return !all.empty() && all.size() <= kMostWords &&
         is_value_word(slice(words, all[0]));
}

constexpr std::array<std::string_view, 4> kMeasuredThings = {
    "score_any", "density", "site", "change_head"};

}  // namespace

// What others read with the view meanwhile is not shown any more.
void TableReader::speak(const LanguageGrammar& language) {
  language_ = &language;
  is_shown_ = false;
}

// Of the same words one thing after the other is asked.
void TableReader::show(const std::string& text) {
  if (is_shown_ && text == line_text_) return;
  is_shown_ = true;
  line_ = abbreviations_.spelled(text, fold(text));
  line_text_ = text;
  view_.read({line_text_, &line_, nullptr},
             {0, static_cast<std::uint32_t>(line_.text.size())}, *language_);
  build_phrases(view_, grammar_.concepts, options_.prefilter);
}

// "-2.6*" without its mark, unless the note behind it makes something else of
// the figure: "* Z-score", "* at six months".
Span TableReader::without_mark(Span piece) {
  const MarkedFigure figure = marked_figure(slice(document_.text, piece));
  if (figure.mark.empty()) return piece;
  const std::string note = note_behind(document_.text, *grid_, figure.mark);
  const bool another =
      tests().tells_time(note) ||
      std::any_of(kMeasuredThings.begin(), kMeasuredThings.end(),
                  [&](std::string_view cls) { return has_class(note, cls); });
  const auto size = static_cast<std::uint32_t>(figure.size);
  return another ? piece : Span{piece.begin, piece.begin + size};
}

void TableReader::read_line(const Line& line, const Row& row) {
  const std::string words = line.words.empty()
                                ? std::string(slice(document_.text, line.piece))
                                : line.words;
  const std::vector<std::string> own = own_kinds(line, words);
  show(line.before + words);
  std::vector<Statement>& statements = found_->statements;
  const std::size_t first = statements.size();
  Memory memory = row_;
  find_statements(view_, grammar_.kinds,
                  {options_.prefilter, SectionKind::kTable}, memory,
                  statements);
  const std::size_t begin =
      line_.map
          .to_made(Span{static_cast<std::uint32_t>(line.before.size()),
                        static_cast<std::uint32_t>(line_text_.size())})
          .begin;
  keep_best(first, line, begin);
  const auto of_group = std::remove_if(
      statements.begin() + static_cast<std::ptrdiff_t>(first), statements.end(),
      [&](const Statement& one) {
        return !own.empty() && one.of_section &&
               std::find(own.begin(), own.end(), one.fact.kind) == own.end();
      });
  statements.erase(of_group, statements.end());
  for (std::size_t i = first; i < statements.size(); ++i) {
    Statement& statement = statements[i];
    apply_context(view_, line_.text, grammar_.kinds, statement);
    if (row.later) tell_later(statement);
    place(line, begin, statement);
    add_range(row, statement);
    statement.sentence = sentence_;
    statement.order += order_;
    statement.figure += order_;
    statement.study = row.study;
    statement.fact.language = language_->language;
  }
  show_watch(line, row, first);
  const auto refused = std::remove_if(
      statements.begin() + static_cast<std::ptrdiff_t>(first), statements.end(),
      [](const Statement& one) { return one.fact.assertion == "refused"; });
  statements.erase(refused, statements.end());
  order_ += kLineOrders;
  remember_words(words);
}

// What a figure is by its own head and label: "PTH" further down under the name
// "T-score" is no score. None where they leave it open.
std::vector<std::string> TableReader::own_kinds(const Line& line,
                                                const std::string& words) {
  std::vector<std::string> kinds;
  if (line.own.empty() || !is_short_value(words)) return kinds;
  show(line.own + words);
  std::vector<Statement> found;
  Memory memory = row_;
  find_statements(view_, grammar_.kinds,
                  {options_.prefilter, SectionKind::kTable}, memory, found);
  for (const Statement& one : found)
    if (one.of_section) kinds.push_back(one.fact.kind);
  return kinds;
}

// The first thing of this class among the words that are shown; mostly "".
std::string TableReader::shown(std::string_view cls) const {
  const int id = language_->symbols.find_class(cls);
  for (const ItemId one : view_.sequence()) {
    const Item& item = view_.item(one);
    if (id < 0 ||
        !language_->symbols.has(item.symbol, static_cast<ClassId>(id)))
      continue;
    return std::string(slice(line_text_, line_.map.to_source(item.span)));
  }
  return "";
}

std::string TableReader::named(std::string_view cls) const {
  const int id = language_->symbols.find_class(cls);
  for (const ItemId one : view_.sequence()) {
    const Surface* surface = view_.item(one).surface;
    if (id < 0 || surface == nullptr) continue;
    for (const LexiconEntry& entry : surface->entries)
      if (entry.cls == static_cast<ClassId>(id)) return entry.meaning->name;
  }
  return "";
}

// "T-score" above the labels, beside heads that are years.
void TableReader::remember_corner(const TableWords& words) {
  if (words.turned() || words.head(0).empty()) return;
  show(words.head(0));
  std::vector<Statement> ignored;
  find_statements(view_, grammar_.kinds,
                  {options_.prefilter, SectionKind::kTable}, caption_, ignored);
}

// "Total hip (g/cm2)" above "  T-score": the site of both rows.
std::string TableReader::leading_site(const TableWords& words, const Row& row) {
  const Cell* above = words.leading_label(row.row);
  const Cell* own = words.at(row.row, 0);
  if (own == nullptr || has_class(words.label(*own), "site")) return "";
  if (above != nullptr && has_class(words.label(*above), "site"))
    return words.label(*above);
  return is_only_measured(words.label(*own)) ? site_above(words, row.row) : "";
}

// "T-score", "BMD (g/cm2)": what was measured, and not where.
bool TableReader::is_only_measured(const std::string& label) {
  if (label.empty()) return false;
  show(label);
  constexpr std::array<std::string_view, 5> kClasses = {
      "score_any", "density", "densityunit", "mark", "stop"};
  return std::all_of(
      view_.sequence().begin(), view_.sequence().end(), [&](ItemId one) {
        const Item& item = view_.item(one);
        return !view_.is(item, "site") &&
               std::any_of(
                   kClasses.begin(), kClasses.end(),
                   [&](std::string_view cls) { return view_.is(item, cls); });
      });
}

bool TableReader::is_measured(const std::string& label) {
  constexpr std::array<std::string_view, 4> kClasses = {
      "density", "densityunit", "score", "score_any"};
  return std::any_of(
      kClasses.begin(), kClasses.end(),
      [&](std::string_view cls) { return has_class(label, cls); });
}

// The place alone of "Total hip BMD (g/cm2)" and of "T-score, total hip"; all
// of what names nothing measured.
std::string TableReader::place_of(const std::string& label) {
  if (!is_measured(label)) return label;
  const auto is_place = [this](const std::string& words) {
    return has_class(words, "site") && !is_measured(words);
  };
  for (std::size_t end = label.rfind(' '); end != label.npos && end > 0;
       end = label.rfind(' ', end - 1))
    if (is_place(label.substr(0, end))) return label.substr(0, end);
  for (std::size_t begin = label.find(' '); begin != label.npos;
       begin = label.find(' ', begin + 1))
    if (is_place(label.substr(begin + 1))) return label.substr(begin + 1);
  return "";
}

// "Total hip BMD" above "T-score", all labels at one margin; none where two
// places stand above one another: which of them is meant is not known.
std::string TableReader::site_above(const TableWords& words, std::size_t row) {
  if (words.turned()) return "";
  constexpr std::size_t kFar = TableWords::kRowsLookedAt;
  const std::size_t last = row > kFar ? row - kFar : 0;
  std::string site;
  while (row-- > std::max(words.head_rows(), last)) {
    const Cell* cell = words.at(row, 0);
    if (cell == nullptr || words.names_group(row)) break;
    const std::string label = words.label(*cell);
    const bool placed = has_class(label, "site");
    if (!site.empty()) return placed ? "" : site;
    if (placed && !is_measured(label)) break;
    if (placed) {
      site = place_of(label);
    } else if (!is_only_measured(label)) {
      break;
    }
  }
  return site;
}

// A hint: of what the table tells of an earlier day as well.
void TableReader::tell_later(Statement& statement) const {
  const Kind* kind = grammar_.kinds.find(statement.fact.kind);
  const bool timed =
      kind != nullptr &&
      std::any_of(kind->keys.begin(), kind->keys.end(),
                  [](const KindKey& key) { return key.name == "time"; });
  const std::string_view told = statement.fact.get("time");
  if (timed && (told.empty() || told.ends_with('?')))
    statement.fact.set("time", "follow-up?", false);
}

void TableReader::show_watch(const Line& line, const Row& row,
                             std::size_t first) {
  if (options_.watch == nullptr) return;
  const TableLine seen{line.piece, line.row, row.study};
  const std::vector<Statement> found(
      found_->statements.begin() + static_cast<std::ptrdiff_t>(first),
      found_->statements.end());
  options_.watch->saw(
      {view_, line_, line_text_, sentence_, order_, SectionKind::kTable, &seen},
      found, found_->probes);
}

// The drug of one column, whose duration stands in the next. Heads say nothing
// of the columns beside them.
void TableReader::remember_words(const std::string& words) {
  if (is_short_value(words)) return;
  show(words);
  std::vector<Statement> ignored;
  find_statements(view_, grammar_.kinds,
                  {options_.prefilter, SectionKind::kTable}, row_, ignored);
}

// Of a cell only what it holds: a head alone says nothing of a patient. What a
// rule for tables read, rules for prose read no second time.
void TableReader::keep_best(std::size_t first, const Line& line,
                            std::size_t begin) {
  std::vector<Statement>& statements = found_->statements;
  const auto from = statements.begin() + static_cast<std::ptrdiff_t>(first);
  const auto outside = [&](const Statement& one) {
    const Kind* kind = grammar_.kinds.find(one.fact.kind);
    const bool of_prose = !one.of_section;
    return view_.tokens()[one.tokens.end - 1].span.end <= begin ||
           (line.table_rules_only && of_prose) ||
           (line.prose_rules_only && !of_prose) ||
           (of_prose && kind != nullptr && kind->of_group) ||
           one.shares > 0;  // figures in a row are of prose
  };
  statements.erase(std::remove_if(from, statements.end(), outside),
                   statements.end());
  std::vector<Statement> best;
  for (auto one = from; one != statements.end(); ++one)
    if (one->of_section) best.push_back(*one);
  if (best.empty()) return;
  const bool whole =
      is_short_value(line.words.empty() ? slice(document_.text, line.piece)
                                        : std::string_view(line.words));
  // Of a list that a rule for tables read a part of, the rest is of prose.
  const auto says_the_same = [](const Statement& a, const Statement& b) {
    return a.fact.kind == b.fact.kind &&
           (a.fact.name == b.fact.name ||
            (!a.fact.get("value").empty() && !b.fact.get("value").empty()));
  };
  const auto read_already = [&](const Statement& one) {
    return !one.of_section &&
           (whole ||
            std::any_of(best.begin(), best.end(), [&](const Statement& other) {
              return says_the_same(one, other);
            }));
  };
  statements.erase(std::remove_if(from, statements.end(), read_already),
                   statements.end());
}

void TableReader::place(const Line& line, std::size_t begin,
                        Statement& statement) const {
  if (statement.fact.span.begin < begin || !line.words.empty()) {
    statement.fact.span = line.row;
    return;
  }
  const Span made = line_.map.to_source(statement.fact.span);
  const auto before = static_cast<std::uint32_t>(line.before.size());
  statement.fact.span = {line.piece.begin + (made.begin - before),
                         line.piece.begin + (made.end - before)};
}

void TableReader::add_range(const Row& row, Statement& statement) const {
  if (row.range_low.empty()) return;
  const Kind* kind = grammar_.kinds.find(statement.fact.kind);
  if (kind == nullptr) return;
  const bool has =
      std::any_of(kind->keys.begin(), kind->keys.end(),
                  [](const KindKey& key) { return key.name == "ref_low"; });
  if (!has || statement.fact.get("value").empty()) return;
  statement.fact.set("ref_low", row.range_low, true);
  statement.fact.set("ref_high", row.range_high, true);
}

}  // namespace casebook
