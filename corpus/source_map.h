// SourceMap: leads from each byte of a made text back to the text it was made
// from. Used between a file's bytes and a document's text, and between the
// text and its folded view.
//
// The map is a list of runs. In a *copied* run byte k of the made text is byte
// k of the source; in a *replaced* run the whole of the made bytes stands for
// the whole of the source bytes (a ligature, an entity, two joined lines).
// Invariant: runs are in order and without gaps in the made text, and their
// source ends never step back (the map is monotone).
// Threads: immutable after building; readers may share it.
//
//   SourceMap map;
//   map.copy(5);            // "alpha" stands as it is
//   map.replace(1, 3);      // one made byte stands for three source bytes
//   Span source = map.to_source(Span{0, 6});
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "corpus/span.h"

namespace casebook {

class SourceMap {
 public:
  // Appends `length` bytes that stand in the source as they are.
  void copy(std::uint32_t length);
  // Appends `made` bytes that stand for the next `source` bytes; either may be
  // 0: made bytes with no source were inserted, source bytes with no made ones
  // were dropped.
  void replace(std::uint32_t made, std::uint32_t source);
  // Leaves out the source's bytes up to `position` (which is not behind).
  void skip_to(std::uint32_t position);

  // The source bytes that a made span came from: from the first byte of its
  // first character's origin to the last of its last.
  Span to_source(Span made) const;
  // The made bytes that come from a source span: the whole of each run's part
  // that overlaps it; empty, at the right place, where none is left.
  Span to_made(Span source) const;

  // The map of a text made by `outer` from a text that this one made.
  SourceMap then(const SourceMap& outer) const;

  std::uint32_t made_size() const { return made_; }
  std::uint32_t source_size() const { return source_; }
  std::size_t run_count() const { return runs_.size(); }
  // Whether every byte stands as it is.
  bool identity() const;
  std::string to_text() const;

  bool operator==(const SourceMap&) const = default;

 private:
  class Chain;  // makes then()
  struct Run {
    std::uint32_t made = 0;    // where the run begins in the made text
    std::uint32_t source = 0;  // and in the source
    bool copied = true;
    bool operator==(const Run&) const = default;
  };
  std::uint32_t made_end(std::size_t run) const;
  std::uint32_t source_end(std::size_t run) const;
  std::size_t run_at_made(std::uint32_t position) const;
  void open_run(bool copied);

  std::vector<Run> runs_;
  std::uint32_t made_ = 0;
  std::uint32_t source_ = 0;
};

}  // namespace casebook
