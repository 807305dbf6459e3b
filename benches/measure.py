#!/usr/bin/env python3
"""What a user waits for, measured from outside: from exec, or from a key, to the complete frame on a pty.

    cargo build --release && python3 benches/measure.py

Everything in one run on one machine, so that the figures may be compared with each other; `less` on the same
text is the yardstick. Python's standard library and Linux are all it takes. Medians, with the fastest and the
slowest of the runs; `benches/reader.rs` measures the same keys without a terminal and a kernel between.
"""

import json
import os
import pty
import random
import re
import select
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import fcntl
import struct
import termios
from pathlib import Path

PROGRAM = Path(__file__).resolve().parent.parent / "target/release/counterpart"
ROWS, COLUMNS = 60, 200
RUNS = 41
PATIENCE = 30.0
END_OF_FRAME = b"\x1b[?2026l"

SENTENCES = [
    "The two sides held candid, in-depth and constructive talks on a range of global and regional issues.",
    "He stressed the importance of “maintaining open channels of communication” at every level of government.",
    "她指出，双方应当“加强对话、妥善管控分歧”，推动关系稳定发展。",
    "They agreed to resume the working group on trade, and to meet again “in the coming weeks” in either capital.",
    "On Taiwan, the record says nothing that the record of the other side does not say in other words.",
]


# A readout has about 500 words, as 28 of these have.
READOUT = 28

PAIRS = 1_000


class Run:
    """A program in a pseudo-terminal of its own."""

    def __init__(self, command, home):
        environment = {"PATH": "/usr/bin:/bin", "TERM": "xterm-256color", "LANG": "C.UTF-8", "HOME": str(home)}
        environment["XDG_DATA_HOME"] = str(home)
        self.seen = b""
        size = struct.pack("HHHH", ROWS, COLUMNS, 0, 0)
        # The size is set by the child before exec, so that no program starts on a terminal of 0×0.
        self.started = time.perf_counter()
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, size)
            os.execve(command[0], [str(part) for part in command], environment)

    def until(self, is_there):
        """Reads until `is_there(bytes since the last call)`; the seconds since the start."""
        new = b""
        while not is_there(new):
            ready, _, _ = select.select([self.terminal], [], [], PATIENCE)
            if not ready:
                sys.exit(f"nothing like it within {PATIENCE:.0f} s: {new[-300:]!r}")
            new += os.read(self.terminal, 1 << 16)
        self.seen += new
        return time.perf_counter()

    def press(self, keys, is_there):
        """From the key to the frame, in seconds."""
        begun = time.perf_counter()
        os.write(self.terminal, keys)
        return self.until(is_there) - begun

    def end(self):
        """Ends the program; its peak memory in MiB."""
        peak = peak_memory(self.pid)
        os.kill(self.pid, 9)
        os.waitpid(self.pid, 0)
        os.close(self.terminal)
        return peak


def peak_memory(pid):
    """The most memory a process has had, in MiB; 0 when it has ended."""
    peak = re.search(r"VmHWM:\s*(\d+) kB", Path(f"/proc/{pid}/status").read_text())
    return int(peak[1]) / 1024 if peak else 0


def frame(*words):
    """A whole frame that has these words; only what changes on the screen is sent."""
    return lambda new: new.endswith(END_OF_FRAME) and all(word.encode() in new for word in words)


def first_frame(command, home, is_there):
    run = Run(command, home)
    seconds = run.until(is_there) - run.started
    return seconds, run.end()


def alternately(one, other):
    """Runs two measurements by turns, so that what else the machine does falls on both."""
    pairs = [(one(), other()) for _ in range(RUNS)]
    return [first for first, _ in pairs], [second for _, second in pairs]


def statement(side, number, words, topic):
    return {"id": f"{side}.{number}", "side": side, "voice": side, "document": f"{side}-1", "paragraph": number + 1,
            "act": "stress", "topics": [topic], "text": words}


def meeting(name, each, topics):
    """A meeting of `each` statements a side, held in excerpts."""
    documents = [{"id": f"{side}-1", "side": side, "kind": "readout", "issuer": "Foreign ministry", "title": "Readout",
                  "language": "en", "coverage": "excerpt"} for side in ("fr", "sy")]
    statements = [statement(side, number, f"{SENTENCES[number % 5]} ({number})", f"topic-{number * topics // each:02}")
                  for side in ("fr", "sy") for number in range(each)]
    rows = [{"fr": [f"fr.{number}"], "sy": [f"sy.{number}"], "status": "automatic"} for number in range(0, each, 3)]
    return {"format": 1, "id": name, "title": f"The talks called {name}", "kind": "meeting", "date": "2024-01-02",
            "sides": [{"id": "fr", "name": "Freedonia", "short": "FR"}, {"id": "sy", "name": "Sylvania", "short": "SY"}],
            "documents": documents, "statements": statements, "rows": rows}


def library(folder, files):
    meetings = folder / "counterpart/meetings"
    meetings.mkdir(parents=True)
    for number in range(files):
        name = f"meeting-{number:05}"
        (meetings / f"{name}.json").write_text(json.dumps(meeting(name, 5, 2), ensure_ascii=False))


def milliseconds(name, seconds, target=""):
    values = sorted(1000 * value for value in seconds)
    middle = statistics.median(values)
    print(f"| {name} | {middle:.1f} ms | {values[0]:.1f}–{values[-1]:.1f} | {target} |", flush=True)
    return middle


