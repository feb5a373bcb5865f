#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes a folder of files that try to break an indexer, and a manifest of what they are.

    tests/hostile/make_corpus.py DIR     fills DIR, which must not exist or be empty

Prints one JSON line a file: {"path": relative path, bad bytes replaced, "why": what it tries}. Files that
hold others have "papers" too: how many of those in it are papers that nothing else holds. The same bytes on every run. Nothing here is dangerous on disk: bombs are small, sparse files take no blocks.
"""
import gzip
import io
import json
import os
import random
import socket
import struct
import sys
import tarfile
import zipfile
import zlib

rng = random.Random(2026)
entries = []
root = sys.argv[1]


def full(path):
    return os.path.join(os.fsencode(root), path if isinstance(path, bytes) else path.encode())


def note(path, why, papers=None):
    name = path.decode(errors="replace") if isinstance(path, bytes) else path
    entries.append({"path": name, "why": why} | ({} if papers is None else {"papers": papers}))


def write(path, data, why, papers=None):
    target = full(path)
    os.makedirs(os.path.dirname(target), exist_ok=True)
    with open(target, "wb") as out:
        out.write(data if isinstance(data, bytes) else data.encode())
    note(path, why, papers)


def zipped(members, compression=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        for name, data in members:
            archive.writestr(zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0)), data, compression)
    return out.getvalue()


TYPES = ('<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
         '<Default Extension="xml" ContentType="application/xml"/></Types>')
RELS = ('<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
        'Target="word/document.xml"/></Relationships>')
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def docx(document, more=()):
    return zipped([("[Content_Types].xml", TYPES), ("_rels/.rels", RELS), ("word/document.xml", document), *more])


def body(inner):
    return f'<?xml version="1.0"?><w:document {W}><w:body>{inner}</w:body></w:document>'


def paragraph(text):
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def pdf(objects, trailer="<< /Root 1 0 R /Size 99 >>", startxref=None):
    out = b"%PDF-1.4\n"
    offsets = []
    for i, data in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n" % i + (data if isinstance(data, bytes) else data.encode()) + b"\nendobj\n"
    at = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    for offset in offsets:
        out += b"%010d 00000 n \n" % offset
    return out + b"trailer\n" + trailer.encode() + b"\nstartxref\n%d\n%%%%EOF\n" % (at if startxref is None else startxref)


def stream(data, more=""):
    return b"<< /Length %d %s >>\nstream\n" % (len(data), more.encode()) + data + b"\nendstream"


PAGES = ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"]
FONT = "<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"


def page(contents="4 0 R"):
    return f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources {FONT} /Contents {contents} >>"


def one_page(content):
    return pdf([*PAGES, page(), stream(content)])


def ole(sectors=3, fat=None, start=1):
    """A compound file whose header says what the arguments say."""
    header = bytearray(512)
    header[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<HHHHH", header, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<II", header, 44, 1, start)
    struct.pack_into("<IIIII", header, 56, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    struct.pack_into("<109I", header, 76, *([0] + [0xFFFFFFFF] * 108))
    table = fat if fat is not None else [0xFFFFFFFD, 0xFFFFFFFE] + [0xFFFFFFFF] * 126
    return bytes(header) + struct.pack("<128I", *table) + bytes(512 * sectors)


def texts():
    write("text/empty.txt", b"", "no bytes")
    write("text/one-byte.txt", b"\xff", "one byte that is no text")
    write("text/zeros.txt", bytes(1 << 20), "a megabyte of NUL")
    write("text/random.txt", rng.randbytes(1 << 20), "noise")
    write("text/all-bytes.txt", bytes(range(256)) * 64, "every byte")
    write("text/long-line.txt", b"a" * (8 << 20), "a line of 8 MB")
    write("text/short-lines.txt", b"a\n" * (1 << 19), "half a million lines")
    write("text/spaces.txt", b" " * (4 << 20) + b"x", "4 MB of spaces")
    write("text/marks.txt", ("a" + "\u0301" * 100_000) * 3, "100,000 marks on a letter")
    write("text/bidi.txt", "\u202e" * 10_000 + "văn bản", "marks of direction")
    write("text/surrogates.txt", b"\xed\xa0\x80" * 10_000, "UTF-8 of surrogates")
    write("text/overlong.txt", b"\xc0\xaf" * 10_000, "overlong UTF-8")
    write("text/utf16-odd.txt", "văn bản".encode("utf-16") + b"x", "UTF-16 of odd length")
    write("text/utf16-unpaired.txt", b"\xff\xfe" + b"\x00\xd8" * 5000, "UTF-16 of half characters")
    write("text/tabs.txt", b"\t" * (2 << 20), "2 MB of cells")
    write("text/bars.txt", "|".join(["ô"] * 200_000), "200,000 columns")
    write("text/numbers.txt", "/".join(["1-NQ"] * 100_000), "one number of 100,000 parts")
    write("text/numbers-many.txt", "Căn cứ Nghị quyết số 1-NQ/TW; " * 20_000, "20,000 citations")
    write("text/dates.txt", "ngày 31/02/2016 " * 50_000, "days that are none")
    write("text/brackets.txt", "(" * 200_000, "brackets that stay open")
    write("text/motto.txt", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n" * 20_000, "20,000 letterheads")
    write("text/recipients.txt", "Nơi nhận:\n" + "- Như trên;\n" * 100_000, "100,000 recipients")
    write("text/syllables.txt", " ".join("nghiêng" for _ in range(400_000)), "one syllable 400,000 times")
    write("text/no-break.txt", "ă" * (2 << 20), "a word of 4 MB")


def pages():
    write("html/deep.html", "<div>" * 200_000 + "x", "200,000 elements deep")
    write("html/tables.html", "<table><tr><td>" * 20_000 + "x", "20,000 tables in one another")
    write("html/attributes.html", "<p " + " ".join(f"a{i}=1" for i in range(200_000)) + ">x", "200,000 attributes")
    write("html/ends.html", "</p>" * 400_000 + "x", "ends without beginnings")
    write("html/entities.html", '<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY a{i} "{"&a" + (str(i - 1) if i else "") + ";" }{"&a" + (str(i - 1) if i else "") + ";"}">'
        for i in range(40)) + "]><p>&a39;", "entities that double")
    write("html/script.html", "<html><script>" + "x" * (4 << 20), "a script without end")
    write("html/comment.html", "<html><!--" + "-" * (4 << 20), "a comment without end")
    write("html/charset.html", '<html><meta charset="utf-7"><p>+ADw-script+AD4-', "an encoding that is none")
    write("html/binary.html", b"<html>" + rng.randbytes(1 << 18), "noise after a tag")
    write("html/cells.html", "<table><tr>" + "<td>x" * 200_000, "a row of 200,000 cells")


def rar_number(value):
    out = b""
    while value >= 128:
        out += bytes([value & 127 | 128])
        value >>= 7
    return out + bytes([value])


def rar4(members, main_flags=0, file_flags=0, size=None):
    """Stored, as no free program writes it. `size`: what the headers say, whatever the bytes are."""
    def block(kind, flags, body):
        rest = struct.pack("<BHH", kind, flags, 7 + len(body)) + body
        return struct.pack("<H", zlib.crc32(rest) & 0xFFFF) + rest
    out = b"Rar!\x1a\x07\x00" + block(0x73, main_flags, bytes(6))
    for name, data in members:
        said = len(data) if size is None else size
        out += block(0x74, 0x8000 | file_flags, struct.pack(
            "<IIBIIBBHI", said, said, 2, zlib.crc32(data), 0x4A210000, 20, 0x30, len(name), 0x20) + name) + data
    return out + block(0x7B, 0x4000, b"")


def rar5(members, main_flags=0, size=None):
    n = rar_number
    def block(body):
        rest = n(len(body)) + body
        return struct.pack("<I", zlib.crc32(rest)) + rest
    out = b"Rar!\x1a\x07\x01\x00" + block(n(1) + n(0) + n(main_flags))
    for name, data in members:
        said = len(data) if size is None else size
        out += block(n(2) + n(2) + n(said) + n(4) + n(said) + n(0x20) + struct.pack("<I", zlib.crc32(data)) + n(0) +
                     n(1) + n(len(name)) + name) + data
    return out + block(n(5) + n(0) + n(0))


def tar(members):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for name, kind, data in members:
            member = tarfile.TarInfo(name)
            member.type = kind
            if kind in (tarfile.SYMTYPE, tarfile.LNKTYPE):
                member.linkname = data
                data = b""
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return out.getvalue()


def quine_zip():
    """An archive whose member says to be the archive: it lies in itself, as deep as one looks."""
    data = zipped([("quine.zip", b"")], zipfile.ZIP_STORED)
    head, entry = data.index(b"PK\x03\x04"), data.index(b"PK\x01\x02")
    out = bytearray(data)
    for at in (head + 18, head + 22, entry + 20, entry + 24):
        out[at:at + 4] = struct.pack("<I", len(data) - 39)
    return bytes(out)


def zips():
    bomb = zipped([(f"{i}.txt", bytes(64 << 20)) for i in range(4)])
    write("zip/bomb.zip", bomb, "256 MB in 256 KB", 0)
    write("zip/nested.zip", zipped([("a.zip", zipped([("b.zip", bomb)]))]), "a bomb two archives deep", 0)
    many = zipped([(f"{i}.zip", zipped([(f"{j}.zip", bomb) for j in range(16)])) for i in range(16)])
    write("zip/42.zip", many, "256 bombs in archives of archives", 0)
    write("zip/many.zip", zipped([(f"{i}.txt", f"nhiều {i}") for i in range(20_000)], zipfile.ZIP_STORED),
          "20,000 members", 2_000)
    write("zip/most.zip", zipped([(f"{i}.bin", b"") for i in range(65_535)], zipfile.ZIP_STORED), "65,535 members", 0)
    write("zip/quine.zip", quine_zip(), "an archive in itself", 0)
    write("zip/slip.zip", zipped([("../../../../tmp/vankho-slip.txt", "slip")]), "a member that climbs out", 1)
    write("zip/absolute.zip", zipped([("/tmp/vankho-absolute.txt", "absolute")]), "a member at the root", 1)
    write("zip/no-name.zip", zipped([("", "no name")]), "a member without a name", 0)
    write("zip/names.zip", zipped([("a\nb\x1b[31m.txt", "names")]), "control characters in a member's name", 1)
    write("zip/twice.zip", zipped([("a.txt", f"twice {i}") for i in range(50)]), "50 members of one name", 50)
    write("zip/long-name.zip", zipped([("a" * 60_000 + ".txt", "long name")]), "a name of 60,000 letters", 1)
    write("zip/slashes.zip", zipped([("a//..//./b.txt", "slashes")]), "a name of slashes and dots", 1)
    twice = zipped([("a.txt", b"x" * 1000)])
    lying = twice.replace(struct.pack("<I", 1000), struct.pack("<I", 10))
    write("zip/lying-size.zip", lying, "sizes that are not so", 0)
    write("zip/cut.zip", bomb[:len(bomb) // 2], "half an archive", 0)
    write("zip/no-directory.zip", twice[:twice.rfind(b"PK\x01\x02")], "no directory", 1)
    quine = bytearray(zipped([("a.txt", b"y" * 1000)]))
    quine[quine.rfind(b"PK\x05\x06") + 16:quine.rfind(b"PK\x05\x06") + 20] = b"\xff\xff\xff\xff"
    write("zip/far-directory.zip", bytes(quine), "a directory beyond the end", 1)
    locked = bytearray(zipped([("a.txt", b"locked")]))
    for at in (locked.index(b"PK\x03\x04") + 6, locked.index(b"PK\x01\x02") + 8):
        locked[at] |= 1
    write("zip/locked.zip", bytes(locked), "a member that says to be locked", 0)
    write("zip/gzip.txt", zlib.compress(bytes(1 << 20)), "packed, and named text")
    write("zip/not.zip", "không phải tệp nén", "no archive at all", 0)
    write("zip/empty.zip", zipped([]), "nothing in it", 0)
    write("zip/noise.zip", b"PK\x03\x04" + rng.randbytes(100_000), "noise after a signature", 0)


def archives():
    plain = [(b"a.txt", b"in rar 4"), (b"b.txt", b"too")]
    write("rar/stored4.rar", rar4(plain), "RAR 4", 2)
    write("rar/stored5.rar", rar5([(b"a.txt", b"in rar 5"), (b"../../b.txt", b"climbs")]), "RAR 5", 2)
    write("rar/cut4.rar", rar4([(b"a.txt", rng.randbytes(5_000))])[:2_000], "half of RAR 4", 0)
    write("rar/cut5.rar", rar5([(b"a.txt", rng.randbytes(5_000))])[:2_000], "half of RAR 5", 0)
    write("rar/locked4.rar", rar4(plain, file_flags=4), "locked members", 0)
    write("rar/locked-names4.rar", rar4(plain, main_flags=0x80), "locked names", 0)
    write("rar/volume4.rar", rar4(plain, main_flags=1), "one volume of several", 0)
    write("rar/volume5.rar", rar5(plain, main_flags=1), "one volume of several", 0)
    write("rar/lying4.rar", rar4(plain, size=0xFFFFFFF0), "members of 4 GB that are not there", 0)
    write("rar/lying5.rar", rar5(plain, size=1 << 62), "members of 4 EB that are not there", 0)
    write("rar/noise4.rar", b"Rar!\x1a\x07\x00" + rng.randbytes(100_000), "noise after a signature", 0)
    write("rar/noise5.rar", b"Rar!\x1a\x07\x01\x00" + rng.randbytes(100_000), "noise after a signature", 0)
    seven = b"7z\xbc\xaf\x27\x1c\x00\x04"
    write("7z/header.7z", seven, "a signature alone", 0)
    write("7z/far.7z", seven + struct.pack("<IQQI", 0, 1 << 60, 1 << 40, 0), "a directory far beyond the end", 0)
    start = struct.pack("<QQI", 0, 1_000, 0)
    write("7z/noise.7z", seven + struct.pack("<I", zlib.crc32(start)) + start + rng.randbytes(50_000), "noise", 0)
    write("tar/kinds.tar", tar([("link.txt", tarfile.SYMTYPE, "/etc/passwd"), ("hard.txt", tarfile.LNKTYPE, "/etc/passwd"),
                                ("pipe.txt", tarfile.FIFOTYPE, b""), ("disk.txt", tarfile.BLKTYPE, b""),
                                ("../up.txt", tarfile.REGTYPE, b"in tar")]), "links, pipes and devices", 1)
    write("tar/bomb.tar.gz", gzip.compress(tar([("a.txt", tarfile.REGTYPE, bytes(100 << 20))]), mtime=0),
          "100 MB of nothing in 100 KB", 0)
    write("tar/noise.tar", rng.randbytes(100_000), "noise", 0)
    write("tar/layers.tar.gz", gzip.compress(gzip.compress(gzip.compress(b"x" * 1000, mtime=0), mtime=0), mtime=0),
          "packed three times", 0)


def office():
    write("office/empty.docx", b"", "no bytes")
    write("office/text.docx", "chỉ là chữ", "text, and named docx")
    write("office/no-document.docx", zipped([("[Content_Types].xml", TYPES)]), "no document in it")
    write("office/entities.docx", docx(
        '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaaaaaaaa">' + "".join(
            f'<!ENTITY a{i} "{"&a" + (str(i - 1) if i else "") + ";" * 1}{"&a" + (str(i - 1) if i else "") + ";"}">'
            for i in range(30)) + f"]><w:document {W}><w:body>{paragraph('&a29;')}</w:body></w:document>"),
        "entities that double")
    write("office/external.docx", docx(
        '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        f"<w:document {W}><w:body>{paragraph('&x;')}</w:body></w:document>"), "an entity that is a file")
    write("office/remote.docx", docx(
        '<?xml version="1.0"?><!DOCTYPE d SYSTEM "http://127.0.0.1:9/x.dtd">'
        f"<w:document {W}><w:body>{paragraph('x')}</w:body></w:document>"), "a document type on the network")
    write("office/bomb.docx", docx(body("<w:p/>" * 12_000_000)), "72 MB of empty paragraphs in 70 KB")
    write("office/text-bomb.docx", docx(body(paragraph("a" * (90 << 20)))), "90 MB of one letter")
    write("office/deep.docx", docx(body("<w:p><w:r>" * 100_000)), "100,000 elements deep")
    write("office/tables.docx", docx(body("<w:tbl><w:tr><w:tc>" * 5_000 + paragraph("x"))), "5,000 tables in one another")
    write("office/cut.docx", docx(body(paragraph("văn bản") * 1000))[:2000], "half a file")
    write("office/broken-xml.docx", docx("<w:document"), "XML that stops")
    write("office/attributes.docx", docx(body("<w:p " + " ".join(f'a{i}="1"' for i in range(100_000)) + "/>")),
          "100,000 attributes")
    write("office/numbering.docx", docx(body(paragraph("x")), [(
        "word/numbering.xml", f"<w:numbering {W}>" + '<w:abstractNum w:abstractNumId="0"/>' * 200_000)]),
        "200,000 lists")
    write("office/cells.xlsx", zipped([
        ("[Content_Types].xml", TYPES), ("xl/workbook.xml", "<workbook/>"),
        ("xl/worksheets/sheet1.xml", "<worksheet><sheetData>" + '<row r="1"><c r="XFD1048576"><v>1</v></c></row>' * 100_000)]),
        "cells at the far corner")
    write("office/far-cell.xlsx", zipped([
        ("[Content_Types].xml", TYPES), ("xl/workbook.xml", "<workbook/>"),
        ("xl/worksheets/sheet1.xml", '<worksheet><sheetData><row r="99999999999"><c r="ZZZZZZZZ9"><v>1</v></c>')]),
        "a cell that cannot be")
    write("office/slides.pptx", zipped([("[Content_Types].xml", TYPES)] + [
        (f"ppt/slides/slide{i}.xml", "<p:sld/>") for i in range(5_000)]), "5,000 slides")
    write("office/empty.odt", zipped([("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "")]),
          "content without content")
    write("office/spaces.odt", zipped([
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("content.xml", '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
         'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text><text:p>'
         '<text:s text:c="2000000000"/></text:p></office:text></office:body></office:document-content>')]),
        "two billion spaces in one element")
    write("office/repeated.ods", zipped([
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
         'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><office:body><office:spreadsheet><table:table>'
         '<table:table-row table:number-rows-repeated="1048576"><table:table-cell '
         'table:number-columns-repeated="16384"/></table:table-row></table:table></office:spreadsheet></office:body>'
         "</office:document-content>")]), "16 billion cells in one element")


def old_office():
    write("old/empty.doc", b"", "no bytes")
    write("old/header.doc", ole()[:512], "a header alone")
    write("old/zeros.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(65536), "a signature and nothing")
    write("old/loop.doc", ole(fat=[0xFFFFFFFD, 1] + [0xFFFFFFFF] * 126), "a sector that follows itself")
    write("old/far.doc", ole(start=0x7FFFFFFF), "a directory beyond the end")
    write("old/noise.doc", ole()[:512] + rng.randbytes(200_000), "noise after the header")
    write("old/noise.xls", ole()[:512] + rng.randbytes(200_000), "noise after the header")
    write("old/noise.ppt", ole()[:512] + rng.randbytes(200_000), "noise after the header")
    write("old/text.doc", "chỉ là chữ", "text, and named doc")
    write("old/braces.rtf", b"{\\rtf1" + b"{" * 500_000, "groups that stay open")
    write("old/closed.rtf", b"{\\rtf1" + b"}" * 500_000, "groups that were never open")
    write("old/fonts.rtf", b"{\\rtf1{\\fonttbl" + b"{\\f9999999999 a;}" * 50_000 + b"}x}", "50,000 fonts of one number")
    write("old/words.rtf", b"{\\rtf1" + b"\\" + b"a" * (4 << 20) + b"}", "a control word of 4 MB")
    write("old/unicode.rtf", b"{\\rtf1\\uc1000000000 " + b"\\u-10?" * 50_000 + b"}", "fallbacks of a billion characters")
    write("old/bin.rtf", b"{\\rtf1\\bin2147483647 x}", "two gigabytes that are not there")
    write("old/hex.rtf", b"{\\rtf1" + b"\\'zz" * 100_000 + b"}", "hex that is none")
    write("old/cells.rtf", b"{\\rtf1" + b"\\trowd\\cell\\row" * 200_000 + b"}", "200,000 rows")


def portable():
    write("pdf/empty.pdf", b"", "no bytes")
    write("pdf/header.pdf", b"%PDF-1.7\n", "a header alone")
    write("pdf/noise.pdf", b"%PDF-1.7\n" + rng.randbytes(300_000), "noise after the header")
    write("pdf/loop.pdf", pdf(["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [2 0 R] /Count 1 >>"]),
          "pages that hold themselves")
    write("pdf/count.pdf", pdf(["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 2000000000 >>"]),
          "two billion pages that are not there")
    write("pdf/kids.pdf", pdf([PAGES[0], "<< /Type /Pages /Kids [" + "3 0 R " * 20_000 + "] /Count 20000 >>", page(),
                               stream(b"BT /F1 12 Tf 72 700 Td (x) Tj ET")]), "one page 20,000 times")
    write("pdf/xref.pdf", pdf([*PAGES, page(), stream(b"")], startxref=9), "a table of objects that is none")
    write("pdf/prev.pdf", pdf([*PAGES, page(), stream(b"")], trailer="<< /Root 1 0 R /Size 5 /Prev 0 >>"),
          "tables of objects in a ring")
    inflated = zlib.compress(b"BT (x) Tj ET " * 8_000_000, 9)
    write("pdf/bomb.pdf", pdf([*PAGES, page(), stream(inflated, "/Filter /FlateDecode")]), "100 MB of content in 150 KB")
    twice = zlib.compress(inflated, 9)
    write("pdf/filters.pdf", pdf([*PAGES, page(), stream(twice, "/Filter [" + "/FlateDecode " * 2 + "]")]),
          "packed twice")
    write("pdf/graphics.pdf", one_page(b"q " * 2_000_000), "two million saved states")
    write("pdf/letters.pdf", one_page(b"BT /F1 1 Tf 1 0 0 1 0 0 Tm " + b"(abcdefghij) Tj " * 200_000 + b"ET"),
          "two million letters on one place")
    write("pdf/form-loop.pdf", pdf([*PAGES, page().replace("/Contents", "/X 1 /Contents"), stream(b"/F0 Do"),
                                    stream(b"/F0 Do", "/Type /XObject /Subtype /Form /Resources << /XObject << /F0 5 0 R >> >>")]),
          "a form that draws itself")
    write("pdf/encrypted.pdf", pdf([*PAGES, page(), stream(b"")], trailer=(
        "<< /Root 1 0 R /Size 5 /Encrypt << /Filter /Standard /V 1 /R 2 /O (" + "a" * 32 + ") /U (" + "b" * 32 +
        ") /P -4 >> /ID [(x)(x)] >>")), "a password that nobody knows")
    write("pdf/size.pdf", pdf([*PAGES, page().replace("595 842", "1e30 1e30"), stream(b"BT /F1 12 Tf (x) Tj ET")]),
          "a page as large as the world")
    write("pdf/deep.pdf", pdf([*PAGES, page(), "[" * 100_000]), "100,000 arrays in one another")


def mail():
    write("mail/empty.eml", b"", "no bytes")
    parts = b"".join(b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (i, i) for i in range(5_000))
    write("mail/deep.eml", b"Subject: x\r\n" + parts + b"\r\nx", "5,000 parts in one another")
    write("mail/headers.eml", b"Subject: x\r\n" + b"Received: a\r\n" * 200_000 + b"\r\nx", "200,000 lines of header")
    write("mail/header.eml", b"Subject: " + b"=?UTF-8?Q?=C4=83?= " * 50_000 + b"\r\n\r\nx", "a subject of 50,000 words")
    write("mail/boundary.eml", b'Content-Type: multipart/mixed; boundary=""\r\n\r\n--\r\n\r\nx', "a boundary of nothing")


def attachments():
    def with_attachments(parts, edge=b"edge"):
        mail = b'From: a@example.vn\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="%s"\r\n\r\n' % edge
        for name, data in parts:
            mail += b'--%s\r\nContent-Disposition: attachment; filename="%s"\r\n\r\n%s\r\n' % (edge, name, data)
        return mail + b"--%s\r\nContent-Type: text/plain\r\n\r\nbody of %s\r\n--%s--\r\n" % (edge, edge, edge)
    write("attached/many.eml", with_attachments([(b"a.txt", b"attached %d" % i) for i in range(200)]),
          "200 attachments of one name", 201)
    write("attached/up.eml", with_attachments([(b"../../../tmp/vankho-up.txt", b"attached, up")]),
          "an attachment that climbs out", 2)
    inner = with_attachments([(b"x.txt", b"deepest")])
    for depth in range(6):
        inner = with_attachments([(b"thu.eml", inner)], b"depth%d" % depth)
    write("attached/deep.eml", inner, "messages in messages in messages", 3)


def names():
    plain = "Số 1-CV/HU\nvăn bản thử"
    write(b"names/new\nline.txt", plain + " 1", "a newline in a name")
    write(b"names/\xff\xfe.txt", plain + " 2", "a name that is no UTF-8")
    write(b"names/\x1b[31mred.txt", plain + " 3", "a name that colours terminals")
    write(b"names/quote\"'<b>.txt", plain + " 4", "quotes and tags in a name")
    write(b"names/ .txt", plain + " 5", "a name of a space")
    write(b"names/-rf.txt", plain + " 6", "a name like an option")
    write("names/e\u0302\u0301.txt", plain + " 7", "a name of marks apart")
    write("names/" + "đ" * 120 + ".txt", plain + " 8", "as long as a name may be")
    write("names/%2e%2e%2fpasswd.txt", plain + " 9", "a name that means another in URLs")
    write("names/CON.txt", plain + " 10", "a device of other systems")
    write("names/no-extension", plain + " 11", "no extension")
    write("names/double.pdf.txt", plain + " 12", "two extensions")


def places():
    os.makedirs(full("places/loop"), exist_ok=True)
    os.symlink("..", full("places/loop/up"))
    note("places/loop/up", "a link to the folder above")
    os.symlink("self", full("places/self"))
    note("places/self", "a link to itself")
    os.symlink("/etc/passwd", full("places/passwd.txt"))
    note("places/passwd.txt", "a link to a file outside")
    os.symlink("/", full("places/root"))
    note("places/root", "a link to all there is")
    os.mkfifo(full("places/fifo.txt"))
    note("places/fifo.txt", "a pipe that nobody writes to")
    here = os.getcwd()
    os.chdir(full("places"))
    with socket.socket(socket.AF_UNIX) as door:
        door.bind("door.txt")
    os.chdir(here)
    note("places/door.txt", "a socket")
    with open(full("places/sparse.txt"), "wb") as out:
        out.truncate(8 << 30)
    note("places/sparse.txt", "8 GB of nothing")
    with open(full("places/sparse.pdf"), "wb") as out:
        out.write(b"%PDF-1.4\n")
        out.truncate(400 << 20)
    note("places/sparse.pdf", "400 MB of nothing, named PDF")
    deep = b"places/" + b"/".join([b"d"] * 300)
    write(deep + b"/deep.txt", "ở rất sâu", "300 folders deep")


def main():
    if os.path.isdir(root) and os.listdir(root):
        sys.exit(f"{root} is not empty")
    os.makedirs(root, exist_ok=True)
    for part in (texts, pages, zips, archives, office, old_office, portable, mail, attachments, names, places):
        part()
    for entry in entries:
        print(json.dumps(entry))


main()
