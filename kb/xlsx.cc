#include "kb/xlsx.h"

#include <stdlib.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>

#include "corpus/unicode.h"
#include "kb/fact_text.h"

namespace casebook {
namespace {

constexpr std::size_t kMostLetters = 32000;  // Excel's limit is 32,767
// 2000-01-01: a workbook says when it was made, and must be the same bytes.
constexpr time_t kMade = 946684800;

// Without control characters, which XML cannot hold, and cut to length.
std::string cell_text(std::string_view text) {
  std::string made;
  std::size_t letters = 0;
  for (std::size_t at = 0; at < text.size() && letters < kMostLetters;) {
    const CodePoint code = decode_utf8(text, at);
    const std::size_t size = std::max<std::size_t>(code.size, 1);
    const bool control = code.size == 0 || code.value == 0x7F ||
                         (code.value < 0x20 && code.value != '\n') ||
                         code.value == 0xFFFE || code.value == 0xFFFF;
    made += control ? " " : text.substr(at, size);
    // UTF-16 units are what Excel counts.
    letters += code.value > 0xFFFF ? 2 : 1;
    at += size;
  }
  return made;
}

class Writer {
 public:
  explicit Writer(const std::string& path)
      : workbook_(workbook_new(path.c_str())) {}
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;
  ~Writer() {
    if (workbook_ != nullptr) workbook_close(workbook_);
  }

  bool write(const std::vector<Sheet>& sheets) {
    if (workbook_ == nullptr) return false;
    lxw_doc_properties properties{};
    properties.created = kMade;
    workbook_set_properties(workbook_, &properties);
    make_formats();
    return std::all_of(sheets.begin(), sheets.end(),
                       [this](const Sheet& sheet) { return add(sheet); }) &&
           close();
  }

 private:
  lxw_format* format(lxw_color_t background) {
    lxw_format* made = workbook_add_format(workbook_);
    format_set_text_wrap(made);
    format_set_align(made, LXW_ALIGN_VERTICAL_TOP);
    if (background != 0) format_set_bg_color(made, background);
    return made;
  }

  void make_formats() {
    // In the order of SheetCell::Look.
    constexpr std::array<lxw_color_t, 6> kBackgrounds = {
        0, 0xE8EEF4, 0, 0xE6F2E3, 0xFFF4CC, 0xFBD9D5};
    for (const lxw_color_t background : kBackgrounds)
      formats_.push_back(format(background));
    format_set_bold(formats_[1]);
    lxw_format* quiet = workbook_add_format(workbook_);
    format_set_font_color(quiet, 0x767676);
    format_set_align(quiet, LXW_ALIGN_VERTICAL_TOP);
    formats_[2] = quiet;
  }

  bool close() {
    const lxw_error error = workbook_close(workbook_);
    workbook_ = nullptr;
    return error == LXW_NO_ERROR;
  }

  bool add(const Sheet& sheet) {
    lxw_worksheet* page = workbook_add_worksheet(workbook_, sheet.name.c_str());
    if (page == nullptr) return false;
    for (std::size_t i = 0; i < sheet.widths.size(); ++i) {
      const auto column = static_cast<lxw_col_t>(i);
      worksheet_set_column(page, column, column, sheet.widths[i], nullptr);
    }
    lxw_row_col_options unseen{};
    unseen.hidden = 1;
    for (const std::size_t hidden : sheet.hidden_columns) {
      const auto column = static_cast<lxw_col_t>(hidden);
      worksheet_set_column_opt(page, column, column, LXW_DEF_COL_WIDTH, nullptr,
                               &unseen);
    }
    if (sheet.hidden) worksheet_hide(page);
    worksheet_freeze_panes(page, static_cast<lxw_row_t>(sheet.frozen_rows),
                           static_cast<lxw_col_t>(sheet.frozen_columns));
    if (sheet.filtered_rows > 0 && !sheet.widths.empty()) {
      worksheet_autofilter(page, 0, 0,
                           static_cast<lxw_row_t>(sheet.filtered_rows - 1),
                           static_cast<lxw_col_t>(sheet.widths.size() - 1));
    }
    for (std::size_t row = 0; row < sheet.rows.size(); ++row) {
      for (std::size_t column = 0; column < sheet.rows[row].size(); ++column) {
        if (!put(page, row, column, sheet.rows[row][column])) return false;
      }
    }
    return true;
  }

  bool put(lxw_worksheet* page, std::size_t at_row, std::size_t at_column,
           const SheetCell& cell) {
    const auto row = static_cast<lxw_row_t>(at_row);
    const auto column = static_cast<lxw_col_t>(at_column);
    lxw_format* format = formats_[static_cast<std::size_t>(cell.look)];
    const std::optional<double> number =
        cell.number ? decimal(cell.text) : std::nullopt;
    lxw_error error = LXW_NO_ERROR;
    if (number) {
      error = worksheet_write_number(page, row, column, *number, format);
    } else if (!cell.text.empty()) {
      const std::string text = cell_text(cell.text);
      error = worksheet_write_string(page, row, column, text.c_str(), format);
    }
    if (error != LXW_NO_ERROR) return false;
    if (cell.comment.empty()) return true;
    lxw_comment_options options{};
    options.width = 360;
    options.height = 120;
    const std::string comment = cell_text(cell.comment);
    return worksheet_write_comment_opt(page, row, column, comment.c_str(),
                                       &options) == LXW_NO_ERROR;
  }

  lxw_workbook* workbook_;
  std::vector<lxw_format*> formats_;
};

// A file of its own, removed in the end.
class TemporaryFile {
 public:
  TemporaryFile() {
    std::error_code failed;
    const std::filesystem::path folder =
        std::filesystem::temp_directory_path(failed);
    path_ = (failed ? "/tmp" : folder.string()) + "/casebook-XXXXXX.xlsx";
    const int file = mkstemps(path_.data(), 5);
    if (file < 0) {
      path_.clear();
    } else {
      close(file);
    }
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile() {
    if (!path_.empty()) unlink(path_.c_str());
  }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

}  // namespace

Result<std::string> write_xlsx(const std::vector<Sheet>& sheets) {
  const TemporaryFile file;
  const bool written =
      !file.path().empty() && Writer(file.path()).write(sheets);
  std::ifstream made(file.path(), std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(made), {}};
  if (!written || bytes.empty()) {
    return Error{Fault::kDisk, "E-XLSX", file.path(),
                 "the workbook could not be written",
                 "is there room in the folder for temporary files?"};
  }
  return bytes;
}

}  // namespace casebook
