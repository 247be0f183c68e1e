"""Asks two outside validators about signed records and prints what they say, one JSON object a file.

Usage: validate.py AUTHORITY.pem FILE...

pyHanko judges the signature, trusting that authority alone; page judges conformance to PDF/A-2a and PDF/UA-1,
of a file that was never signed as well.
"""

import json
import logging
import re
import sys

import page
from pyhanko.keys import load_cert_from_pemder
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

PROFILES = {"pdfa2a": "2a", "pdfua1": "ua1"}
STREAM = re.compile(rb"/Length (\d+)[^<]*?>>\s*stream\n")


def judge_signature(path, authority):
    """Whether pyHanko accepts the file's one signature: intact, trusted, covering the whole file, certifying."""
    with open(path, "rb") as file:
        try:
            reader = PdfFileReader(file)
            signatures = reader.embedded_signatures
            if len(signatures) != 1:
                return {"accepted": False, "why": f"{len(signatures)} signatures"}
            context = ValidationContext(trust_roots=[authority], allow_fetching=False)
            status = validate_pdf_signature(signatures[0], signer_validation_context=context)
            return {
                "accepted": bool(status.bottom_line),
                "why": status.summary(),
                "covers": status.coverage.name,
                "permits": status.docmdp_ok and signatures[0].docmdp_level.name,
            }
        # A damaged file may fail anywhere in the reader; for a validator any failure is a refusal.
        except Exception as fault:
            return {"accepted": False, "why": f"{type(fault).__name__}: {fault}"}


def judge_conformance(path, profile):
    """The rules a file breaks, without the one that page is known to see where it is not."""
    report = page.validate_pdf(path, profile=profile)
    with open(path, "rb") as file:
        data = file.read()
    return [
        f"{failure.rule_id}: {failure.message}"
        for failure in report.failures
        if not (failure.rule_id.endswith("STREAM-LENGTH-001") and lengths_are_right(data))
    ]


def lengths_are_right(data):
    """Whether every stream has the length it states, and one ends in byte 0D, which page 0.11 takes for a line end."""
    at, ends = 0, []
    while head := STREAM.search(data, at):
        at = head.end() + int(head.group(1))
        if not data.startswith(b"\nendstream", at):
            return False
        ends.append(data[at - 1])
    return 0x0D in ends


def main():
    logging.disable(logging.CRITICAL)
    authority = load_cert_from_pemder(sys.argv[1])
    for path in sys.argv[2:]:
        verdict = {"file": path, "signature": judge_signature(path, authority)}
        # A tampered file need not conform, and may not even parse; what was never signed must.
        if verdict["signature"]["accepted"] or verdict["signature"]["why"] == "0 signatures":
            for name, profile in PROFILES.items():
                verdict[name] = judge_conformance(path, profile)
        print(json.dumps(verdict))


main()
