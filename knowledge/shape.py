"""Turn plain YAML data into the dataclasses of `model`, naming file and key of whatever is wrong."""

import types
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from knowledge.errors import ContentError

T = TypeVar("T")
PLAIN = {str: "tekst", int: "een heel getal", bool: "true of false", date: "een datum (jjjj-mm-dd)"}
SEEN = {
    str: "tekst",
    int: "getal",
    float: "getal",
    bool: "waar of niet waar",
    date: "datum",
    list: "lijst",
    dict: "namen met een waarde",
    type(None): "leeg",
}


def build(kind: type[T], data: Any, file: str, key: str = "") -> T:
    """Make one dataclass of `kind` from a YAML mapping.

    `file` and `key` say where the data stands. Raises ContentError for a missing, unknown or wrong value.
    """
    if not isinstance(data, dict):
        raise ContentError(file, key or "(bovenaan)", f"hier horen namen met een waarde, maar er staat {_shown(data)}")
    hints, known = _shape(kind)
    for name in data:
        if name not in known:
            raise ContentError(file, _join(key, name), f"deze sleutel is niet bekend; bekend zijn {', '.join(known)}")
    values = {}
    for name, item in known.items():
        if name in data:
            values[name] = _value(hints[name], data[name], file, _join(key, name))
        elif item.default is MISSING and item.default_factory is MISSING:
            raise ContentError(file, _join(key, name), "ontbreekt; voeg deze sleutel toe")
    return kind(**values)


@lru_cache(maxsize=64)
def _shape(kind: type) -> tuple[dict[str, Any], dict[str, Field]]:
    """The types and the fields of a dataclass, by name."""
    return get_type_hints(kind), {item.name: item for item in fields(kind)}


def _value(kind: Any, data: Any, file: str, key: str) -> Any:
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return _one_of(get_args(kind), data, file, key)
    if origin is Literal:
        if data not in get_args(kind):
            known = ", ".join(map(str, get_args(kind)))
            raise ContentError(file, key, f"{_shown(data)} kan hier niet; kies uit {known}")
        return data
    if origin is tuple:
        return _sequence(get_args(kind)[0], data, file, key)
    if origin is Mapping:
        return _mapping(get_args(kind)[1], data, file, key)
    if is_dataclass(kind):
        return build(kind, data, file, key)
    if type(data) is not kind:
        raise ContentError(file, key, f"hier hoort {PLAIN[kind]}, maar er staat {_shown(data)}")
    return data.strip() if kind is str else data


def _one_of(kinds: tuple, data: Any, file: str, key: str) -> Any:
    if data is None and type(None) in kinds:
        return None
    plain = [kind for kind in kinds if kind is not type(None)]
    if len(plain) == 1:
        return _value(plain[0], data, file, key)
    if type(data) not in plain:
        wanted = " of ".join(PLAIN[one] for one in plain)
        raise ContentError(file, key, f"hier hoort {wanted}, maar er staat {_shown(data)}")
    return data


def _sequence(kind: Any, data: Any, file: str, key: str) -> tuple:
    if not isinstance(data, list):
        raise ContentError(file, key, f"hier hoort een lijst, maar er staat {_shown(data)}")
    return tuple(_value(kind, item, file, f"{key}[{number}]") for number, item in enumerate(data))


def _mapping(kind: Any, data: Any, file: str, key: str) -> dict:
    if not isinstance(data, dict):
        raise ContentError(file, key, f"hier horen namen met een waarde, maar er staat {_shown(data)}")
    for name in data:
        if not isinstance(name, str):
            problem = f"hier hoort een naam, maar er staat {_shown(name)}; zet die tussen aanhalingstekens"
            raise ContentError(file, _join(key, name), problem)
    return {name: _value(kind, item, file, _join(key, name)) for name, item in data.items()}


def _join(key: str, name: Any) -> str:
    return f"{key}.{name}" if key else str(name)


def _shown(data: Any) -> str:
    return f"{str(data)[:60]!r} ({SEEN.get(type(data), type(data).__name__)})"
