#include "tools/terminal_text.h"

#include <gtest/gtest.h>

namespace casebook {
namespace {

TEST(TerminalText, LeavesWordsLinesAndColoursAsTheyAre) {
  for (const char* text :
       {"", "L1\tkırığı\n", "\033[1mT12\033[0m −4.2 → −3.0", "漢字 😀"})
    EXPECT_EQ(terminal_text(text), text);
}

TEST(TerminalText, WhatTurnsTheDirectionOfWritingIsShown) {
  EXPECT_EQ(terminal_text("a\u202Etxt.exe\u202C \u2067x\u2069 \u061C\u200F"),
            "a?txt.exe? ?x? ??");
}

TEST(TerminalText, NoControlReachesTheTerminal) {
  using namespace std::string_literals;
  EXPECT_EQ(terminal_text("\033]0;title\007 \033[2J \033[1;31 \u009b2J\r\b"s),
            "?]0;title? ?[2J ?[1;31 ?2J??");
  EXPECT_EQ(terminal_text("\0\x7f"s), "??");
}

TEST(TerminalText, BrokenBytesAreShown) {
  EXPECT_EQ(terminal_text("a\x9b\xc3x"), "a??x");
  EXPECT_EQ(terminal_text("\xe2\x80"), "??");
  EXPECT_EQ(terminal_text("\xc0\xaf\xff"), "???");
}

}  // namespace
}  // namespace casebook
