"""Word documents that are saved to the same bytes each time."""

from io import BytesIO
from os import PathLike
from pathlib import Path
from typing import IO
from zipfile import ZipFile

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE

from qpr_core.display.word.blank import zipped

_LEFT_OUT = {RELATIONSHIP_TYPE.EXTENDED_PROPERTIES, RELATIONSHIP_TYPE.THUMBNAIL}
"""The parts that name a program or count pages, and the picture of a template."""


class SavedDocument(WordDocument):
    """A Word document that is saved without times and without the name of a program."""

    def save(self, path_or_stream: str | PathLike[str] | IO[bytes]) -> None:
        """Save the document to a path, or to a file that is open for writing bytes."""
        package = self.part.package
        for identity in [key for key, each in package.rels.items() if each.reltype in _LEFT_OUT]:
            del package.rels[identity]
        super().save(kept := BytesIO())
        with ZipFile(kept) as written:
            content = zipped({name: written.read(name) for name in written.namelist()})
        if isinstance(path_or_stream, str | PathLike):
            Path(path_or_stream).write_bytes(content)
        else:
            path_or_stream.write(content)
