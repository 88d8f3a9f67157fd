import pytest

from knowledge.places import find, find_region, full_name


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("venlo", ["Venlo"]),
        ("Den Bosch", ["'s-Hertogenbosch"]),
        ("den haag", ["'s-Gravenhage"]),
        ("súdwest fryslan", ["Súdwest-Fryslân"]),
        ("Bergen", ["Bergen (NH)", "Bergen (L)"]),
        ("gemeente Horst aan de Maas", ["Horst aan de Maas"]),
        ("Laren", ["Lochem", "Laren"]),
        ("Hengelo", ["Hengelo", "Bronckhorst"]),
        ("gemeente Laren", ["Laren"]),
        ("Beek (Zuid-Limburg)", ["Beek"]),
        ("Brielle", ["Voorne aan Zee"]),
        ("Antwerpen", []),
    ],
)
def test_a_place_is_found_by_name_and_by_what_people_call_it(content, text: str, names: list[str]) -> None:
    assert [one.name for one in find(content, text)] == names


@pytest.mark.parametrize(("text", "code"), [("Friesland", "AM02"), ("regio Zwolle", "AM36"), ("Noord Limburg", "AM29")])
def test_a_region_is_found_by_its_names(content, text: str, code: str) -> None:
    found = find_region(content, text)

    assert found is not None
    assert found.code == code


def test_every_gemeente_has_a_name_that_means_no_other_place(content) -> None:
    assert all(find(content, full_name(content, one)) == (one,) for one in content.gemeenten)
