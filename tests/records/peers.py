"""Makes, signs and verifies the same record with other tools, alone and by the batch over every core.

Prints a name, a tab, `single` or `batch`, a tab and the milliseconds a record, one a line. A tool that is not installed is
said to be missing. Usage: peers.py RECORD-AS-JSON
"""

import datetime
import html
import io
import json
import logging
import multiprocessing
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

ROUNDS = 10
BATCH = 20


def plain(record):
    """The record's words in order, as headings and paragraphs."""
    yield "h", f"{record['title']}: {record['child']}"
    for label, value in record["identity"] + record["meeting"]:
        yield "p", f"{label}: {value}"
    yield "h", record["outcome_heading"]
    for decision in record["decisions"]:
        yield "p", f"{decision['label']}. {decision['detail']}"
    yield "h", "Actions"
    for action in record["actions"]:
        yield "p", f"{action['what']}. {action['measure']}. {action['owner']}, {action['due']}"
    yield "p", record["rationale"]
    for section in record["sections"]:
        yield "h", section["heading"]
        for paragraph in section["paragraphs"]:
            yield "p", paragraph
    for person in record["attendance"]:
        yield "p", f"{person['name']}, {person['role']}, {person['agency']}, {person['how']}"
    yield "p", record["quorum"]


class Signer:
    """A P-256 signer of pyHanko, made here, and whoever trusts it."""

    def __init__(self):
        from asn1crypto import keys, x509
        from cryptography import x509 as certificates
        from cryptography.hazmat.primitives import hashes, serialization
        from cryptography.hazmat.primitives.asymmetric import ec
        from pyhanko.sign import signers
        from pyhanko_certvalidator import ValidationContext
        from pyhanko_certvalidator.registry import SimpleCertificateStore

        logging.disable(logging.CRITICAL)
        key = ec.generate_private_key(ec.SECP256R1())
        name = certificates.Name([certificates.NameAttribute(certificates.NameOID.COMMON_NAME, "Signer")])
        now = datetime.datetime.now(datetime.timezone.utc)
        builder = certificates.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
        builder = builder.serial_number(1).not_valid_before(now).not_valid_after(now + datetime.timedelta(days=1))
        usage = dict.fromkeys(
            ("key_encipherment", "data_encipherment", "key_agreement", "key_cert_sign", "crl_sign", "encipher_only", "decipher_only"),
            False,
        )
        usage = certificates.KeyUsage(digital_signature=True, content_commitment=True, **usage)
        certificate = builder.add_extension(usage, critical=True).sign(key, hashes.SHA256())
        form = serialization.PrivateFormat.PKCS8
        private = key.private_bytes(serialization.Encoding.DER, form, serialization.NoEncryption())
        signing = x509.Certificate.load(certificate.public_bytes(serialization.Encoding.DER))
        self.signer = signers.SimpleSigner(
            signing_cert=signing,
            signing_key=keys.PrivateKeyInfo.load(private),
            cert_registry=SimpleCertificateStore(),
        )
        self.context = lambda: ValidationContext(trust_roots=[signing], allow_fetching=False)

    def sign(self, pdf):
        from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
        from pyhanko.sign import fields, signers

        metadata = signers.PdfSignatureMetadata(
            field_name="Signature",
            certify=True,
            docmdp_permissions=fields.MDPPerm.NO_CHANGES,
            subfilter=fields.SigSeedSubFilter.PADES,
        )
        return signers.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(pdf)), metadata, signer=self.signer)

    def verify(self, file):
        from pyhanko.pdf_utils.reader import PdfFileReader
        from pyhanko.sign.validation import validate_pdf_signature

        (signature,) = PdfFileReader(file).embedded_signatures
        status = validate_pdf_signature(signature, signer_validation_context=self.context())
        assert status.bottom_line, "what is measured is a record that verifies"


class Typst:
    name = "Typst with pyHanko"

    def __init__(self, blocks):
        import typst

        def escaped(text):
            return "#" + json.dumps(text, ensure_ascii=False)

        self.compile = typst.compile
        self.source = "\n\n".join(("= " if kind == "h" else "") + escaped(text) for kind, text in blocks).encode()

    def pages(self, count):
        """Makes as many PDFs."""
        for _ in range(count):
            yield self.compile(self.source)


class LibreOffice:
    name = "LibreOffice with pyHanko"

    def __init__(self, blocks):
        self.program = shutil.which("soffice") or shutil.which("libreoffice")
        if not self.program:
            raise ImportError
        tags = {"h": "h2", "p": "p"}
        # A profile of its own, or two of them would wait for each other; kept, since making one takes longest.
        self.profile = tempfile.TemporaryDirectory()
        self.page = "".join(f"<{tags[kind]}>{html.escape(text)}</{tags[kind]}>" for kind, text in blocks)

    def pages(self, count):
        """Makes as many PDFs in one run of the program, which is how it is fastest."""
        with tempfile.TemporaryDirectory() as made:
            folder = pathlib.Path(made)
            pages = [folder / f"record-{number}.html" for number in range(count)]
            for page in pages:
                page.write_text(self.page, encoding="utf-8")
            command = [self.program, f"-env:UserInstallation=file://{self.profile.name}", "--headless"]
            command += ["--convert-to", "pdf:writer_web_pdf_Export", "--outdir", folder, *pages]
            subprocess.run(command, check=True, capture_output=True)
            yield from [page.with_suffix(".pdf").read_bytes() for page in pages]


def produce(tool, by, count):
    for pdf in tool.pages(count):
        by.verify(by.sign(pdf))


READY = {}


def work(tool, blocks, count):
    """What a process of a batch does; it makes its tool and its signer once."""
    if tool not in READY:
        READY[tool] = tool(blocks), Signer()
    produce(*READY[tool], count)


def single(tool, blocks):
    """Milliseconds a record where each is asked for on its own."""
    ready, by = tool(blocks), Signer()
    produce(ready, by, 1)
    start = time.perf_counter()
    for _ in range(ROUNDS):
        produce(ready, by, 1)
    return (time.perf_counter() - start) * 1000 / ROUNDS


def batch(tool, blocks):
    """Milliseconds of the wall clock a record where many are made by a process on every core."""
    cores = multiprocessing.cpu_count()
    # Typst has threads of its own: a process forked from one that has used it waits for them for ever.
    with multiprocessing.get_context("spawn").Pool(cores) as pool:
        # What starting a process and loading its libraries costs is not counted.
        pool.starmap(work, [(tool, blocks, 1)] * cores, chunksize=1)
        start = time.perf_counter()
        pool.starmap(work, [(tool, blocks, BATCH // cores)] * cores, chunksize=1)
        return (time.perf_counter() - start) * 1000 / BATCH


def main():
    blocks = list(plain(json.loads(sys.argv[1])))
    for tool in (Typst, LibreOffice):
        try:
            tool(blocks)
        except ImportError:
            print(f"{tool.name} is not installed, so it was not measured")
            continue
        for how in (single, batch):
            print(f"{tool.name}\t{how.__name__}\t{how(tool, blocks)}", flush=True)


if __name__ == "__main__":
    main()
