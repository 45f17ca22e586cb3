#include "kb/knowledge_base.h"
#include "tools/base_opening.h"
#include "tools/commands/commands.h"
#include "tools/shared_options.h"

namespace casebook {
namespace {

constexpr Operand kOperands[] = {{"FILE"}};
constexpr Option kOptions[] = {kKbOption};
constexpr Example kExamples[] = {
    {"casebook backup --kb bones.casebook bones-copy.casebook",
     "a sound copy, whoever writes meanwhile"},
};

void run(const Words& words, Console& console) {
  std::optional<KnowledgeBase> kb = open_base(words.get("--kb"), {}, console);
  if (!kb) return;
  const Status done = kb->back_up(words.operands().front());
  if (!done) console.complain(done.error());
}

}  // namespace

constexpr Command kBackupCommand = {
    "backup",
    "Copy a knowledge base while it may be in use",
    "The copy is opened afterwards to see that it is sound. Copying the file\n"
    "by other means while somebody writes to it can lose what was written.",
    kOperands,
    kOptions,
    kExamples,
    run};

}  // namespace casebook
