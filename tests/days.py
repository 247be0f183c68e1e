#!/usr/bin/env python3
"""Runs the tests that a calendar can touch on other days and in other places, and prints a table of how they went.

Usage: days.py two   two days that differ in kind from today (or from $DAY), in London: a part of every suite
       days.py all   every day in every place: a part of every suite, and once on each day, in one place after the other, all
       days.py all 2027-03-28T00:30:00Z Pacific/Kiritimati window …   of these only the days, places and suites named

What no calendar can touch stays out: a test that starts no other program is given its day as an argument (.clippy.toml
holds that), `tests/days.rs` gives the service one of each kind, and the window knows no place but London (its lint holds
that). What is left reads a clock: the program, its window, and the outside tools that judge what was signed.

Exit 0 when every cell of the table is green, 1 when one is not, 2 when the tests cannot be built.
"""

import concurrent.futures
import datetime
import json
import os
import pathlib
import re
import subprocess
import sys
import time
from typing import NamedTuple

ROOT = pathlib.Path(__file__).resolve().parent.parent

SUNDAY, EVE, LEAP_DAY = "2026-12-06T10:00:00Z", "2026-12-24T10:00:00Z", "2028-02-29T10:00:00Z"


def bank_holidays() -> set[str]:
    file = (ROOT / "assets/holidays/england-and-wales.toml").read_text(encoding="utf-8")
    return set(re.findall(r'^"(\d{4}-\d\d-\d\d)" =', file, re.MULTILINE))


LAST_YEAR = int(max(bank_holidays())[:4])
DAYS = {
    "2026-12-05T10:00:00Z": "a Saturday",
    SUNDAY: "a Sunday",
    EVE: "the eve of a bank holiday, a working day",
    "2026-12-25T10:00:00Z": "a bank holiday",
    "2026-12-31T10:00:00Z": "the last day of a year",
    "2027-03-28T00:30:00Z": "the clocks go forward in half an hour; Easter",
    "2027-03-28T22:30:00Z": "the clocks went forward; 23:30 in London",
    "2027-10-30T23:30:00Z": "the clocks go back; 00:30 in London",
    "2027-10-31T23:30:00Z": "the clocks went back; 23:30 in London",
    LEAP_DAY: "29 February, a working day",
    f"{LAST_YEAR}-12-29T10:00:00Z": "past the last bank holiday on file",
    f"{LAST_YEAR + 1}-01-03T10:00:00Z": "past the last year of bank holidays on file",
}
ZONES = ["Europe/London", "UTC", "America/New_York", "Pacific/Kiritimati"]


class Suite(NamedTuple):
    """Test programs by name, and of those that take long the beginnings of the tests that run; more of both where all do."""

    programs: list[str]
    tests: list[str] = []
    more_programs: list[str] = []
    more_tests: list[str] = []


SUITES = {
    "documents": Suite(["identity", "register", "sign"], more_programs=["vouching", "tamper"]),
    "command line": Suite(["cli"], more_programs=["demo"]),
    "window": Suite(["journeys"], ["replay::lines"], more_tests=["coming_up::", "full::", "told::"]),
    # Vitest, in a time and a place of its own.
    "ui": Suite([]),
}


def build() -> dict[str, tuple[str, str]]:
    """Every test program with the folder it runs in."""
    command = ["cargo", "test", "--workspace", "--features", "webdriver", "--no-run", "--message-format=json-render-diagnostics"]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode != 0:
        sys.exit(2)
    programs = {}
    for line in done.stdout.splitlines():
        said = json.loads(line)
        if said.get("executable") and said["profile"]["test"]:
            programs[said["target"]["name"]] = (said["executable"], str(pathlib.Path(said["manifest_path"]).parent))
    return programs


def commands(suite: str, whole: bool, programs: dict[str, tuple[str, str]]) -> list[tuple[list[str], str]]:
    if suite == "ui":
        return [(["npm", "test", "--silent"], str(ROOT / "ui"))]
    names, tests, more_names, more_tests = SUITES[suite]
    names, tests = (names + more_names, tests + more_tests) if whole else (names, tests)
    return [([programs[name][0], *tests], programs[name][1]) for name in names]


def run(suite: str, moment: str, zone: str, whole: bool, programs: dict[str, tuple[str, str]]) -> str:
    start = time.monotonic()
    for command, folder in commands(suite, whole, programs):
        at_day = [str(ROOT / ".ci/at-day"), moment, zone, *command]
        done = subprocess.run(at_day, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
        if done.returncode != 0:
            print(f"FAILED at {moment} in {zone}: {' '.join(command)}\n{done.stdout[-20_000:]}", flush=True)
            return "FAILED"
        if not re.search(r"\d+ passed", done.stdout):
            print(f"NOTHING RAN at {moment} in {zone}: {' '.join(command)}\n{done.stdout[-2_000:]}", flush=True)
            return "FAILED"
    return f"ok {time.monotonic() - start:.0f} s{' all' if whole else ''}"


def two(today: datetime.date) -> list[str]:
    """Two days of another kind than today: on a working day two that are none or lead up to one, else two that are."""
    works = today.weekday() < 5 and today.isoformat() not in bank_holidays()
    return [SUNDAY, EVE] if works else [EVE, LEAP_DAY]


def main(words: list[str]) -> int:
    if not words or words[0] not in ("two", "all") or set(words[1:]) - {*DAYS, *ZONES, *SUITES}:
        print(__doc__, file=sys.stderr)
        return 2
    every = words[0] == "all"
    named = lambda known: [one for one in known if one in words[1:]] or list(known)  # noqa: E731
    today = os.environ.get("DAY", datetime.date.today().isoformat())[:10]
    days = named(DAYS) if every else two(datetime.date.fromisoformat(today))
    zones = named(ZONES) if every else ZONES[:1]
    suites, programs = named(SUITES), build()
    os.environ["QUORATE_PYTHON"] = os.environ.get("QUORATE_PYTHON", str(ROOT / ".venv/bin/python"))
    table = []
    # The suites of a day run at once: those of the window wait more than they work.
    at_once = concurrent.futures.ThreadPoolExecutor(len(suites))
    for place, zone in enumerate(zones):
        for number, moment in enumerate(days):
            whole = every and (place - number) % len(zones) == 0
            # Where the machine stands is nothing to the window's units: one place a day is enough for them.
            idle = {"ui"} if every and not whole else set()
            cells = list(
                at_once.map(lambda suite: "-" if suite in idle else run(suite, moment, zone, whole, programs), suites)  # noqa: B023
            )
            table.append([moment, zone, *cells, DAYS[moment]])
            print("  ".join(table[-1]), flush=True)
    print()
    for row in [["moment", "place", *suites, "what it is"], *table]:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, [20, 18, *[14] * len(suites), 0])).rstrip())
    return 1 if any("FAILED" in row for row in table) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
