#include "extractor/symbol_program.h"

#include <algorithm>
#include <bit>

namespace casebook {
namespace {

// A search that took so many steps is begun again with a memory of its
// states: no pattern may take exponential time.
constexpr std::uint32_t kBudget = 4096;

}  // namespace

bool SymbolProgram::matches_nothing() const {
  SymbolSets::Id last = first_;
  for (const Instruction& one : code_) last = std::max(last, one.set);
  const std::vector<std::uint64_t> nothing(last / 64U + 1U);
  const SymbolSets::Row row = nothing.data();
  Scratch scratch;
  return find({&row, 0}, 0, scratch);
}

bool SymbolProgram::find(Items items, std::uint32_t from,
                         Scratch& scratch) const {
  scratch.steps_ = 0;
  scratch.visited_.clear();
  if (always_remembers_) remember(items.count, scratch);
  const std::uint32_t last =
      anchored_ ? std::min(1U, items.count) : items.count;
  for (std::uint32_t start = from; start < last; ++start) {
    if (start < 64) {
      const std::uint64_t left = items.starts >> start;
      if (left == 0) {
        start = 63;
        continue;
      }
      start += static_cast<std::uint32_t>(std::countr_zero(left));
    }
    if (!anywhere_ && !SymbolSets::has(items.rows[start], first_)) continue;
    if (run(items, start, scratch)) return true;
  }
  return anywhere_ && from <= items.count && run(items, items.count, scratch);
}

void SymbolProgram::remember(std::size_t length, Scratch& scratch) const {
  const std::size_t words = (code_.size() * (length + 1) + 63) / 64;
  scratch.visited_.assign(words, 0);
  scratch.steps_ += static_cast<std::uint32_t>(words / 8);
}

bool SymbolProgram::run(Items items, std::uint32_t start,
                        Scratch& scratch) const {
  scratch.begin = start;
  scratch.captures.assign(captures_.size(), kNone);
  scratch.jobs_.clear();
  Scratch::Job job{start_, start, false};
  while (!advance(items, job, scratch)) {
    if (scratch.steps_ > kBudget && scratch.visited_.empty()) {
      remember(items.count, scratch);
      scratch.captures.assign(captures_.size(), kNone);
      scratch.jobs_.clear();
      job = {start_, start, false};
      continue;
    }
    do {
      if (scratch.jobs_.empty()) return false;
      job = scratch.jobs_.back();
      scratch.jobs_.pop_back();
      if (job.restore) scratch.captures[job.at] = job.place;
    } while (job.restore);
  }
  return true;
}

bool SymbolProgram::may_go_on(std::uint32_t at, SymbolSets::Row row) const {
  const Instruction& one = code_[at];
  return one.kind != Kind::kSet || SymbolSets::has(row, one.set);
}

void SymbolProgram::Scratch::take(std::uint32_t capture, std::uint32_t place) {
  std::uint32_t& taken = captures[capture];
  // With nothing left to try, nobody asks for what it was.
  if (!jobs_.empty()) jobs_.push_back({capture, taken, true});
  taken = place;
}

// Follows one branch to its end; what is left to try goes on the stack.
bool SymbolProgram::advance(Items items, Scratch::Job job,
                            Scratch& scratch) const {
  while (true) {
    ++scratch.steps_;
    if (!scratch.visited_.empty() && seen(job, items.count, scratch))
      return false;
    const Instruction& one = code_[job.at];
    job.at = one.next;
    switch (one.kind) {
      case Kind::kMatch:
        scratch.end = job.place;
        return true;
      case Kind::kSplit: {
        const SymbolSets::Row row = items.rows[job.place];
        const bool first = may_go_on(one.next, row);
        if (!first) job.at = one.other;
        if (first && may_go_on(one.other, row))
          scratch.jobs_.push_back({one.other, job.place, false});
        break;
      }
      case Kind::kBegin:
        if (job.place != 0) return false;
        break;
      case Kind::kEnd:
        if (job.place != items.count) return false;
        break;
      case Kind::kSet:
        if (!SymbolSets::has(items.rows[job.place], one.set)) return false;
        if (one.capture != 0) scratch.take(one.capture - 1U, job.place);
        ++job.place;
        break;
    }
  }
}

bool SymbolProgram::seen(Scratch::Job job, std::size_t length,
                         Scratch& scratch) const {
  const std::size_t bit = job.at * (length + 1) + job.place;
  std::uint64_t& word = scratch.visited_[bit / 64];
  const std::uint64_t mask = std::uint64_t{1} << (bit % 64);
  const bool was = (word & mask) != 0;
  word |= mask;
  return was;
}

}  // namespace casebook
