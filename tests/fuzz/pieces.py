"""From bytes to what a hostile or clumsy visitor sends: the same bytes always give the same text."""

import json

ALPHABETS = (
    "abcdefghijklmnop qrstuvwxyz",
    "0123456789 .-+@/",
    "{}[]<>\"'`$&;:|\\=*_#%()!?,~^",
    "éëïöüçñĳÿßœØþğ€½ﬁﷺ",
    "\x00\x01\x07\x08\t\n\r\x1b\x7f\x85\xa0",
    "\u200b\u200d\u2028\u2029\u202e\u2066\ufeff\u2060\U000e0041\ufffe\U0010ffff",
    "\ud800\udbff\udc00\udfff",
    "／⁄∕⧸＼｛｝＂０１２３４５６７８９＠",
    "😀👩🏳️🇳🇱א٣漢字ไทยका",
    "\u0300\u0301\u0315\u035c\u0489\u20dd",
)
WORDS = (
    *("ja", "nee", "weet ik niet", "terug", "waarom?", "samenvatting", "stop", "later verder", "status", "overslaan"),
    *("start de check", "nieuwe kandidaat K-2", "terug naar kandidaat K-1", "ik heb acht kandidaten", "dertig"),
    *("K-3, 34, geen diploma, bijstand, Venlo", "nee, de gemeente is Assen", "voor iedereen: geen diploma"),
    *("kandidaat 2: 27 jaar", "nugger", "bijstand en ww", "Venlo", "Den Haag", "'s-Hertogenbosch", "Bergen", "mbo 2"),
    *("geen diploma", "bezig met mbo", "27", "150", "-3", "17 jaar", "wat is vrijstelling?", "verwijder mijn gegevens"),
    *("/restart", '/knop{"doe":"start_check"}', '/kaart{"kaart":"contact"}', "／restart", "⁄session_start"),
    "/EXTERNAL: x",
    *("bsn 999999990", "jan@voorbeeld.nl", "06-12345678", "NL91ABNA0417164300", "naam: Jan de Vries", "geb. 1-2-1990"),
    *("code 7K3F-9M2P", "verder met code ABCD-2345", "<script>alert(1)</script>", "{{DATE(2026)}}", "${jndi:ldap://x}"),
    *('=HYPERLINK("http://x")', "@SUM(1)", '#import "x"', "'; DROP TABLE cases; --", "%0d%0aBcc: x@y.nl", "../../x"),
    *("[x](javascript:1)", "<at>Jan</at>", "\\", "&#x3c;b&#x3e;", "1e999", "NaN", "٣٤", "€ 2.700,00", "\u202egnp.exe"),
)


class Pieces:
    """Reads choices from bytes; when they are used up, every choice is the first."""

    def __init__(self, data: bytes) -> None:
        self._data, self._at = data, 0

    @property
    def left(self) -> int:
        """How many bytes are not used yet."""
        return len(self._data) - self._at

    def number(self, below: int) -> int:
        """From 0, below `below` (at most 65,536)."""
        size = 1 if below <= 256 else 2
        taken = self._data[self._at : self._at + size]
        self._at += size
        return int.from_bytes(taken, "big") % below

    def one_of(self, every: tuple):
        """One of a few."""
        return every[self.number(len(every))]

    def text(self, most: int = 24) -> str:
        """Some pieces, joined: known words, and runs of one kind of sign."""
        pieces = []
        for _ in range(1 + self.number(most)):
            if self.left <= 0:
                break
            pieces.append(self._piece())
        return self.one_of((" ", "", ", ", "\n")).join(pieces)

    def _piece(self) -> str:
        kind = self.number(8)
        if kind < 4:
            return self.one_of(WORDS)
        if kind == 7:  # anything at all, so that the fuzzer can find what nobody thought of
            size = 1 + self.number(16)
            raw = self._data[self._at : self._at + size]
            self._at += size
            return raw.decode("utf-8", "surrogatepass") if _whole(raw) else raw.decode("latin-1")
        signs = self.one_of(ALPHABETS)
        return "".join(self.one_of(tuple(signs)) for _ in range(1 + self.number(12)))

    def value(self, depth: int = 3):
        """Any JSON value."""
        kind = self.number(9 if depth else 7)
        if kind < 3:
            return self.text(4)
        if kind < 7:
            return self.one_of((None, True, False, 0, -1, 2**70, 1.5, "", "ja", "x" * 300))
        if kind == 7:
            return [self.value(depth - 1) for _ in range(self.number(4))]
        return {self.text(2): self.value(depth - 1) for _ in range(self.number(5))}

    def json(self) -> bytes:
        """A value as JSON, sometimes cut short."""
        raw = json.dumps(self.value(5)).encode()
        return raw[: self.number(len(raw) + 1)] if self.number(8) == 0 else raw


def _whole(raw: bytes) -> bool:
    try:
        raw.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return False
    return True
