#include "corpus/encoding.h"

#include <gtest/gtest.h>

#include <array>

#include "corpus/unicode.h"
#include "random_text.h"

namespace casebook {
namespace {

constexpr std::string_view kTurkish =
    "Hastanın ağrısı geçti; kırık iyileşti, İğne yapıldı. Şikâyeti yok.";

std::string to_single_byte(std::string_view text, const std::string& name) {
  const auto table =
      single_byte_table(name).value_or(std::array<char32_t, 256>{});
  std::string bytes;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode_utf8(text, at);
    for (std::size_t byte = 0; byte < 256; ++byte) {
      if (table[byte] == c.value) {
        bytes += static_cast<char>(byte);
        break;
      }
    }
    at += c.size;
  }
  return bytes;
}

std::string to_utf16(std::string_view text, bool big) {
  std::string bytes;
  const auto unit = [&](std::uint32_t u) {
    const char high = static_cast<char>(u >> 8U);
    const char low = static_cast<char>(u & 0xFFU);
    bytes += big ? high : low;
    bytes += big ? low : high;
  };
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode_utf8(text, at);
    const auto value = static_cast<std::uint32_t>(c.value);
    if (value < 0x10000) {
      unit(value);
    } else {
      unit(0xD800 + ((value - 0x10000) >> 10U));
      unit(0xDC00 + ((value - 0x10000) & 0x3FFU));
    }
    at += c.size;
  }
  return bytes;
}

bool has_note(const Decoded& decoded, const std::string& code) {
  for (const Note& note : decoded.notes) {
    if (note.code == code) return true;
  }
  return false;
}

TEST(Encoding, KeepsValidUtf8ByteForByteWithoutANote) {
  const std::string text(kTurkish);
  const Result<Decoded> decoded = decode(text, {"a.txt", "", ""});
  ASSERT_TRUE(decoded);
  EXPECT_EQ(decoded->text, text);
  EXPECT_EQ(decoded->encoding, "UTF-8");
  EXPECT_TRUE(decoded->map.identity());
  EXPECT_TRUE(decoded->notes.empty());
}

// Eight bytes are looked at together where all are ASCII.
TEST(Encoding, Utf8EndsAtItsFirstBadByteWhereverThatStands) {
  EXPECT_EQ(utf8_end(""), 0U);
  EXPECT_EQ(utf8_end(kTurkish), kTurkish.size());
  for (const std::string_view before : {"", "ş", "abcdefgh", "abcdefghı"}) {
    for (std::size_t more = 0; more < 20; ++more) {
      const std::string good = std::string(before) + std::string(more, 'x');
      EXPECT_EQ(utf8_end(good), good.size());
      EXPECT_EQ(utf8_end(good + "\xFF"), good.size());
      EXPECT_EQ(utf8_end(good + "\xC3"), good.size());
      EXPECT_EQ(utf8_end(good + "\x80 and more text"), good.size());
    }
  }
}

TEST(Encoding, LeavesTheByteOrderMarkOutAndSaysSo) {
  const Result<Decoded> decoded =
      decode("\xEF\xBB\xBF" + std::string(kTurkish), {"a.txt", "", ""});
  ASSERT_TRUE(decoded);
  EXPECT_EQ(decoded->text, kTurkish);
  EXPECT_EQ(decoded->map.to_source({0, 1}), (Span{3, 4}));
  EXPECT_TRUE(has_note(*decoded, "N-BOM"));
}

TEST(Encoding, TellsTurkishFromWesternLetters) {
  const Result<Decoded> turkish =
      decode(to_single_byte(kTurkish, "windows-1254"), {"a.txt", "", ""});
  ASSERT_TRUE(turkish);
  EXPECT_EQ(turkish->encoding, "windows-1254");
  EXPECT_EQ(turkish->text, kTurkish);
  EXPECT_TRUE(has_note(*turkish, "N-ENCODING"));
  const std::string_view western =
      "Le patient \u00E9tait f\u00E9brile, \u201Cgris\u201D.";
  const Result<Decoded> french =
      decode(to_single_byte(western, "windows-1252"), {"a.txt", "", ""});
  ASSERT_TRUE(french);
  EXPECT_EQ(french->encoding, "windows-1252");
  EXPECT_EQ(french->text, western);
}

TEST(Encoding, ObeysTheCallerAndRefusesUnknownNames) {
  const std::string bytes = to_single_byte(kTurkish, "windows-1254");
  const Result<Decoded> told = decode(bytes, {"a.txt", "ISO-8859-9", ""});
  ASSERT_TRUE(told);
  EXPECT_EQ(told->text, kTurkish);
  EXPECT_EQ(told->encoding, "ISO-8859-9");
  const Result<Decoded> unknown = decode(bytes, {"a.txt", "klingon-8", ""});
  ASSERT_FALSE(unknown);
  EXPECT_EQ(unknown.error().fault, Fault::kUsage);
}

TEST(Encoding, ReadsUtf16WithAndWithoutAMark) {
  for (const bool big : {false, true}) {
    const std::string bytes = to_utf16("A woman, 🦴 kırık.", big);
    const std::string mark = big ? "\xFE\xFF" : "\xFF\xFE";
    for (const std::string& file : {bytes, mark + bytes}) {
      const Result<Decoded> decoded = decode(file, {"a.txt", "", ""});
      ASSERT_TRUE(decoded);
      EXPECT_EQ(decoded->text, "A woman, 🦴 kırık.");
      EXPECT_EQ(decoded->encoding, big ? "UTF-16BE" : "UTF-16LE");
    }
  }
}

