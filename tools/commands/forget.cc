#include "kb/base_sources.h"
#include "tools/base_opening.h"
#include "tools/commands/commands.h"
#include "tools/shared_options.h"

namespace casebook {
namespace {

constexpr Operand kOperands[] = {{"DOCUMENT"}};
constexpr Option kOptions[] = {
    kKbOption,
    {"--yes", nullptr, "do it"},
};
constexpr Example kExamples[] = {
    {"casebook forget --kb bones.casebook --yes report-7",
     "take a report out; what was decided about it stays"},
};

void run(const Words& words, Console& console) {
  const std::string& named = words.operands().front();
  if (!words.given("--yes")) {
    return console.complain(
        {Fault::kUsage, "E-FORGET", named,
         "its text and facts would be taken out of the base for good",
         "say --yes to do it; decisions about it stay"});
  }
  std::optional<KnowledgeBase> kb =
      open_base(words.get("--kb"), {.write = true}, console);
  if (!kb) return;
  const Status done = forget_document(*kb, named);
  if (!done) console.complain(done.error());
}

}  // namespace

constexpr Command kForgetCommand = {"forget",
                                    "Take a document out of a base",
                                    "Its text, facts and cases go; decisions "
                                    "about it stay with the words that\n"
                                    "they quote, and count again when it comes "
                                    "back. DOCUMENT is a name or the\n"
                                    "first digits of a SHA-256.",
                                    kOperands,
                                    kOptions,
                                    kExamples,
                                    run};

}  // namespace casebook
