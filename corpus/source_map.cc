#include "corpus/source_map.h"

#include <algorithm>
#include <utility>

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

// Two maps walked side by side over the text between them.
class SourceMap::Chain {
 public:
  Chain(const SourceMap& inner, const SourceMap& outer)
      : inner_(inner), outer_(outer) {}

  SourceMap run() {
    while (true) {
      empty_runs();
      if (inner_done() || outer_done()) break;
      if (inner_.runs_[i_].copied && outer_.runs_[o_].copied) {
        const std::uint32_t end = std::min(inner_end(i_), outer_end(o_));
        result_.copy(end - at_);
        at_ = end;
      } else {
        replaced();
      }
      if (!inner_done() && inner_end(i_) == at_) ++i_;
      if (!outer_done() && outer_end(o_) == at_) ++o_;
    }
    return std::move(result_);
  }

 private:
  // Where runs stand in the middle text.
  std::uint32_t inner_begin(std::size_t run) const {
    return inner_.runs_[run].made;
  }
  std::uint32_t inner_end(std::size_t run) const {
    return inner_.made_end(run);
  }
  std::uint32_t outer_begin(std::size_t run) const {
    return outer_.runs_[run].source;
  }
  std::uint32_t outer_end(std::size_t run) const {
    return outer_.source_end(run);
  }
  bool inner_done() const { return i_ >= inner_.runs_.size(); }
  bool outer_done() const { return o_ >= outer_.runs_.size(); }

  // What one of them dropped or inserted here.
  void empty_runs() {
    for (; !outer_done() && outer_begin(o_) == outer_end(o_); ++o_) {
      result_.replace(outer_.made_end(o_) - outer_.runs_[o_].made, 0);
    }
    for (; !inner_done() && inner_begin(i_) == inner_end(i_); ++i_) {
      result_.replace(0, inner_.source_end(i_) - inner_.runs_[i_].source);
    }
  }

  // Grows the replaced stretch until no replaced run is cut by its end.
  void replaced() {
    std::uint32_t end = at_;
    for (std::uint32_t grown = reach(end); grown > end; grown = reach(end)) {
      end = grown;
    }
    const std::uint32_t made =
        outer_end(o_) == end ? outer_.made_end(o_)
                             : outer_.runs_[o_].made + (end - outer_begin(o_));
    const std::uint32_t source =
        inner_end(i_) == end
            ? inner_.source_end(i_)
            : inner_.runs_[i_].source + (end - inner_begin(i_));
    result_.replace(made - result_.made_, source - result_.source_);
    at_ = end;
  }

  // How far the replaced runs that begin before `end` reach.
  std::uint32_t reach(std::uint32_t end) {
    while (i_ + 1 < inner_.runs_.size() && inner_end(i_) <= end &&
           inner_begin(i_ + 1) < end) {
      ++i_;
    }
    while (o_ + 1 < outer_.runs_.size() && outer_end(o_) <= end &&
           outer_begin(o_ + 1) < end) {
      ++o_;
    }
    std::uint32_t far = end;
    if (!inner_.runs_[i_].copied) far = std::max(far, inner_end(i_));
    if (!outer_.runs_[o_].copied) far = std::max(far, outer_end(o_));
    return far;
  }

  const SourceMap& inner_;
  const SourceMap& outer_;
  SourceMap result_;
  std::size_t i_ = 0;
  std::size_t o_ = 0;
  std::uint32_t at_ = 0;  // in the middle text
};

SourceMap SourceMap::then(const SourceMap& outer) const {
  return Chain(*this, outer).run();
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