TEST(Encoding, MakesBadBytesVisibleAndCountsThem) {
  std::string text;
  while (text.size() < 6000) text += "kırık ";
  text.insert(600, "\xC5");
  text.insert(1201, "\x80");
  const Result<Decoded> decoded = decode(text, {"a.txt", "", ""});
  ASSERT_TRUE(decoded);
  EXPECT_EQ(decoded->encoding, "UTF-8");
  ASSERT_TRUE(has_note(*decoded, "N-BAD-BYTES"));
  EXPECT_EQ(decoded->notes[0].text,
            "2 byte(s) that mean nothing in UTF-8 became U+FFFD, at byte 600 "
            "1201");
  EXPECT_EQ(decoded->notes[0].source, (Span{600, 601}));
}

TEST(Encoding, RefusesMoreThanOneBadByteInAThousand) {
  std::string text;
  while (text.size() < 3000) text += "kırık ";
  for (int i = 0; i < 8; ++i)
    text.insert(static_cast<std::size_t>(i) * 12, "\xC5");
  const Result<Decoded> decoded = decode(text, {"a.txt", "", ""});
  ASSERT_FALSE(decoded);
  EXPECT_EQ(decoded.error().code, "E-BAD-BYTES");
  EXPECT_EQ(decoded.error().where, "a.txt:byte 0");
}

TEST(Encoding, AFewBadBytesRefuseNoShortText) {
  const Result<Decoded> control =
      decode("A woman of 30 \x01 came with pain.", {"a.txt", "", ""});
  ASSERT_TRUE(control);
  EXPECT_EQ(control->text, "A woman of 30 \uFFFD came with pain.");
  ASSERT_EQ(control->notes.size(), 1U);
  EXPECT_EQ(control->notes[0].text,
            "1 control character(s) became U+FFFD, at byte 14");
  const Result<Decoded> bytes =
      decode("Kırık saptandı \xC5 ve ağrı geçti.", {"a.txt", "", ""});
  ASSERT_TRUE(bytes);
  EXPECT_TRUE(has_note(*bytes, "N-BAD-BYTES"));
  // Nearly nothing but controls is no text, however short.
  EXPECT_EQ(decode("ab\x01\x02\x03", {"a.txt", "", ""}).error().code,
            "E-BAD-BYTES");
  EXPECT_EQ(decode("one two three four \x01\x02\x03\x04 five six seven eight",
                   {"a.txt", "", ""})
                .error()
                .code,
            "E-BAD-BYTES");
}

TEST(Encoding, LoneSurrogatesOfUtf16BecomeVisible) {
  std::string bytes = "\xFF\xFE";
  const auto put = [&](char32_t unit) {
    bytes += static_cast<char>(unit & 0xFFU);
    bytes += static_cast<char>(unit >> 8U & 0xFFU);
  };
  for (const char32_t unit : U"a case of pain ") {
    if (unit != 0) put(unit);
  }
  put(0xD83D);  // half of a pair
  put('x');
  const Result<Decoded> decoded = decode(bytes, {"a.txt", "", ""});
  ASSERT_TRUE(decoded);
  EXPECT_EQ(decoded->text, "a case of pain \uFFFDx");
  EXPECT_TRUE(has_note(*decoded, "N-BAD-BYTES"));
}

TEST(Encoding, MakesControlsVisibleButKeepsTabsAndPageBreaks) {
  std::string text(5000, 'a');
  text[10] = '\t';
  text[11] = '\f';
  text[12] = '\v';
  text[2000] = '\x01';
  text[3000] = '\0';
  const Result<Decoded> decoded = decode(text, {"a.txt", "", ""});
  ASSERT_TRUE(decoded);
  EXPECT_EQ(decoded->text.substr(10, 3), "\t\f\v");
  EXPECT_EQ(decoded->text.substr(2000, 3), "\uFFFD");
  EXPECT_TRUE(has_note(*decoded, "N-CONTROL"));
  EXPECT_EQ(decoded->map.to_source({2000, 2003}), (Span{2000, 2001}));
}

TEST(Encoding, NamesEmptyAndZeroFilledFiles) {
  EXPECT_EQ(decode("", {"a.txt", "", ""}).error().code, "E-EMPTY");
  EXPECT_EQ(decode(" \n\n", {"a.txt", "", ""}).error().code, "E-EMPTY");
  EXPECT_EQ(decode(std::string(500, '\0'), {"a.txt", "", ""}).error().code,
            "E-ZEROS");
}

TEST(Encoding, NotesRunsOfCombiningMarks) {
  std::string text = "a";
  for (int i = 0; i < 40; ++i) text += "\u0301";
  const Result<Decoded> decoded = decode(text, {"a.txt", "", ""});
  ASSERT_TRUE(decoded);
  EXPECT_EQ(decoded->text, text);
  EXPECT_TRUE(has_note(*decoded, "N-COMBINING"));
}

TEST(Encoding, MapsRandomTextsBackExactly) {
  for (unsigned seed = 0; seed < 100; ++seed) {
    const std::string text = random_text(seed, 60);
    const std::string bytes = "\xFF\xFE" + to_utf16(text, false);
    const Result<Decoded> decoded = decode(bytes, {"a.txt", "", ""});
    ASSERT_TRUE(decoded);
    ASSERT_EQ(decoded->text, text);
    std::uint32_t last = 2;
    for (std::uint32_t at = 0; at < text.size();) {
      const std::uint32_t size = decode_utf8(text, at).size;
      const Span source = decoded->map.to_source({at, at + size});
      ASSERT_EQ(source.begin, last);
      ASSERT_EQ(source.size(), size == 4 ? 4U : 2U);
      ASSERT_EQ(decoded->map.to_made(source), (Span{at, at + size}));
      last = source.end;
      at += size;
    }
  }
}

}  // namespace
}  // namespace casebook
