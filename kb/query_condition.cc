#include "kb/query_condition.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus/suggestion.h"
#include "extractor/tsv.h"
#include "kb/embedded.h"
#include "kb/name_resolver.h"
#include "kb/searchable.h"

namespace casebook {
namespace {

using Names = std::vector<std::string>;

Error bad_query(std::string what, std::string hint) {
  return {Fault::kUsage, "E-QUERY", "search", std::move(what), std::move(hint)};
}

// The text of an option that is short for a condition, from vocabulary.tsv.
std::string short_text(std::string_view option) {
  for (const TsvLine& line : tsv_lines(vocabulary_tsv())) {
    if (line.fields.size() == 3 && line.fields[0] == "@short" &&
        line.fields[1] == option)
      return std::string(line.fields[2]);
  }
  return "";
}

std::string replaced(std::string text, std::string_view place,
                     std::string_view by) {
  for (std::size_t at = text.find(place); at != std::string::npos;
       at = text.find(place, at + by.size()))
    text.replace(at, place.size(), by);
  return text;
}

// Puts canonical names in place of a person's, in a whole condition.
Status resolve_names(Connection& connection, WhereNode& node) {
  for (WhereNode& part : node.parts) {
    Status done = resolve_names(connection, part);
    if (!done) return done;
  }
  if (node.kind != WhereNode::Kind::kFact) return Ok{};
  Names names;
  for (const std::string& name : node.fact.names) {
    const Result<Names> some =
        resolve_name(connection, node.fact.kind, "name", name);
    if (!some) return some.error();
    names.insert(names.end(), some->begin(), some->end());
  }
  node.fact.names = std::move(names);
  for (KeyTest& key : node.fact.keys) {
    if (key.key != "site" || key.number) continue;
    Names sites;
    for (const std::string& word : key.words) {
      const Result<Names> some = resolve_name(connection, "", "site", word);
      if (!some) return some.error();
      sites.insert(sites.end(), some->begin(), some->end());
    }
    key.words = std::move(sites);
  }
  return Ok{};
}

// Makes one condition of all filters of a query.
class FilterMaker {
 public:
  FilterMaker(Connection& connection, const Query& query)
      : connection_(connection), query_(query) {}

  Result<WhereNode> run();

 private:
  Status add_text(std::string_view text, std::vector<WhereNode>& parts);
  Status add_facts();
  WhereNode at_site(const std::string& site, const std::string& kind);
  Status add_age();
  Status add_levels();
  Status add_within();
  // A name that holds a comma, or a list of names.
  Names names_in(const std::string& list, std::string_view kind,
                 std::string_view key);

