"""What was loaded is not looked through again."""

import gc

from applications.settled import settle


def test_what_is_there_is_left_out_of_every_later_look():
    kept = [{"loaded": number} for number in range(50)]
    settle()
    try:
        looked_at = {id(one) for one in gc.get_objects()}
        assert gc.get_freeze_count() > len(kept)
        assert not looked_at & {id(one) for one in kept}
    finally:
        gc.unfreeze()
