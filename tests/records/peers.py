"""Makes and signs the same record with other tools and prints a name, a tab and the milliseconds it took, one a line.

Usage: peers.py RECORD-AS-JSON. A tool that is not installed is said to be missing.
"""

import datetime
import io
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

ROUNDS = 10


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


def signer():
    """A P-256 signer of pyHanko, made here."""
    from asn1crypto import keys, x509
    from cryptography import x509 as certificates
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from pyhanko.sign import signers
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    key = ec.generate_private_key(ec.SECP256R1())
    name = certificates.Name([certificates.NameAttribute(certificates.NameOID.COMMON_NAME, "Signer")])
    now = datetime.datetime.now(datetime.timezone.utc)
    builder = certificates.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    builder = builder.serial_number(1).not_valid_before(now).not_valid_after(now + datetime.timedelta(days=1))
    certificate = builder.sign(key, hashes.SHA256())
    form = serialization.PrivateFormat.PKCS8
    private = key.private_bytes(serialization.Encoding.DER, form, serialization.NoEncryption())
    return signers.SimpleSigner(
        signing_cert=x509.Certificate.load(certificate.public_bytes(serialization.Encoding.DER)),
        signing_key=keys.PrivateKeyInfo.load(private),
        cert_registry=SimpleCertificateStore(),
    )


def sign(pdf, by):
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import fields, signers

    permission = fields.MDPPerm.NO_CHANGES
    metadata = signers.PdfSignatureMetadata(
        field_name="Signature", certify=True, docmdp_permissions=permission, subfilter=fields.SigSeedSubFilter.PADES
    )
    signers.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(pdf)), metadata, signer=by)


def with_typst(blocks):
    import typst

    def escaped(text):
        return "#" + json.dumps(text, ensure_ascii=False)

    source = "\n\n".join(("= " if kind == "h" else "") + escaped(text) for kind, text in blocks).encode()
    return lambda: typst.compile(source)


def with_libreoffice(blocks):
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if not program:
        raise ImportError
    folder = pathlib.Path(tempfile.mkdtemp())
    page = folder / "record.html"
    tags = {"h": "h2", "p": "p"}
    page.write_text("".join(f"<{tags[kind]}>{text}</{tags[kind]}>" for kind, text in blocks), encoding="utf-8")

    def convert():
        command = [program, "--headless", "--convert-to", "pdf:writer_web_pdf_Export", "--outdir", folder, page]
        subprocess.run(command, check=True, capture_output=True)
        return (folder / "record.pdf").read_bytes()

    return convert


def main():
    blocks = list(plain(json.loads(sys.argv[1])))
    for name, prepare in {"Typst with pyHanko": with_typst, "LibreOffice with pyHanko": with_libreoffice}.items():
        try:
            by = signer()
            convert = prepare(blocks)
        except ImportError:
            print(f"{name} is not installed, so it was not measured")
            continue
        sign(convert(), by)
        start = time.perf_counter()
        for _ in range(ROUNDS):
            sign(convert(), by)
        print(f"{name}\t{(time.perf_counter() - start) * 1000 / ROUNDS}")


main()
