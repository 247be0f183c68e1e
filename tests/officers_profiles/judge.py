#!/usr/bin/env python3
"""How well `quorate profile check` answers sixty wrong profiles, and three calls with several files.

    python3 judge.py BIN [--only 08,14] [--brief] [--text] [--told N]

Written on 1 December 2026 by somebody who saw README, the panels' sources and the two profiles, and neither code nor tests.
Before the check was made for officers: 17 of 60 files answered well, 89 of 202 mistakes told. After it, on the first trial
and with nothing mended for it since: 47 of 60 and 184 of 202; several files at once: 13 of 17 mistakes.

Each file is run twice at most: with --json, where that exists, to be judged, and as text, which is what is printed.
--text judges the text even where there is JSON. Fields of expected.jsonl beyond file, mistakes, good_answer and note:

  line, lines       where the mistake is, in the file as an editor shows it; lines [from, to] where it is a stretch
  or_line           another line that will do (of two things with one id, either)
  key               a word that will do in place of the line
  whole             the mistake is the file's, not a line's: any answer line will do
  optional          not asked for; where it is told, it is not counted as beside
  once              a misspelt or misplaced name, which should be told once (reported under "said twice", not counted)
  in                (several files) the file it belongs to; an answer line has to be of that file
  together, clean   (several files) the arguments of the call; those of them that are in order
  allowed           words that make a further answer line no line beside

A mistake is told when an answer line is about its line (±1; in a stretch anywhere, ±1) or names its key, and contains one
alternative of each must_mention: without regard to case, beginning where a word begins, ending where it ends if it has
three letters or fewer. An answer line inside the stretch of a mistake that was told is not beside it.
"""
import argparse
import json
import re
import subprocess
from pathlib import Path

HERE = Path(__file__).resolve().parent
FILES = HERE / "files"
LIMIT = 20
BESIDE = 3


def run(args):
    try:
        done = subprocess.run(args, cwd=FILES, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=LIMIT)
    except subprocess.TimeoutExpired as slow:
        return None, (slow.stdout or b"").decode("utf-8", "replace"), (slow.stderr or b"").decode("utf-8", "replace")
    return done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")


# ---- an answer as lines: each {"text", "lines": set of numbers, "file": name or None} ----------------------------------

NUMBERS = re.compile(r"\blines?\s+((?:\d+)(?:\s*(?:,|;|and|&|or|to|-|–|through|/)\s*(?:and\s+)?(?:lines?\s+)?\d+)*)", re.I)
COUNTED = r"(?!\s+(?:\w+\s+)?(?:mistakes?|errors?|problems?|things?|faults?|lines?)\b)"
PLACE = re.compile(r"\.toml[\"'»”]?\s*[:(,]\s*(\d+)\b" + COUNTED + r"|^\s*(\d+)\s*:|^\s*\[(\d+)\]|^\s*L(\d+)\b", re.I | re.M)
EXCERPT = re.compile(r"^\s*(\d*)\s*\|")           # a line of the file shown beneath an answer: its number counts, its words do not


def numbers_in(text):
    found = set()
    for hit in NUMBERS.finditer(text):
        parts = re.split(r"(\d+)", hit.group(1))
        values = [int(p) for p in parts[1::2]]
        for i, value in enumerate(values):
            found.add(value)
            glue = parts[2 * i].strip().lower() if i else ""
            if i and re.match(r"(to|-|–|through)\b|[-–]", glue) and values[i - 1] < value <= values[i - 1] + 2000:
                found.update(range(values[i - 1], value))
    for hit in PLACE.finditer(text):
        found.add(int(next(g for g in hit.groups() if g)))
    return found


def file_in(text, names):
    """The longest of the names that the text contains."""
    for name in sorted(names, key=len, reverse=True):
        if Path(name).name.lower() in text.lower():
            return Path(name).name
    return None


SUMMARY = re.compile(r"^\W*(?:\S.*\.toml\W+)?(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|no|several|some)\s+(?:\w+\s+)?"
                     r"(?:mistakes?|errors?|problems?|things?|faults?)\b[^:]{0,80}:?\W*$", re.I)
IN_ORDER = re.compile(r"\b(?:in order|no mistakes?|no errors?|no problems?|nothing (?:is )?wrong|is fine|all right|is right|valid|ok)\b", re.I)


