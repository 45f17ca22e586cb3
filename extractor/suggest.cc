#include "extractor/suggest.h"

#include <algorithm>
#include <optional>

#include "extractor/pattern_reader.h"
#include "extractor/pattern_walk.h"
#include "extractor/trace.h"

namespace casebook {
namespace {

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool blank = static_cast<unsigned char>(c) <= ' ';
    if (c == '<') {
      out += "&lt;";
    } else if (c == '&') {
      out += "&amp;";
    } else if (c == '"') {
      out += "&quot;";
    } else if (!blank) {
      out += c;
    } else if (!out.ends_with(' ')) {
      out += ' ';
    }
  }
  return out;
}

Error refused(std::string what, std::string hint) {
  return {Fault::kUsage, "E-SUGGEST", "casebook grammar suggest",
          std::move(what), std::move(hint)};
}

class Maker {
 public:
  Maker(const Document& document, const Kind& kind, const Trace& trace,
        const std::vector<Fact>& facts, const SuggestOptions& options)
      : document_(document),
        kind_(kind),
        items_(trace.sentence_at(options.at)->items),
        sentence_(*trace.sentence_at(options.at)),
        facts_(facts),
        options_(options) {
    for (const Rule* rule : trace.grammar().rules())
      collect_name_classes(*rule);
  }

  Result<Suggestion> run() {
    target_ = items_.size();
    for (std::size_t i = 0; i < items_.size(); ++i)
      if (items_[i].span.contains(options_.at)) target_ = i;
    if (target_ == items_.size()) return refused("no word stands there", "");
    choose_name();
    if (kind_.named && !name_ && options_.name.empty()) {
      return refused(
          "nothing there is a name for the kind '" + kind_.name + "'",
          "say what it is called: --as " + kind_.name + ".NAME");
    }
    std::size_t first = target_, last = target_;
    if (name_) {
      first = std::min(first, *name_);
      last = std::max(last, *name_);
    } else {
      // Without a name of its own, the words before it say what it is.
      for (int i = 0; i < 3 && first > 0 && !is_stop(items_[first - 1]); ++i)
        --first;
    }
    // A name alone fits wherever it stands: the words beside it say why it is
    // of this kind here.
    if (first == last && name_) widen(first, last);
    Suggestion made;
    made.language = sentence_.language;
    for (std::size_t i = first; i <= last; ++i)
      made.pattern += (i == first ? "" : " ") + piece(i);
    made.xml = rule(made.pattern, cover_of(first, last));
    return made;
  }

 private:
  void collect_name_classes(const Rule& rule) {
    if (rule.kind != kind_.name) return;
    for (const Assignment& set : rule.sets) {
      for (const auto& terms : set.expression.alternatives) {
        for (const Term& term : terms) {
          if (set.key == "name" && !term.attribute.empty() &&
              std::find(name_classes_.begin(), name_classes_.end(),
                        term.attribute) == name_classes_.end())
            name_classes_.push_back(term.attribute);
        }
      }
    }
  }

  // Up to two words on each side; a mark, or another thing named, ends it.
  void widen(std::size_t& first, std::size_t& last) const {
    constexpr int kBeside = 2;
    const auto belongs = [&](std::size_t at) {
      return !is_stop(items_[at]) && !items_[at].is("list_mark") &&
             name_class(items_[at]).empty() && !items_[at].span.empty();
    };
    for (int i = 0; i < kBeside && first > 0 && belongs(first - 1); ++i) {
      --first;
    }
    for (int i = 0;
         i < kBeside && last + 1 < items_.size() && belongs(last + 1); ++i) {
      ++last;
    }
  }

  bool has_key(std::string_view key) const {
    return std::any_of(kind_.keys.begin(), kind_.keys.end(),
                       [&](const KindKey& one) { return one.name == key; });
  }
  static bool is_stop(const TracedItem& item) { return item.is("stop"); }
  static bool is_figure(const TracedItem& item) {
    return !item.value("value").empty() || !item.value("dose").empty() ||
           !item.value("low").empty();
  }

  // The thing named nearest, of the lists that rules of the kind name from.
  void choose_name() {
    if (!options_.name.empty()) return;
    const auto last = static_cast<std::ptrdiff_t>(items_.size());
    const auto here = static_cast<std::ptrdiff_t>(target_);
    for (std::ptrdiff_t step = 0; step <= kReach && !name_; ++step) {
      for (const std::ptrdiff_t at : {here - step, here + step}) {
        if (at < 0 || at >= last) continue;
        if (name_class(items_[static_cast<std::size_t>(at)]).empty()) continue;
        name_ = static_cast<std::size_t>(at);
        break;
      }
    }
  }

  std::string name_class(const TracedItem& item) const {
    for (const std::string& cls : name_classes_)
      if (item.is(cls) && !item.name(cls).empty()) return cls;
    return "";
  }

  std::string class_of(const TracedItem& item) const {
    if (std::string cls = name_class(item); !cls.empty()) return cls;
    for (const char* cls : {"signed", "decimal", "integer", "number"})
      if (item.is(cls) && item.parts.empty()) return cls;
    return item.meanings.empty()
               ? item.classes.empty() ? "word" : item.classes.front()
               : item.meanings.front().first;
  }

  std::string piece(std::size_t at) const {
    const TracedItem& item = items_[at];
    if (at == target_ && is_figure(item))
      return "{" + (item.is("number") ? "number" : class_of(item)) + ":v}";
    if (name_ && at == *name_) return "{" + class_of(item) + ":n}";
    if (item.listed || !item.parts.empty()) return "{" + class_of(item) + "}";
    if (item.is("number")) return "{number}";
    std::string literal;
    for (const char c : item.words) {
      if (std::string_view("{}()|?*+@^$_\\").find(c) != std::string_view::npos)
        literal += '\\';
      literal += c;
    }
    return escaped(literal);
  }

