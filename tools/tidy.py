#!/usr/bin/env python3
"""clang-tidy over the files of a build, those that changed only.

  tidy.py [--deep] BUILD [FILE...]

The quick way reads the files of a folder in batches, one made-up file that
includes some dozens: most of the time of a file read alone goes into the headers
of the standard library and of gtest, which every check walks through. The
checks are all of .clang-tidy but those that follow paths. A file that does not
go with the others of its batch is read alone.

The deep way reads each file alone, with every check.

A file that passed leaves a stamp in BUILD/tidy: the hash of the file, of the
project's headers that it includes, of its compile command and of .clang-tidy.
As long as that hash is the same the file is not looked at again. Exits 1 when
a file has a warning; the last line counts files.
"""

import collections
import concurrent.futures
import functools
import hashlib
import itertools
import json
import os
import pathlib
import re
import shlex
import subprocess
import sys

TOOL = "clang-tidy-16"
ROOT = pathlib.Path(__file__).resolve().parent.parent
BATCH = 40
# Of the checks, those that follow paths are left to the deep way: the analyzer
# takes longer than all others, and the one of optionals falls over a batch
# (LLVM 16: it crashed on one, and had not ended after seven minutes on another).
QUICK = ["--checks=-clang-analyzer-*,-bugprone-unchecked-optional-access"]
# Included .cc files are looked at like the main file.
IN_BATCH = ["--header-filter="
            r"/(corpus|extractor|kb|tools|tests)/[a-z_/]+\.(h|cc)$",
            # A constant of one file has the name of another's local.
            "--extra-arg=-Wno-shadow"]
# Folders whose files use what headers declare and seldom define it. In a batch
# each of them gets a namespace of its own instead of casebook, so that names
# may repeat; but for one that defines a member of a header's class.
APART = ("tests/", "tools/commands/")


class Unit:
    """One source file as the build compiles it."""

    def __init__(self, entry, build, lists):
        words = shlex.split(entry["command"])
        made = words[words.index("-o") + 1]
        self.source = os.path.realpath(entry["file"])
        self.name = os.path.relpath(self.source, ROOT)
        self.folder = os.path.dirname(self.source)
        self.flags = tuple(
            word for at, word in enumerate(words[1:], 1)
            if word not in ("-o", "-c") and words[at - 1] not in ("-o", "-c"))
        reads = [pathlib.Path(os.path.realpath(os.path.join(build, name)))
                 for name in sorted({entry["file"], *lists.get(made, [])})]
        reads = [path for path in reads
                 if ROOT in path.parents and path.is_file()]
        self.hash = self._hash(entry, reads)
        self.stamps = {way: pathlib.Path(build, "tidy", f"{self.name}.{way}")
                       for way in ("quick", "deep")}
        text = pathlib.Path(self.source).read_text(encoding="utf-8")
        self.includes = re.findall(r"^#include .*", text, re.M)
        self.apart = self.name.startswith(APART) and not re.search(
            r"^\w[\w:<>&* ]* [A-Z]\w*::~?\w+\(", text, re.M)
        self.local, self.shown = names_of(text)
        self.sees = frozenset().union(
            *(header_names(path) for path in reads if path.suffix == ".h"))

    def _hash(self, entry, reads):
        seen = hashlib.sha256((ROOT / ".clang-tidy").read_bytes())
        seen.update(pathlib.Path(__file__).read_bytes())
        seen.update(entry["command"].encode())
        for path in reads:
            seen.update(str(path).encode() + b"\0" + path.read_bytes())
        return seen.hexdigest()

    def collides(self, other):
        """Whether the two cannot share a batch."""
        return not self.apart and bool(
            self.local & (other.local | other.shown | other.sees - self.sees)
            or other.local & (self.shown | self.sees - other.sees))

    def passed(self, deep):
        """Deep work is quick work too."""
        return any(stamp.is_file() and stamp.read_text() == self.hash
                   for way, stamp in self.stamps.items()
                   if way == "deep" or not deep)

    def stamp(self, deep):
        stamp = self.stamps["deep" if deep else "quick"]
        stamp.parent.mkdir(parents=True, exist_ok=True)
        stamp.write_text(self.hash)


def header_lists(build):
    """Object file -> what it was compiled from, as ninja knows it."""
    text = subprocess.run(["ninja", "-C", build, "-t", "deps"],
                          capture_output=True, text=True, check=True).stdout
    lists, current = {}, None
    for line in text.splitlines():
        if line.startswith("    "):
            current.append(line.strip())
        elif ": #deps" in line:
            current = lists.setdefault(line.split(": #deps")[0], [])
    return lists


def declared(text):
    """Names of the declarations that begin a line: enough of C++ to know which
    files cannot share a batch. What it misses costs a second look only."""
    types = re.findall(r"^(?:class|struct|enum(?: class)?|using|union) (\w+)",
                       text, re.M)
    others = re.findall(r"^(?!class |struct |enum |using |union )"
                        r"[A-Za-z_][^\n;{}()=]*?\b(\w+)\s*(?:[({=;\[]|$)",
                        text, re.M)
    # The second of a line: "constexpr int kA = 1, kB = 2;".
    more = re.findall(r"\b(k[A-Z]\w*) = ", "\n".join(
        re.findall(r"^const.*", text, re.M)))
    return {*types, *others, *more}


def names_of(text):
    """Names that a file keeps to itself, and those it shows."""
    text = re.sub(r'"(\\.|[^"\\\n])*"', "", text)
    parts = re.split(r"^namespace \{$(.*?)^\}  // namespace$", text,
                     flags=re.M | re.S)
    return (declared("\n".join(parts[1::2])), declared("\n".join(parts[::2])))