def start(folder):
    """The first frame beside that of `less` on the same comparison as text."""
    text = folder / "comparison.txt"
    text.write_bytes(subprocess.run([PROGRAM, "show", "2026-05-14-trump-xi-beijing", "--width", str(COLUMNS)],
                                    check=True, capture_output=True).stdout)
    # less has drawn its screen when its prompt, the name of the file, stands on the last line.
    prompt = lambda new: b"comparison.txt" in new
    ours, theirs = alternately(
        lambda: first_frame([PROGRAM], folder, frame("row 1/"))[0],
        lambda: first_frame([shutil.which("less"), text], folder, prompt)[0])
    less = milliseconds("first frame of `less` on the same text", theirs)
    middle = milliseconds("first frame of `counterpart`", ours, "at most twice `less`")
    print(f"|  … times `less` | {middle / less:.1f} | | 2 |")


def readout(seed, sentences):
    """A text of so many sentences, in the order that `seed` gives, five a paragraph."""
    order = random.Random(seed)
    english = [sentence for sentence in SENTENCES if sentence.isascii() or "“" in sentence and "她" not in sentence]
    spoken = [order.choice(english) for _ in range(sentences)]
    return "\n\n".join(" ".join(spoken[at:at + 5]) for at in range(0, sentences, 5))


def compare(folder):
    """Two readouts to the first frame of the reader, beside `less` on one of them."""
    texts = [folder / "us.txt", folder / "cn.txt"]
    for seed, text in enumerate(texts):
        text.write_text(readout(seed, READOUT))
    prompt = lambda new: b"us.txt" in new
    ours, theirs = alternately(
        lambda: first_frame([PROGRAM, "compare", *texts], folder, frame("row 1/"))[0],
        lambda: first_frame([shutil.which("less"), texts[0]], folder, prompt)[0])
    less = milliseconds("first frame of `less` on one of two readouts", theirs)
    middle = milliseconds("first frame of `counterpart compare` on both", ours, "at most three times `less`")
    print(f"|  … times `less` | {middle / less:.1f} | | 3 |")


def importing(folder, pairs):
    """A folder of pairs of 500 words each, on one core, with the peak memory."""
    texts = folder / "pairs"
    texts.mkdir()
    for number in range(pairs):
        for at, side in enumerate(("us", "cn")):
            (texts / f"2024-01-02-{number:04}.{side}.txt").write_text(readout(2 * number + at, READOUT))
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(folder), "XDG_DATA_HOME": str(folder)}
    begun = time.perf_counter()
    child = subprocess.Popen([PROGRAM, "import", texts], stdout=subprocess.DEVNULL, env=environment,
                             preexec_fn=lambda: os.sched_setaffinity(0, {0}))
    peak = 0
    # What wait4 would tell counts the memory of this script before exec as well.
    while child.poll() is None:
        peak = max(peak, peak_memory(child.pid))
        time.sleep(0.01)
    seconds = time.perf_counter() - begun
    if child.returncode != 0:
        sys.exit("the pairs were not imported")
    print(f"| importing {pairs:,} pairs of 500 words on one core, once | {seconds:.1f} s | | 10 s |")
    print(f"|  … peak memory | {peak:.0f} MiB | | |")


def picker(folder, files):
    library(folder, files)
    def one():
        run = Run([PROGRAM], folder)
        run.until(frame("row 1/"))
        seconds = run.press(b"o", frame(f" of {files + 15}")), time.perf_counter() - run.started
        return *seconds, run.end()
    def at_once():
        run = Run([PROGRAM], folder)
        os.write(run.terminal, b"o")
        seconds = run.until(frame(f" of {files + 15}")) - run.started
        return seconds, run.end()
    runs = [at_once() for _ in range(RUNS)]
    milliseconds(f"start with `o` typed to the picker's first screen, {files:,} files", [run[0] for run in runs], "150 ms")
    print(f"|  … peak memory | {statistics.median(run[1] for run in runs):.0f} MiB | | 100 MB |")


def keys(folder, statements):
    path = folder / "large.json"
    path.write_text(json.dumps(meeting("large", statements // 2, 20), ensure_ascii=False))
    run = Run([PROGRAM, path], folder)
    opened = run.until(frame("row 1/")) - run.started
    print(f"| opening a meeting of {statements:,} statements | {1000 * opened:.0f} ms | | |")
    any_frame = frame()
    for name, key, back in [("`j`", b"j", b"k"), ("`Ctrl-d`", b"\x04", b"\x15"), ("`]`", b"]", b"["),
                            ("`G`", b"G", b"g"), ("`/`, then a letter", b"t", b"\x1b"), ("`f`", b"f", None)]:
        times = []
        for _ in range(RUNS):
            if key == b"t":
                run.press(b"/", any_frame)
            times.append(run.press(key, any_frame))
            if back:
                run.press(back, any_frame)
        milliseconds(f"{name} to its frame, {statements:,} statements", times)
    print(f"|  … peak memory | {run.end():.0f} MiB | | |")


def main():
    if not PROGRAM.exists():
        sys.exit(f"{PROGRAM} is not there: cargo build --release")
    print(f"| {ROWS}×{COLUMNS}, {RUNS} runs each | median | fastest–slowest | target |\n|---|---|---|---|")
    for measure, *sizes in [(start,), (compare,), (picker, 10_000), (keys, 100_000), (importing, PAIRS)]:
        with tempfile.TemporaryDirectory() as folder:
            measure(Path(folder), *sizes)
    print(f"| size of the program | {PROGRAM.stat().st_size / 1e6:.1f} MB | | |")


if __name__ == "__main__":
    main()
