"""Compiled templates, kept between runs: compiling them takes as long as all the rest of a body.

They stand by the digest of their source and of Jinja's version. A cache that cannot be read or
written is done without.
"""

import contextlib
import pickle
from pathlib import Path

from jinja2.bccache import Bucket, BytecodeCache

from briefgen.output import replace_file
from briefgen.places import cache_folder


class TemplateCache(BytecodeCache):
    """Jinja's bytecode in files that are written whole or not at all."""

    def __init__(self) -> None:
        self.folder = cache_folder() / "templates"

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket, if the cache holds this very source."""
        with contextlib.suppress(OSError, ValueError, EOFError, TypeError, pickle.UnpicklingError):
            bucket.bytecode_from_string(self._file(bucket).read_bytes())

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what the bucket holds."""
        with contextlib.suppress(OSError):
            replace_file(self._file(bucket), bucket.bytecode_to_string())

    def _file(self, bucket: Bucket) -> Path:
        return self.folder / f"{bucket.key}.jinja"
