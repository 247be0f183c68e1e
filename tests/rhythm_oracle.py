"""Compares the days of Quorate's rhythms with those of dateutil, which reads RFC 5545.

Usage: rhythm_oracle.py CSV, whose columns are counting_from, rule, from, to (dates as 2026-11-25) and days, with a space
between them. Exit 0 when every rhythm agrees, 1 on any difference, each of which is printed.
"""

import csv
import datetime
import sys

from dateutil.rrule import rrulestr


def main(path: str) -> int:
    compared = differences = 0
    with open(path, newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            moment = datetime.datetime.fromisoformat
            rule = rrulestr(row["rule"], dtstart=moment(row["counting_from"]))
            theirs = [day.date().isoformat() for day in rule.between(moment(row["from"]), moment(row["to"]), inc=True)]
            ours = row["days"].split()
            compared += 1
            if ours != theirs:
                differences += 1
                print(f"{row['rule']}: only Quorate {set(ours) - set(theirs)}, only dateutil {set(theirs) - set(ours)}")
    print(f"{compared} rhythms compared, {differences} differences")
    return 1 if differences or not compared else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