def units_of_text(out, err, names):
    units, current = [], None
    for raw in (out + "\n" + err).splitlines():
        if not raw.strip():
            continue
        excerpt = EXCERPT.match(raw)
        if excerpt and units:
            if excerpt.group(1) and not units[-1]["lines"]:
                units[-1]["lines"].add(int(excerpt.group(1)))
            continue
        here = file_in(raw, names)
        if here:
            current = here
        continued = raw[:1] in " \t" and units and not numbers_in(raw)
        if continued:
            units[-1]["text"] += "\n" + raw.strip()
            continue
        bare = here and re.fullmatch(r"\W*(?:[\w./\\ ()-]*[/\\])?" + re.escape(here) + r"\W*", raw.strip(), re.I)
        if bare or (SUMMARY.match(raw.strip()) and not numbers_in(raw)):
            continue                                # a heading or a count, no answer line
        units.append({"text": raw.strip(), "lines": numbers_in(raw), "file": here or current})
    return units


def parse_json(out):
    out = out.strip()
    if not out or out[0] not in "[{":
        return None
    try:
        return json.loads(out)
    except ValueError:
        rows = []
        for line in out.splitlines():
            if line.strip():
                try:
                    rows.append(json.loads(line))
                except ValueError:
                    return None
        return rows or None


def strings(node):
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict):
        for value in node.values():
            yield from strings(value)
    elif isinstance(node, list):
        for value in node:
            yield from strings(value)


SAYS = ("message", "reason", "what", "text", "mistake", "says", "said", "error", "sentence", "problem", "why", "detail", "description")
PLACES = ("file", "path", "name", "profile")


def units_of_json(node, names, current=None):
    units = []
    if isinstance(node, list):
        for value in node:
            if isinstance(value, str):
                units.append({"text": value, "lines": numbers_in(value), "file": file_in(value, names) or current})
            else:
                units += units_of_json(value, names, current)
    elif isinstance(node, dict):
        for place in PLACES:
            if isinstance(node.get(place), str):
                current = file_in(node[place], names) or current
        says = any(isinstance(node.get(k), str) for k in SAYS)
        if says or "line" in node or "lines" in node:
            text = " · ".join(s for k, v in node.items() if k not in ("file", "path") for s in strings(v))
            lines = numbers_in(text)
            for key in ("line", "lines", "also", "also_on", "also-on", "end_line", "to_line"):
                value = node.get(key)
                for one in value if isinstance(value, list) else [value]:
                    if isinstance(one, dict):
                        one = one.get("line")
                    if isinstance(one, int) and not isinstance(one, bool):
                        lines.add(one)
            if text.strip():
                units.append({"text": text, "lines": lines, "file": current})
        else:
            for key, value in node.items():
                units += units_of_json(value, names, file_in(key, names) or current)
    return units


# ---- judging ---------------------------------------------------------------------------------------------------------

def mentions(text, alternatives):
    text = text.lower()
    for word in alternatives.lower().split("|"):
        pattern = re.escape(word)
        if word and word[0].isalnum():
            pattern = r"(?<![a-z0-9])" + pattern
            if len(word) <= 3:
                pattern += r"(?![a-z0-9])"
        if word and re.search(pattern, text):
            return True
    return False


def near(unit, mistake):
    first, last = mistake.get("lines") or [mistake["line"]] * 2
    places = [(first, last)] + ([(mistake["or_line"],) * 2] if "or_line" in mistake else [])
    return any(a - 1 <= n <= b + 1 for n in unit["lines"] for a, b in places)


def named(unit, mistake):
    return any(mentions(unit["text"], key) for key in mistake.get("key", []))


def of_its_file(unit, mistake):
    return "in" not in mistake or unit["file"] == Path(mistake["in"]).name


def tells(unit, mistake):
    about = mistake.get("whole") or near(unit, mistake) or named(unit, mistake)
    return bool(about) and of_its_file(unit, mistake) and all(mentions(unit["text"], m) for m in mistake["must_mention"])


def judge(case, units, code, out, err):
    names = [Path(n).name for n in case.get("clean", [])]
    units = [u for u in units if not (IN_ORDER.search(u["text"]) and not u["lines"] and (u["file"] in names or "together" not in case))]
    used, told, missed, twice = set(), 0, [], []
    for mistake in case["mistakes"]:
        hits = [i for i, u in enumerate(units) if tells(u, mistake)]
        optional = mistake.get("optional")
        if hits:
            told += not optional
            used.add(next((i for i in hits if i not in used), hits[0]))
            if mistake.get("lines"):
                used.update(i for i, u in enumerate(units) if of_its_file(u, mistake) and u["lines"] and near(u, mistake))
            if mistake.get("once") and len(hits) > 1:
                twice.append(mistake["what"])
        elif not optional:
            missed.append(mistake)
    allowed = "|".join(case.get("allowed", []))
    beside = [u for i, u in enumerate(units) if i not in used and not (allowed and mentions(u["text"], allowed))]
    asked = sum(1 for m in case["mistakes"] if not m.get("optional"))
    panic = code == 101 or (code is not None and code < 0) or "panicked at" in out + err
    well = not missed and code in (1, 2) and not panic and len(beside) <= BESIDE
    return dict(asked=asked, told=told, missed=missed, beside=beside, twice=twice, units=len(units), panic=panic, well=well)


