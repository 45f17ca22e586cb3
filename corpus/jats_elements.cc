#include "corpus/jats_elements.h"

#include <array>
#include <cstddef>
#include <iterator>

namespace casebook {
namespace {

struct Entry {
  std::string_view element;
  JatsRole role = JatsRole::kInline;
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
    {"term", JatsRole::kTerm},
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
    {"mspace", JatsRole::kMathSpace},
    {"mtr", JatsRole::kMathSpace},
    {"mtd", JatsRole::kMathSpace},
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
    {"label-heading",
     "the label of a PubMed abstract's part, an attribute, is its heading"},
    {"separators",
     "blank lines part blocks, line ends rows, tabs cells, a space what "
     "elements part"},
};

// Open addressing with a hash of three letters and the length: a name is
// looked up at each tag, and std::hash reads all of it.
class Roles {
 public:
  constexpr Roles() {
    for (const Entry& entry : kElements) add(entry);
    for (const Dropped& dropped : kDropped) {
      add({dropped.element, JatsRole::kDrop});
    }
  }

  const Entry* find(std::string_view element) const {
    if (element.empty()) return nullptr;
    std::size_t at = place(element);
    for (; !slots_[at].element.empty(); at = (at + 1) % kSlots) {
      if (slots_[at].element == element) return &slots_[at];
    }
    return nullptr;
  }

 private:
  static constexpr std::size_t kSlots = 512;
  static_assert(std::size(kElements) + std::size(kDropped) < kSlots / 2);

  static constexpr std::size_t place(std::string_view element) {
    const auto letter = [element](std::size_t i) {
      return static_cast<std::size_t>(static_cast<unsigned char>(element[i]));
    };
    return (letter(0) * 37 + letter(element.size() / 2) * 11 +
            letter(element.size() - 1) * 5 + element.size() * 101) %
           kSlots;
  }

  constexpr void add(const Entry& entry) {
    std::size_t at = place(entry.element);
    while (!slots_[at].element.empty()) at = (at + 1) % kSlots;
    slots_[at] = entry;
  }

  std::array<Entry, kSlots> slots_{};
};

}  // namespace

JatsRole jats_role(std::string_view element) {
  static constexpr Roles kRoles;
  if (const Entry* found = kRoles.find(element)) return found->role;
  // MathML comes under whatever prefix; JATS' own elements have none.
  const std::size_t colon = element.find(':');
  if (colon == std::string_view::npos) return JatsRole::kInline;
  const Entry* bare = kRoles.find(element.substr(colon + 1));
  const bool math = bare != nullptr && (bare->role >= JatsRole::kMath ||
                                        bare->role == JatsRole::kDrop);
  return math ? bare->role : JatsRole::kInline;
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
