#!/usr/bin/env python3
"""clang-tidy over the files of a build, those that changed only.

  tidy.py BUILD [FILE...]

A file that passed leaves a stamp in BUILD/tidy: the hash of the file, of the
project's headers that it includes, of its compile command and of .clang-tidy.
As long as that hash is the same the file is not looked at again. Exits 1 when
a file has a warning; the last line counts files.
"""

import concurrent.futures
import hashlib
import json
import os
import pathlib
import subprocess
import sys

TOOL = "clang-tidy-16"


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


def stamp_of(entry, root, build, lists):
    seen = hashlib.sha256()
    seen.update((root / ".clang-tidy").read_bytes())
    seen.update(entry["command"].encode())
    words = entry["command"].split()
    made = words[words.index("-o") + 1]
    names = {entry["file"], *lists.get(made, [])}
    for name in sorted(names):
        path = pathlib.Path(os.path.realpath(os.path.join(build, name)))
        if root in path.parents and path.is_file():
            seen.update(str(path).encode() + b"\0" + path.read_bytes())
    return seen.hexdigest()


def run(source, build):
    done = subprocess.run([TOOL, "--quiet", "-p", build, source],
                          capture_output=True, text=True, check=False)
    # What clang-tidy says on stderr is "N warnings generated", unless it
    # could not do its work.
    return done.returncode, done.stdout + (done.stderr if done.returncode
                                           else "")


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    build = sys.argv[1]
    root = pathlib.Path(__file__).resolve().parent.parent
    wanted = {os.path.realpath(name) for name in sys.argv[2:]}
    entries = json.loads(
        (pathlib.Path(build) / "compile_commands.json").read_text())
    lists = header_lists(build)
    todo, fresh = {}, 0
    for entry in entries:
        source = os.path.realpath(entry["file"])
        if (root / "build") in pathlib.Path(source).parents:
            continue
        if wanted and source not in wanted:
            continue
        stamp = pathlib.Path(build, "tidy",
                             os.path.relpath(source, root) + ".stamp")
        state = stamp_of(entry, root, build, lists)
        if stamp.is_file() and stamp.read_text() == state:
            fresh += 1
        else:
            todo[source] = (stamp, state)
    bad = 0
    with concurrent.futures.ThreadPoolExecutor(
            int(os.environ.get("CASEBOOK_JOBS", os.cpu_count() or 1))) as pool:
        jobs = {pool.submit(run, source, build): source for source in todo}
        for job in concurrent.futures.as_completed(jobs):
            source = jobs[job]
            code, text = job.result()
            if code != 0:
                bad += 1
                print(text, flush=True)
                continue
            stamp, state = todo[source]
            stamp.parent.mkdir(parents=True, exist_ok=True)
            stamp.write_text(state)
    print(f"clang-tidy: {len(todo)} files looked at, {fresh} unchanged, "
          f"{bad} with warnings")
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
