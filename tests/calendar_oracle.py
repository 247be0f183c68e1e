"""Compares Quorate's calendar with two independent ones, day by day.

Usage: calendar_oracle.py CSV, whose columns are date, is_working_day (true or false) and the holiday's name.
Exit 0 when every day agrees, 1 on any difference, each of which is printed.
"""

import csv
import datetime
import sys

import holidays
from govuk_bank_holidays.bank_holidays import BankHolidays


def main(path: str) -> int:
    with open(path, newline="", encoding="utf-8") as file:
        ours = {datetime.date.fromisoformat(row["date"]): row for row in csv.DictReader(file)}
    if not ours:
        print("the file holds no day at all")
        return 1

    years = range(min(ours).year, max(ours).year + 1)
    computed = holidays.country_holidays("GB", subdiv="ENG", years=years)
    published = BankHolidays(use_cached_holidays=True)
    division = BankHolidays.ENGLAND_AND_WALES
    names = {entry["date"]: entry["title"] for entry in published.get_holidays(division=division)}

    day, differences = min(ours), 0
    while day <= max(ours):
        row = ours.get(day)
        said = row and row["is_working_day"] == "true"
        weekend = day.weekday() >= 5
        oracles = {
            "holidays": not weekend and day not in computed,
            "govuk-bank-holidays": not weekend and day not in names,
        }
        for name, worked in oracles.items():
            if row is None or said != worked:
                differences += 1
                print(f"{day}: Quorate says {'nothing' if row is None else said}, {name} says {worked}")
        if row is not None and names.get(day, "").replace("\u2019", "'") != row["holiday"]:
            differences += 1
            print(f"{day}: Quorate calls it {row['holiday']!r}, GOV.UK {names.get(day, '')!r}")
        day += datetime.timedelta(days=1)

    print(f"{len(ours)} days compared, {differences} differences")
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