  Connection& connection_;
  const Query& query_;
  Names kinds_;
  WhereNode wanted_{WhereNode::Kind::kAll, {}, {}};
};

Status FilterMaker::add_text(std::string_view text,
                             std::vector<WhereNode>& parts) {
  Result<WhereNode> node = parse_where(text, kinds_);
  if (!node) return node.error();
  parts.push_back(std::move(*node));
  return Ok{};
}

Names FilterMaker::names_in(const std::string& list, std::string_view kind,
                            std::string_view key) {
  if (resolve_name(connection_, kind, key, list)) return {list};
  Names names = split_list(list, ',');
  if (names.empty()) names.push_back(list);
  return names;
}

Status FilterMaker::add_facts() {
  const auto add = [this](FactTest test) {
    wanted_.parts.push_back({WhereNode::Kind::kFact, std::move(test), {}});
  };
  if (!query_.drug.empty()) {
    for (const std::string& name : names_in(query_.drug, "drug", "name"))
      add({"drug", {name}, {}});
  }
  std::string kind = query_.kind;
  if (!kind.empty()) {
    const std::vector<std::string_view> known(kinds_.begin(), kinds_.end());
    const auto same = [&kind](const std::string& one) {
      return searchable_key(one) == searchable_key(kind);
    };
    const auto found = std::find_if(kinds_.begin(), kinds_.end(), same);
    if (found == kinds_.end()) {
      return Error{
          Fault::kInput, "E-QUERY-UNKNOWN", "",
          fmt::format("there is no kind '{}' of facts", kind),
          did_you_mean(kind, known,
                       fmt::format("kinds are: {}", fmt::join(kinds_, ", ")))};
    }
    kind = *found;
  }
  if (query_.site.empty()) {
    if (!kind.empty()) add({kind, {}, {}});
    return Ok{};
  }
  for (const std::string& site : names_in(query_.site, kind, "site")) {
    wanted_.parts.push_back(at_site(site, kind));
  }
  return Ok{};
}

// A fact at the site, or one that is called after it: a hip fracture.
WhereNode FilterMaker::at_site(const std::string& site,
                               const std::string& kind) {
  WhereNode any{WhereNode::Kind::kAny, {}, {}};
  for (const std::string& named : kind.empty() ? kinds_ : Names{kind}) {
    if (resolve_name(connection_, named, "name", site))
      any.parts.push_back({WhereNode::Kind::kFact, {named, {site}, {}}, {}});
  }
  KeyTest at;
  at.key = "site";
  at.words = {site};
  if (any.parts.empty() || resolve_name(connection_, "", "site", site))
    any.parts.push_back({WhereNode::Kind::kFact, {kind, {}, {at}}, {}});
  return any.parts.size() == 1 ? any.parts.front() : any;
}

// "20-35", "-35", "20-", "31".
Status FilterMaker::add_age() {
  std::string range = query_.age;
  for (const char* dash : {"\u2013", "\u2212", "to", ".."})
    range = replaced(range, dash, "-");
  std::erase(range, ' ');
  const std::size_t dash = range.find('-');
  std::string low = range.substr(0, dash);
  std::string high = dash == std::string::npos ? low : range.substr(dash + 1);
  const auto figures = [](const std::string& text) {
    return text.size() < 6 &&
           text.find_first_not_of("0123456789.") == std::string::npos;
  };
  if (!figures(low) || !figures(high) || low.size() + high.size() == 0) {
    return bad_query("the age '" + query_.age + "' is no range",
                     "write: 20-35, or 20-, or -35");
  }
  if (low.empty()) low = "0";
  if (high.empty()) high = "150";
  const std::string text =
      replaced(replaced(short_text("age"), "{low}", low), "{high}", high);
  return add_text(text, wanted_.parts);
}

Status FilterMaker::add_levels() {
  for (const std::string& level : split_list(query_.levels, ',')) {
    Status done =
        add_text(replaced(short_text("level"), "{}", where_quoted(level)),
                 wanted_.parts);
    if (!done) return done;
  }
  return Ok{};
}

Status FilterMaker::add_within() {
  const auto wrong = [this] {
    return bad_query("'" + query_.within + "' is no time",
                     "write: 6 months, or 10 weeks");
  };
  const Names words = split_list(query_.within, ' ');
  if (words.size() < 2 ||
      words[0].find_first_not_of("0123456789.") != std::string::npos)
    return wrong();
  const std::string time = words[0] + " " + words[1];
  WhereNode node{WhereNode::Kind::kAny, {}, {}};
  for (const char* option : {"within", "within-drug"}) {
    if (query_.drug.empty() && option == std::string_view("within-drug"))
      continue;
    const Status done =
        add_text(replaced(short_text(option), "{}", time), node.parts);
    if (!done) return wrong();
  }
  wanted_.parts.push_back(std::move(node));
  return Ok{};
}

Result<WhereNode> FilterMaker::run() {
  const bool any = !(query_.drug + query_.site + query_.kind + query_.levels +
                     query_.where + query_.age + query_.within)
                        .empty();
  if (!any) return std::move(wanted_);
  Result<Names> kinds = known_kinds(connection_);
  if (!kinds) return kinds.error();
  kinds_ = std::move(*kinds);
  Status done = add_facts();
  if (done && !query_.age.empty()) done = add_age();
  if (done && !query_.levels.empty()) done = add_levels();
  if (done && !query_.within.empty()) done = add_within();
  if (done && !query_.where.empty())
    done = add_text(query_.where, wanted_.parts);
  if (done) done = resolve_names(connection_, wanted_);
  if (!done) return done.error();
  return std::move(wanted_);
}

}  // namespace

Result<WhereNode> query_condition(Connection& connection, const Query& query) {
  return FilterMaker(connection, query).run();
}

}  // namespace casebook
