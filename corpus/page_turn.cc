#include "corpus/page_turn.h"

#include <cstdint>
#include <utility>
#include <vector>

namespace casebook {
namespace {

enum class Way : std::uint8_t { kUnknown, kAcross, kUp, kDown };

// Words of so many bytes are longer than they are high.
constexpr std::size_t kLongWord = 3;

Way way_of(const PageRun& run) {
  float across = 0;
  float along = 0;
  for (const PageWord& word : run.words) {
    if (word.text.size() < kLongWord) continue;
    across += word.box.width();
    along += word.box.height();
  }
  if (across == 0 && along == 0) return Way::kUnknown;
  if (along <= 1.3F * across) return Way::kAcross;
  const Box& first = run.words.front().box;
  const Box& last = run.words.back().box;
  return first.top >= last.top ? Way::kUp : Way::kDown;
}

Box turned(const Box& box, const Page& page, Way way) {
  if (way == Way::kUp) {
    return {page.height - box.bottom, box.left, page.height - box.top,
            box.right};
  }
  return {box.top, page.width - box.right, box.bottom, page.width - box.left};
}

// The run's words in the turned page; far ones are runs of their own.
void add_turned(const PageRun& run, const Page& page, Way way,
                std::vector<PageRun>& made) {
  std::vector<PageWord> words;
  for (PageWord word : run.words) {
    word.box = turned(word.box, page, way);
    if (!words.empty() && stands_apart(words.back().box, word.box)) {
      made.push_back(make_run(std::exchange(words, {})));
    }
    words.push_back(std::move(word));
  }
  made.push_back(make_run(std::move(words)));
}

}  // namespace

void turn_page(Page& page) {
  std::vector<Way> ways;
  std::size_t words[4] = {};
  for (const PageRun& run : page.runs) {
    ways.push_back(way_of(run));
    words[static_cast<std::size_t>(ways.back())] += run.words.size();
  }
  const std::size_t across = words[static_cast<std::size_t>(Way::kAcross)];
  const std::size_t up = words[static_cast<std::size_t>(Way::kUp)];
  const std::size_t down = words[static_cast<std::size_t>(Way::kDown)];
  if (up + down == 0) return;
  const bool turns = up + down > across;
  const Way main = !turns ? Way::kAcross : (up >= down ? Way::kUp : Way::kDown);
  std::vector<PageRun> made;
  for (std::size_t i = 0; i < ways.size(); ++i) {
    const Way way = ways[i] == Way::kUnknown ? main : ways[i];
    const std::size_t first = made.size();
    if (way == Way::kAcross) {
      made.push_back(std::move(page.runs[i]));
    } else {
      add_turned(page.runs[i], page, way, made);
    }
    for (std::size_t k = first; k < made.size(); ++k) {
      made[k].aside = way != main;
    }
  }
  page.runs = std::move(made);
  if (turns) std::swap(page.width, page.height);
}

}  // namespace casebook
