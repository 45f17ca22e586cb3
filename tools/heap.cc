#include "tools/heap.h"

#include <cstdint>
#include <cstdlib>  // says whether this is glibc

#ifdef __GLIBC__
#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>
#endif

namespace casebook {

void prepare_heap() {
#ifdef __GLIBC__
  constexpr int kPage = 2 << 20;
  constexpr int kRoom = 16 * kPage;
  // Setting the one ends glibc's own adjusting of the others (mallopt(3)), so
  // they are set to where it would go: its greatest.
  if (mallopt(M_TOP_PAD, kRoom) == 0 ||
      mallopt(M_MMAP_THRESHOLD, 32 << 20) == 0 ||
      mallopt(M_TRIM_THRESHOLD, 2 * kRoom) == 0)
    return;
  // More than the heap begins with, so that it grows now; volatile, for the
  // pair means nothing to a compiler.
  void* volatile grown = std::malloc(1 << 20);
  std::free(grown);
  char* const top = static_cast<char*>(sbrk(0));
  const auto end = reinterpret_cast<std::uintptr_t>(top);
  const std::uintptr_t begin = (end - kRoom + kPage - 1) / kPage * kPage;
  // Refused where the kernel has no large pages; that is no fault.
  madvise(top - (end - begin), end - begin, MADV_HUGEPAGE);
#endif
}

}  // namespace casebook
