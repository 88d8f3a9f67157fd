"""Under which licence a package is, in the words of SPDX, and whether we may hand it on with our own EUPL-1.2."""

import re
from importlib.metadata import Distribution

from boolean import Expression
from license_expression import AND, OR, LicenseSymbol, get_spdx_licensing

SPDX = get_spdx_licensing()
EXPRESSION = re.compile(r"[\w.+() -]{1,80}")  # some packages put their whole licence there
# What we may hand on beside the EUPL-1.2, and why. What is not here is refused: somebody has to look at it.
FREE = "asks for its notice, nothing of our code"
COMPATIBLE = {
    **dict.fromkeys(("Apache-2.0", "MIT", "MIT-0", "MIT-CMU", "BSD-2-Clause", "BSD-3-Clause", "ISC", "PSF-2.0"), FREE),
    **dict.fromkeys(("Unlicense", "TCL"), FREE),
    "MPL-2.0": "per file; we change none; named as compatible in the appendix of the EUPL",
    "LGPL-2.1-or-later": "a library used unchanged, which can be replaced; named in the appendix of the EUPL",
    "LGPL-3.0-only": "a library used unchanged, which can be replaced; named in the appendix of the EUPL",
    "LGPL-3.0-or-later": "a library used unchanged, which can be replaced; named in the appendix of the EUPL",
}
# What packages write that is no SPDX: in their licence, or in their classifiers.
APACHE = ("apache 2.0", "apache 2", "apache", "apache license 2.0", "apache software license")
BSD = ("bsd", "bsd license", "3-clause bsd license", "bsd 3-clause", "bsd 3-clause license")
MEANT = {
    **dict.fromkeys(APACHE, "Apache-2.0"),
    **dict.fromkeys(BSD, "BSD-3-Clause"),
    **dict.fromkeys(("mit license", "mit"), "MIT"),
    "bsd-2-clause or apache-2.0": "BSD-2-Clause OR Apache-2.0",
    "isc license (iscl)": "ISC",
    "python software foundation license": "PSF-2.0",
    "mozilla public license 2.0 (mpl 2.0)": "MPL-2.0",
    "gnu lesser general public license v2 or later (lgplv2+)": "LGPL-2.1-or-later",
}
# Read in the package itself, since its metadata do not say.
READ = {"psycopg2-binary": "LGPL-3.0-or-later", "skops": "MIT"}


class UnknownLicence(ValueError):
    """The metadata of a package do not tell its licence in words we know."""


def licence_of(package: Distribution) -> str:
    """The SPDX expression of a package. Raises UnknownLicence."""
    name = package.metadata["Name"]
    if name.lower() in READ:
        return READ[name.lower()]
    classifiers = [one for one in package.metadata.get_all("Classifier", []) if one.startswith("License ::")]
    told = [package.metadata.get("License-Expression"), package.metadata.get("License")]
    for one in [*told, *(one.rsplit(" :: ", 1)[1] for one in classifiers)]:
        if found := _spdx((one or "").strip()):
            return found
    raise UnknownLicence(f"{name}: {told} {classifiers}; look in the package and add it to tools/licences.py")


def is_compatible(expression: str) -> bool:
    """May it go along with the EUPL-1.2? Of licences to choose from, one is enough."""
    return _fits(SPDX.parse(expression, validate=True))


def _spdx(told: str) -> str | None:
    if told.lower() in MEANT:
        return MEANT[told.lower()]
    valid = EXPRESSION.fullmatch(told) and not SPDX.validate(told).errors
    return str(SPDX.parse(told)) if valid else None


def _fits(expression: Expression) -> bool:
    if isinstance(expression, OR):
        return any(map(_fits, expression.args))
    if isinstance(expression, AND):
        return all(map(_fits, expression.args))
    return isinstance(expression, LicenseSymbol) and expression.key in COMPATIBLE
