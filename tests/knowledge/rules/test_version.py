"""The fingerprint of the rules changes with every module, its name and nothing else."""

import hashlib

from knowledge.rules.version import fingerprint


def test_the_fingerprint_is_of_the_names_and_contents_in_order(tmp_path) -> None:
    (tmp_path / "b.py").write_bytes(b"twee")
    (tmp_path / "a.py").write_bytes(b"een")
    (tmp_path / "notes.txt").write_bytes(b"telt niet")

    assert fingerprint(tmp_path) == hashlib.sha256(b"a.py\0een\0b.py\0twee\0").hexdigest()[:12]
