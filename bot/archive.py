"""Is the file of a trained model whole? A damaged one would leave an engine that runs without a model."""

import gzip
import tarfile
import zlib
from pathlib import Path

METADATA = "metadata.json"


def damage(model: Path) -> str | None:
    """What is wrong with the file, found by reading all of it (its checksum stands at the end); None when whole."""
    try:
        with tarfile.open(model, "r:gz") as archive:
            names = {Path(one.name).name for one in archive}
        with gzip.open(model) as packed:
            while packed.read(1 << 20):
                pass
    except (OSError, EOFError, tarfile.TarError, zlib.error) as error:
        return f"it cannot be read ({type(error).__name__})"
    return None if METADATA in names else f"it holds no {METADATA}"
