#include "kb/xlsx_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <set>
#include <utility>

#include "corpus/archive.h"
#include "corpus/xml.h"
#include "corpus/xml_decode.h"
#include "kb/fact_text.h"

namespace casebook {
namespace {

constexpr std::size_t kMostRows = 1'048'576;
constexpr std::size_t kMostColumns = 16'384;

// Some programs write "x:row" for "row".
std::string_view local(std::string_view name) {
  const std::size_t colon = name.rfind(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

std::size_t number_of(std::string_view digits, std::size_t otherwise) {
  std::size_t number = 0;
  const auto [end, code] =
      std::from_chars(digits.data(), digits.data() + digits.size(), number);
  const bool whole =
      code == std::errc() && end == digits.data() + digits.size();
  return whole ? number : otherwise;
}

// "_x000D_" is how a control character is written.
std::string unescaped(const std::string& text) {
  std::string made;
  for (std::size_t at = 0; at < text.size(); ++at) {
    constexpr std::size_t kLong = 7;
    unsigned code = 0;
    const bool marked =
        text.size() - at >= kLong && text[at] == '_' && text[at + 1] == 'x' &&
        text[at + kLong - 1] == '_' &&
        std::from_chars(text.data() + at + 2, text.data() + at + 6, code, 16)
                .ptr == text.data() + at + 6;
    if (!marked || code == 0 || code > 0x7F) {
      made += text[at];
      continue;
    }
    made += static_cast<char>(code == '\r' ? '\n' : code);
    at += kLong - 1;
  }
  return made;
}

// Without white space at its ends, a space of any kind as a space.
std::string tidy(std::string text) {
  for (const char* space : {"\u00a0", "\u202f", "\u2009"}) {
    for (std::size_t at = text.find(space); at != std::string::npos;
         at = text.find(space, at))
      text.replace(at, std::string_view(space).size(), " ");
  }
  const char* const kSpaces = " \t\r\n";
  const std::size_t first = text.find_first_not_of(kSpaces);
  if (first == std::string::npos) return "";
  return text.substr(first, text.find_last_not_of(kSpaces) - first + 1);
}

std::string number_text(const std::string& text) {
  const std::optional<double> value = decimal(text);
  if (!value) return text;
  // Excel keeps 15 digits; the 16th and 17th are noise of its arithmetic.
  const std::optional<double> rounded = decimal(fmt::format("{:.15g}", *value));
  return rounded ? fmt::format("{}", *rounded) : text;
}

// Of xl/workbook.xml: names with their relations; of the relations: targets.
class ListReader : public XmlHandler {
 public:
  std::vector<std::pair<std::string, std::string>> sheets;  // name, relation
  std::map<std::string, std::string> targets;

  bool start(std::string_view name, const XmlAttributes& attributes,
             std::uint32_t /*at*/) override {
    if (local(name) == "sheet") {
      std::string relation;
      for (const XmlAttribute& one : attributes)
        if (one.name != "id" && local(one.name) == "id") relation = one.value;
      sheets.emplace_back(attribute(attributes, "name"), relation);
    } else if (local(name) == "Relationship") {
      targets[std::string(attribute(attributes, "Id"))] =
          attribute(attributes, "Target");
    }
    return true;
  }
  bool end(std::string_view /*name*/, std::uint32_t /*at*/) override {
    return true;
  }
  void text(std::string_view /*text*/, Span /*source*/) override {}
};

// Texts that several cells share.
class StringsReader : public XmlHandler {
 public:
  std::vector<std::string> strings;

  bool start(std::string_view name, const XmlAttributes& /*attributes*/,
             std::uint32_t /*at*/) override {
    if (local(name) == "si") strings.emplace_back();
    if (local(name) == "rPh") ++reading_aid_;
    in_text_ = local(name) == "t" && reading_aid_ == 0;
    return true;
  }
  bool end(std::string_view name, std::uint32_t /*at*/) override {
    if (local(name) == "rPh") --reading_aid_;
    in_text_ = false;
    return true;
  }
  void text(std::string_view text, Span /*source*/) override {
    if (in_text_ && !strings.empty()) strings.back() += text;
  }

 private:
  bool in_text_ = false;
  int reading_aid_ = 0;
};

// Which of the cells' formats show a date or a time.
class StylesReader : public XmlHandler {
 public:
  std::vector<bool> dates;

  bool start(std::string_view name, const XmlAttributes& attributes,
             std::uint32_t /*at*/) override {
    const std::size_t id = number_of(attribute(attributes, "numFmtId"), 0);
    if (local(name) == "numFmt") {
      if (shows_date(attribute(attributes, "formatCode"))) own_.insert(id);
    } else if (local(name) == "cellXfs") {
      in_cells_ = true;
    } else if (local(name) == "xf" && in_cells_) {
      // ECMA-376 part 1, 18.8.30: the built-in formats of dates and times.
      dates.push_back((id >= 14 && id <= 22) || (id >= 45 && id <= 47) ||
                      own_.contains(id));
    }
    return true;
  }
  bool end(std::string_view name, std::uint32_t /*at*/) override {
    if (local(name) == "cellXfs") in_cells_ = false;
    return true;
  }
  void text(std::string_view /*text*/, Span /*source*/) override {}

 private:
  static bool shows_date(std::string_view format) {
    bool quoted = false;
    for (const char c : format) {
      if (c == '"' || c == '[' || c == ']') quoted = !quoted;
      if (!quoted &&
          std::string_view("dmyhDMYH").find(c) != std::string_view::npos)
        return true;
    }
    return false;
  }
  std::set<std::size_t> own_;
  bool in_cells_ = false;
};

class CellsReader : public XmlHandler {
 public:
  CellsReader(const std::vector<std::string>& strings,
              const std::vector<bool>& dates, ReadSheet& sheet)
      : strings_(strings), dates_(dates), sheet_(sheet) {}

  bool start(std::string_view name, const XmlAttributes& attributes,
             std::uint32_t /*at*/) override {
    const std::string_view what = local(name);
    if (what == "row") {
      row_ = number_of(attribute(attributes, "r"), row_ + 1);
      column_ = 0;
    } else if (what == "c") {
      begin_cell(attributes);
    } else if (what == "v" || what == "t") {
      in_value_ = true;
    } else if (what == "rPh") {
      in_aid_ = true;
    }
    return true;
  }
  bool end(std::string_view name, std::uint32_t /*at*/) override {
    const std::string_view what = local(name);
    if (what == "c") end_cell();
    if (what == "v" || what == "t") in_value_ = false;
    if (what == "rPh") in_aid_ = false;
    return true;
  }
  void text(std::string_view text, Span /*source*/) override {
    if (in_value_ && !in_aid_) value_ += text;
  }

 private:
  void begin_cell(const XmlAttributes& attributes) {
    type_ = attribute(attributes, "t");
    style_ = number_of(attribute(attributes, "s"), 0);
    value_.clear();
    std::size_t column = 0;
    for (const char c : attribute(attributes, "r")) {
      if (c < 'A' || c > 'Z' || column > kMostColumns) break;
      column = column * 26 + static_cast<std::size_t>(c - 'A') + 1;
    }
    column_ = column > 0 ? column : column_ + 1;
  }

  void end_cell() {
    ReadCell cell;
    if (type_ == "s") {
      const std::size_t index = number_of(value_, strings_.size());
      if (index < strings_.size()) cell.text = unescaped(strings_[index]);
    } else if (type_ == "str" || type_ == "inlineStr") {
      cell.text = unescaped(value_);
    } else if (type_ == "b") {
      cell.text = value_ == "1" ? "TRUE" : "FALSE";
    } else if (type_ == "e") {
      cell = {value_, false, false, true};
    } else if (type_ == "d") {
      cell = {value_, false, true, false};
    } else if (!value_.empty()) {
      const bool date = style_ < dates_.size() && dates_[style_];
      cell = {number_text(value_), true, date, false};
    }
    cell.text = tidy(std::move(cell.text));
    const bool inside =
        row_ > 0 && row_ <= kMostRows && column_ > 0 && column_ <= kMostColumns;
    if (inside && !cell.text.empty())
      sheet_.rows[row_ - 1][column_ - 1] = std::move(cell);
  }

  const std::vector<std::string>& strings_;
  const std::vector<bool>& dates_;
  ReadSheet& sheet_;
  std::size_t row_ = 0, column_ = 0, style_ = 0;
  std::string type_, value_;
  bool in_value_ = false, in_aid_ = false;
};

class Workbook {
 public:
  Workbook(std::string_view bytes, const std::string& where)
      : bytes_(bytes), where_(where) {}

  Status parse(const std::string& entry, XmlHandler& handler) const {
    const Result<std::string> xml = zip_entry(bytes_, entry, where_);
    if (!xml) return xml.error();
    const std::string where = where_ + ":" + entry;
    const Result<XmlText> decoded = decode_xml(*xml, "", where);
    if (!decoded) return decoded.error();
    return parse_xml(decoded->text, {where, "UTF-8", false}, handler);
  }
  // Where the workbook has no such part, nothing is read.
  Status parse_if_there(const std::string& entry, XmlHandler& handler) const {
    const Status done = parse(entry, handler);
    const bool missing = !done && done.error().code == "E-ZIP-ENTRY";
    return missing ? Status(Ok{}) : done;
  }

 private:
  std::string_view bytes_;
  const std::string& where_;
};

// Targets are said from xl/ on, or from the root.
std::string entry_of(const std::string& target) {
  if (target.starts_with('/')) return target.substr(1);
  return "xl/" + target;
}

}  // namespace

Result<std::vector<ReadSheet>> read_xlsx(std::string_view bytes,
                                         const std::string& where) {
  if (!is_zip(bytes)) {
    return Error{Fault::kInput, "E-XLSX-FOREIGN", where, "is no XLSX workbook",
                 "save it as XLSX"};
  }
  const Workbook workbook(bytes, where);
  ListReader list;
  Status done = workbook.parse("xl/workbook.xml", list);
  if (done) done = workbook.parse("xl/_rels/workbook.xml.rels", list);
  StringsReader strings;
  if (done) done = workbook.parse_if_there("xl/sharedStrings.xml", strings);
  StylesReader styles;
  if (done) done = workbook.parse_if_there("xl/styles.xml", styles);
  if (!done) return done.error();
  std::vector<ReadSheet> sheets;
  for (const auto& [name, relation] : list.sheets) {
    const auto target = list.targets.find(relation);
    if (target == list.targets.end()) continue;
    ReadSheet sheet;
    sheet.name = name;
    CellsReader cells(strings.strings, styles.dates, sheet);
    done = workbook.parse(entry_of(target->second), cells);
    if (!done) return done.error();
    sheets.push_back(std::move(sheet));
  }
  return sheets;
}

std::string cell_name(std::size_t row, std::size_t column) {
  std::string letters;
  for (std::size_t left = column + 1; left > 0; left = (left - 1) / 26)
    letters.insert(letters.begin(), static_cast<char>('A' + (left - 1) % 26));
  return letters + std::to_string(row + 1);
}

}  // namespace casebook
