"""`make check-content`: everything that is wrong with the content, with file and key, and how easy it reads.

STRICT=1 also fails on what has to be checked again. TODAY looks at the content as of another day.
"""

import sys

from knowledge import check
from tools import readability
from tools.day import today

if __name__ == "__main__":
    sys.exit(check.main(today(), (readability.KINDS, readability.problems)))
