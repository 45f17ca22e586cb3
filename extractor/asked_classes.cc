#include "extractor/asked_classes.h"

namespace casebook {

bool may_lack(const LanguageSource& source, const Rule& rule,
              std::string_view name) {
  return rule.language.empty() && source.declared != nullptr &&
         source.declared->contains(name);
}

bool is_declared(const LanguageSource& source, const std::string& name) {
  return name.starts_with('=') ||
         (source.declared != nullptr && source.declared->contains(name));
}

std::vector<std::string_view> classes_beside(const Rule& rule) {
  std::vector<std::string_view> classes;
  for (const Assignment& set : rule.sets) {
    for (const auto& terms : set.expression.alternatives) {
      for (const Term& term : terms) {
        if (term.kind == Term::Kind::kLast || term.kind == Term::Kind::kNext)
          classes.push_back(term.text);
      }
    }
  }
  for (const std::string_view cls :
       {std::string_view(rule.each_class), std::string_view(rule.zip_class),
        std::string_view(rule.each_within)})
    if (!cls.empty()) classes.push_back(cls);
  return classes;
}

}  // namespace casebook