@functools.cache
def header_names(path):
    return frozenset(names_of(path.read_text(encoding="utf-8"))[1])


def batches(units):
    """Units that can be one file: with the same options, and without names in
    each other's way."""
    groups = collections.defaultdict(list)
    for unit in sorted(units, key=lambda unit: unit.source):
        group = groups[unit.flags, unit.apart]
        for batch in group:
            if len(batch) < BATCH and not any(map(unit.collides, batch)):
                batch.append(unit)
                break
        else:
            group.append([unit])
    return sorted(itertools.chain(*groups.values()), key=len, reverse=True)


def written(batch, build):
    """The made-up file that includes a batch."""
    lines = ["// NOLINTBEGIN(bugprone-suspicious-include)"]
    if batch[0].apart:
        lines += dict.fromkeys(line for unit in batch
                               for line in unit.includes)
        for at, unit in enumerate(batch):
            lines += [f"namespace casebook_{at} {{",
                      "using namespace casebook;", "}",
                      f"#define casebook casebook_{at}",
                      f"#define LLVMFuzzerTestOneInput fuzz_{at}",
                      f'#include "{unit.source}"', "#undef casebook",
                      "#undef LLVMFuzzerTestOneInput"]
    else:
        lines += [f'#include "{unit.source}"' for unit in batch]
    lines.append("// NOLINTEND(bugprone-suspicious-include)")
    path = pathlib.Path(
        build, "tidy", batch[0].name.replace("/", "_") + ".batch.cc")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def fuzzers(entries, lists):
    """The fuzzers, which no daily build compiles, with the options of a test;
    they count as including every header."""
    like = next((entry for entry in entries
                 if "/tests/kb/" in entry["file"]), None)
    headers = [str(path) for folder in ("corpus", "extractor", "kb")
               for path in (ROOT / folder).glob("*.h")]
    for path in sorted((ROOT / "tests/fuzz").glob("*.cc")) if like else []:
        lists[f"{path.stem}.o"] = [str(path), *headers]
        words = shlex.split(like["command"])
        words[words.index("-o") + 1] = f"{path.stem}.o"
        words[words.index("-c") + 1] = str(path)
        yield {**like, "file": str(path), "command": shlex.join(words)}


def tidy(path, options, flags):
    done = subprocess.run(
        [TOOL, "--quiet", f"--config-file={ROOT / '.clang-tidy'}", *options,
         str(path), "--", *flags],
        capture_output=True, text=True, check=False)
    # What clang-tidy says on stderr is "N warnings generated", unless it
    # could not do its work.
    return done.returncode, done.stdout + (done.stderr if done.returncode
                                           else "")


def named_in(lines, batch):
    sources = {line.split(":")[0] for line in lines}
    return [unit for unit in batch if unit.source in sources]


def look(batch, build, deep):
    """What is wrong with a batch, as text, and the units that passed."""
    if len(batch) == 1:
        code, text = tidy(batch[0].source, [] if deep else QUICK,
                          batch[0].flags)
        return (text, []) if code else ("", batch)
    folders = dict.fromkeys(unit.folder for unit in batch)
    flags = (*batch[0].flags, *(f"-iquote{folder}" for folder in folders))
    code, text = tidy(written(batch, build), QUICK + IN_BATCH, flags)
    if code == 0:
        return "", batch
    # What does not compile in company may compile alone.
    lines = text.splitlines()
    broken = [line for line in lines if "[clang-diagnostic" in line]
    if not broken:
        # What names none of them, a header's, is of all.
        bad = named_in(lines, batch) or batch
        return text, [unit for unit in batch if unit not in bad]
    # A template of a library breaks where it is; a note tells for whom.
    named = named_in(broken, batch) or named_in(lines, batch) or batch
    if os.environ.get("CASEBOOK_TIDY_VERBOSE"):
        print("apart:", *(unit.name for unit in named), flush=True)
    texts, passed = [], []
    rest = [unit for unit in batch if unit not in named]
    for part in [[unit] for unit in named] + ([rest] if rest else []):
        said, fine = look(part, build, deep)
        texts.append(said)
        passed += fine
    return "".join(texts), passed


def main():
    words = sys.argv[1:]
    deep = words[:1] == ["--deep"]
    words = words[deep:]
    if not words:
        sys.exit(__doc__)
    build = os.path.abspath(words[0])
    wanted = {os.path.realpath(name) for name in words[1:]}
    entries = json.loads(
        pathlib.Path(build, "compile_commands.json").read_text())
    lists = header_lists(build)
    entries += fuzzers(entries, lists)
    units = [Unit(entry, build, lists) for entry in entries
             if not os.path.realpath(entry["file"]).startswith(build)]
    if wanted:
        units = [unit for unit in units if unit.source in wanted]
    todo = [unit for unit in units if not unit.passed(deep)]
    work = [[unit] for unit in todo] if deep else batches(todo)
    passed = 0
    with concurrent.futures.ThreadPoolExecutor(
            int(os.environ.get("CASEBOOK_JOBS", os.cpu_count() or 1))) as pool:
        for job in concurrent.futures.as_completed(
                [pool.submit(look, batch, build, deep) for batch in work]):
            text, fine = job.result()
            if text:
                print(text, flush=True)
            for unit in fine:
                unit.stamp(deep)
            passed += len(fine)
    bad = len(todo) - passed
    print(f"clang-tidy: {len(todo)} files looked at, "
          f"{len(units) - len(todo)} unchanged, {bad} with warnings")
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
