#include "kb/decider.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>

#include "kb/decided_facts.h"
#include "kb/decision_request.h"
#include "kb/decision_rows.h"
#include "kb/decision_statements.h"
#include "kb/fact_text.h"
#include "kb/quote_place.h"

namespace casebook {
namespace {

constexpr std::size_t kShortestHash = 6;
constexpr std::size_t kHashInId = 8;  // digits of the report's, then a dash

Error usage(std::string code, std::string what, std::string hint = "") {
  return {Fault::kUsage, std::move(code), "", std::move(what), std::move(hint)};
}

Error input(std::string code, std::string where, std::string what,
            std::string hint = "") {
  return {Fault::kInput, std::move(code), std::move(where), std::move(what),
          std::move(hint)};
}

}  // namespace

Result<NamedDocument> Decider::document(const std::string& named) const {
  auto all = find_documents(connection_, sql::kDocumentsByName, named);
  if (!all) return all.error();
  const bool hash =
      named.size() >= kShortestHash && named.size() <= 64 &&
      named.find_first_not_of("0123456789abcdef") == std::string::npos;
  if (all->empty() && hash)
    all = find_documents(connection_, sql::kDocumentsByHash, named);
  if (!all) return all.error();
  if (all->size() == 1) return all->front();
  if (all->empty()) {
    return input("E-DECISION-DOCUMENT", named,
                 "there is no such document in this knowledge base");
  }
  std::string which;
  for (const NamedDocument& one : *all)
    which += (which.empty() ? "" : ", ") + one.sha256.substr(0, 12);
  return input("E-DECISION-DOCUMENT", named, "names several documents",
               "say which by the first digits of its SHA-256: " + which);
}

Status Decider::check_case(std::int64_t document, const std::string& id) const {
  Result<SqlStatement> find = connection_.prepare(sql::kCasesOf);
  if (!find) return find.error();
  find->bind(1, document);
  std::string known;
  while (true) {
    const Result<bool> row = find->step();
    if (!row) return row.error();
    if (!*row) break;
    if (find->text(0) == id) return Ok{};
    known += (known.empty() ? "" : ", ") + std::string(find->text(0));
  }
  if (id.empty()) return Ok{};
  return input("E-DECISION-CASE", id, "the document has no such case",
               known.empty() ? "it has none" : "it has: " + known);
}

// What binds a decision to its place whatever happens to the rows.
Status Decider::set_anchor(std::int64_t document, Decision& decision) const {
  const Result<std::string> text = text_of(connection_, document);
  if (!text) return text.error();
  const StoredFact& fact = decision.fact;
  decision.context = context_hash(*text, fact.begin, fact.end);
  decision.sentence = sentence_around(*text, fact.begin, fact.end);
  Result<SqlStatement> grammar = connection_.prepare(sql::kGrammarOf);
  if (!grammar) return grammar.error();
  grammar->bind(1, document);
  const Result<bool> row = grammar->step();
  if (!row) return row.error();
  if (*row) decision.grammar = grammar->text(0);
  return Ok{};
}

Status Decider::correct(const FoundFact& found) {
  const StoredFact before = found.shown.value_or(found.original);
  const std::string kind = request_.kind.value_or(before.kind);
  const Result<std::string> keys = edited_keys(before.keys, kind, request_);
  if (!keys) return keys.error();
  const std::string name = request_.name.value_or(before.name);
  const std::string assertion = request_.assertion.value_or(before.assertion);
  decision_.change = fmt::format(
      "{{\"kind\":{},\"name\":{},\"assertion\":{},\"keys\":{}}}",
      json_string(kind), json_string(name), json_string(assertion), *keys);
  if (kind == before.kind && name == before.name &&
      assertion == before.assertion && *keys == before.keys) {
    return usage("E-DECISION-SAME", "the correction changes nothing",
                 "say what it should be, as KEY=VALUE, --name or --assertion; "
                 "or accept it");
  }
  return Ok{};
}

Status Decider::about_fact() {
  Result<FoundFact> found = find_fact(kb_, request_.target);
  if (!found) return found.error();
  found_ = std::move(*found);
  decision_.sha256 = found_->sha256;
  decision_.fact = found_->original;
  decision_.fact.decided.clear();
  decision_.fact.anchor.clear();
  const std::string last =
      found_->decisions.empty() ? "none" : found_->decisions.back().id;
  if (!request_.seen.empty() && request_.seen != last) {
    return input("E-DECISION-STALE", request_.target,
                 "somebody decided on this fact meanwhile",
                 "look at it again, then decide");
  }
  if (decision_.verdict == "correct") {
    Status done = correct(*found_);
    if (!done) return done;
  }
  if (decision_.verdict == "move") {
    if (!request_.case_id)
      return usage("E-DECISION-CASE", "to which case?", "say --case N");
    Status known = check_case(found_->document, *request_.case_id);
    if (!known) return known;
    decision_.change = "{\"case\":" + json_string(*request_.case_id) + "}";
  }
  // Who accepts what somebody corrected accepts the correction.
  if (decision_.verdict == "accept" && found_->shown &&
      found_->shown->decided.starts_with("corrected")) {
    for (const Decision& early : found_->decisions)
      if (early.verdict == "correct") decision_.change = early.change;
  }
  return set_anchor(found_->document, decision_);
}

Status Decider::add() {
  const Result<NamedDocument> document = this->document(request_.target);
  if (!document) return document.error();
  if (!request_.kind || request_.kind->empty())
    return usage("E-DECISION-KIND", "of which kind is it?", "say --kind KIND");
  const std::string case_id = request_.case_id.value_or("");
  Status known = check_case(document->document, case_id);
  if (!known) return known;
  const Result<std::string> text = text_of(connection_, document->document);
  if (!text) return text.error();
  std::vector<Span> places = places_of(request_.quote, *text);
  if (request_.at) {
    std::erase_if(places, [&](const Span& place) {
      return std::int64_t{place.begin} != *request_.at;
    });
  }
  if (places.empty()) {
    return input("E-DECISION-QUOTE", document->name,
                 "these words do not stand in the document",
                 "--quote takes words of the document as they are there");
  }
  if (places.size() > 1) {
    std::string where;
    for (const Span& place : places)
      where += (where.empty() ? "" : ", ") + std::to_string(place.begin);
    return input("E-DECISION-QUOTE", document->name,
                 "these words stand there more than once",
                 "say which with --at BYTE: " + where);
  }
  const Result<std::string> keys = edited_keys("{}", *request_.kind, request_);
  if (!keys) return keys.error();
  decision_.sha256 = document->sha256;
  StoredFact& fact = decision_.fact;
  fact.case_id = case_id;
  fact.kind = *request_.kind;
  fact.name = request_.name.value_or("");
  fact.assertion = request_.assertion.value_or("present");
  fact.keys = *keys;
  fact.begin = places.front().begin;
  fact.end = places.front().end;
  fact.quote = folded_space(slice(*text, places.front()));
  return set_anchor(document->document, decision_);
}

Status Decider::about_document() {
  const Result<NamedDocument> document = this->document(request_.target);
  if (!document) return document.error();
  decision_.sha256 = document->sha256;
  decision_.fact.assertion = "present";
  decision_.fact.keys = "{}";
  return Ok{};
}

// A case is known by one of its facts: its number may change.
Status Decider::patient(const std::string& named, Decision& anchor) const {
  const std::size_t mark = named.rfind('#');
  if (mark == std::string::npos) {
    return usage("E-DECISION-CASE", "'" + named + "' names no patient",
                 "write DOCUMENT#CASE, such as report-7#1");
  }
  const Result<NamedDocument> document = this->document(named.substr(0, mark));
  if (!document) return document.error();
  const std::string id = named.substr(mark + 1);
  Status known = check_case(document->document, id);
  if (!known) return known;
  const auto facts =
      read_facts(connection_, sql::kFactsExtracted, document->document);
  if (!facts) return facts.error();
  int best = 0;
  for (const StoredFact& fact : *facts) {
    const int worth = fact.case_id != id   ? 0
                      : fact.kind == "age" ? 3
                      : fact.kind == "sex" ? 2
                                           : 1;
    if (worth <= best) continue;
    best = worth;
    anchor.fact = fact;
  }
  if (best == 0) {
    return input("E-DECISION-CASE", named,
                 "this case has no fact that it could be known by");
  }
  anchor.sha256 = document->sha256;
  return set_anchor(document->document, anchor);
}

Status Decider::about_pair() {
  if (request_.with.empty()) {
    return usage("E-DECISION-WITH", "the same patient as which?",
                 "say --with DOCUMENT#CASE");
  }
  Decision one;
  Decision other;
  Status done = patient(request_.target, one);
  if (!done) return done;
  done = patient(request_.with, other);
  if (!done) return done;
  const auto place = [](const Decision& d) {
    return std::pair(d.sha256, d.fact.case_id);
  };
  if (place(one) == place(other))
    return usage("E-DECISION-WITH", "that is one and the same case");
  if (place(other) < place(one)) std::swap(one, other);
  decision_.sha256 = one.sha256;
  decision_.fact = one.fact;
  decision_.context = one.context;
  decision_.sentence = one.sentence;
  decision_.grammar = one.grammar;
  const StoredFact& fact = other.fact;
  decision_.change = fmt::format(
      "{{\"one\":\"{}\",\"sha256\":{},\"case\":{},\"kind\":{},\"name\":{},"
      "\"assertion\":{},\"keys\":{},\"start\":{},\"end\":{},\"quote\":{},"
      "\"context\":{}}}",
      request_.verdict == "same-patient" ? "yes" : "no",
      json_string(other.sha256), json_string(fact.case_id),
      json_string(fact.kind), json_string(fact.name),
      json_string(fact.assertion), fact.keys, fact.begin, fact.end,
      json_string(fact.quote), json_string(other.context));
  return Ok{};
}

// A fact's id stands for the last decision of this person about it that still
// counts.
Result<std::string> Decider::decision_to_undo() const {
  const std::string& named = request_.target;
  if (named.size() <= kHashInId || named[kHashInId] != '-') return named;
  const Result<FoundFact> found = find_fact(kb_, named);
  if (!found) return found.error();
  std::string undone;
  const std::vector<Decision>& all = found->decisions;
  for (auto one = all.rbegin(); one != all.rend(); ++one) {
    if (undone.find(one->id) != std::string::npos) continue;
    if (one->verdict == "undo") {
      undone += one->change;
    } else if (one->by == request_.by) {
      return one->id;
    }
  }
  return input("E-DECISION-UNDO", named,
               request_.by + " has decided nothing about this fact that counts",
               "casebook show tells who decided what");
}

Status Decider::undo() {
  const Result<std::string> named = decision_to_undo();
  if (!named) return named.error();
  const std::string& id = *named;
  const bool shaped =
      id.size() >= kShortestHash &&
      id.find_first_not_of("0123456789abcdef") == std::string::npos;
  const auto all = shaped
                       ? read_decisions(connection_, sql::kDecisionById, id)
                       : Result<std::vector<Decision>>(std::vector<Decision>{});
  if (!all) return all.error();
  if (all->size() != 1) {
    return input("E-DECISION-UNDO", id,
                 all->empty() ? "there is no decision of that id"
                              : "begins several decisions' ids",
                 "casebook show and export tell the ids");
  }
  const Decision& target = all->front();
  if (target.by != request_.by) {
    return input(
        "E-DECISION-UNDO", id,
        "this is a decision of " + target.by + ", who alone can take it back",
        "decide otherwise instead: both are kept");
  }
  decision_.sha256 = target.sha256;
  decision_.fact = target.fact;
  decision_.context = target.context;
  decision_.sentence = target.sentence;
  decision_.grammar = target.grammar;
  decision_.change = "{\"undoes\":" + json_string(target.id) + "}";
  return Ok{};
}

// Whether this person's last word on it was the same; of a note, whether it is
// there already.
Result<bool> Decider::is_repeated() {
  const Decision* last = nullptr;
  if (decision_.verdict == "note") {
    const auto all =
        read_decisions(connection_, sql::kDecisionsOf, decision_.sha256);
    if (!all) return all.error();
    return std::any_of(all->begin(), all->end(), [&](const Decision& early) {
      return early.by == decision_.by && early.verdict == "note" &&
             early.note == decision_.note &&
             fact_id(early.sha256, early.fact) ==
                 fact_id(decision_.sha256, decision_.fact);
    });
  }
  if (!found_) return false;
  for (const Decision& early : found_->decisions) {
    if (early.by != decision_.by || early.verdict == "note") continue;
    last = &early;
  }
  return last != nullptr && last->verdict == decision_.verdict &&
         last->change == decision_.change && last->note == decision_.note;
}

Result<MadeDecision> Decider::make() {
  Status done = check_request(request_);
  if (!done) return done.error();
  decision_.at = time_text();
  decision_.by = request_.by;
  decision_.note = request_.note;
  const std::string& verdict = request_.verdict;
  decision_.verdict = verdict == "assign"             ? "move"
                      : verdict.ends_with("-patient") ? "same"
                                                      : verdict;
  const bool fact_named = request_.target.find('-') == kShortestHash + 2;
  if (verdict == "add") {
    done = add();
  } else if (verdict == "undo") {
    done = undo();
  } else if (decision_.verdict == "same") {
    done = about_pair();
  } else if (verdict == "note" && !fact_named) {
    done = about_document();
  } else {
    done = about_fact();
  }
  if (done && verdict == "note" && request_.note.empty())
    done = usage("E-DECISION-NOTE", "the note is empty", "say --note TEXT");
  if (!done) return done.error();
  const Result<bool> repeated = is_repeated();
  if (!repeated) return repeated.error();
  return MadeDecision{decision_, *repeated};
}

}  // namespace casebook