def check(binary, arguments, names, use_text):
    code, out, err = run([binary, "profile", "check", *arguments])
    units = units_of_text(out, err, names)
    if not use_text and code is not None:
        for form in ([binary, "profile", "check", "--json", *arguments], [binary, "--json", "profile", "check", *arguments]):
            json_code, json_out, json_err = run(form)
            tree = parse_json(json_out)
            if tree is None:
                tree = parse_json(json_err)
            if tree is not None:
                only = names[0] if len(names) == 1 else None
                found = units_of_json(tree, names, only)
                if found or json_code == 0:
                    return code, out, err, found, "json"
    return code, out, err, units, "text"


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("bin")
    options.add_argument("--only", help="numbers of files, such as 08,14", default="")
    options.add_argument("--brief", action="store_true", help="without the whole answers")
    options.add_argument("--told", type=int, default=0, help="exit 1 where fewer mistakes of single files are told")
    options.add_argument("--text", action="store_true", help="judge the text even where there is JSON")
    options = options.parse_args()
    binary = str(Path(options.bin).resolve()) if "/" in options.bin else options.bin
    cases = [json.loads(line) for line in (HERE / "expected.jsonl").read_text("utf-8").splitlines() if line.strip()]
    only = {n.strip().zfill(2) for n in options.only.split(",") if n.strip()}
    totals = {False: [0] * 8, True: [0] * 8}        # one file; several files

    print(f"{'file':48} {'asked':>5} {'told':>5} {'lines':>5} {'beside':>6} {'exit':>5}  well")
    for case in cases:
        if only and case["file"][:2] not in only:
            continue
        several = "together" in case
        arguments = case.get("together", [case["file"]])
        names = [Path(a).name for a in arguments]
        code, out, err, units, form = check(binary, arguments, names, options.text)
        if not several:
            for unit in units:
                unit["file"] = names[0]
        r = judge(case, units, code, out, err)
        title = ("+".join(n[:12] for n in names) if several else case["file"])[:48]
        shown = "late" if code is None else "panic" if r["panic"] else str(code)
        print(f"{title:48} {r['asked']:5} {r['told']:5} {r['units']:5} {len(r['beside']):6} {shown:>5}  {'yes' if r['well'] else 'NO'}  ({form})")
        if not options.brief:
            for mistake in r["missed"]:
                at = "the file" if mistake.get("whole") else f"line {mistake['line']}"
                print(f"    not told   {mistake.get('in', '')} {at}: {mistake['what']}  {mistake['must_mention']}".replace("  line", " line"))
            for unit in r["beside"]:
                print("    beside     " + unit["text"].replace("\n", " / "))
            for what in r["twice"]:
                print("    said twice " + what)
            print("    a helpful colleague: " + case["good_answer"])
            for line in (out + ("\n" if out and err else "") + err).splitlines():
                print("    | " + line)
            print()
        t = totals[several]
        for i, value in enumerate((1, r["well"], r["asked"], r["told"], r["units"], len(r["beside"]), len(r["twice"]), r["panic"] or code is None)):
            t[i] += int(value)

    for several, what in ((False, "files"), (True, "calls with several files")):
        n, well, asked, told, lines, beside, twice, broken = totals[several]
        if n:
            print(f"{what}: {well} of {n} answered well; {told} of {asked} mistakes told; {lines} answer lines, {beside} beside; "
                  f"{twice} names told twice; {broken} panics or too slow")

    if not only:                                     # a control: where these are refused, the set itself is in doubt
        for sound in sorted((HERE / "sound").glob("*.toml")) + sorted((HERE / "read").glob("*.toml")):
            code, out, err = run([binary, "profile", "check", str(sound)])
            print(f"control {sound.parent.name}/{sound.name}: exit {code}" + ("" if code == 0 else "  NOT IN ORDER\n    | " + (out + err).strip().replace("\n", "\n    | ")))
    return 1 if not only and totals[False][3] < options.told else 0


if __name__ == "__main__":
    raise SystemExit(main())