  Span cover_of(std::size_t first, std::size_t last) const {
    return cover(items_[first].span, items_[last].span);
  }

  std::string rule(const std::string& pattern, Span window) const {
    std::string set, mark, body;
    const auto put = [&](const std::string& key, const std::string& expression,
                         std::string_view value) {
      set += " " + key + "=\"" + expression + "\"";
      mark += " " + key + "=\"" + escaped(value) + "\"";
    };
    if (!options_.name.empty()) {
      put("name", escaped(options_.name), options_.name);
    } else if (name_ && kind_.named) {
      const std::string cls = class_of(items_[*name_]);
      put("name", "$n." + cls, items_[*name_].name(cls));
    }
    const TracedItem& target = items_[target_];
    for (const char* key : {"value", "low", "high", "sd", "unit", "dose",
                            "dose_unit", "duration", "duration_unit"}) {
      if (has_key(key) && is_figure(target) && !target.value(key).empty())
        put(key, std::string("$v.") + key, target.value(key));
    }
    const Span line = sentence_.span;
    const std::string& text = document_.text;
    const std::string id = sentence_.language + "." + kind_.name + ".new";
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
           "<!-- For a file in grammars/" +
           sentence_.language +
           "/rules/. Give it an id of its own, loosen\n     words to classes "
           "or choices, and write a miss that nearly fits. -->\n" +
           read_already() + "<rules>\n  <fact id=\"" + id + "\" kind=\"" +
           kind_.name + "\">\n    <pattern>" + pattern +
           "</pattern>\n    <set" + set + "/>\n    <hit>" +
           escaped(slice(text, {line.begin, window.begin})) + "<m" + mark +
           ">" + escaped(slice(text, window)) + "</m>" +
           escaped(slice(text, {window.end, line.end})) +
           "</hit>\n    <miss>Nothing of it was found.</miss>\n  </fact>\n"
           "</rules>\n";
  }

  // What reads such a fact there as it is: then a new rule may be no help.
  std::string read_already() const {
    for (const Fact& fact : facts_) {
      if (fact.kind != kind_.name ||
          !fact.span.overlaps(items_[target_].span) ||
          (!options_.name.empty() && fact.name != options_.name))
        continue;
      return "<!-- " + fact.rule + " reads there already: " + fact.kind +
             (fact.name.empty() ? "" : " " + escaped(fact.name)) + ", " +
             fact.assertion + ". -->\n";
    }
    return "";
  }

  static constexpr std::ptrdiff_t kReach = 8;
  const Document& document_;
  const Kind& kind_;
  const std::vector<TracedItem>& items_;
  const TracedSentence& sentence_;
  const std::vector<Fact>& facts_;
  const SuggestOptions& options_;
  std::vector<std::string> name_classes_;
  std::size_t target_ = 0;  // the item asked about
  std::optional<std::size_t> name_;
};

// Runs the pattern over every sentence of its language.
class MatchWatch : public Trace {
 public:
  MatchWatch(const Document& document, const Grammar& grammar,
             const PatternNode& node, const std::string& language)
      : Trace(document, grammar), node_(node), language_(language) {}

  std::vector<Span> found;

  void saw(const SeenSentence& seen, const std::vector<Statement>& statements,
           std::vector<Statement>& probes) override {
    Trace::saw(seen, statements, probes);
    if (seen.view.grammar().language != language_) return;
    const SentenceView& view = seen.view;
    const std::vector<TracedItem>& items = sentences().back().items;
    PatternWalk walk(
        static_cast<std::uint32_t>(items.size()),
        [&](std::uint32_t at, const std::string& cls) {
          const Item& item = view.item(view.sequence()[at]);
          return (cls.starts_with('=') &&
                  view.words(item) == std::string_view(cls).substr(1)) ||
                 view.is(item, cls);
        });
    for (std::uint32_t from = 0; from < items.size(); ++from) {
      if (!walk.match(node_, from) || walk.matched().empty()) continue;
      found.push_back(
          cover(items[from].span, items[walk.matched().end - 1].span));
    }
  }

 private:
  const PatternNode& node_;
  const std::string& language_;
};

}  // namespace

Result<Suggestion> suggest_rule(const Document& document,
                                const Grammar& grammar,
                                const SuggestOptions& options) {
  const Kind* kind = grammar.compiled->kinds.find(options.kind);
  if (kind == nullptr)
    return refused("'" + options.kind + "' is no kind of kinds.xml", "");
  Trace trace(document, grammar);
  const Extraction found = extract(document, grammar, {.watch = &trace});
  if (trace.sentence_at(options.at) == nullptr) {
    return refused(
        "no sentence that rules read holds byte " + std::to_string(options.at),
        "casebook explain says what stands there");
  }
  return Maker(document, *kind, trace, found.facts, options).run();
}

std::vector<Span> matches_of(const Suggestion& suggestion,
                             const Document& document, const Grammar& grammar) {
  // The XML of a pattern escapes what a pattern does not.
  std::string text = suggestion.pattern;
  for (const auto& [entity, plain] :
       {std::pair{"&lt;", "<"}, std::pair{"&quot;", "\""},
        std::pair{"&amp;", "&"}}) {
    for (std::size_t at = text.find(entity); at != text.npos;
         at = text.find(entity, at + 1))
      text.replace(at, std::string_view(entity).size(), plain);
  }
  ItemTests tests;
  const Result<PatternNode> node = PatternReader(tests).read(text);
  if (!node) return {};
  MatchWatch watch(document, grammar, *node, suggestion.language);
  extract(document, grammar, {.watch = &watch});
  return watch.found;
}

}  // namespace casebook
