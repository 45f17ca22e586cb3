"""The goals that are measured on the program as a whole process.

CPU is that of the child, start included, as the system counts it; a ratio is
of medians over rounds in which both sides run in turn. Used by run.py.
"""

import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import time

NAMES = 1440  # performance goal 4
FEW = 20  # documents
SYLLABLES = ("qua", "xel", "vor", "zim", "kyr", "fex", "jal", "wob", "pyx",
             "dru", "gez", "hiq")


class Run:
    """One finished process: what it cost and what it printed."""

    def __init__(self, command, keep=False):
        begun = time.monotonic()
        with subprocess.Popen(
                [str(word) for word in command],
                stdout=subprocess.PIPE if keep else subprocess.DEVNULL,
                stderr=subprocess.DEVNULL) as child:
            self.output = child.stdout.read() if keep else b""
            _, status, used = os.wait4(child.pid, 0)
            child.returncode = os.waitstatus_to_exitcode(status)
        self.wall = time.monotonic() - begun
        self.cpu = used.ru_utime + used.ru_stime
        self.peak = used.ru_maxrss
        if child.returncode:
            raise RuntimeError("%s: exit %d" % (command, child.returncode))


def median(runs, what="cpu"):
    return statistics.median(getattr(run, what) for run in runs)


def in_turn(rounds, **sides):
    """name -> its runs; each side is a function that makes one run."""
    runs = {name: [] for name in sides}
    for _ in range(rounds):
        for name, side in sides.items():
            runs[name].append(side())
    return runs


