"""A form, or a form with a file, in any shape: it is read or refused, and nothing breaks."""

import pytest

PARTS = {
    "control signs": b'form-data; name="\xc3\xa6\x01l\xc3\x9b\x00\x1dA"',
    "no text": b'form-data; name="\xff"',
    "nothing": b"",
    "no name": b"form-data",
    "a file name": b'form-data; name="a"; filename="\x00"',
    "an odd file name": b"form-data; filename*=x''%ff",
    "packed": b'form-data; name="vraag"\r\nContent-Encoding: deflate',
    "packed oddly": b'form-data; filename="b"\r\nContent-Encoding: x',
    "sent oddly": b'form-data; filename="b"\r\nContent-Transfer-Encoding: x',
    "parts in a part": b'form-data; filename="b"\r\nContent-Type: multipart/mixed; boundary=a',
    "a long header": b'form-data; filename="b"\r\n' + b"a" * 9000 + b": b",
    "a wrong length": b'form-data; filename="b"\r\nContent-Length: -5',
    "unknown letters": b'form-data; name="vraag"\r\nContent-Type: text/plain; charset=foo',
    "other letters": b'form-data; name="_charset_"',
}
FORMS = {
    "no text": (b"vraag=%ff%fe", ""),
    "raw": (b"vraag=\xff\xfe", ""),
    "unknown letters": (b"vraag=x", "; charset=foo"),
    "no letters": (b"vraag=x", "; charset=hex"),
    "wide letters": (b"vraag=x", "; charset=utf-16"),
    "few letters": (b"vraag=\xff", "; charset=ascii"),
    "nul and half a pair": (b"vraag=%00%ed%a0%80", ""),
    "nul in the token": (b"gesprek=%00&vraag=a", ""),
    "nul in a choice": (b"vraag=a&regio=%00&voor=%00", ""),
    "many": (b"a=b&" * 4000, ""),
    "too large": (b"vraag=" + b"x" * 17_000, ""),
}
FORM, IN_PARTS = "application/x-www-form-urlencoded", "multipart/form-data"
PATHS = ("/vraag", "/vraag/PW-2026-ABCDEF.pdf", "/loket/inloggen", "/api/groups")
ADDRESSES = (
    *("/kennis/zoeken?zoek=%ff%00", "/kennis?regio=%00&voor=%ff", "/kennis/%00", "/kennis/%ff", "/?postcode=%00%ff"),
    *("/?campagne=%ed%a0%80&regio=%00", "/loket/inloggen?verder=%00", "/loket/inloggen/terug?code=%00&state=%ff"),
    *("/loket/aanmeldingen?zoek=%00", "/teams/bestanden/%00", "/kennis/zoeken?zoek=" + "a" * 4000),
)


BOUNDARIES = ["", "; boundary=", "; boundary=é", f'; boundary="{"a" * 100}"']


@pytest.mark.filterwarnings("ignore::aiohttp.multipart.BadContentDispositionHeader")
@pytest.mark.filterwarnings("ignore::aiohttp.multipart.BadContentDispositionParam")
@pytest.mark.parametrize("path", PATHS)
async def test_a_form_in_parts_is_refused_whatever_is_wrong_with_it(visitor, path):
    for kind, head in PARTS.items():
        whole = b"--x\r\nContent-Disposition: " + head + b"\r\n\r\n{}\r\n--x--\r\n"
        for body in (whole, whole[: len(whole) // 2], whole * 3, whole[:-9], b"--x--", b""):
            response = await _sent(visitor, path, body, f"{IN_PARTS}; boundary=x")
            assert 400 <= response.status < 500, (kind, body[-20:], await response.text())
    for boundary in BOUNDARIES:
        assert 400 <= (await _sent(visitor, path, b"--x--", IN_PARTS + boundary)).status < 500, boundary


@pytest.mark.parametrize("path", PATHS[:3])
async def test_odd_signs_in_a_form_break_nothing(visitor, path):
    for kind, (body, letters) in FORMS.items():
        assert (await _sent(visitor, path, body, FORM + letters)).status < 500, kind


async def test_odd_signs_in_an_address_break_nothing(client):
    for address in ADDRESSES:
        assert (await client.get(address)).status < 500, address


async def _sent(visitor, path: str, body: bytes, kind: str):
    headers = {"Authorization": f"Bearer {visitor.token}", "Content-Type": kind}
    return await visitor.client.post(path, data=body, headers=headers)
