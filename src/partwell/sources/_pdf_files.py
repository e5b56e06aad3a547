"""Files attached to a PDF, bounded in number and size."""

from __future__ import annotations

from collections.abc import Iterator

from partwell.facts.errors import AirlockError

MOST_FILES = 100
MOST_BYTES = 32 << 20


def attached(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each file inside; raise AirlockError pdf_encrypted, bad_pdf, too_large."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as fault:
        raise AirlockError("pdf_encrypted" if "password" in str(fault).lower() else "bad_pdf") from None
    try:
        for number in range(min(document.count_attachments(), MOST_FILES)):
            try:
                one = document.get_attachment(number)
                name, inside = one.get_name(), bytes(one.get_data())
            except (pypdfium2.PdfiumError, ValueError, UnicodeDecodeError):
                continue
            if len(inside) > MOST_BYTES:
                raise AirlockError("too_large", limit=MOST_BYTES >> 20)
            yield name, inside
    finally:
        document.close()
