// RecordLines: a reference list's lines as records of tagged values, with
// their places.
//
// Threads: pure.
//
//   RecordLines lines = record_lines(text, RecordForm::kNbib);
//   for (const Record& record : lines.records) use(record.fields);
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/span.h"

namespace casebook {

enum class RecordForm : std::uint8_t { kNbib, kRis };

struct RecordField {
  std::string tag;          // "TI", "AB"
  std::vector<Span> lines;  // of its value, without the tag
};

struct Record {
  Span span;
  std::vector<RecordField> fields;
  bool ended = false;  // by its end mark, or by the next record's begin
};

struct RecordLines {
  std::vector<Record> records;
  std::size_t stray = 0;  // lines that belong to no field
};

RecordLines record_lines(std::string_view text, RecordForm form);

// A field's value as one line.
std::string joined_value(std::string_view text, const RecordField& field);

}  // namespace casebook
