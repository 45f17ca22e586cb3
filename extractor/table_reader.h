// TableReader: a grid's rows as small sentences — column head, row label,
// cell — that the rules read like prose, and rules of their own for tables.
//
// A row that names a patient says of whom its cells speak (an event for the
// ledger); a row that cites another report makes a case of its own (a Study).
// Cells of several sentences are read sentence by sentence. A grid that is not
// sure, has no heads, or has more than 20,000 places is not read.
// Threads: one table at a time; refers to what it is made of.
//
//   TableReader reader(document, grammar, view, options);
//   reader.read(grid, s, found);
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "corpus/fold.h"
#include "extractor/case_events.h"
#include "extractor/extract.h"
#include "extractor/own_abbreviations.h"
#include "extractor/patient_codes.h"
#include "extractor/statement.h"
#include "extractor/table_plan.h"

namespace casebook {

// Another report that a row of a table tells of, or a group of patients.
struct Study {
  std::string label;
  std::string cited;
  std::string arm{};       // how the text calls the group, if it is an arm
  std::uint32_t size = 0;  // of a group, "Controls (n = 11)"; else 0
};

struct TableFindings {
  std::vector<Statement>& statements;
  std::vector<CaseEvent>& events;
  std::vector<Study>& studies;     // Statement::study counts in it
  std::vector<Statement>& probes;  // of who looks on
};

// Why a table gives no facts; "" where it does.
std::string unread_reason(const Grid& grid);

// Each line of a table has its own range of orders within the sentence.
inline constexpr std::uint32_t kLineOrders = 4096;

class TableReader {
 public:
  TableReader(const Document& document, const CompiledGrammar& grammar,
              const OwnAbbreviations& abbreviations, SentenceView& view,
              const ExtractOptions& options)
      : document_(document),
        grammar_(grammar),
        abbreviations_(abbreviations),
        view_(view),
        options_(options) {}

  // To be called before the first table is read: how the tables number their
  // patients, by the words of this language.
  void find_codes(const LanguageGrammar& language);
  const PatientCodes& codes() const { return codes_; }

  // `sentence` is the one that the table begins with.
  void read(const Grid& grid, std::uint32_t sentence,
            const LanguageGrammar& language, const TableFindings& found);

 private:
  struct Line {
    std::string before;  // heads and labels, with what parts them
    std::string own;     // the same without the group's name; "" without one
    Span piece;          // of the document; what is read
    std::string words;   // instead, where the pieces lie apart
    Span row;            // the quote where the heads are part of it
    bool table_rules_only = false;
    bool prose_rules_only = false;
  };
  struct Row {
    std::size_t row = 0;
    std::string context;  // labels that name no patient
    std::string group;    // what of it names the rows around as well
    Span label;           // where the row's label stands
    std::string range_low, range_high, range_unit;
    int study = -1;
    bool later = false;  // a day that is told beside an earlier one
  };

  void speak(const LanguageGrammar& language);
  void show(const std::string& text);
  bool has_class(std::string_view words, std::string_view cls);
  bool is_class(std::string_view words, std::string_view cls);
  bool names_patient(std::string_view words);
  WordTest tests();
  bool numbers_people(const TableWords& words, const std::string& first);
  bool is_headed_people(const TableWords& words);
  bool has_ages(const TableWords& words);
  void read_caption(const Grid& grid);
  void share_caption(const Row& row, std::size_t first);
  void remember_corner(const TableWords& words);
  void read_rows(const TableWords& words, const TablePlan& plan);
  bool name_row(const TableWords& words, const TablePlan& plan, Row& row);
  const Cell* label_above(const TableWords& words, const TablePlan& plan,
                          std::size_t row);
  void join_context(const std::string& label, const std::string& head,
                    Row& row) const;
  std::string arm_named(const std::string& label);
  void head(std::string number, std::uint32_t add);
  bool name_patient(const std::string& words, std::uint32_t add);
  void cite(const TableWords& words, const TablePlan& plan, Row& row);
  bool find_groups(const TableWords& words, const WordTest& test);
  void join_group(const TableWords& words, Row& row);
  void read_range(const TableWords& words, const TablePlan& plan, Row& row);
  bool take_range(std::string_view words, Row& row);
  std::string leading_site(const TableWords& words, const Row& row);
  bool is_measured(const std::string& label);
  bool is_only_measured(const std::string& label);
  std::string place_of(const std::string& label);
  std::string site_above(const TableWords& words, std::size_t row);
  void find_range_row(const TableWords& words);
  std::string shown(std::string_view cls) const;
  // What the grammar calls it.
  std::string named(std::string_view cls) const;
  void read_cell(const TableWords& words, const TablePlan& plan, const Row& row,
                 std::size_t column);
  void read_pieces(Line line, const Cell& cell, const Row& row, bool merged);
  Span without_mark(Span piece);
  std::vector<std::string> own_kinds(const Line& line,
                                     const std::string& words);
  std::string own_heads(const TableWords& words, const Row& row,
                        std::size_t column) const;
  void read_line(const Line& line, const Row& row);
  void tell_later(Statement& statement) const;
  void show_watch(const Line& line, const Row& row, std::size_t first);
  void remember_words(const std::string& words);
  void keep_best(std::size_t first, const Line& line, std::size_t begin);
  void place(const Line& line, std::size_t begin, Statement& statement) const;
  void add_range(const Row& row, Statement& statement) const;

  const Document& document_;
  const CompiledGrammar& grammar_;
  const OwnAbbreviations& abbreviations_;
  SentenceView& view_;
  const ExtractOptions& options_;
  PatientCodes codes_;
  const LanguageGrammar* language_ = nullptr;
  const Grid* grid_ = nullptr;
  const TableFindings* found_ = nullptr;
  Folded line_;
  std::string line_text_;
  bool is_shown_ = false;  // by the view: line_text_
  Span caption_span_;
  Memory caption_;       // what it told
  bool groups_ = false;  // its rows are groups of patients
  int range_row_ = -1;   // of a turned table: the row of normal ranges
  Memory row_;           // and what the row's wordy cells told
  std::uint32_t sentence_ = 0, order_ = 0;
};

}  // namespace casebook
