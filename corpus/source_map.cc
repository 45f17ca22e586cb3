#include "corpus/source_map.h"

#include <algorithm>

namespace casebook {

// The runs tile both texts: a run ends where the next one begins, in the made
// text and in the source. Dropped source bytes are a run of no made bytes.

void SourceMap::open_run(bool copied) {
  if (copied && !runs_.empty() && runs_.back().copied) return;
  runs_.push_back({made_, source_, copied});
}

void SourceMap::copy(std::uint32_t length) {
  if (length == 0) return;
  open_run(true);
  made_ += length;
  source_ += length;
}

void SourceMap::replace(std::uint32_t made, std::uint32_t source) {
  if (made == 0 && source == 0) return;
  const bool joins_a_drop = made == 0 && !runs_.empty() &&
                            !runs_.back().copied && runs_.back().made == made_;
  if (!joins_a_drop) open_run(false);
  made_ += made;
  source_ += source;
}

void SourceMap::skip_to(std::uint32_t position) {
  if (position > source_) replace(0, position - source_);
}

std::uint32_t SourceMap::made_end(std::size_t run) const {
  return run + 1 < runs_.size() ? runs_[run + 1].made : made_;
}

std::uint32_t SourceMap::source_end(std::size_t run) const {
  return run + 1 < runs_.size() ? runs_[run + 1].source : source_;
}

// The last run that begins at or before `position`: runs without made bytes
// stand before the one that holds the byte.
std::size_t SourceMap::run_at_made(std::uint32_t position) const {
  const auto after = std::upper_bound(
      runs_.begin(), runs_.end(), position,
      [](std::uint32_t at, const Run& run) { return at < run.made; });
  return static_cast<std::size_t>(after - runs_.begin()) - 1;
}

Span SourceMap::to_source(Span made) const {
  if (made.begin >= made_) return {source_, source_};
  const std::size_t first = run_at_made(made.begin);
  const Run& run = runs_[first];
  const std::uint32_t begin =
      run.copied ? run.source + (made.begin - run.made) : run.source;
  if (made.empty()) return {begin, begin};
  const std::uint32_t made_last = std::min(made.end, made_) - 1;
  const std::size_t last = run_at_made(made_last);
  const std::uint32_t end =
      runs_[last].copied
          ? runs_[last].source + (made_last - runs_[last].made) + 1
          : source_end(last);
  return {begin, end};
}

Span SourceMap::to_made(Span source) const {
  if (runs_.empty() || source.begin >= source_) return {made_, made_};
  // The first run that ends behind the span's begin.
  std::size_t low = 0;
  std::size_t high = runs_.size() - 1;
  while (low < high) {
    const std::size_t middle = (low + high) / 2;
    if (source_end(middle) > source.begin) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  const Run& first = runs_[low];
  const std::uint32_t begin = first.copied && source.begin > first.source
                                  ? first.made + (source.begin - first.source)
                                  : first.made;
  if (source.empty()) return {begin, begin};
  // The last run that begins before the span's end.
  const auto after = std::lower_bound(
      runs_.begin(), runs_.end(), source.end,
      [](const Run& run, std::uint32_t at) { return run.source < at; });
  const auto last = static_cast<std::size_t>(after - runs_.begin()) - 1;
  const std::uint32_t end =
      runs_[last].copied && source.end < source_end(last)
          ? runs_[last].made + (source.end - runs_[last].source)
          : made_end(last);
  return {begin, std::max(begin, end)};
}

namespace {

// One of two maps while they are walked side by side over the middle text.
struct Cursor {
  std::uint32_t begin = 0, end = 0;  // the run in the middle text
  bool copied = true;
};

}  // namespace

SourceMap SourceMap::then(const SourceMap& outer) const {
  SourceMap result;
  std::size_t inner_run = 0;
  std::size_t outer_run = 0;
  const auto inner_at = [&](std::size_t run) {
    return Cursor{runs_[run].made, made_end(run), runs_[run].copied};
  };
  const auto outer_at = [&](std::size_t run) {
    return Cursor{outer.runs_[run].source, outer.source_end(run),
                  outer.runs_[run].copied};
  };
  std::uint32_t at = 0;  // in the middle text
  while (true) {
    while (outer_run < outer.runs_.size() && outer_at(outer_run).end == at &&
           outer_at(outer_run).begin == at) {
      result.replace(outer.made_end(outer_run) - outer.runs_[outer_run].made,
                     0);
      ++outer_run;
    }
    while (inner_run < runs_.size() && inner_at(inner_run).end == at &&
           inner_at(inner_run).begin == at) {
      result.replace(0, source_end(inner_run) - runs_[inner_run].source);
      ++inner_run;
    }
    if (inner_run >= runs_.size() || outer_run >= outer.runs_.size()) break;
    if (inner_at(inner_run).copied && outer_at(outer_run).copied) {
      const std::uint32_t end =
          std::min(inner_at(inner_run).end, outer_at(outer_run).end);
      result.copy(end - at);
      at = end;
    } else {
      // Grow the replaced stretch until no replaced run is cut by its end.
      const std::uint32_t made_from = result.made_;
      const std::uint32_t source_from = result.source_;
      std::uint32_t end = at;
      std::uint32_t grown = at;
      do {
        end = grown;
        while (inner_run + 1 < runs_.size() && inner_at(inner_run).end <= end &&
               inner_at(inner_run + 1).begin < end) {
          ++inner_run;
        }
        while (outer_run + 1 < outer.runs_.size() &&
               outer_at(outer_run).end <= end &&
               outer_at(outer_run + 1).begin < end) {
          ++outer_run;
        }
        if (!inner_at(inner_run).copied && inner_at(inner_run).end > end) {
          grown = std::max(grown, inner_at(inner_run).end);
        }
        if (!outer_at(outer_run).copied && outer_at(outer_run).end > end) {
          grown = std::max(grown, outer_at(outer_run).end);
        }
      } while (grown > end);
      const std::uint32_t made_to =
          outer_at(outer_run).end == end
              ? outer.made_end(outer_run)
              : outer.runs_[outer_run].made + (end - outer_at(outer_run).begin);
      const std::uint32_t source_to =
          inner_at(inner_run).end == end
              ? source_end(inner_run)
              : runs_[inner_run].source + (end - inner_at(inner_run).begin);
      result.replace(made_to - made_from, source_to - source_from);
      at = end;
    }
    while (inner_run < runs_.size() && inner_at(inner_run).end == at &&
           inner_at(inner_run).begin < at) {
      ++inner_run;
    }
    while (outer_run < outer.runs_.size() && outer_at(outer_run).end == at &&
           outer_at(outer_run).begin < at) {
      ++outer_run;
    }
  }
  return result;
}

bool SourceMap::identity() const {
  return runs_.empty() || (runs_.size() == 1 && runs_[0].copied);
}

std::string SourceMap::to_text() const {
  std::string text;
  for (std::size_t i = 0; i < runs_.size(); ++i) {
    if (!text.empty()) text += ' ';
    text += runs_[i].copied ? "copy " : "replace ";
    text += Span{runs_[i].made, made_end(i)}.to_text() + "<" +
            Span{runs_[i].source, source_end(i)}.to_text();
  }
  return text;
}

}  // namespace casebook
