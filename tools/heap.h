// The process's heap, made ready for a grammar: some tens of megabytes of
// small pieces, built anew by every run.
//
// With glibc it grows in large steps on large pages, so that the kernel maps
// and clears it in a few strokes and not in thousands; elsewhere nothing
// happens. It changes nothing but the time.
// Threads: none yet.
//
//   int main() { casebook::prepare_heap(); …
#pragma once

namespace casebook {

void prepare_heap();

}  // namespace casebook
