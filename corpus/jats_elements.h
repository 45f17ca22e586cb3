// JATS by a table: what each element is to the reader, and the named rules by
// which characters of the source are not, or not as they stand, in the text.
//
// Elements that are not listed are inline: their text is kept where it stands.
// Threads: pure.
//
//   JatsRole role = jats_role("table-wrap");
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace casebook {

enum class JatsRole : std::uint8_t {
  kInline,  // unknown, or of no matter: the text goes on
  kFormat,  // bold, italic …: as kInline, and never apart from its neighbours
  kDrop,    // left out by a rule of kJatsRules
  kMeta,    // of the front: kept as metadata, not as text
  kArticle,
  kSubArticle,
  kBody,
  kBack,
  kSection,
  kBackSection,  // acknowledgements, notes, glossaries
  kAbstract,
  kKeywords,
  kKeyword,
  kArticleTitle,
  kSubtitle,
  kTransTitle,
  kTitle,
  kLabel,
  kTerm,  // its definition goes on behind it
  kBlock,
  kFigure,
  kTableWrap,
  kTable,
  kTableHead,
  kTableBody,
  kTableFoot,
  kRow,
  kCell,
  kHeadCell,
  kCaption,
  kFootnote,
  kRefList,
  kRef,
  kElementCitation,
  kSup,
  kXref,
  kBreak,
  kMath,
  kMathToken,
  kMathScript,  // the last child is raised
  kMathFraction,
  kMathSpace,
};

JatsRole jats_role(std::string_view element);

// What casebook does to the characters of a JATS or PubMed file beyond copying
// them. Text conservation is tested against this list and nothing else.
struct ConservationRule {
  std::string_view name;
  std::string_view what;
};
std::span<const ConservationRule> conservation_rules();

// The rule by which an element's characters are left out; "" for none.
std::string_view dropping_rule(std::string_view element);

}  // namespace casebook
