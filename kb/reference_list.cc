#include "kb/reference_list.h"

#include <algorithm>
#include <cstddef>

#include "corpus/ascii.h"
#include "extractor/tsv.h"
#include "kb/searchable.h"

namespace casebook {
namespace {

std::string_view next_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

// "papers/Smith 2014.pdf" → "Smith 2014".
std::string stem_of(std::string_view path) {
  const std::size_t folder = path.find_last_of("/\\");
  if (folder != std::string_view::npos) path.remove_prefix(folder + 1);
  const std::size_t point = path.rfind('.');
  if (point != std::string_view::npos && point > 0)
    path = path.substr(0, point);
  return std::string(trimmed(path));
}

// The first four digits together that are a year.
std::string year_in(std::string_view text) {
  for (std::size_t at = 0; at + 4 <= text.size(); ++at) {
    const std::string_view year = text.substr(at, 4);
    const bool digits = std::all_of(year.begin(), year.end(), is_digit);
    const bool alone = (at == 0 || !is_digit(text[at - 1])) &&
                       (at + 4 == text.size() || !is_digit(text[at + 4]));
    if (digits && alone && (year.starts_with("19") || year.starts_with("20")))
      return std::string(year);
  }
  return "";
}

std::string plain_doi(std::string_view text) {
  const std::size_t begin = text.find("10.");
  if (begin == std::string_view::npos) return "";
  text.remove_prefix(begin);
  return searchable_key(text.substr(0, text.find_first_of(" \t,;")));
}

bool has_content(const Reference& one) {
  return !(one.title + one.authors + one.year + one.doi + one.pmid).empty();
}

// "TY  - JOUR": two letters or digits, spaces, a dash.
bool ris_line(std::string_view line, std::string& tag, std::string& value) {
  if (line.size() < 5) return false;
  const std::size_t dash = line.find('-');
  if (dash == std::string_view::npos || dash < 3 || dash > 6) return false;
  if (!trimmed(line.substr(2, dash - 2)).empty()) return false;
  tag = line.substr(0, 2);
  value = trimmed(line.substr(dash + 1));
  return true;
}

void take_ris(const std::string& tag, const std::string& value,
              Reference& one) {
  const auto is = [&tag](std::initializer_list<const char*> tags) {
    return std::find(tags.begin(), tags.end(), tag) != tags.end();
  };
  if (value.empty()) return;
  if (is({"AU", "A1"})) {
    one.authors += (one.authors.empty() ? "" : "; ") + value;
  } else if (is({"TI", "T1"})) {
    one.title = value;
  } else if (is({"JO", "T2", "JF"}) && one.journal.empty()) {
    one.journal = value;
  } else if (is({"PY", "Y1", "DA"}) && one.year.empty()) {
    one.year = year_in(value);
  } else if (is({"DO"})) {
    one.doi = plain_doi(value);
  } else if (is({"AN"}) && std::all_of(value.begin(), value.end(), is_digit)) {
    one.pmid = value;
  } else if (is({"L1", "L2", "L4", "UR"})) {
    one.files.push_back(stem_of(value));
    if (one.doi.empty()) one.doi = plain_doi(value);
  }
}

std::vector<Reference> read_ris(std::string_view text,
                                const std::string& where) {
  std::vector<Reference> list;
  Reference one;
  int number = 0;
  const auto close = [&] {
    if (has_content(one)) list.push_back(one);
    one = {};
  };
  while (!text.empty()) {
    const std::string_view line = next_line(text);
    ++number;
    std::string tag;
    std::string value;
    if (!ris_line(line, tag, value)) continue;
    if (tag == "TY") {
      close();
      one.where = where + ":" + std::to_string(number);
    } else if (tag == "ER") {
      close();
    } else {
      take_ris(tag, value, one);
    }
  }
  close();
  return list;
}

char delimiter_of(std::string_view head) {
  const auto count = [head](char mark) {
    return std::count(head.begin(), head.end(), mark);
  };
  char best = ',';
  for (const char mark : {';', '\t'})
    if (count(mark) > count(best)) best = mark;
  return best;
}

// The field of a reference that a column's head names; null for others.
std::string* field_of(const std::string& head, Reference& one,
                      std::string& file) {
  const std::string key = searchable_key(trimmed(head));
  if (key == "file" || key == "document") return &file;
  if (key == "author" || key == "authors") return &one.authors;
  if (key == "title") return &one.title;
  if (key == "journal") return &one.journal;
  if (key == "year") return &one.year;
  if (key == "doi") return &one.doi;
  return key == "pmid" ? &one.pmid : nullptr;
}

std::vector<Reference> read_csv(std::string_view text,
                                const std::string& where) {
  std::string_view rest = text;
  const char delimiter = delimiter_of(next_line(rest));
  const std::vector<std::vector<std::string>> lines =
      csv_lines(text, delimiter);
  std::vector<Reference> list;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    Reference one;
    std::string file;
    one.where = where + ":" + std::to_string(i + 1);
    for (std::size_t c = 0; c < lines[i].size() && c < lines[0].size(); ++c) {
      std::string* field = field_of(lines[0][c], one, file);
      if (field != nullptr) *field = trimmed(lines[i][c]);
    }
    one.year = year_in(one.year);
    one.doi = plain_doi(one.doi);
    if (!file.empty()) {
      // A name may hold points: it is tried as it is as well.
      one.files = {stem_of(file), file};
    }
    if (has_content(one)) list.push_back(std::move(one));
  }
  return list;
}

}  // namespace

std::vector<std::vector<std::string>> csv_lines(std::string_view text,
                                                char delimiter) {
  std::vector<std::vector<std::string>> lines;
  std::vector<std::string> cells(1);
  bool quoted = false;
  const auto close = [&] {
    if (cells.size() > 1 || !cells[0].empty()) lines.push_back(cells);
    cells.assign(1, "");
  };
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (quoted) {
      const bool twice =
          c == '"' && at + 1 < text.size() && text[at + 1] == '"';
      if (twice) ++at;
      if (c == '"' && !twice) {
        quoted = false;
      } else {
        cells.back() += c;
      }
    } else if (c == '"' && cells.back().empty()) {
      quoted = true;
    } else if (c == delimiter) {
      cells.emplace_back();
    } else if (c == '\n') {
      close();
    } else if (c != '\r') {
      cells.back() += c;
    }
  }
  close();
  return lines;
}

Result<std::vector<Reference>> read_references(std::string_view bytes,
                                               const std::string& where) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  std::string_view rest = bytes;
  bool ris = false;
  while (!ris && !rest.empty()) {
    std::string tag;
    std::string value;
    ris = ris_line(next_line(rest), tag, value) && tag == "TY";
  }
  std::vector<Reference> list =
      ris ? read_ris(bytes, where) : read_csv(bytes, where);
  if (list.empty()) {
    return Error{Fault::kInput, "E-REFERENCES", where,
                 "holds no reference that can be read",
                 "give RIS, or CSV with a head: file,author,year,title"};
  }
  return list;
}

}  // namespace casebook
