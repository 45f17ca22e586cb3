// A count with its noun: "1 mistake", "2 mistakes", "0 misses".
// Threads: pure.
//
//   console.say(how_many(errors.size(), "mistake"));
#pragma once

#include <concepts>
#include <string>
#include <string_view>

namespace casebook {

template <std::integral Count>
std::string how_many(Count count, std::string_view noun) {
  std::string text = std::to_string(count);
  text.append(" ").append(noun);
  if (count != 1) text += noun.ends_with('s') ? "es" : "s";
  return text;
}

}  // namespace casebook
