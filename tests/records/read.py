"""Reads tagged files as a screen reader does, by their structure trees, and prints their words, one JSON object a file.

Usage: read.py FILE...

pdfminer takes the marked content of each page apart and turns codes to text; the order is that of the tree. Text that
stands for others (ActualText) is read in their place.
"""

import json
import sys

from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import resolve1
from pdfminer.utils import decode_text


class MarkedContent(PDFTextDevice):
    """The text of each marked content of a page, by its identifier."""

    def __init__(self, resources):
        super().__init__(resources)
        self.open, self.texts = [], {}

    def begin_tag(self, tag, props=None):
        props = props or {}
        identifier = props.get("MCID")
        self.open.append((identifier, "ActualText" in props))
        if "ActualText" in props:
            self.texts[identifier] = decode_text(props["ActualText"])

    def end_tag(self):
        self.open.pop()

    def render_string(self, textstate, seq, ncs, graphicstate):
        identifier, replaced = self.open[-1] if self.open else (None, False)
        if identifier is None or replaced:
            return
        codes = (code for part in seq if isinstance(part, bytes) for code in textstate.font.decode(part))
        text = "".join(textstate.font.to_unichr(code) for code in codes)
        self.texts[identifier] = self.texts.get(identifier, "") + text


def words(path):
    with open(path, "rb") as file:
        document = PDFDocument(PDFParser(file))
        resources = PDFResourceManager()
        pages = {}
        for page in PDFPage.create_pages(document):
            device = MarkedContent(resources)
            PDFPageInterpreter(resources, device).process_page(page)
            pages[page.pageid] = device.texts
        return "\n".join(walk(document.catalog["StructTreeRoot"], pages))


def walk(node, pages, page=None):
    """A kid is an element, marked content of a page, or its bare number on the element's own page."""
    node = resolve1(node)
    if isinstance(node, list):
        for kid in node:
            yield from walk(kid, pages, page)
    elif isinstance(node, int):
        yield pages[page.objid].get(node, "")
    elif isinstance(node, dict) and "MCID" in node:
        yield pages[node["Pg"].objid].get(node["MCID"], "")
    elif isinstance(node, dict) and "K" in node:
        yield from walk(node["K"], pages, node.get("Pg"))


def main():
    for path in sys.argv[1:]:
        print(json.dumps({"file": path, "words": words(path)}))


main()
