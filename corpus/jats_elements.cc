#include "corpus/jats_elements.h"

#include <array>
#include <unordered_map>
#include <utility>

namespace casebook {
namespace {

struct Entry {
  std::string_view element;
  JatsRole role;
};

constexpr Entry kElements[] = {
    {"article", JatsRole::kArticle},
    {"book", JatsRole::kArticle},
    {"sub-article", JatsRole::kSubArticle},
    {"response", JatsRole::kSubArticle},
    {"front", JatsRole::kMeta},
    {"front-stub", JatsRole::kMeta},
    {"book-meta", JatsRole::kMeta},
    {"collection-meta", JatsRole::kMeta},
    {"book-part-meta", JatsRole::kMeta},
    {"sec-meta", JatsRole::kMeta},
    {"body", JatsRole::kBody},
    {"book-body", JatsRole::kBody},
    {"floats-group", JatsRole::kBody},
    {"floats-wrap", JatsRole::kBody},
    {"back", JatsRole::kBack},
    {"book-back", JatsRole::kBack},
    {"sec", JatsRole::kSection},
    {"app", JatsRole::kSection},
    {"book-part", JatsRole::kSection},
    {"boxed-text", JatsRole::kSection},
    {"ack", JatsRole::kBackSection},
    {"notes", JatsRole::kBackSection},
    {"bio", JatsRole::kBackSection},
    {"glossary", JatsRole::kBackSection},
    {"fn-group", JatsRole::kBackSection},
    {"app-group", JatsRole::kBackSection},
    {"supplementary-material", JatsRole::kBackSection},
    {"abstract", JatsRole::kAbstract},
    {"trans-abstract", JatsRole::kAbstract},
    {"kwd-group", JatsRole::kKeywords},
    {"kwd", JatsRole::kKeyword},
    {"compound-kwd", JatsRole::kKeyword},
    {"nested-kwd", JatsRole::kKeyword},
    {"article-title", JatsRole::kArticleTitle},
    {"book-title", JatsRole::kArticleTitle},
    {"subtitle", JatsRole::kSubtitle},
    {"trans-title", JatsRole::kTransTitle},
    {"trans-subtitle", JatsRole::kTransTitle},
    {"title", JatsRole::kTitle},
    {"label", JatsRole::kLabel},
    {"p", JatsRole::kBlock},
    {"disp-quote", JatsRole::kBlock},
    {"disp-formula-group", JatsRole::kBlock},
    {"verse-line", JatsRole::kBlock},
    {"attrib", JatsRole::kBlock},
    {"speech", JatsRole::kBlock},
    {"statement", JatsRole::kBlock},
    {"preformat", JatsRole::kBlock},
    {"code", JatsRole::kBlock},
    {"list", JatsRole::kBlock},
    {"list-item", JatsRole::kBlock},
    {"def-list", JatsRole::kBlock},
    {"def-item", JatsRole::kBlock},
    {"sig-block", JatsRole::kBlock},
    {"media", JatsRole::kBlock},
    {"fig", JatsRole::kFigure},
    {"fig-group", JatsRole::kFigure},
    {"chem-struct-wrap", JatsRole::kFigure},
    {"table-wrap", JatsRole::kTableWrap},
    {"table", JatsRole::kTable},
    {"array", JatsRole::kTable},
    {"thead", JatsRole::kTableHead},
    {"tbody", JatsRole::kTableBody},
    {"tfoot", JatsRole::kTableBody},
    {"tr", JatsRole::kRow},
    {"td", JatsRole::kCell},
    {"th", JatsRole::kHeadCell},
    {"table-wrap-foot", JatsRole::kTableFoot},
    {"caption", JatsRole::kCaption},
    {"fn", JatsRole::kFootnote},
    {"ref-list", JatsRole::kRefList},
    {"ref", JatsRole::kRef},
    {"element-citation", JatsRole::kElementCitation},
    {"nlm-citation", JatsRole::kElementCitation},
    {"sup", JatsRole::kSup},
    {"xref", JatsRole::kXref},
    {"break", JatsRole::kBreak},
    {"bold", JatsRole::kFormat},
    {"italic", JatsRole::kFormat},
    {"underline", JatsRole::kFormat},
    {"sub", JatsRole::kFormat},
    {"sc", JatsRole::kFormat},
    {"monospace", JatsRole::kFormat},
    {"roman", JatsRole::kFormat},
    {"sans-serif", JatsRole::kFormat},
    {"strike", JatsRole::kFormat},
    {"overline", JatsRole::kFormat},
    {"styled-content", JatsRole::kFormat},
    {"named-content", JatsRole::kFormat},
    {"ext-link", JatsRole::kFormat},
    {"math", JatsRole::kMath},
    {"mi", JatsRole::kMathToken},
    {"mn", JatsRole::kMathToken},
    {"mo", JatsRole::kMathToken},
    {"ms", JatsRole::kMathToken},
    {"mtext", JatsRole::kMathToken},
    {"msup", JatsRole::kMathScript},
    {"msubsup", JatsRole::kMathScript},
    {"mfrac", JatsRole::kMathFraction},
};

struct Dropped {
  std::string_view element;
  std::string_view rule;
};

constexpr Dropped kDropped[] = {
    {"tex-math", "formula-source"},       {"annotation", "formula-source"},
    {"annotation-xml", "formula-source"}, {"alt-text", "alternative-text"},
    {"long-desc", "alternative-text"},    {"object-id", "identifier"},
    {"institution-id", "identifier"},     {"contrib-id", "identifier"},
    {"permissions", "licence"},           {"processing-meta", "metadata"},
};

constexpr ConservationRule kRules[] = {
    {"white-space", "a run of spaces, tabs and line ends is one space"},
    {"metadata",
     "what the front says besides titles, abstracts and keywords is kept as "
     "metadata or not at all"},
    {"formula-source", "a formula's TeX or annotation is left out"},
    {"alternative-text", "a picture's replacement text is left out"},
    {"identifier", "identifiers of parts and institutions are left out"},
    {"licence", "a figure's own licence is left out"},
    {"superscript",
     "raised digits and signs become Unicode's superscripts, where all have "
     "one"},
    {"subscript", "lowered characters follow on the line as they are"},
    {"citation-brackets",
     "numbers that cite get brackets and a space where they have none"},
    {"note-brackets",
     "a footnote, or its letter or number, gets brackets within a sentence"},
    {"exponent-caret", "a formula's raised part without superscripts gets ^"},
    {"fraction-slash", "a formula's fraction gets /"},
    {"label-stop", "a label that ends in a letter or figure gets a full stop"},
    {"separators",
     "blank lines part blocks, line ends rows, tabs cells, a space what "
     "elements part"},
};

using Roles = std::unordered_map<std::string_view, JatsRole>;

Roles build_roles() {
  Roles roles;
  for (const Entry& entry : kElements) roles.emplace(entry.element, entry.role);
  for (const Dropped& dropped : kDropped) {
    roles.emplace(dropped.element, JatsRole::kDrop);
  }
  return roles;
}

}  // namespace

JatsRole jats_role(std::string_view element) {
  static const Roles roles = build_roles();  // built once, then read only
  const auto found = roles.find(element);
  if (found != roles.end()) return found->second;
  // MathML comes under whatever prefix; JATS' own elements have none.
  const std::size_t colon = element.find(':');
  if (colon == std::string_view::npos) return JatsRole::kInline;
  const auto bare = roles.find(element.substr(colon + 1));
  const bool math = bare != roles.end() && (bare->second >= JatsRole::kMath ||
                                            bare->second == JatsRole::kDrop);
  return math ? bare->second : JatsRole::kInline;
}

std::span<const ConservationRule> conservation_rules() { return kRules; }

std::string_view dropping_rule(std::string_view element) {
  element = element.substr(element.find(':') + 1);
  for (const Dropped& dropped : kDropped) {
    if (dropped.element == element) return dropped.rule;
  }
  return jats_role(element) == JatsRole::kMeta ? "metadata" : "";
}

}  // namespace casebook