class Goals:
    def __init__(self, build, corpus, scratch, rounds):
        self.program = build / "casebook"
        self.bench = build / "casebook_bench"
        self.kb_bench = build / "casebook_kb_bench"
        self.grammars = build_root(build) / "grammars"
        self.corpus, self.scratch, self.rounds = corpus, scratch, rounds

    def all(self):
        """(name, title, value, goal) of each; None where it cannot be told."""
        yield from self.ingest()
        yield from self.again()
        yield from self.threads()
        yield from self.lexicon()
        yield from self.ripgrep()
        yield from self.memory()
        yield from self.base()

    # -- parts ---------------------------------------------------------------

    def kb(self, name):
        return self.scratch / (name + ".casebook")

    def fresh_ingest(self, folder, name="ingest", jobs=1):
        for old in self.scratch.glob(name + ".casebook*"):
            old.unlink()
        return Run([self.program, "ingest", "--kb", self.kb(name), "--jobs",
                    jobs, folder])

    def floor(self, *stages):
        """Seconds of the floors, by their own clock."""
        done = subprocess.run(
            [self.bench, self.corpus, self.grammars, self.scratch, "1",
             *stages], stdout=subprocess.PIPE, check=True)
        found = json.loads(done.stdout)["stages"]
        return sum(found[stage]["seconds"][0] for stage in stages)

    def ingest(self):
        for name, title, folder, stages, goal in (
                ("ingest_jats", "JATS ingest / Xerces + FTS5", "jats",
                 ("xerces", "fts5 insert"), "<= 2.0"),
                ("ingest_text", "text ingest / FTS5", "text",
                 ("fts5 insert",), "<= 2.7")):
            ours, theirs = [], []
            for _ in range(self.rounds):
                ours.append(self.fresh_ingest(self.corpus / folder).cpu)
                theirs.append(self.floor(*stages))
            yield (name, title,
                   statistics.median(ours) / statistics.median(theirs), goal)

    def again(self):
        folder = self.corpus / "text"
        self.fresh_ingest(folder, "again")
        files = sorted(folder.iterdir())
        runs = in_turn(
            self.rounds,
            ours=lambda: Run([self.program, "ingest", "--kb",
                              self.kb("again"), "--jobs", 1, folder]),
            theirs=lambda: Run(["openssl", "sha256", *files]))
        yield ("again", "unchanged corpus again / openssl sha256",
               median(runs["ours"]) / median(runs["theirs"]), "<= 2")

    def threads(self):
        """Two jobs against one that has one core: the writer is a thread
        beside the job, so that one job alone already uses more than one."""
        if cores_to_be_had() < 1.9:
            for what, goal in (("wall", "<= 0.72"), ("cpu", "<= 1.1")):
                yield ("two_threads_" + what, "two threads, " + what, None,
                       goal)
            return
        runs = in_turn(
            self.rounds,
            one=lambda: self.on_one_core(
                lambda: self.fresh_ingest(self.corpus / "text", "one", 1)),
            two=lambda: self.fresh_ingest(self.corpus / "text", "two", 2))
        for what, goal in (("wall", "<= 0.72"), ("cpu", "<= 1.1")):
            yield ("two_threads_" + what, "two threads / one, " + what,
                   median(runs["two"], what) / median(runs["one"], what), goal)

    @staticmethod
    def on_one_core(side):
        """What `side` starts inherits where it may run."""
        everywhere = os.sched_getaffinity(0)
        os.sched_setaffinity(0, {min(everywhere)})
        try:
            return side()
        finally:
            os.sched_setaffinity(0, everywhere)

    def lexicon(self):
        larger = self.scratch / "grammars"
        shutil.rmtree(larger, ignore_errors=True)
        shutil.copytree(self.grammars, larger)
        with (larger / "concepts/drug.tsv").open("a", encoding="utf-8") as out:
            for index in range(NAMES):
                out.write("%s\t\t\t\n" % made_up(index))
        report = self.corpus / "text" / "00000.txt"

        def extract(grammars, what, keep=False):
            return Run([self.program, "extract", "--jobs", 1, "--grammars",
                        grammars, what], keep)

        texts = self.corpus / "text"
        if extract(self.grammars, texts, True).output != extract(
                larger, texts, True).output:
            raise RuntimeError("more names changed the facts")
        for name, title, what, goal in (
                ("names_extract", "1,440 more names, extraction", texts,
                 "<= 1.3"),
                ("names_start", "1,440 more names, one report", report,
                 "<= 2.5")):
            runs = in_turn(self.rounds,
                           ours=lambda what=what: extract(larger, what),
                           theirs=lambda what=what: extract(self.grammars,
                                                            what))
            yield (name, title, median(runs["ours"]) / median(runs["theirs"]),
                   goal)

    def ripgrep(self):
        """As many patterns over the same text, by another's engine."""
        name, title, goal = ("ripgrep", "extract / ripgrep, as many patterns",
                             "<= 0.5")
        if shutil.which("rg") is None:
            print("ripgrep is not installed (tools/setup --dev): not measured",
                  file=sys.stderr)
            yield name, title, None, goal
            return
        # It needs seconds for what takes us milliseconds.
        texts = self.scratch / "few"
        shutil.rmtree(texts, ignore_errors=True)
        texts.mkdir()
        for path in sorted((self.corpus / "text").iterdir())[:FEW]:
            shutil.copy(path, texts)
        runs = in_turn(
            self.rounds,
            ours=lambda: Run([self.program, "extract", "--jobs", 1, texts]),
            theirs=lambda: Run(["rg", "-j1", "-o", "-N", "--no-filename", "-f",
                                self.scratch / "patterns.txt", texts]))
        yield (name, title, median(runs["ours"]) / median(runs["theirs"]),
               goal)

    def memory(self):
        """Ten times the corpus, made for it, against the corpus."""
        recipe = json.loads((self.corpus / "recipe.json").read_text())
        tenfold = self.scratch / "tenfold"
        generate = build_root(self.program.parent) / "tools/bench/generate.py"
        subprocess.run([sys.executable, generate, tenfold, "--megabytes",
                        str(10 * recipe["megabytes"])], check=True)
        large = self.fresh_ingest(tenfold / "text").peak
        shutil.rmtree(tenfold)
        yield ("memory", "peak memory, ten times the corpus / the corpus",
               large / self.fresh_ingest(self.corpus / "text").peak, "<= 1.2")

    def base(self, documents=100_000):
        """The base's own goals, on a large one that is made for it."""
        path = self.kb("large")
        for old in self.scratch.glob("large.casebook*"):
            old.unlink()
        done = subprocess.run([self.kb_bench, path, str(documents),
                               str(self.rounds)],
                              stdout=subprocess.PIPE, check=True)
        for old in self.scratch.glob("large.casebook*"):
            old.unlink()
        found = json.loads(done.stdout)
        evidence, ranking = found["evidence"], found["ranking"]
        batches = found["batches"]
        if evidence["differing"] or not all(
                word["same"] for word in ranking["words"].values()):
            raise RuntimeError("other answers than those of bare SQL")
        yield ("batches_alone", "durable batches / one transaction",
               batches["alone"], "<= 1.2")
        yield ("batches_shared", "the same beside a reader",
               batches["shared"], "<= 2")
        yield ("evidence_p50", "evidence query / bare SQL, p50",
               evidence["p50"], "<= 2")
        yield ("evidence_p99", "evidence query / bare SQL, p99",
               evidence["p99"], "<= 2")
        yield ("evidence_beside", "evidence query during ingest / alone",
               evidence["beside_ingest"], "<= 3")
        yield ("ranking", "ranked top 20 / FTS5's own, worst of six",
               ranking["worst"], "<= 0.33")


def build_root(build):
    """The source folder that a build was made from."""
    for line in (pathlib.Path(build) / "CMakeCache.txt").read_text().split(
            "\n"):
        if line.startswith("CMAKE_HOME_DIRECTORY:"):
            return pathlib.Path(line.split("=", 1)[1])
    raise RuntimeError("%s is no build folder" % build)


def made_up(index):
    """A name that no text holds."""
    word = ""
    for _ in range(4):
        word += SYLLABLES[index % len(SYLLABLES)]
        index //= len(SYLLABLES)
    return word + "oqide"


def cores_to_be_had():
    """How many processors two spinning processes really get."""
    spin = "import time\nend=time.monotonic()+1\nwhile time.monotonic()<end: pass"
    begun = time.monotonic()
    before = os.times()
    children = [subprocess.Popen(["python3", "-c", spin]) for _ in range(2)]
    for child in children:
        child.wait()
    after = os.times()
    used = (after.children_user + after.children_system
            - before.children_user - before.children_system)
    return used / (time.monotonic() - begun)
