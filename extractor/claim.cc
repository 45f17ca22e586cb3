#include "extractor/claim.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <nlohmann/json.hpp>
#include <set>

#include "corpus/suggestion.h"
#include "extractor/decimal.h"
#include "extractor/tsv.h"

namespace casebook {
namespace {

using nlohmann::json;
using Row = std::vector<std::string>;

// Read, or known and not looked at.
constexpr std::array<std::string_view, 15> kPlain = {
    "document", "case",  "kind",     "name",    "assertion",
    "quote",    "start", "end",      "section", "language",
    "rule",     "flags", "readings", "id",      "page"};
constexpr std::size_t kMostErrors = 20;

std::string lower(std::string_view text) {
  std::string out(trimmed(text));
  for (char& c : out)
    if ('A' <= c && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  std::replace(out.begin(), out.end(), ' ', '_');
  return out;
}

// RFC 4180, with any of the usual delimiters.
class CsvReader {
 public:
  explicit CsvReader(std::string_view bytes) : bytes_(bytes) {
    if (bytes_.starts_with("\xEF\xBB\xBF")) at_ = 3;
    const std::string_view head = bytes_.substr(at_, bytes_.find('\n', at_));
    for (const char mark : {';', '\t'}) {
      if (std::count(head.begin(), head.end(), mark) >
          std::count(head.begin(), head.end(), delimiter_))
        delimiter_ = mark;
    }
  }

  std::size_t line() const { return line_; }  // of the row just read

  bool next(Row& row) {
    row.clear();
    if (at_ >= bytes_.size()) return false;
    line_ = next_line_;
    std::string cell;
    bool quoted = false;
    for (; at_ < bytes_.size(); ++at_) {
      const char c = bytes_[at_];
      if (c == '\n') ++next_line_;
      if (quoted) {
        if (c != '"') {
          cell += c;
        } else if (at_ + 1 < bytes_.size() && bytes_[at_ + 1] == '"') {
          cell += bytes_[at_++];
        } else {
          quoted = false;
        }
      } else if (c == '"' && cell.empty()) {
        quoted = true;
      } else if (c == delimiter_) {
        row.push_back(std::move(cell));
        cell.clear();
      } else if (c == '\n') {
        ++at_;
        break;
      } else if (c != '\r') {
        cell += c;
      }
    }
    row.push_back(std::move(cell));
    return true;
  }

 private:
  std::string_view bytes_;
  std::size_t at_ = 0, line_ = 0, next_line_ = 1;
  char delimiter_ = ',';
};

class ClaimReader {
 public:
  ClaimReader(const std::string& where, const Kinds& kinds)
      : where_(where), kinds_(kinds) {
    known_.assign(kPlain.begin(), kPlain.end());
    for (const Kind& kind : kinds.all()) {
      for (const KindKey& key : kind.keys) {
        if (std::find(known_.begin(), known_.end(), key.name) == known_.end())
          known_.push_back(key.name);
      }
    }
  }

  ClaimList run(const std::vector<ClaimRow>& rows) {
    if (rows.empty()) {
      report(0, "E-CLAIM-EMPTY", "is empty", "");
      return std::move(list_);
    }
    Row head = rows.front().cells;
    if (!take_head(head, rows.front().line)) return std::move(list_);
    for (std::size_t i = 1; i < rows.size(); ++i)
      take_row(head, rows[i].cells, rows[i].line);
    return std::move(list_);
  }

  ClaimList run(std::string_view bytes) {
    const std::size_t first = bytes.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    if (bytes.starts_with("PK\x03\x04")) {
      report(0, "E-CLAIM-FORMAT", "is a spreadsheet or an archive",
             "save the sheet as CSV (UTF-8)");
    } else if (bytes.find('\0') != bytes.npos) {
      report(0, "E-CLAIM-FORMAT", "is no text", "write CSV or JSON Lines");
    } else if (first == bytes.npos) {
      report(0, "E-CLAIM-EMPTY", "is empty", "");
    } else if (bytes[first] == '{' || bytes[first] == '[') {
      read_json(bytes);
    } else {
      read_csv(bytes);
    }
    return std::move(list_);
  }

 private:
  void report(std::size_t line, std::string code, std::string what,
              std::string hint) {
    if (list_.errors.size() >= kMostErrors) return;
    list_.errors.push_back(
        {Fault::kInput, std::move(code),
         line == 0 ? where_ : where_ + ":" + std::to_string(line),
         std::move(what), std::move(hint)});
  }

  bool is_known(std::string_view name) const {
    return std::find(known_.begin(), known_.end(), name) != known_.end();
  }

  // A near name is a slip that would lose a column; a far one is theirs.
  void check_name(const std::string& name, std::size_t line) {
    if (name.empty() || is_known(name) || !told_.insert(name).second) return;
    const std::string_view meant = nearest(name, known_);
    if (!meant.empty()) {
      report(line, "E-CLAIM-COLUMN", "there is no column '" + name + "'",
             "did you mean '" + std::string(meant) + "'?");
    } else {
      list_.remarks.push_back({Fault::kInput, "N-CLAIM-COLUMN", where_,
                               "the column '" + name + "' is not looked at",
                               ""});
    }
  }

  void read_csv(std::string_view bytes) {
    CsvReader csv(bytes);
    Row head, row;
    csv.next(head);
    if (!take_head(head, 1)) return;
    while (csv.next(row)) take_row(head, row, csv.line());
  }

  bool take_head(Row& head, std::size_t line) {
    for (std::string& name : head) {
      name = lower(name);
      check_name(name, line);
    }
    if (std::find(head.begin(), head.end(), "kind") != head.end()) return true;
    report(line, "E-CLAIM-COLUMN", "has no column 'kind'",
           "the first line names the columns: document, case, kind, name, "
           "value, unit, site, assertion, quote");
    return false;
  }

  void take_row(const Row& head, const Row& row, std::size_t line) {
    const bool empty = std::all_of(
        row.begin(), row.end(),
        [](const std::string& cell) { return trimmed(cell).empty(); });
    if (empty) return;
    if (row.size() > head.size()) {
      report(line, "E-CLAIM",
             "has " + std::to_string(row.size()) + " cells under " +
                 std::to_string(head.size()) + " columns",
             "put quotes around a cell that holds the delimiter");
      return;
    }
    Claim claim;
    claim.line = line;
    for (std::size_t i = 0; i < row.size(); ++i)
      set(head[i], std::string(trimmed(row[i])), claim);
    finish(std::move(claim));
  }

  void read_json(std::string_view bytes) {
    const json whole = json::parse(bytes, nullptr, false);
    if (whole.is_array()) {
      std::size_t line = 0;
      for (const json& one : whole) read_object(one, ++line);
      return;
    }
    std::size_t number = 0;
    while (!bytes.empty()) {
      const std::size_t end = std::min(bytes.find('\n'), bytes.size());
      ++number;
      if (const std::string_view line = trimmed(bytes.substr(0, end));
          !line.empty())
        read_object(json::parse(line, nullptr, false), number);
      bytes.remove_prefix(std::min(end + 1, bytes.size()));
    }
  }

  void read_object(const json& object, std::size_t line) {
    if (!object.is_object())
      return report(line, "E-CLAIM", "is no JSON object", "");
    Claim claim;
    claim.line = line;
    for (const auto& [key, value] : object.items()) {
      check_name(lower(key), line);
      if (value.is_string()) set(lower(key), value.get<std::string>(), claim);
      if (value.is_number()) set(lower(key), value.dump(), claim);
    }
    finish(std::move(claim));
  }

  static void set(const std::string& name, std::string value, Claim& claim) {
    if (value.empty()) return;
    Fact& fact = claim.fact;
    if (name == "document") {
      claim.document = std::move(value);
    } else if (name == "case") {
      claim.patient = std::move(value);
    } else if (name == "kind") {
      fact.kind = lower(value);
    } else if (name == "name") {
      fact.name = std::move(value);
    } else if (name == "assertion") {
      fact.assertion = std::move(value);
    } else if (name == "quote") {
      claim.quote = std::move(value);
    } else if (name == "start") {
      std::from_chars(value.data(), value.data() + value.size(), claim.start);
    } else if (std::find(kPlain.begin(), kPlain.end(), name) == kPlain.end()) {
      fact.set(name, value, false);
    }
  }

  // Keeps what the kind has, its figures typed.
  void finish(Claim claim) {
    const Kind* kind = kinds_.find(claim.fact.kind);
    if (kind == nullptr) {
      std::vector<std::string_view> names;
      for (const Kind& one : kinds_.all()) names.push_back(one.name);
      return report(claim.line, "E-CLAIM-KIND",
                    claim.fact.kind.empty()
                        ? "has no kind"
                        : "'" + claim.fact.kind + "' is no kind",
                    did_you_mean(claim.fact.kind, names,
                                 "kinds are those of grammars/kinds.xml"));
    }
    const std::vector<FactKey> keys = std::move(claim.fact.keys);
    claim.fact.keys.clear();
    for (const FactKey& key : keys) {
      const auto own = std::find_if(
          kind->keys.begin(), kind->keys.end(),
          [&](const KindKey& one) { return one.name == key.name; });
      if (own == kind->keys.end()) continue;
      std::string value = key.value;
      if (own->number && !as_number(value)) {
        report(claim.line, "E-CLAIM-VALUE",
               "'" + key.value + "' is no figure for '" + key.name + "'", "");
        return;
      }
      claim.fact.set(key.name, value, own->number);
    }
    list_.claims.push_back(std::move(claim));
  }

  // "−3,2" → "-3.2".
  static bool as_number(std::string& text) {
    std::string plain = text;
    if (plain.starts_with("\xE2\x88\x92")) plain.replace(0, 3, "-");
    const bool minus = plain.starts_with('-');
    if (minus || plain.starts_with('+')) plain.erase(0, 1);
    std::replace(plain.begin(), plain.end(), ',', '.');
    const std::optional<Decimal> read = read_decimal(plain, '.');
    if (!read) return false;
    text = minus ? negate(read->text) : read->text;
    return true;
  }

  const std::string& where_;
  const Kinds& kinds_;
  std::vector<std::string_view> known_;
  std::set<std::string> told_;
  ClaimList list_;
};

}  // namespace

ClaimList read_claims(std::string_view bytes, const std::string& where,
                      const Kinds& kinds) {
  return ClaimReader(where, kinds).run(bytes);
}

ClaimList claims_of_rows(const std::vector<ClaimRow>& rows,
                         const std::string& where, const Kinds& kinds) {
  return ClaimReader(where, kinds).run(rows);
}

}  // namespace casebook
