"""`make desk region=AM29 address=loket@voorbeeld.nl`: have applications of a region sent to its desk.

`delivery=loket` has them only in the queue of the desk, `delivery=none` turns it off again; without a region it lists
what is set. The pages under /loket/instellingen do the same.
"""

import os
import sys
from datetime import UTC, datetime
from typing import get_args

from applications import desks
from applications.database import open_database
from applications.errors import DeskSettings
from knowledge.load import load_content
from tools import house
from tools.run import data_folder


def main() -> int:
    """Set or list; 1 with one clear line when it cannot be set."""
    given = {name: os.environ.get(name, "").strip() for name in ("region", "delivery", "address", "opening", "after")}
    content = load_content()
    variables = house.environment(os.environ, data_folder())
    db = open_database(variables["DATABASE_URL"], variables["SECRET_KEY"])
    try:
        if given["region"] and given["region"] not in content.regions:
            raise DeskSettings(f"{given['region']!r} is not a region; the codes are the names in content/regions")
        if given["region"]:
            desks.save(db, _desk(given), datetime.now(UTC))
        for code, region in content.regions.items():
            if (desk := desks.find(db, code)).delivers or code == given["region"]:
                print(f"{code} {region.name}: {desk.delivery} {desk.address} (reminder after {desk.remind_after} days)")
    except DeskSettings as error:
        print(error, file=sys.stderr)
        return 1
    finally:
        db.close()
    return 0


def _desk(given: dict[str, str]) -> desks.Desk:
    after = given["after"] or str(desks.REMIND_AFTER)
    if not after.isdigit():
        raise DeskSettings(f"after={after} is not a number of working days")
    if given["delivery"] not in {"", *get_args(desks.Delivery)}:
        raise DeskSettings(f"delivery={given['delivery']} is not {' or '.join(get_args(desks.Delivery))}")
    delivery = given["delivery"] or "email"
    return desks.Desk(given["region"], delivery, given["address"], given["opening"], int(after))


if __name__ == "__main__":
    sys.exit(main())
