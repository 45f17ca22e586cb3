#include "extractor/figure_check.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "extractor/decimal.h"

namespace casebook {
namespace {

// One unit of a figure's last digit: "12.5" may stand for 12.45 to 12.55.
double step(std::string_view figure) {
  const std::size_t dot = figure.find('.');
  if (dot == figure.npos) return 1;
  return std::pow(10.0, -static_cast<double>(figure.size() - dot - 1));
}

class Check {
 public:
  Check(const FigureRule& rule, const std::vector<CheckedFigure>& figures)
      : rule_(rule), figures_(figures) {}

  std::optional<Conflict> run() const {
    if (std::any_of(figures_.begin(), figures_.end(),
                    [](const CheckedFigure& one) { return one.value.empty(); }))
      return std::nullopt;
    if (rule_.check == "share") return share();
    if (rule_.check == "change") return change();
    if (rule_.check == "sum") return sum();
    return std::nullopt;
  }

 private:
  const CheckedFigure* find(std::string_view name) const {
    for (const CheckedFigure& one : figures_)
      if (one.name == name) return &one;
    return nullptr;
  }

  static double value(const CheckedFigure* figure) {
    return to_double(figure->value);
  }

  Conflict conflict(Span first, Span second, std::string why) const {
    Conflict made;
    made.code = rule_.check;
    made.why = rule_.why + ": " + std::move(why);
    made.first = first;
    made.second = second;
    return made;
  }

  // "3 of 8 (42 %)".
  std::optional<Conflict> share() const {
    const CheckedFigure *part = find("part"), *whole = find("whole"),
                        *percent = find("percent");
    if (part == nullptr || whole == nullptr || percent == nullptr ||
        value(whole) <= 0 || value(part) > value(whole))
      return std::nullopt;
    const double right = 100 * value(part) / value(whole);
    if (std::fabs(right - value(percent)) <= step(percent->value))
      return std::nullopt;
    return conflict(
        percent->span, cover(part->span, whole->span),
        fmt::format("{} of {} are {:.1f} %, {} % is told", part->value,
                    whole->value, right, percent->value));
  }

  // "from 0.512 to 0.610 (19 %)".
  std::optional<Conflict> change() const {
    const CheckedFigure *before = find("before"), *after = find("after"),
                        *percent = find("percent");
    if (before == nullptr || after == nullptr || percent == nullptr ||
        value(before) <= 0 || value(after) <= 0)
      return std::nullopt;
    const auto of = [](double a, double b) { return 100 * (b - a) / a; };
    const double half_a = step(before->value) / 2;
    const double half_b = step(after->value) / 2;
    if (value(before) <= half_a) return std::nullopt;
    const double ends[] = {of(value(before) - half_a, value(after) + half_b),
                           of(value(before) + half_a, value(after) - half_b)};
    const double told = std::fabs(value(percent));
    const double low = std::min(std::fabs(ends[0]), std::fabs(ends[1]));
    const double high = std::max(std::fabs(ends[0]), std::fabs(ends[1]));
    const double slack = step(percent->value);
    if (low - slack <= told && told <= high + slack) return std::nullopt;
    return conflict(
        percent->span, cover(before->span, after->span),
        fmt::format("from {} to {} are {:.1f} %, {} % is told", before->value,
                    after->value, of(value(before), value(after)),
                    percent->value));
  }

  // "seven women: four primiparous and two multiparous".
  std::optional<Conflict> sum() const {
    const CheckedFigure* whole = find("whole");
    double total = 0;
    int parts = 0;
    Span span{};
    for (const CheckedFigure& one : figures_) {
      if (one.name != "part") continue;
      total += value(&one);
      span = parts++ == 0 ? one.span : cover(span, one.span);
    }
    if (whole == nullptr || parts < 2 || std::fabs(total - value(whole)) < 1e-9)
      return std::nullopt;
    return conflict(
        whole->span, span,
        fmt::format("the parts make {:g}, {} is told", total, whole->value));
  }

  const FigureRule& rule_;
  const std::vector<CheckedFigure>& figures_;
};

}  // namespace

std::optional<Conflict> misfit_of(const FigureRule& rule,
                                  const std::vector<CheckedFigure>& figures) {
  return Check(rule, figures).run();
}

}  // namespace casebook
